package org.gasthaus.xml.ide.structure;

import static org.gasthaus.xml.ide.internal.Trees.text;
import static org.gasthaus.xml.ide.internal.Trees.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** The elements of a text with words that tell one from another. */
public final class Outline {
	private static final int LONGEST = 60;
	private static final Pattern SPACE = Pattern.compile("\\s+");
	/** Where a password stands; its value is shown nowhere. */
	private static final Set<String> SECRET_ATTRIBUTES = Set.of("passwd", "password");

	private Outline() {
	}

	/** The entries of a text, one for each element, in its order; none for a text without elements. */
	public static List<OutlineItem> of(DefinitionText text) {
		List<OutlineItem> items = new ArrayList<>();
		for (XmlNode node : text.tree().nodes()) {
			if (node instanceof XmlElement element) {
				items.add(item(element));
			}
		}
		return List.copyOf(items);
	}

	private static OutlineItem item(XmlElement element) {
		List<OutlineItem> children = new ArrayList<>();
		for (XmlElement child : Trees.elements(element)) {
			children.add(item(child));
		}
		String label = (element.name().isEmpty() ? "<" : element.name()) + prefixed(" ", identity(element));
		return new OutlineItem(label, shortened(detail(element)), OutlineKind.of(element), element.offset(), element.length(), element.nameOffset(),
				element.nameLength(), children);
	}

	/** What tells an element from its like. */
	private static String identity(XmlElement element) {
		if (element.parent() == null) {
			return shortened(element.name().equals("filter") ? value(element, "name") : text(element.element("name")));
		}
		return shortened(switch (element.name()) {
		case "disk" -> value(element, "name").isEmpty() ? value(element.element("target"), "dev") : value(element, "name");
		case "interface" -> value(element, "type");
		case "filesystem" -> value(element.element("target"), "dir");
		case "controller" -> joined(value(element, "type"), value(element, "index"));
		case "graphics", "serial", "parallel", "console", "input", "hostdev", "redirdev", "hub", "smartcard" -> value(element, "type");
		case "video" -> value(element.element("model"), "type");
		case "sound", "watchdog", "memballoon", "rng", "tpm", "panic", "memory", "iommu", "vsock" -> value(element, "model");
		case "channel" -> value(element.element("target"), "name").isEmpty() ? value(element, "type") : value(element.element("target"), "name");
		case "feature", "portgroup", "shmem", "timer", "bitmap", "model" -> value(element, "name");
		case "cell" -> value(element, "id");
		case "ip", "address" -> value(element, "address").isEmpty() ? value(element, "type") : value(element, "address");
		default -> "";
		});
	}

	private static String detail(XmlElement element) {
		if (element.parent() == null) {
			return joined(value(element, "type"), text(element.element("title")));
		}
		return switch (element.name()) {
		case "disk", "filesystem" -> joined(value(element.element("driver"), "type"), source(element.element("source")));
		case "interface" -> joined(source(element.element("source")), value(element.element("model"), "type"), value(element.element("mac"), "address"));
		case "controller" -> value(element, "model");
		case "graphics" -> joined(value(element, "port"), value(element, "listen"));
		case "hostdev" -> joined(value(element, "mode"), value(element.element("source"), "dev"));
		case "memory" -> Trees.elements(element).isEmpty() ? joined(text(element), value(element, "unit"))
				: joined(text(Trees.find(element, "target", "size")), value(Trees.find(element, "target", "size"), "unit"));
		default -> general(element);
		};
	}

	/** Text, or the first attributes. */
	private static String general(XmlElement element) {
		String text = text(element);
		if (!text.isEmpty()) {
			return element.name().equals("passphrase") ? "" : joined(text, value(element, "unit"));
		}
		StringBuilder result = new StringBuilder();
		String shown = identity(element);
		for (int i = 0; i < element.attributeCount() && result.length() < LONGEST; i++) {
			XmlAttribute attribute = element.attribute(i);
			if (!attribute.isNamespaceDeclaration() && !attribute.value().equals(shown) && !SECRET_ATTRIBUTES.contains(attribute.name())) {
				result.append(result.isEmpty() ? "" : " ").append(attribute.name()).append('=').append(attribute.value());
			}
		}
		return result.toString();
	}

	private static String source(XmlElement source) {
		if (source == null) {
			return "";
		}
		if (!value(source, "pool").isEmpty()) {
			return value(source, "pool") + prefixed("/", value(source, "volume"));
		}
		for (String name : List.of("file", "dev", "dir", "network", "bridge", "name", "path")) {
			if (!value(source, name).isEmpty()) {
				return value(source, name);
			}
		}
		return "";
	}

	private static String joined(String... words) {
		StringBuilder result = new StringBuilder();
		for (String word : words) {
			result.append(result.isEmpty() ? word : prefixed(" ", word));
		}
		return result.toString();
	}

	private static String prefixed(String prefix, String word) {
		return word.isEmpty() ? "" : prefix + word;
	}

	private static String shortened(String words) {
		String line = SPACE.matcher(words).replaceAll(" ").strip();
		return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST - 1, line.codePointCount(0, line.length())))) + "…";
	}
}
