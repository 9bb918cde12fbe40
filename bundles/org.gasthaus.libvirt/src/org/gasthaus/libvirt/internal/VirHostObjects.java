package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeHostObjects}. */
interface VirHostObjects extends Library {
	VirHostObjects INSTANCE = LibvirtLibrary.bind(VirHostObjects.class);

	int virConnectListAllInterfaces(Pointer connect, PointerByReference all, int flags);

	Pointer virInterfaceLookupByName(Pointer connect, byte[] name);

	Pointer virInterfaceGetName(Pointer one);

	Pointer virInterfaceGetMACString(Pointer one);

	int virInterfaceIsActive(Pointer one);

	Pointer virInterfaceGetXMLDesc(Pointer one, int flags);

	int virInterfaceFree(Pointer one);

	int virConnectListAllNodeDevices(Pointer connect, PointerByReference all, int flags);

	Pointer virNodeDeviceLookupByName(Pointer connect, byte[] name);

	Pointer virNodeDeviceGetName(Pointer one);

	int virNodeDeviceIsActive(Pointer one);

	Pointer virNodeDeviceGetXMLDesc(Pointer one, int flags);

	int virNodeDeviceFree(Pointer one);

	int virConnectListAllNWFilters(Pointer connect, PointerByReference all, int flags);

	Pointer virNWFilterLookupByName(Pointer connect, byte[] name);

	Pointer virNWFilterGetName(Pointer one);

	int virNWFilterGetUUIDString(Pointer one, byte[] uuid);

	Pointer virNWFilterGetXMLDesc(Pointer one, int flags);

	int virNWFilterFree(Pointer one);

	/** @return a text that the caller frees */
	Pointer virConnectGetDomainCapabilities(Pointer connect, byte[] emulator, byte[] arch, byte[] machine, byte[] type, int flags);
}
