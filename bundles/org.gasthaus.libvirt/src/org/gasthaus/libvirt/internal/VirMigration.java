package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;

/** libvirt's functions for {@link NativeMigration}. */
interface VirMigration extends Library {
	VirMigration INSTANCE = LibvirtLibrary.bind(VirMigration.class);

	/** @return the domain on the destination; the caller frees it */
	Pointer virDomainMigrate3(Pointer domain, Pointer destination, Pointer parameters, int count, int flags);

	int virDomainMigrateToURI3(Pointer domain, byte[] uri, Pointer parameters, int count, int flags);

	int virDomainGetJobInfo(Pointer domain, Pointer info);

	int virDomainAbortJob(Pointer domain);

	int virDomainMigrateStartPostCopy(Pointer domain, int flags);

	int virDomainMigrateGetMaxDowntime(Pointer domain, LongByReference millis, int flags);

	int virDomainMigrateSetMaxDowntime(Pointer domain, long millis, int flags);

	int virDomainMigrateGetCompressionCache(Pointer domain, LongByReference bytes, int flags);

	int virDomainMigrateSetCompressionCache(Pointer domain, long bytes, int flags);

	int virDomainMigrateGetMaxSpeed(Pointer domain, NativeLongByReference mibPerSecond, int flags);

	int virDomainMigrateSetMaxSpeed(Pointer domain, NativeLong mibPerSecond, int flags);
}
