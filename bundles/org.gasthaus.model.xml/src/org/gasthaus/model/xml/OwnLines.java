package org.gasthaus.model.xml;

import java.util.IdentityHashMap;
import java.util.Map;

import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** What goes with an element when it goes: its line, the comments behind it in that line, and those in the lines right above. */
final class OwnLines {
	/** A part of the text. */
	record Extent(int start, int end) {
	}

	private final TextStyle style;
	/** The places of the children of the parent that was asked for last: many elements may go at once. */
	private XmlElement indexed;
	private Map<XmlNode, Integer> places;

	OwnLines(TextStyle style) {
		this.style = style;
	}

	/** The element with all that is its own; the element alone if it shares its line with another. */
	Extent of(XmlElement element) {
		int rest = startsLine(element) ? rest(element) : -1;
		return rest < 0 ? new Extent(element.offset(), element.end()) : new Extent(start(element), rest);
	}

	/** Whether an element is the first in its line; in a damaged text the tag around it or the element before it may reach into that line. */
	boolean startsLine(XmlElement element) {
		if (!style.startsLine(element.offset()) || element.parent() == null) {
			return style.startsLine(element.offset());
		}
		int place = place(element);
		XmlNode before = place == 0 ? null : element.parent().child(place - 1);
		int reached = before == null ? element.parent().startTagEnd() : before instanceof XmlElement ? before.end() : before.offset();
		return style.lineStart(element.offset()) >= reached;
	}

	/** Where the line ends in which an element ends, line end included, if only comments follow in it; else -1. */
	int rest(XmlElement element) {
		int rest = style.restOfLine(element.end());
		return element.parent() != null && rest > element.parent().contentEnd() ? -1 : rest;
	}

	/** Where the line of an element starts that begins one, or that of the first comment of its own above it. */
	int start(XmlElement element) {
		int start = style.lineStart(element.offset());
		int place = place(element);
		while (place > 0) {
			XmlNode above = element.parent().child(--place);
			if (above.kind() == XmlNode.Kind.COMMENT && style.startsLine(above.offset()) && style.restOfLine(above.end()) == start) {
				start = style.lineStart(above.offset());
			} else if (!above.isBlankText()) {
				break;
			}
		}
		return start;
	}

	private int place(XmlElement element) {
		XmlElement parent = element.parent();
		if (parent == null) {
			return 0;
		}
		if (indexed != parent) {
			indexed = parent;
			places = new IdentityHashMap<>();
			for (int i = 0; i < parent.childCount(); i++) {
				places.put(parent.child(i), i);
			}
		}
		return places.get(element);
	}
}
