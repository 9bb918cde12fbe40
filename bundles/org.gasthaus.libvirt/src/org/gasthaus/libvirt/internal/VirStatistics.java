package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeStatistics}, {@link NativeDisks}, {@link NativeBlockJobs} and {@link NativeAgent}. */
interface VirStatistics extends Library {
	VirStatistics INSTANCE = LibvirtLibrary.bind(VirStatistics.class);

	/** @param domains ends with a null pointer */
	int virDomainListGetStats(Pointer domains, int groups, PointerByReference records, int flags);

	/** @param info {@code virDomainControlInfo}: two unsigned ints, a 64 bit number */
	int virDomainGetControlInfo(Pointer domain, Pointer info, int flags);

	/** @param info {@code virDomainBlockInfo}: three 64 bit numbers */
	int virDomainGetBlockInfo(Pointer domain, byte[] disk, Pointer info, int flags);

	int virDomainBlockStatsFlags(Pointer domain, byte[] disk, Pointer parameters, IntByReference count, int flags);

	/** @param stats {@code virDomainBlockStatsStruct}: five 64 bit numbers */
	int virDomainBlockStats(Pointer domain, byte[] disk, Pointer stats, long size);

	/** @param errors {@code virDomainDiskError}: a text, an int, four bytes of padding */
	int virDomainGetDiskErrors(Pointer domain, Pointer errors, int count, int flags);

	int virDomainSetBlockThreshold(Pointer domain, byte[] disk, long bytes, int flags);

	/** @param info {@code virDomainBlockJobInfo}: an int, padding, an unsigned long, two 64 bit numbers */
	int virDomainGetBlockJobInfo(Pointer domain, byte[] disk, Pointer info, int flags);

	int virDomainBlockJobAbort(Pointer domain, byte[] disk, int flags);

	int virDomainBlockJobSetSpeed(Pointer domain, byte[] disk, NativeLong bandwidth, int flags);

	int virDomainBlockPull(Pointer domain, byte[] disk, NativeLong bandwidth, int flags);

	int virDomainBlockRebase(Pointer domain, byte[] disk, byte[] base, NativeLong bandwidth, int flags);

	int virDomainBlockCommit(Pointer domain, byte[] disk, byte[] base, byte[] top, NativeLong bandwidth, int flags);

	int virDomainBlockCopy(Pointer domain, byte[] disk, byte[] xml, Pointer parameters, int count, int flags);

	int virDomainInterfaceAddresses(Pointer domain, PointerByReference interfaces, int source, int flags);

	void virDomainInterfaceFree(Pointer one);

	Pointer virDomainGetHostname(Pointer domain, int flags);

	int virDomainGetFSInfo(Pointer domain, PointerByReference infos, int flags);

	void virDomainFSInfoFree(Pointer info);

	int virDomainFSFreeze(Pointer domain, Pointer mountPoints, int count, int flags);

	int virDomainFSThaw(Pointer domain, Pointer mountPoints, int count, int flags);

	int virDomainFSTrim(Pointer domain, byte[] mountPoint, long minimum, int flags);

	int virDomainGetTime(Pointer domain, LongByReference seconds, IntByReference nanos, int flags);

	int virDomainSetTime(Pointer domain, long seconds, int nanos, int flags);

	int virDomainSetUserPassword(Pointer domain, byte[] user, byte[] password, int flags);

	int virDomainGetGuestInfo(Pointer domain, int types, PointerByReference parameters, IntByReference count, int flags);

	int virDomainAgentSetResponseTimeout(Pointer domain, int seconds, int flags);

	int virDomainGetGuestVcpus(Pointer domain, PointerByReference parameters, IntByReference count, int flags);

	int virDomainSetGuestVcpus(Pointer domain, byte[] vcpus, int state, int flags);

	int virDomainAuthorizedSSHKeysGet(Pointer domain, byte[] user, PointerByReference keys, int flags);

	int virDomainAuthorizedSSHKeysSet(Pointer domain, byte[] user, Pointer keys, int count, int flags);

	int virDomainGetCPUStats(Pointer domain, Pointer parameters, int count, int first, int cpus, int flags);

	int virDomainStartDirtyRateCalc(Pointer domain, int seconds, int flags);

	int virDomainPMSuspendForDuration(Pointer domain, int target, long seconds, int flags);

	int virDomainPMWakeup(Pointer domain, int flags);
}
