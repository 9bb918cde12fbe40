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
		int rest = style.startsLine(element.offset()) ? style.restOfLine(element.end()) : -1;
		return rest < 0 ? new Extent(element.offset(), element.end()) : new Extent(start(element), rest);
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
