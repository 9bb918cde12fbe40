package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeNotes} and {@link NativeInput}. */
interface VirNotes extends Library {
	VirNotes INSTANCE = LibvirtLibrary.bind(VirNotes.class);

	/** @return a text that the caller frees */
	Pointer virDomainGetMetadata(Pointer domain, int type, byte[] uri, int flags);

	int virDomainSetMetadata(Pointer domain, int type, byte[] text, byte[] prefix, byte[] uri, int flags);

	int virDomainSendKey(Pointer domain, int set, int holdMillis, int[] keys, int count, int flags);

	int virDomainSendProcessSignal(Pointer domain, long process, int signal, int flags);
}
