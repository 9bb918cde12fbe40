package org.gasthaus.xml.ide.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.format.FormatOptions.Quotes;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/**
 * Lays a definition out as libvirt does: an element a line, two blanks a step. Only white space that means nothing changes, one edit for each
 * run of it: text, comments and CDATA sections stay as they are, an empty line between elements stays one, and what is damaged or has text
 * among its elements is left alone. Formatting twice changes nothing more.
 */
public final class Formatter {
	private final DefinitionText definition;
	private final String text;
	private final FormatOptions options;
	private final String lineEnd;
	private final List<TextEdit> edits = new ArrayList<>();

	private Formatter(DefinitionText definition, FormatOptions options) {
		this.definition = definition;
		this.text = definition.text();
		this.options = options;
		this.lineEnd = Trees.lineEnd(text);
	}

	/**
	 * The edits that lay out a text, in its order. Of a text whose tags do not pair the indentation says what belongs where: if another one would
	 * say something else, the lines stay as they are.
	 */
	public static List<TextEdit> format(DefinitionText definition, FormatOptions options) {
		List<TextEdit> edits = layout(definition, options);
		if (edits.isEmpty() || definition.tree().syntaxFindings().isEmpty()) {
			return edits;
		}
		DefinitionText after = DefinitionText.of(TextEdit.apply(definition.text(), edits), definition.context());
		return layout(after, options).isEmpty() ? edits : edits.stream().filter(edit -> isWithinLine(definition.text(), edit)).toList();
	}

	private static boolean isWithinLine(String text, TextEdit edit) {
		return (edit.text() + text.substring(Math.max(0, edit.offset() - 1), edit.end())).chars().noneMatch(c -> c == '\n' || c == '\r') && edit.offset() > 0
				&& edit.end() < text.length();
	}

	private static List<TextEdit> layout(DefinitionText definition, FormatOptions options) {
		Formatter formatter = new Formatter(definition, options);
		formatter.document(definition.tree().nodes());
		return List.copyOf(formatter.edits);
	}

	/** Those of the edits that touch a region. The indentation of the line behind it is none of them. */
	public static List<TextEdit> range(DefinitionText definition, int offset, int length, FormatOptions options) {
		int end = offset + length;
		String text = definition.text();
		return format(definition, options).stream().filter(edit -> edit.end() >= offset && edit.offset() <= end)
				.filter(edit -> length == 0 || edit.offset() < offset || edit.end() < end || edit.end() == text.length()
						|| text.substring(edit.offset(), edit.end()).indexOf('\n') < 0)
				.toList();
	}

	private void document(List<XmlNode> nodes) {
		int last = text.startsWith("\uFEFF") ? 1 : 0;
		XmlNode before = null;
		for (XmlNode node : nodes) {
			if (node.isBlankText()) {
				continue;
			}
			if (node instanceof XmlElement element) {
				element(element, 0);
			}
			if (isSound(before) && isSound(node)) {
				if (before == null) {
					gap(last, node.offset(), "");
				} else {
					separate(last, node, 0);
				}
			}
			before = node;
			last = node.end();
		}
		if (before != null && isSound(before) && options.finalLineEnd()) {
			gap(last, text.length(), lineEnd);
		}
	}

	private static boolean isSound(XmlNode node) {
		return node == null || node.kind() != XmlNode.Kind.BAD && node.kind() != XmlNode.Kind.TEXT && node.kind() != XmlNode.Kind.STRAY_END_TAG
				&& !(node instanceof XmlElement element && element.isDamaged());
	}

	private void element(XmlElement element, int depth) {
		if (element.isDamaged() || preserves(element)) {
			return;
		}
		startTag(element, depth);
		if (element.hasContent()) {
			content(element, depth);
			int name = element.endNameOffset();
			if (name >= 0) {
				gap(name + element.endNameLength(), element.end() - 1, "");
			}
		}
	}

	private static boolean preserves(XmlElement element) {
		return Trees.value(element, "xml:space").equals("preserve");
	}

	private void content(XmlElement element, int depth) {
		boolean any = false;
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child.kind() == XmlNode.Kind.TEXT ? !child.isBlankText() : child.kind() == XmlNode.Kind.CDATA) {
				return;
			}
			any |= child.kind() != XmlNode.Kind.TEXT;
		}
		if (!any) {
			empty(element, depth);
			return;
		}
		int last = element.startTagEnd();
		XmlNode before = null;
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child.kind() == XmlNode.Kind.TEXT) {
				continue;
			}
			if (child instanceof XmlElement inner) {
				element(inner, depth + 1);
			}
			if (isSound(before) && isSound(child)) {
				separate(last, child, depth + 1);
			}
			before = child;
			last = child.end();
		}
		if (isSound(before)) {
			gap(last, element.contentEnd(), lineEnd + options.step().repeat(depth));
		}
	}

	/** An element that nothing stands in yet, over several lines: libvirt writes its two tags under each other. Where text may stand, white space is text. */
	private void empty(XmlElement element, int depth) {
		if (lines(element.startTagEnd(), element.contentEnd()) == 0) {
			return;
		}
		try (ContentModel model = ContentModel.of(definition.context().schemas())) {
			if (!model.elements(element, element.startTagEnd(), null, name -> Map.of()).isEmpty() && !model.text(element).accepts().test("a b")) {
				gap(element.startTagEnd(), element.contentEnd(), lineEnd + options.step().repeat(depth));
			}
		} catch (SchemaException unusable) {
			// without a schema nobody can say what the white space is
		}
	}

	/** Puts a node into a line of its own; a comment behind something stays in its line. */
	private void separate(int last, XmlNode node, int depth) {
		int start = node.offset();
		int lines = lines(last, start);
		if (lines == 0 && node.kind() == XmlNode.Kind.COMMENT) {
			return;
		}
		gap(last, start, lineEnd.repeat(lines > 1 && last > 0 ? 2 : 1) + options.step().repeat(depth));
	}

	private int lines(int start, int end) {
		int lines = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
				lines++;
			}
		}
		return lines;
	}

	private void startTag(XmlElement element, int depth) {
		int indent = depth * options.step().length();
		boolean joined = joinedLength(element) + indent <= options.lineLength();
		String aligned = lineEnd + options.step().repeat(depth) + " ".repeat(element.nameLength() + 2);
		int last = element.nameOffset() + element.nameLength();
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			gap(last, attribute.nameOffset(), joined || lines(last, attribute.nameOffset()) == 0 ? " " : aligned);
			int equals = attribute.nameOffset() + attribute.nameLength();
			assignment(equals, attribute.valueOffset() - 1);
			quotes(attribute);
			last = attribute.valueOffset() + attribute.valueLength() + 1;
		}
		gap(last, element.startTagEnd() - (element.hasContent() ? 1 : 2), "");
	}

	private int joinedLength(XmlElement element) {
		int length = element.nameLength() + 1 + (element.hasContent() ? 1 : 2);
		for (int i = 0; i < element.attributeCount(); i++) {
			length += element.attribute(i).nameLength() + element.attribute(i).valueLength() + 4;
		}
		return length;
	}

	/** No blanks around the equals sign, which stands somewhere between two offsets. */
	private void assignment(int start, int end) {
		int equals = text.indexOf('=', start);
		if (equals >= start && equals < end) {
			gap(start, equals, "");
			gap(equals + 1, end, "");
		}
	}

	private void quotes(XmlAttribute attribute) {
		if (options.quotes() == Quotes.KEEP || !attribute.isClosed()) {
			return;
		}
		char wanted = options.quotes() == Quotes.SINGLE ? '\'' : '"';
		int start = attribute.valueOffset() - 1;
		int end = attribute.valueOffset() + attribute.valueLength();
		int inside = text.indexOf(wanted, start + 1);
		if (text.charAt(start) != wanted && (inside < 0 || inside >= end)) {
			edits.add(new TextEdit(start, 1, String.valueOf(wanted)));
			edits.add(new TextEdit(end, 1, String.valueOf(wanted)));
		}
	}

	/** Replaces white space; whatever else stands there stays. */
	private void gap(int start, int end, String wanted) {
		if (start <= end && Trees.isBlank(text, start, end) && (end - start != wanted.length() || !text.startsWith(wanted, start))) {
			edits.add(new TextEdit(start, end - start, wanted));
		}
	}
}
