package org.gasthaus.hypervisor;

/** What becomes of a domain whose memory is dumped. The order is libvirt's. */
public enum DumpOption {
	/** It counts as crashed afterwards. */
	CRASH,
	/** It goes on while its memory is written. */
	LIVE,
	/** Do not use the host's file cache. */
	BYPASS_CACHE,
	/** It is reset afterwards. */
	RESET,
	/** Only its memory, in a form that debuggers read. */
	MEMORY_ONLY
}
