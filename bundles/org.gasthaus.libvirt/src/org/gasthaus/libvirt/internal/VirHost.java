package org.gasthaus.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** libvirt's functions for {@link NativeHost}. */
interface VirHost extends Library {
	VirHost INSTANCE = LibvirtLibrary.bind(VirHost.class);

	int virConnectCompareCPU(Pointer connect, byte[] xml, int flags);

	int virConnectCompareHypervisorCPU(Pointer connect, byte[] emulator, byte[] arch, byte[] machine, byte[] virtType, byte[] xml, int flags);

	Pointer virConnectBaselineCPU(Pointer connect, Pointer xmls, int count, int flags);

	Pointer virConnectBaselineHypervisorCPU(Pointer connect, byte[] emulator, byte[] arch, byte[] machine, byte[] virtType, Pointer xmls, int count,
			int flags);

	int virConnectGetCPUModelNames(Pointer connect, byte[] arch, PointerByReference models, int flags);

	int virConnectGetMaxVcpus(Pointer connect, byte[] type);

	int virNodeGetCPUMap(Pointer connect, PointerByReference map, IntByReference online, int flags);

	/** @param statistics {@code virNodeCPUStats}: a name of 80 bytes and a number of 64 bits each */
	int virNodeGetCPUStats(Pointer connect, int processor, Pointer statistics, IntByReference count, int flags);

	/** @param statistics {@code virNodeMemoryStats}: as of processors */
	int virNodeGetMemoryStats(Pointer connect, int cell, Pointer statistics, IntByReference count, int flags);

	long virNodeGetFreeMemory(Pointer connect);

	int virNodeGetCellsFreeMemory(Pointer connect, long[] free, int start, int maximum);

	int virNodeGetFreePages(Pointer connect, int sizes, int[] sizesKib, int start, int cells, long[] counts, int flags);

	int virNodeAllocPages(Pointer connect, int sizes, int[] sizesKib, long[] counts, int start, int cells, int flags);

	int virNodeGetMemoryParameters(Pointer connect, Pointer parameters, IntByReference count, int flags);

	int virNodeSetMemoryParameters(Pointer connect, Pointer parameters, int count, int flags);

	Pointer virConnectGetSysinfo(Pointer connect, int flags);

	int virNodeSuspendForDuration(Pointer connect, int target, long seconds, int flags);

	Pointer virConnectDomainXMLFromNative(Pointer connect, byte[] format, byte[] text, int flags);

	Pointer virConnectDomainXMLToNative(Pointer connect, byte[] format, byte[] xml, int flags);
}
