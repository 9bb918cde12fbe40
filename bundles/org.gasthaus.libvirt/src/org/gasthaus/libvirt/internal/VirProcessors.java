package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeProcessors}. */
interface VirProcessors extends Library {
	VirProcessors INSTANCE = LibvirtLibrary.bind(VirProcessors.class);

	int virNodeGetCPUMap(Pointer connect, Pointer map, Pointer online, int flags);

	Pointer virDomainGetConnect(Pointer domain);

	/** @param info {@code virVcpuInfo}: an unsigned int, an int, a 64 bit number, an int, four bytes of padding */
	int virDomainGetVcpus(Pointer domain, Pointer info, int max, Pointer maps, int mapLength);

	int virDomainGetVcpuPinInfo(Pointer domain, int count, Pointer maps, int mapLength, int flags);

	int virDomainPinVcpu(Pointer domain, int vcpu, byte[] map, int mapLength);

	int virDomainPinVcpuFlags(Pointer domain, int vcpu, byte[] map, int mapLength, int flags);

	int virDomainGetEmulatorPinInfo(Pointer domain, Pointer map, int mapLength, int flags);

	int virDomainPinEmulator(Pointer domain, byte[] map, int mapLength, int flags);

	int virDomainSetVcpu(Pointer domain, byte[] vcpus, int state, int flags);

	int virDomainGetIOThreadInfo(Pointer domain, PointerByReference threads, int flags);

	/** @param thread {@code virDomainIOThreadInfo}: an unsigned int, padding, a pointer to a map, an int */
	void virDomainIOThreadInfoFree(Pointer thread);

	int virDomainAddIOThread(Pointer domain, int number, int flags);

	int virDomainDelIOThread(Pointer domain, int number, int flags);

	int virDomainPinIOThread(Pointer domain, int number, byte[] map, int mapLength, int flags);

	int virDomainSetIOThreadParams(Pointer domain, int number, Pointer parameters, int count, int flags);
}
