package org.gasthaus.xml.text;

import java.util.Map;

/** The namespaces that libvirt's own definitions use, by their usual prefix. */
public final class LibvirtNamespaces {
	private static final Map<String, String> BY_PREFIX = Map.of("qemu", "http://libvirt.org/schemas/domain/qemu/1.0", "lxc",
			"http://libvirt.org/schemas/domain/lxc/1.0", "xen", "http://libvirt.org/schemas/domain/xen/1.0", "bhyve",
			"http://libvirt.org/schemas/domain/bhyve/1.0", "vmware", "http://libvirt.org/schemas/domain/vmware/1.0", "dnsmasq",
			"http://libvirt.org/schemas/network/dnsmasq/1.0", "fs", "http://libvirt.org/schemas/storagepool/fs/1.0", "rbd",
			"http://libvirt.org/schemas/storagepool/rbd/1.0");

	private LibvirtNamespaces() {
	}

	/** What a prefix means where nobody says it; {@code null} for one that libvirt does not use. */
	public static String ofPrefix(String prefix) {
		return BY_PREFIX.get(prefix);
	}

	/** The prefix that a namespace usually has; {@code null} for one that is not libvirt's. */
	public static String prefixOf(String namespace) {
		for (Map.Entry<String, String> entry : BY_PREFIX.entrySet()) {
			if (entry.getValue().equals(namespace)) {
				return entry.getKey();
			}
		}
		return null;
	}
}
