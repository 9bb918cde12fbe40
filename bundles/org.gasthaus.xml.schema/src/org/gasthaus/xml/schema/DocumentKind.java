package org.gasthaus.xml.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of definitions that libvirt has a schema for, recognised by their root element. A {@link #DEVICE} is one device of
 * a domain, as {@code attach-device} takes it; libvirt has no schema of its own for it, so it is checked as a part of a domain.
 */
public enum DocumentKind {
	DOMAIN("domain", "domain.rng"),
	NETWORK("network", "network.rng"),
	STORAGE_POOL("pool", "storagepool.rng"),
	STORAGE_VOLUME("volume", "storagevol.rng"),
	DOMAIN_SNAPSHOT("domainsnapshot", "domainsnapshot.rng"),
	DOMAIN_CHECKPOINT("domaincheckpoint", "domaincheckpoint.rng"),
	DOMAIN_BACKUP("domainbackup", "domainbackup.rng"),
	CAPABILITIES("capabilities", "capability.rng"),
	DOMAIN_CAPABILITIES("domainCapabilities", "domaincaps.rng"),
	STORAGE_POOL_CAPABILITIES("storagepoolCapabilities", "storagepoolcaps.rng"),
	CPU("cpu", "cpu.rng"),
	NODE_DEVICE("device", "nodedev.rng"),
	HOST_INTERFACE("interface", "interface.rng"),
	NETWORK_FILTER("filter", "nwfilter.rng"),
	NETWORK_FILTER_BINDING("filterbinding", "nwfilterbinding.rng"),
	NETWORK_PORT("networkport", "networkport.rng"),
	SECRET("secret", "secret.rng"),
	DEVICE("", "domain.rng");

	private final String rootElement;
	private final String schemaFile;

	DocumentKind(String rootElement, String schemaFile) {
		this.rootElement = rootElement;
		this.schemaFile = schemaFile;
	}

	/** The name of the root element; empty for {@link #DEVICE}, which has many. */
	public String rootElement() {
		return rootElement;
	}

	/** The name of the schema file in libvirt's schema folder. */
	public String schemaFile() {
		return schemaFile;
	}

	/**
	 * The kind of a document with a root element, or {@code null} if libvirt has no such definition. A single device of a
	 * domain is not recognised here, since the schema decides which there are.
	 */
	public static DocumentKind ofRoot(String rootElement) {
		for (DocumentKind kind : values()) {
			if (kind != DEVICE && kind.rootElement.equals(rootElement)) {
				return kind;
			}
		}
		return null;
	}

	/** The root elements of all kinds but {@link #DEVICE}. */
	public static List<String> rootElements() {
		List<String> names = new ArrayList<>();
		for (DocumentKind kind : values()) {
			if (kind != DEVICE) {
				names.add(kind.rootElement);
			}
		}
		return names;
	}
}
