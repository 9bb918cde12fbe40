package org.gasthaus.xml.ide.structure;

import java.util.Locale;
import java.util.Map;

import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlElement;

/** What an {@link OutlineItem} stands for; editors choose an icon by it. */
public enum OutlineKind {
	DOMAIN, NETWORK, POOL, VOLUME, SNAPSHOT, FILTER, SECRET, DOCUMENT, NAME, MEMORY, CPU, OS, FEATURES, CLOCK, METADATA, GROUP, DISK, CDROM, FLOPPY,
	CONTROLLER, INTERFACE, GRAPHICS, VIDEO, SOUND, INPUT, CONSOLE, CHANNEL, HOSTDEV, FILESYSTEM, TPM, RNG, WATCHDOG, BALLOON, MEMORY_DEVICE, USB, DEVICE,
	ADDRESS, SOURCE, ELEMENT;

	private static final Map<String, OutlineKind> ROOTS = Map.ofEntries(Map.entry("domain", DOMAIN), Map.entry("network", NETWORK), Map.entry("pool", POOL),
			Map.entry("volume", VOLUME), Map.entry("domainsnapshot", SNAPSHOT), Map.entry("domaincheckpoint", SNAPSHOT), Map.entry("filter", FILTER),
			Map.entry("secret", SECRET));
	private static final Map<String, OutlineKind> DEVICES = Map.ofEntries(Map.entry("controller", CONTROLLER), Map.entry("interface", INTERFACE),
			Map.entry("graphics", GRAPHICS), Map.entry("video", VIDEO), Map.entry("sound", SOUND), Map.entry("audio", SOUND), Map.entry("input", INPUT),
			Map.entry("serial", CONSOLE), Map.entry("parallel", CONSOLE), Map.entry("console", CONSOLE), Map.entry("channel", CHANNEL),
			Map.entry("hostdev", HOSTDEV), Map.entry("filesystem", FILESYSTEM), Map.entry("tpm", TPM), Map.entry("rng", RNG), Map.entry("watchdog", WATCHDOG),
			Map.entry("memballoon", BALLOON), Map.entry("memory", MEMORY_DEVICE), Map.entry("redirdev", USB), Map.entry("hub", USB));
	private static final Map<String, OutlineKind> OTHERS = Map.ofEntries(Map.entry("name", NAME), Map.entry("title", NAME), Map.entry("uuid", NAME),
			Map.entry("memory", MEMORY), Map.entry("currentMemory", MEMORY), Map.entry("maxMemory", MEMORY), Map.entry("memoryBacking", MEMORY),
			Map.entry("vcpu", CPU), Map.entry("cpu", CPU), Map.entry("cputune", CPU), Map.entry("os", OS), Map.entry("features", FEATURES),
			Map.entry("clock", CLOCK), Map.entry("metadata", METADATA), Map.entry("devices", GROUP), Map.entry("address", ADDRESS), Map.entry("ip", ADDRESS),
			Map.entry("source", SOURCE), Map.entry("backingStore", SOURCE));

	static OutlineKind of(XmlElement element) {
		XmlElement parent = element.parent();
		if (parent == null) {
			OutlineKind root = ROOTS.get(element.name());
			return root != null ? root : DEVICES.getOrDefault(element.name(), element.name().equals("disk") ? disk(element) : DOCUMENT);
		}
		if (!parent.name().equals("devices")) {
			return OTHERS.getOrDefault(element.name(), ELEMENT);
		}
		return element.name().equals("disk") ? disk(element) : DEVICES.getOrDefault(element.name(), DEVICE);
	}

	private static OutlineKind disk(XmlElement element) {
		return switch (Trees.value(element, "device").toLowerCase(Locale.ROOT)) {
		case "cdrom" -> CDROM;
		case "floppy" -> FLOPPY;
		default -> DISK;
		};
	}
}
