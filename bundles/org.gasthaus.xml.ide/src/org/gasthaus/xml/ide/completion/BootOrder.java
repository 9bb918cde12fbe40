package org.gasthaus.xml.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** A domain says what it boots from in {@code <os>} or at its devices, never in both: a template follows what is there. */
final class BootOrder {
	private static final Pattern AT_DEVICE = Pattern.compile("(?m)^ *<boot order=.*/>(?:\\n|\\z)");
	private static final Pattern IN_OS = Pattern.compile("(?m)^ *<boot dev=.*/>(?:\\n|\\z)");

	private final XmlElement domain;

	private BootOrder(XmlElement domain) {
		this.domain = domain;
	}

	/** That of a text; of one that is no domain there is none. */
	static BootOrder of(XmlTree tree) {
		XmlElement root = tree.root();
		return new BootOrder(root != null && root.name().equals("domain") ? root : null);
	}

	/** A template's lines without what would say it in the other way; blank if nothing is left. */
	String fitted(String lines) {
		String fitted = inOs().isEmpty() ? lines : AT_DEVICE.matcher(lines).replaceAll("");
		return orders().isEmpty() ? fitted : IN_OS.matcher(fitted).replaceAll("");
	}

	/** What else has to change so that a device whose lines say that it is the first really is. */
	List<TextEdit> makeRoom(String root, String lines, Request request) {
		if (!AT_DEVICE.matcher(lines).find()) {
			return List.of();
		}
		List<XmlElement> inOs = inOs();
		if (!inOs.isEmpty()) {
			return root.equals("interface") ? networkFirst(inOs, request) : List.of();
		}
		List<XmlAttribute> orders = orders();
		if (orders.stream().noneMatch(order -> number(order).getAsInt() == 1)) {
			return List.of();
		}
		return orders.stream().map(order -> new TextEdit(order.valueOffset(), order.valueLength(), String.valueOf(number(order).getAsInt() + 1))).toList();
	}

	private static List<TextEdit> networkFirst(List<XmlElement> inOs, Request request) {
		XmlElement first = inOs.get(0);
		if (Trees.value(first, "dev").equals("network")) {
			return List.of();
		}
		List<TextEdit> edits = new ArrayList<>();
		String text = request.text.text();
		String quote = CursorSite.quote(request.text.tree(), first);
		String line = Layout.startsLine(text, first.offset()) ? request.layout.lineEnd() + Layout.indentation(text, first.offset()) : "";
		edits.add(new TextEdit(first.offset(), 0, "<boot dev=" + quote + "network" + quote + "/>" + line));
		for (XmlElement other : inOs) {
			if (Trees.value(other, "dev").equals("network")) {
				int start = other.offset();
				while (Character.isWhitespace(text.charAt(start - 1))) {
					start--;
				}
				edits.add(new TextEdit(start, other.end() - start, ""));
			}
		}
		return edits;
	}

	private List<XmlElement> inOs() {
		XmlElement os = domain == null ? null : domain.element("os");
		return os == null ? List.of() : Trees.elements(os).stream().filter(child -> child.name().equals("boot")).toList();
	}

	private List<XmlAttribute> orders() {
		XmlElement devices = domain == null ? null : domain.element("devices");
		if (devices == null) {
			return List.of();
		}
		return Trees.elements(devices).stream().map(device -> device.element("boot")).filter(boot -> boot != null && boot.attribute("order") != null)
				.map(boot -> boot.attribute("order")).filter(order -> number(order).isPresent()).toList();
	}

	private static OptionalInt number(XmlAttribute order) {
		try {
			return OptionalInt.of(Integer.parseInt(order.value().strip()));
		} catch (NumberFormatException e) {
			return OptionalInt.empty();
		}
	}
}
