package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeDevices}. */
interface VirDevices extends Library {
	VirDevices INSTANCE = LibvirtLibrary.bind(VirDevices.class);

	int virDomainAttachDevice(Pointer domain, byte[] xml);

	int virDomainAttachDeviceFlags(Pointer domain, byte[] xml, int flags);

	int virDomainDetachDevice(Pointer domain, byte[] xml);

	int virDomainDetachDeviceFlags(Pointer domain, byte[] xml, int flags);

	int virDomainDetachDeviceAlias(Pointer domain, byte[] alias, int flags);

	int virDomainUpdateDeviceFlags(Pointer domain, byte[] xml, int flags);

	int virDomainFDAssociate(Pointer domain, byte[] name, int count, int[] descriptors, int flags);

	int virDomainBlockResize(Pointer domain, byte[] disk, long size, int flags);

	/** @param stats {@code virDomainInterfaceStatsStruct}: eight 64 bit numbers */
	int virDomainInterfaceStats(Pointer domain, byte[] device, Pointer stats, long size);

	int virDomainSetMemoryStatsPeriod(Pointer domain, int seconds, int flags);

	/** @param stats {@code virDomainMemoryStatStruct}: an int, four bytes of padding, a 64 bit number */
	int virDomainMemoryStats(Pointer domain, Pointer stats, int count, int flags);
}
