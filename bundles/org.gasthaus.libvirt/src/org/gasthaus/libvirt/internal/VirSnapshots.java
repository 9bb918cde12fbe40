package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeSnapshots}. */
interface VirSnapshots extends Library {
	VirSnapshots INSTANCE = LibvirtLibrary.bind(VirSnapshots.class);

	int virDomainListAllSnapshots(Pointer domain, PointerByReference snapshots, int flags);

	int virDomainSnapshotListAllChildren(Pointer snapshot, PointerByReference snapshots, int flags);

	Pointer virDomainSnapshotLookupByName(Pointer domain, byte[] name, int flags);

	Pointer virDomainSnapshotCurrent(Pointer domain, int flags);

	int virDomainHasCurrentSnapshot(Pointer domain, int flags);

	int virDomainSnapshotHasMetadata(Pointer snapshot, int flags);

	Pointer virDomainSnapshotGetName(Pointer snapshot);

	Pointer virDomainSnapshotGetXMLDesc(Pointer snapshot, int flags);

	Pointer virDomainSnapshotCreateXML(Pointer domain, byte[] xml, int flags);

	int virDomainRevertToSnapshot(Pointer snapshot, int flags);

	int virDomainSnapshotDelete(Pointer snapshot, int flags);

	int virDomainSnapshotFree(Pointer snapshot);
}
