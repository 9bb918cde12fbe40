package org.gasthaus.xml.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * Tells a definition whose root element is misspelt from a text of another language: the name must be near one of libvirt's, and what stands in
 * it must be telling. A name, a description or a type is in too many languages to tell anything. Stateless.
 */
public final class MisspeltRoot {
	/** How many children are looked at. */
	private static final int FIRST = 16;
	/** Names as long as this are in no other language, so that anything in them will do. */
	private static final int LONG = 11;
	private static final int SHORTEST = 5;

	private static final Map<String, Set<String>> TELLING = Map.of(
			"domain", Set.of("memory", "currentMemory", "vcpu", "os", "devices", "on_poweroff", "on_reboot", "on_crash", "memoryBacking", "memtune", "cputune", "numatune"),
			"network", Set.of("bridge", "forward", "ip", "dns", "portgroup", "virtualport"),
			"volume", Set.of("capacity", "allocation", "backingStore"),
			"domainsnapshot", Set.of("name", "description", "domain", "disks", "memory", "parent", "state"),
			"domaincheckpoint", Set.of("name", "description", "domain", "disks", "parent"),
			"domainbackup", Set.of("disks", "server", "incremental"),
			"filterbinding", Set.of("owner", "portdev", "filterref", "mac"),
			"networkport", Set.of("uuid", "owner", "portgroup", "plug", "mac"));
	private static final Set<String> POOLS = Set.of("dir", "fs", "netfs", "disk", "iscsi", "iscsi-direct", "logical", "scsi", "mpath", "rbd", "sheepdog", "gluster", "zfs", "vstorage");

	private MisspeltRoot() {
	}

	/**
	 * The root element that was meant; empty for one that libvirt knows, and for what is rather something else.
	 *
	 * @param root the root element of a text; {@code null} for a text without one
	 */
	public static Optional<String> meant(XmlElement root) {
		if (root == null || root.attribute("xmlns") != null || DocumentKind.ofRoot(root.name()) != null) {
			return Optional.empty();
		}
		return DocumentKind.rootElements().stream().filter(wanted -> isNear(root.name(), wanted) && isTelling(root, wanted)).findFirst();
	}

	/** Whether somebody who meant one word may have written the other. Its plural is another word: a list of them. */
	private static boolean isNear(String word, String wanted) {
		if (word.indexOf(':') >= 0 || word.equals(wanted + 's') || Math.abs(word.length() - wanted.length()) > 2) {
			return false;
		}
		boolean certain = wanted.equals("domain") || wanted.equals("network") || wanted.equals("volume") || wanted.length() >= LONG;
		return Spelling.distance(word, wanted) <= (certain && word.length() >= SHORTEST ? 2 : 1);
	}

	private static boolean isTelling(XmlElement root, String wanted) {
		int seen = 0;
		for (int i = 0; i < root.childCount() && seen < FIRST; i++) {
			if (root.child(i) instanceof XmlElement child) {
				seen++;
				if (isTelling(root, child, wanted)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isTelling(XmlElement root, XmlElement child, String wanted) {
		return switch (wanted) {
		case "pool" -> POOLS.contains(value(root, "type")) && Set.of("source", "target").contains(child.name());
		case "filter" -> child.name().equals("filterref") || child.name().equals("rule") && child.attribute("action") != null && child.attribute("direction") != null;
		case "secret" -> child.name().equals("usage") && child.attribute("type") != null;
		default -> TELLING.getOrDefault(wanted, Set.of()).contains(child.name());
		};
	}

	private static String value(XmlElement element, String name) {
		XmlAttribute attribute = element.attribute(name);
		return attribute == null ? "" : attribute.value();
	}
}
