package org.gasthaus.libvirt.internal;

import org.libvirt.Connect;
import org.libvirt.ConnectAuth;
import org.libvirt.LibvirtException;

import com.sun.jna.Pointer;

/** A connection of libvirt-java that shows its native pointer, for the functions that libvirt-java lacks. */
final class RawConnect extends Connect {
	private static final int READ_ONLY = 1;

	/** Without asking anybody for credentials: cheaper, and enough for drivers inside this process. */
	RawConnect(String uri, boolean readOnly) throws LibvirtException {
		super(uri, readOnly);
	}

	RawConnect(String uri, ConnectAuth auth, boolean readOnly) throws LibvirtException {
		super(uri, auth, readOnly ? READ_ONLY : 0);
	}

	/** Valid until {@link #close()}. */
	Pointer pointer() {
		return vcp.getPointer();
	}
}
