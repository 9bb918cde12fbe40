package org.gasthaus.xml.text;

import java.util.Set;

/** The attributes that come first in libvirt's elements, to tell them from the name of their element where the blank is missing. */
final class LibvirtAttributes {
	private static final Set<String> NAMES = Set.of("accessmode", "action", "address", "arch", "autoport", "bar", "bridge", "bus", "cache", "check", "controller",
			"cores", "cpus", "cpuset", "current", "dev", "device", "dir", "display", "domain", "enable", "enabled", "end", "event", "fallback", "family", "file",
			"firmware", "format", "function", "heads", "host", "id", "index", "iothread", "iothreads", "ip", "keymap", "listen", "localOnly", "mac", "machine", "managed",
			"match", "memory", "mode", "model", "name", "namespace", "netmask", "network", "nodeset", "offset", "order", "path", "placement", "policy", "pool", "port",
			"prefix", "present", "primary", "priority", "protocol", "readonly", "secure", "service", "size", "slot", "slots", "snapshot", "sockets", "start", "startupPolicy",
			"state", "stp", "target", "threads", "tickpolicy", "type", "unit", "usage", "uuid", "value", "vcpu", "vcpus", "version", "volume", "vram", "wwn", "zone");
	private static final int LONGEST = 13;
	private static final int SHORTEST_ELEMENT = 2;

	private LibvirtAttributes() {
	}

	/** Where in a name that has both, as in {@code disktype}, the longest such attribute starts; -1 if none ends it. */
	static int joined(String text, int start, int end) {
		for (int at = Math.max(start + SHORTEST_ELEMENT, end - LONGEST); at < end; at++) {
			if (NAMES.contains(text.substring(at, end))) {
				return at;
			}
		}
		return -1;
	}
}
