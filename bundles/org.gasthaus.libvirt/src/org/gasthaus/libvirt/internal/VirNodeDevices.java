package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeNodeDevices}. */
interface VirNodeDevices extends Library {
	VirNodeDevices INSTANCE = LibvirtLibrary.bind(VirNodeDevices.class);

	int virConnectListAllNodeDevices(Pointer connect, PointerByReference all, int flags);

	Pointer virNodeDeviceLookupByName(Pointer connect, byte[] name);

	Pointer virNodeDeviceLookupSCSIHostByWWN(Pointer connect, byte[] wwnn, byte[] wwpn, int flags);

	Pointer virNodeDeviceGetName(Pointer device);

	/** @return a text that belongs to the device */
	Pointer virNodeDeviceGetParent(Pointer device);

	int virNodeDeviceIsActive(Pointer device);

	int virNodeDeviceIsPersistent(Pointer device);

	int virNodeDeviceGetAutostart(Pointer device, IntByReference autostart);

	int virNodeDeviceSetAutostart(Pointer device, int autostart);

	Pointer virNodeDeviceGetXMLDesc(Pointer device, int flags);

	Pointer virNodeDeviceCreateXML(Pointer connect, byte[] xml, int flags);

	Pointer virNodeDeviceDefineXML(Pointer connect, byte[] xml, int flags);

	int virNodeDeviceCreate(Pointer device, int flags);

	int virNodeDeviceDestroy(Pointer device);

	int virNodeDeviceUndefine(Pointer device, int flags);

	int virNodeDeviceDettach(Pointer device);

	int virNodeDeviceDetachFlags(Pointer device, byte[] driver, int flags);

	int virNodeDeviceReAttach(Pointer device);

	int virNodeDeviceReset(Pointer device);

	int virNodeDeviceFree(Pointer device);
}
