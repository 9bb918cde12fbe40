package org.gasthaus.xml.ide.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** Questions to a tree that several services ask. */
public final class Trees {
	private Trees() {
	}

	/** Visits an element and all in it, parents first. */
	public static void visit(XmlElement element, Consumer<XmlElement> visitor) {
		visitor.accept(element);
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child) {
				visit(child, visitor);
			}
		}
	}

	/** Visits all elements of a tree, also those of a second root. */
	public static void visit(XmlTree tree, Consumer<XmlElement> visitor) {
		for (XmlNode node : tree.nodes()) {
			if (node instanceof XmlElement element) {
				visit(element, visitor);
			}
		}
	}

	/** The child elements. */
	public static List<XmlElement> elements(XmlElement parent) {
		List<XmlElement> found = new ArrayList<>();
		for (int i = 0; i < parent.childCount(); i++) {
			if (parent.child(i) instanceof XmlElement child) {
				found.add(child);
			}
		}
		return found;
	}

	/** The child elements of a name. */
	public static List<XmlElement> elements(XmlElement parent, String name) {
		return elements(parent).stream().filter(child -> child.name().equals(name)).toList();
	}

	/** The element at the end of a path of child names, or {@code null}. */
	public static XmlElement find(XmlElement from, String... path) {
		XmlElement at = from;
		for (String name : path) {
			at = at == null ? null : at.element(name);
		}
		return at;
	}

	/** What an attribute says; empty without one. */
	public static String value(XmlElement element, String attribute) {
		XmlAttribute found = element == null ? null : element.attribute(attribute);
		return found == null ? "" : found.value();
	}

	/** The text of an element without the white space around it; empty for {@code null}. */
	public static String text(XmlElement element) {
		return element == null ? "" : element.characterContent().strip();
	}

	/** The attribute whose name or value an offset touches, or {@code null}. */
	public static XmlAttribute attributeAt(XmlElement element, int offset) {
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (offset >= attribute.nameOffset() && offset <= attribute.valueOffset() + attribute.valueLength()) {
				return attribute;
			}
		}
		return null;
	}

	/** All of an attribute, its quotes included. */
	public static Region extent(XmlAttribute attribute) {
		int end = attribute.valueOffset() + attribute.valueLength() + (attribute.isClosed() ? 1 : 0);
		return new Region(attribute.nameOffset(), end - attribute.nameOffset());
	}

	/** The value of an attribute without its quotes. */
	public static Region valueRegion(XmlAttribute attribute) {
		return new Region(attribute.valueOffset(), attribute.valueLength());
	}

	/** The text in an element without the white space around it; empty, after the start tag, when there is none. */
	public static Region textRegion(XmlElement element) {
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child.kind() == XmlNode.Kind.TEXT && !child.isBlankText()) {
				String source = child.source();
				int start = 0;
				int end = source.length();
				while (source.charAt(start) <= ' ') {
					start++;
				}
				while (source.charAt(end - 1) <= ' ') {
					end--;
				}
				return new Region(child.offset() + start, end - start);
			}
		}
		return new Region(element.startTagEnd(), 0);
	}

	/** Whether an offset is in a region or at one of its ends. */
	public static boolean touches(Region region, int offset) {
		return offset >= region.offset() && offset <= region.offset() + region.length();
	}

	/** The blanks and tabs at the start of the line of an offset, up to the offset. */
	public static String indentation(String text, int offset) {
		int start = lineStart(text, offset);
		int end = start;
		while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return text.substring(start, end);
	}

	/** Where the line of an offset starts. */
	public static int lineStart(String text, int offset) {
		int start = offset;
		while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
			start--;
		}
		return start;
	}

	/** Whether only blanks stand before an offset in its line. */
	public static boolean startsLine(String text, int offset) {
		return lineStart(text, offset) + indentation(text, offset).length() == offset;
	}

	/** How the lines of a text end: CR LF or LF, or CR where there is nothing else. */
	public static String lineEnd(String text) {
		return text.indexOf("\r\n") >= 0 ? "\r\n" : text.indexOf('\n') < 0 && text.indexOf('\r') >= 0 ? "\r" : "\n";
	}

	/** By how much the first child that starts a line is indented deeper than its parent; two blanks if none is. */
	public static String step(XmlTree tree) {
		String text = tree.text();
		XmlElement at = tree.root();
		while (at != null) {
			XmlElement inner = elements(at).stream().findFirst().orElse(null);
			if (inner != null && startsLine(text, inner.offset())) {
				String own = indentation(text, at.offset());
				String deeper = indentation(text, inner.offset());
				if (deeper.startsWith(own) && deeper.length() > own.length()) {
					return deeper.substring(own.length());
				}
			}
			at = inner;
		}
		return "  ";
	}

	/** Whether text is nothing but the white space of XML. */
	public static boolean isBlank(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
				return false;
			}
		}
		return true;
	}

	/** A value as it stands between quotes or tags; references for what would end it. */
	public static String escaped(String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace("\"", "&quot;");
	}
}
