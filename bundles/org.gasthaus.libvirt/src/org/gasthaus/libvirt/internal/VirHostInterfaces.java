package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeHostInterfaces}. */
interface VirHostInterfaces extends Library {
	VirHostInterfaces INSTANCE = LibvirtLibrary.bind(VirHostInterfaces.class);

	Pointer virInterfaceLookupByName(Pointer connect, byte[] name);

	Pointer virInterfaceLookupByMACString(Pointer connect, byte[] mac);

	Pointer virInterfaceGetName(Pointer one);

	Pointer virInterfaceGetXMLDesc(Pointer one, int flags);

	Pointer virInterfaceDefineXML(Pointer connect, byte[] xml, int flags);

	int virInterfaceUndefine(Pointer one);

	int virInterfaceCreate(Pointer one, int flags);

	int virInterfaceDestroy(Pointer one, int flags);

	int virInterfaceChangeBegin(Pointer connect, int flags);

	int virInterfaceChangeCommit(Pointer connect, int flags);

	int virInterfaceChangeRollback(Pointer connect, int flags);

	int virInterfaceFree(Pointer one);
}
