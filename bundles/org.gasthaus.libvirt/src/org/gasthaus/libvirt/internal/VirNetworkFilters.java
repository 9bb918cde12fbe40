package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeNetworkFilters}. */
interface VirNetworkFilters extends Library {
	VirNetworkFilters INSTANCE = LibvirtLibrary.bind(VirNetworkFilters.class);

	Pointer virNWFilterLookupByUUIDString(Pointer connect, byte[] uuid);

	Pointer virNWFilterLookupByName(Pointer connect, byte[] name);

	Pointer virNWFilterGetName(Pointer filter);

	Pointer virNWFilterDefineXML(Pointer connect, byte[] xml);

	Pointer virNWFilterDefineXMLFlags(Pointer connect, byte[] xml, int flags);

	int virNWFilterUndefine(Pointer filter);

	int virNWFilterFree(Pointer filter);

	int virConnectListAllNWFilterBindings(Pointer connect, PointerByReference all, int flags);

	Pointer virNWFilterBindingLookupByPortDev(Pointer connect, byte[] port);

	Pointer virNWFilterBindingGetPortDev(Pointer binding);

	Pointer virNWFilterBindingGetFilterName(Pointer binding);

	Pointer virNWFilterBindingGetXMLDesc(Pointer binding, int flags);

	Pointer virNWFilterBindingCreateXML(Pointer connect, byte[] xml, int flags);

	int virNWFilterBindingDelete(Pointer binding);

	int virNWFilterBindingFree(Pointer binding);
}
