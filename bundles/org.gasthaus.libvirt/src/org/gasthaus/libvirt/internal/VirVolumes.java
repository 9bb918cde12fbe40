package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeVolumes}. */
interface VirVolumes extends Library {
	VirVolumes INSTANCE = LibvirtLibrary.bind(VirVolumes.class);

	int virStoragePoolListAllVolumes(Pointer pool, PointerByReference volumes, int flags);

	Pointer virStoragePoolLookupByVolume(Pointer volume);

	Pointer virStorageVolLookupByName(Pointer pool, byte[] name);

	Pointer virStorageVolLookupByKey(Pointer connect, byte[] key);

	Pointer virStorageVolLookupByPath(Pointer connect, byte[] path);

	Pointer virStorageVolCreateXML(Pointer pool, byte[] xml, int flags);

	Pointer virStorageVolCreateXMLFrom(Pointer pool, byte[] xml, Pointer source, int flags);

	Pointer virStorageVolGetName(Pointer volume);

	Pointer virStorageVolGetKey(Pointer volume);

	Pointer virStorageVolGetPath(Pointer volume);

	/** @param info {@code virStorageVolInfo}: an int, four bytes of padding, two 64 bit numbers */
	int virStorageVolGetInfo(Pointer volume, Pointer info);

	int virStorageVolGetInfoFlags(Pointer volume, Pointer info, int flags);

	Pointer virStorageVolGetXMLDesc(Pointer volume, int flags);

	int virStorageVolDelete(Pointer volume, int flags);

	int virStorageVolResize(Pointer volume, long capacity, int flags);

	int virStorageVolWipe(Pointer volume, int flags);

	int virStorageVolWipePattern(Pointer volume, int algorithm, int flags);

	int virStorageVolUpload(Pointer volume, Pointer stream, long offset, long length, int flags);

	int virStorageVolDownload(Pointer volume, Pointer stream, long offset, long length, int flags);

	int virStorageVolFree(Pointer volume);

	Pointer virStreamNew(Pointer connect, int flags);

	int virStreamSend(Pointer stream, Pointer data, Size size);

	int virStreamSendHole(Pointer stream, long length, int flags);

	int virStreamRecv(Pointer stream, Pointer data, Size size);

	int virStreamRecvFlags(Pointer stream, Pointer data, Size size, int flags);

	int virStreamRecvHole(Pointer stream, LongByReference length, int flags);

	int virStreamFinish(Pointer stream);

	int virStreamAbort(Pointer stream);

	int virStreamFree(Pointer stream);
}
