package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeNetworkPorts}. */
interface VirNetworkPorts extends Library {
	VirNetworkPorts INSTANCE = LibvirtLibrary.bind(VirNetworkPorts.class);

	int virNetworkListAllPorts(Pointer network, PointerByReference ports, int flags);

	Pointer virNetworkPortLookupByUUIDString(Pointer network, byte[] uuid);

	int virNetworkPortGetUUIDString(Pointer port, byte[] uuid);

	Pointer virNetworkPortGetXMLDesc(Pointer port, int flags);

	Pointer virNetworkPortCreateXML(Pointer network, byte[] xml, int flags);

	int virNetworkPortDelete(Pointer port, int flags);

	int virNetworkPortFree(Pointer port);
}
