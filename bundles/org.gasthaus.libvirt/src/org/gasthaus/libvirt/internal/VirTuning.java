package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeTuning}. */
interface VirTuning extends Library {
	VirTuning INSTANCE = LibvirtLibrary.bind(VirTuning.class);

	int virDomainSetMemory(Pointer domain, NativeLong kib);

	int virDomainSetMaxMemory(Pointer domain, NativeLong kib);

	int virDomainSetMemoryFlags(Pointer domain, NativeLong kib, int flags);

	int virDomainSetVcpus(Pointer domain, int count);

	int virDomainSetVcpusFlags(Pointer domain, int count, int flags);

	int virDomainGetVcpusFlags(Pointer domain, int flags);
}
