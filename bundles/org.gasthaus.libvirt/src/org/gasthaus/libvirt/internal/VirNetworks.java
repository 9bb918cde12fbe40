package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeNetworks}. */
interface VirNetworks extends Library {
	VirNetworks INSTANCE = LibvirtLibrary.bind(VirNetworks.class);

	Pointer virNetworkDefineXMLFlags(Pointer connect, byte[] xml, int flags);

	Pointer virNetworkCreateXML(Pointer connect, byte[] xml);

	Pointer virNetworkCreateXMLFlags(Pointer connect, byte[] xml, int flags);

	int virNetworkCreate(Pointer network);

	int virNetworkDestroy(Pointer network);

	int virNetworkUndefine(Pointer network);

	int virNetworkSetAutostart(Pointer network, int autostart);

	Pointer virNetworkGetBridgeName(Pointer network);
}
