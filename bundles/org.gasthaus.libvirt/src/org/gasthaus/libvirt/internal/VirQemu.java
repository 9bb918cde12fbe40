package org.gasthaus.libvirt.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The functions for {@link NativeQemuMonitor}, of a library of its own. */
interface VirQemu extends Library {
	VirQemu INSTANCE = LibvirtLibrary.bindQemu(VirQemu.class);

	/** {@code virConnectDomainQemuMonitorEventCallback} */
	interface EventCallback extends Callback {
		void happened(Pointer connect, Pointer domain, Pointer event, long seconds, int micros, Pointer details, Pointer opaque);
	}

	int virDomainQemuMonitorCommand(Pointer domain, byte[] command, PointerByReference result, int flags);

	/** Since libvirt 8.2. @param filesOut may be {@code null}, as the count before it */
	int virDomainQemuMonitorCommandWithFiles(Pointer domain, byte[] command, int count, int[] descriptors, Pointer countOut, Pointer filesOut,
			PointerByReference result, int flags);

	/** @return a text that the caller frees */
	Pointer virDomainQemuAgentCommand(Pointer domain, byte[] command, int seconds, int flags);

	/** @return a domain that the caller frees */
	Pointer virDomainQemuAttach(Pointer connect, int pid, int flags);

	int virConnectDomainQemuMonitorEventRegister(Pointer connect, Pointer domain, byte[] event, EventCallback callback, Pointer opaque, Pointer freeOpaque,
			int flags);

	int virConnectDomainQemuMonitorEventDeregister(Pointer connect, int callback);
}
