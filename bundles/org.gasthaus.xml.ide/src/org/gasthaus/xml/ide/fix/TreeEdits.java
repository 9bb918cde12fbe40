package org.gasthaus.xml.ide.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;

/** Collects changes to the elements of one tree, laid out like their neighbours. What lies in a part that goes needs no edits of its own. */
final class TreeEdits {
	private final XmlTree tree;
	private final String text;
	private final String lineEnd;
	private final List<TextEdit> edits = new ArrayList<>();

	TreeEdits(XmlTree tree) {
		this.tree = tree;
		this.text = tree.text();
		this.lineEnd = Trees.lineEnd(text);
	}

	/** The edits in the order of the text, without those within a removed part. */
	List<TextEdit> list() {
		List<TextEdit> sorted = new ArrayList<>(edits);
		// of two that start together the larger one swallows the other; what is inserted there stays
		sorted.sort(Comparator.comparingInt(TextEdit::offset).thenComparing(edit -> edit.length() == 0 ? Integer.MIN_VALUE : -edit.length()));
		List<TextEdit> result = new ArrayList<>();
		int end = 0;
		for (TextEdit edit : sorted) {
			if (result.isEmpty() || edit.offset() >= end) {
				result.add(edit);
				end = edit.end();
			}
		}
		return result;
	}

	TreeEdits replace(int offset, int length, String with) {
		edits.add(new TextEdit(offset, length, with));
		return this;
	}

	/** Sets an attribute, which is added behind the others if it is new. */
	TreeEdits set(XmlElement element, String name, String value) {
		XmlAttribute attribute = element.attribute(name);
		if (attribute != null && attribute.hasValue()) {
			return replace(attribute.valueOffset(), attribute.valueLength(), Trees.escaped(value));
		}
		int at = element.nameOffset() + element.nameLength();
		for (XmlAttribute present : element.attributes()) {
			Region extent = Trees.extent(present);
			at = extent.offset() + extent.length();
		}
		return replace(at, 0, " " + name + "='" + Trees.escaped(value) + "'");
	}

	TreeEdits remove(XmlAttribute attribute) {
		if (attribute != null) {
			Region extent = Trees.extent(attribute);
			int start = extent.offset();
			while (start > 0 && Trees.isBlank(text, start - 1, start)) {
				start--;
			}
			replace(start, extent.offset() + extent.length() - start, "");
		}
		return this;
	}

	/** Takes an element out, with its line if it has one of its own. */
	TreeEdits remove(XmlElement element) {
		if (element != null) {
			Region extent = extent(element);
			replace(extent.offset(), extent.length(), "");
		}
		return this;
	}

	/** Takes some children out of an element; it gets one tag where nothing but white space is left in it. */
	TreeEdits removeAll(XmlElement parent, List<XmlElement> children) {
		boolean nothingLeft = !children.isEmpty() && parent.endNameOffset() >= 0;
		for (int i = 0; i < parent.childCount(); i++) {
			nothingLeft &= parent.child(i).isBlankText() || children.contains(parent.child(i));
		}
		if (nothingLeft) {
			return replace(parent.startTagEnd() - 1, parent.end() - parent.startTagEnd() + 1, "/>");
		}
		children.forEach(this::remove);
		return this;
	}

	private Region extent(XmlElement element) {
		int start = element.offset();
		int end = element.end();
		if (Trees.startsLine(text, start)) {
			int rest = end;
			while (rest < text.length() && (text.charAt(rest) == ' ' || text.charAt(rest) == '\t')) {
				rest++;
			}
			if (rest < text.length() && (text.charAt(rest) == '\n' || text.charAt(rest) == '\r')) {
				end = rest + (text.startsWith("\r\n", rest) ? 2 : 1);
				start = Trees.lineStart(text, start);
			}
		}
		return new Region(start, end - start);
	}

	/** Puts the text of an element in the place of what it says. */
	TreeEdits setText(XmlElement element, String value) {
		if (!element.hasContent()) {
			int end = element.startTagEnd() - 2;
			return replace(end, 2, ">" + Trees.escaped(value) + "</" + element.name() + ">");
		}
		Region region = Trees.textRegion(element);
		return replace(region.offset(), region.length(), Trees.escaped(value));
	}

	/**
	 * Adds a child at the end of an element, or behind the last child of a name.
	 *
	 * @param xml the child; line ends and blanks in it as if it stood at the start of a line
	 */
	TreeEdits add(XmlElement parent, String xml, String... behind) {
		return insert(parent, xml, xml.replace("\n", line(parent)), behind);
	}

	/** Takes an element from its place to the end of another one, which is not its parent. */
	TreeEdits move(XmlElement element, XmlElement parent) {
		return remove(element).insert(parent, element.source(), moved(element, line(parent)));
	}

	/** Puts an element around another one. */
	TreeEdits wrap(XmlElement element, String container) {
		boolean flat = !Trees.startsLine(text, element.offset());
		String outer = flat ? "" : lineEnd + Trees.indentation(text, element.offset());
		String inner = flat ? "" : outer + Trees.step(tree);
		String content = flat ? element.source() : moved(element, inner);
		return replace(element.offset(), element.length(), "<" + container + ">" + inner + content + outer + "</" + container + ">");
	}

	/** The source of an element in whose further lines the indentation it has gives way to another; that within text stays. */
	private String moved(XmlElement element, String line) {
		String indent = Trees.indentation(text, element.offset());
		StringBuilder moved = new StringBuilder();
		int done = element.offset();
		for (int end = endOfLine(done); end < element.end(); end = endOfLine(done)) {
			int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
			moved.append(text, done, end).append(isText(end) ? text.substring(end, next) : line);
			done = !isText(end) && text.startsWith(indent, next) ? next + indent.length() : next;
		}
		return moved.append(text, done, element.end()).toString();
	}

	private int endOfLine(int from) {
		int end = from;
		while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
			end++;
		}
		return end;
	}

	private boolean isText(int offset) {
		XmlTokens tokens = tree.tokens();
		int token = tokens.tokenBefore(offset + 1);
		int type = tokens.type(token);
		return type == XmlTokens.CDATA || type == XmlTokens.VALUE || type == XmlTokens.TEXT && !Trees.isBlank(text, tokens.start(token), tokens.end(token));
	}

	/** The end of a line and the indentation of a child in the next. */
	private String line(XmlElement parent) {
		return lineEnd + Trees.indentation(text, parent.offset()) + Trees.step(tree);
	}

	/**
	 * @param flat the child where all stands in one line
	 * @param laidOut the child in lines of its own
	 */
	private TreeEdits insert(XmlElement parent, String flat, String laidOut, String... behind) {
		String indent = Trees.indentation(text, parent.offset());
		String child = line(parent) + laidOut;
		if (!parent.hasContent()) {
			boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
			String content = lines ? child + lineEnd + indent : flat;
			return replace(parent.startTagEnd() - 2, 2, ">" + content + "</" + parent.name() + ">");
		}
		int at = -1;
		for (XmlElement present : Trees.elements(parent)) {
			boolean wanted = behind.length == 0 || List.of(behind).contains(present.name());
			at = wanted ? present.end() : at;
		}
		List<XmlElement> children = Trees.elements(parent);
		if (children.isEmpty() ? text.indexOf('\n') < 0 : !Trees.startsLine(text, children.get(0).offset())) {
			return replace(at >= 0 ? at : parent.startTagEnd(), 0, flat);
		}
		boolean blankElement = children.isEmpty() && Trees.isBlank(text, parent.startTagEnd(), parent.contentEnd());
		if (blankElement) {
			return replace(parent.startTagEnd(), parent.contentEnd() - parent.startTagEnd(), child + lineEnd + indent);
		}
		return replace(at >= 0 ? at : parent.startTagEnd(), 0, child);
	}
}
