package org.gasthaus.hypervisor;

/** The form of a memory dump. The order is libvirt's. */
public enum DumpFormat {
	/** The hypervisor's own, or ELF for one of the memory only. */
	RAW,
	/** Compressed by zlib. */
	KDUMP_ZLIB,
	/** Compressed by LZO. */
	KDUMP_LZO,
	/** Compressed by Snappy. */
	KDUMP_SNAPPY,
	/** A crash dump of Windows. */
	WIN_DMP
}
