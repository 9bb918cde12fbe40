package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Edits of one text while they are collected: what goes to one place stays in order, an empty element is opened once. */
final class EditList {
	private final XmlTree tree;
	private final List<TextEdit> replacements = new ArrayList<>();
	/** What is inserted at one place, in order: two insertions at one offset would have no order. */
	private final Map<Integer, StringBuilder> insertions = new HashMap<>();
	private final Map<XmlElement, StringBuilder> openings = new IdentityHashMap<>();

	EditList(XmlTree tree) {
		this.tree = tree;
	}

	void replace(int offset, int length, String text) {
		if (length == 0) {
			insert(offset, text);
		} else {
			replacements.add(new TextEdit(offset, length, text));
		}
	}

	void insert(int offset, String text) {
		if (!text.isEmpty()) {
			insertions.computeIfAbsent(offset, key -> new StringBuilder()).append(text);
		}
	}

	/** Appends to the content of an element that has none: {@code <a/>} becomes {@code <a>content</a>}. */
	void open(XmlElement element, String content) {
		openings.computeIfAbsent(element, key -> new StringBuilder()).append(content);
	}

	/** The edits in the order of the text, none overlapping another. */
	List<TextEdit> inOrder() {
		List<TextEdit> edits = new ArrayList<>(replacements);
		openings.forEach((element, content) -> edits.add(opening(element, content)));
		insertions.forEach((offset, text) -> edits.add(new TextEdit(offset, 0, text.toString())));
		edits.sort((a, b) -> a.offset() != b.offset() ? Integer.compare(a.offset(), b.offset()) : Integer.compare(a.length(), b.length()));
		return edits;
	}

	private TextEdit opening(XmlElement element, StringBuilder content) {
		String text = tree.text();
		int end = element.end();
		// a half-typed tag has no end at all
		int from = text.startsWith("/>", end - 2) ? end - 2 : end;
		int start = from;
		while (start > element.nameOffset() + element.nameLength() && Character.isWhitespace(text.charAt(start - 1))) {
			start--;
		}
		int length = from == end ? 0 : end - start;
		return new TextEdit(start, length, ">" + content + "</" + element.name() + '>');
	}
}
