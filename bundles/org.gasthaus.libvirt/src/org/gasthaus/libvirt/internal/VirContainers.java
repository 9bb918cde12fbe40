package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Functions of libvirt-lxc for {@link NativeContainers}. It stands beside libvirt; where it is missing, its first use is an UnsatisfiedLinkError. */
interface VirContainers extends Library {
	/** @param descriptors an array that the caller frees, of descriptors that the caller closes @return how many, or -1 */
	int virDomainLxcOpenNamespace(Pointer domain, PointerByReference descriptors, int flags);

	/** Loaded when it is needed: most never do. */
	static VirContainers get() {
		return Native.load(LibvirtLibrary.name().replaceFirst("libvirt(?!.*libvirt)", "libvirt-lxc"), VirContainers.class);
	}

	/** The part of the C library that this needs. */
	interface Posix extends Library {
		Posix INSTANCE = Native.load("c", Posix.class);

		int close(int descriptor);
	}
}
