package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeLaunchSecurity}. */
interface VirLaunchSecurity extends Library {
	VirLaunchSecurity INSTANCE = LibvirtLibrary.bind(VirLaunchSecurity.class);

	int virNodeGetSEVInfo(Pointer connect, PointerByReference parameters, IntByReference count, int flags);

	int virDomainGetLaunchSecurityInfo(Pointer domain, PointerByReference parameters, IntByReference count, int flags);

	int virDomainSetLaunchSecurityState(Pointer domain, Pointer parameters, int count, int flags);
}
