package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativePools}. */
interface VirPools extends Library {
	VirPools INSTANCE = LibvirtLibrary.bind(VirPools.class);

	Pointer virStoragePoolCreateXML(Pointer connect, byte[] xml, int flags);

	int virStoragePoolCreate(Pointer pool, int flags);

	int virStoragePoolDestroy(Pointer pool);

	int virStoragePoolUndefine(Pointer pool);

	int virStoragePoolSetAutostart(Pointer pool, int autostart);

	int virStoragePoolBuild(Pointer pool, int flags);

	int virStoragePoolDelete(Pointer pool, int flags);

	int virStoragePoolRefresh(Pointer pool, int flags);

	Pointer virConnectFindStoragePoolSources(Pointer connect, byte[] type, byte[] source, int flags);

	Pointer virConnectGetStoragePoolCapabilities(Pointer connect, int flags);
}
