package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** libvirt's functions for {@link NativeTuning}. */
interface VirTuning extends Library {
	VirTuning INSTANCE = LibvirtLibrary.bind(VirTuning.class);

	int virDomainSetMemory(Pointer domain, NativeLong kib);

	int virDomainSetMaxMemory(Pointer domain, NativeLong kib);

	int virDomainSetMemoryFlags(Pointer domain, NativeLong kib, int flags);

	int virDomainSetVcpus(Pointer domain, int count);

	int virDomainSetVcpusFlags(Pointer domain, int count, int flags);

	int virDomainGetVcpusFlags(Pointer domain, int flags);

	/** @param info {@code virVcpuInfo}: an unsigned int, an int, a 64 bit number, an int, four bytes of padding */
	int virDomainGetVcpus(Pointer domain, Pointer info, int max, Pointer maps, int mapLength);

	int virDomainGetVcpuPinInfo(Pointer domain, int count, Pointer maps, int mapLength, int flags);

	int virDomainPinVcpu(Pointer domain, int vcpu, byte[] map, int mapLength);

	int virDomainPinVcpuFlags(Pointer domain, int vcpu, byte[] map, int mapLength, int flags);

	int virNodeGetCPUMap(Pointer connect, Pointer map, Pointer online, int flags);

	Pointer virDomainGetConnect(Pointer domain);

	int virDomainGetMemoryParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetMemoryParameters(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetBlkioParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetBlkioParameters(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetNumaParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetNumaParameters(Pointer domain, Pointer parameters, int count, int flags);

	/** @return a text that the caller frees */
	Pointer virDomainGetSchedulerType(Pointer domain, IntByReference count);

	int virDomainGetSchedulerParameters(Pointer domain, Pointer parameters, IntByReference count);

	int virDomainGetSchedulerParametersFlags(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetSchedulerParameters(Pointer domain, Pointer parameters, int count);

	int virDomainSetSchedulerParametersFlags(Pointer domain, Pointer parameters, int count, int flags);
}
