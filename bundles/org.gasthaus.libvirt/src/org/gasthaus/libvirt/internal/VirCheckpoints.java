package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeCheckpoints}. */
interface VirCheckpoints extends Library {
	VirCheckpoints INSTANCE = LibvirtLibrary.bind(VirCheckpoints.class);

	int virDomainListAllCheckpoints(Pointer domain, PointerByReference checkpoints, int flags);

	int virDomainCheckpointListAllChildren(Pointer checkpoint, PointerByReference checkpoints, int flags);

	Pointer virDomainCheckpointLookupByName(Pointer domain, byte[] name, int flags);

	Pointer virDomainCheckpointGetName(Pointer checkpoint);

	Pointer virDomainCheckpointGetXMLDesc(Pointer checkpoint, int flags);

	Pointer virDomainCheckpointCreateXML(Pointer domain, byte[] xml, int flags);

	int virDomainCheckpointDelete(Pointer checkpoint, int flags);

	int virDomainCheckpointFree(Pointer checkpoint);
}
