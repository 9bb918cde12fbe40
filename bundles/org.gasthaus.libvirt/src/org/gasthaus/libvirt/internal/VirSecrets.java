package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeSecrets}. */
interface VirSecrets extends Library {
	VirSecrets INSTANCE = LibvirtLibrary.bind(VirSecrets.class);

	int virConnectListAllSecrets(Pointer connect, PointerByReference secrets, int flags);

	Pointer virSecretLookupByUUIDString(Pointer connect, byte[] uuid);

	Pointer virSecretDefineXML(Pointer connect, byte[] xml, int flags);

	int virSecretGetUUIDString(Pointer secret, byte[] buffer);

	int virSecretGetUsageType(Pointer secret);

	Pointer virSecretGetUsageID(Pointer secret);

	Pointer virSecretGetXMLDesc(Pointer secret, int flags);

	/** @param size {@code size_t *} */
	Pointer virSecretGetValue(Pointer secret, Pointer size, int flags);

	int virSecretSetValue(Pointer secret, Pointer value, Size size, int flags);

	int virSecretUndefine(Pointer secret);

	int virSecretFree(Pointer secret);
}
