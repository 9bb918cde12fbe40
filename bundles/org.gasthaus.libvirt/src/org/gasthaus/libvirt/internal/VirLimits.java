package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeLimits}. */
interface VirLimits extends Library {
	VirLimits INSTANCE = LibvirtLibrary.bind(VirLimits.class);

	/** @return a text that the caller frees */
	Pointer virDomainGetSchedulerType(Pointer domain, IntByReference count);

	int virDomainGetSchedulerParameters(Pointer domain, Pointer parameters, IntByReference count);

	int virDomainGetSchedulerParametersFlags(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetSchedulerParameters(Pointer domain, Pointer parameters, int count);

	int virDomainSetSchedulerParametersFlags(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetMemoryParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetMemoryParameters(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetBlkioParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetBlkioParameters(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetNumaParameters(Pointer domain, Pointer parameters, IntByReference count, int flags);

	int virDomainSetNumaParameters(Pointer domain, Pointer parameters, int count, int flags);

	/** @param parameters allocated by libvirt */
	int virDomainGetPerfEvents(Pointer domain, PointerByReference parameters, IntByReference count, int flags);

	int virDomainSetPerfEvents(Pointer domain, Pointer parameters, int count, int flags);

	int virDomainGetBlockIoTune(Pointer domain, byte[] disk, Pointer parameters, IntByReference count, int flags);

	int virDomainSetBlockIoTune(Pointer domain, byte[] disk, Pointer parameters, int count, int flags);

	int virDomainGetInterfaceParameters(Pointer domain, byte[] device, Pointer parameters, IntByReference count, int flags);

	int virDomainSetInterfaceParameters(Pointer domain, byte[] device, Pointer parameters, int count, int flags);

	int virDomainSetLifecycleAction(Pointer domain, int event, int action, int flags);

	void virTypedParamsFree(Pointer parameters, int count);
}
