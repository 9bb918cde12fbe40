package org.gasthaus.xml.ide.navigation;

import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;

/** What has a name in a definition. */
public enum SymbolKind {
	DOMAIN(NameKind.DOMAIN), NETWORK(NameKind.NETWORK), POOL(NameKind.POOL), VOLUME(NameKind.VOLUME), NWFILTER(NameKind.NWFILTER), SECRET(NameKind.SECRET),
	PORT_GROUP(NameKind.PORT_GROUP),
	/** Where a pool has its volumes; only in the index. */
	POOL_PATH(NameKind.POOL_PATH),
	/** Where a volume lies; only in the index. */
	VOLUME_PATH(NameKind.VOLUME_PATH),
	/** A disk by its target, {@code vda}; known in the definition and its snapshots only. */
	DISK_TARGET(null),
	/** A device by its alias. */
	ALIAS(null),
	/** An I/O thread by its number. */
	IOTHREAD(null),
	/** A NUMA cell of the guest by its number. */
	NUMA_CELL(null);

	private final NameKind shared;

	SymbolKind(NameKind shared) {
		this.shared = shared;
	}

	/** The kind in the index of the workspace; {@code null} for what is known in its own file only. */
	public NameKind shared() {
		return shared;
	}

	/** Whether it is a number and no name. */
	boolean isNumber() {
		return this == IOTHREAD || this == NUMA_CELL;
	}

	static SymbolKind of(NameKind shared) {
		for (SymbolKind kind : values()) {
			if (kind.shared == shared) {
				return kind;
			}
		}
		throw new IllegalArgumentException(shared.name());
	}
}
