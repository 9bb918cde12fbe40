package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeLifeCycle}. */
interface VirLifeCycle extends Library {
	VirLifeCycle INSTANCE = LibvirtLibrary.bind(VirLifeCycle.class);

	Pointer virDomainCreateXML(Pointer connect, byte[] xml, int flags);

	Pointer virDomainCreateXMLWithFiles(Pointer connect, byte[] xml, int count, int[] descriptors, int flags);

	int virDomainCreateWithFiles(Pointer domain, int count, int[] descriptors, int flags);

	int virDomainReboot(Pointer domain, int flags);

	int virDomainReset(Pointer domain, int flags);

	int virDomainRename(Pointer domain, byte[] name, int flags);

	int virDomainSetAutostart(Pointer domain, int autostart);

	int virDomainInjectNMI(Pointer domain, int flags);

	int virDomainSave(Pointer domain, byte[] file);

	int virDomainSaveFlags(Pointer domain, byte[] file, byte[] xml, int flags);

	int virDomainRestore(Pointer connect, byte[] file);

	int virDomainRestoreFlags(Pointer connect, byte[] file, byte[] xml, int flags);

	Pointer virDomainSaveImageGetXMLDesc(Pointer connect, byte[] file, int flags);

	int virDomainSaveImageDefineXML(Pointer connect, byte[] file, byte[] xml, int flags);

	int virDomainCoreDump(Pointer domain, byte[] file, int flags);

	int virDomainCoreDumpWithFormat(Pointer domain, byte[] file, int format, int flags);

	Pointer virDomainManagedSaveGetXMLDesc(Pointer domain, int flags);

	int virDomainManagedSaveDefineXML(Pointer domain, byte[] xml, int flags);

	int virDomainManagedSave(Pointer domain, int flags);

	int virDomainHasManagedSaveImage(Pointer domain, int flags);

	int virDomainManagedSaveRemove(Pointer domain, int flags);
}
