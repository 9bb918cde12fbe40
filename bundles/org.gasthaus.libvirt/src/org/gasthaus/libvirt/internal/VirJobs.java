package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeJobs} and {@link NativeBackups}. */
interface VirJobs extends Library {
	VirJobs INSTANCE = LibvirtLibrary.bind(VirJobs.class);

	/** @param parameters allocated by libvirt */
	int virDomainGetJobStats(Pointer domain, IntByReference type, PointerByReference parameters, IntByReference count, int flags);

	/** @param info {@code virDomainJobInfo}: an int, four bytes of padding, eleven 64 bit numbers */
	int virDomainGetJobInfo(Pointer domain, Pointer info);

	int virDomainAbortJob(Pointer domain);

	/** Since libvirt 8.5. */
	int virDomainAbortJobFlags(Pointer domain, int flags);

	int virDomainBackupBegin(Pointer domain, byte[] xml, byte[] checkpointXml, int flags);

	Pointer virDomainBackupGetXMLDesc(Pointer domain, int flags);
}
