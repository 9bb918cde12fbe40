package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

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

	int virNetworkUpdate(Pointer network, int command, int section, int parent, byte[] xml, int flags);

	int virNetworkGetDHCPLeases(Pointer network, byte[] mac, PointerByReference leases, int flags);

	void virNetworkDHCPLeaseFree(Pointer lease);
}
