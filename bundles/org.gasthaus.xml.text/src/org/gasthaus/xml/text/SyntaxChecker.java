package org.gasthaus.xml.text;

import static org.gasthaus.xml.text.XmlCharacters.isBlank;
import static org.gasthaus.xml.text.XmlCharacters.isSpace;

import java.util.List;

/** Says what keeps a text from being well-formed XML with namespaces, in one pass over its tokens. */
final class SyntaxChecker {
	/** How many tokens before a tag are looked at for what they begin in its line. */
	private static final int TOKENS_OF_A_LINE = 50;

	private final XmlTree tree;
	private final XmlTokens tokens;
	private final String text;
	private final SyntaxFindings findings = new SyntaxFindings();
	private final ReferenceChecker references;
	private final StartTagChecker startTags;
	private final ForwardSearch cdataEnds;
	private final int[] open = new int[XmlTree.MAX_DEPTH];
	private int depth;
	private boolean depthReported;
	private boolean rootSeen;
	private boolean doctypeSeen;
	private boolean textBeforeRoot;

	SyntaxChecker(XmlTree tree) {
		this.tree = tree;
		this.tokens = tree.tokens();
		this.text = tree.text();
		cdataEnds = new ForwardSearch(text, "]]>");
		references = new ReferenceChecker(tree, findings);
		startTags = new StartTagChecker(tree, findings, references);
	}

	List<Finding> check() {
		if (XmlDecoder.isMisread(text)) {
			findings.errorAs("syntax.encoding", "syntax.encoding-misread", 0, 0);
			return findings.sorted();
		}
		if (tree.root() == null) {
			findings.error(isBlank(text, 0, text.length()) ? "syntax.empty" : "syntax.no-root", 0, 0);
		}
		characters();
		findings.addAll(tree.entities().findings());
		int i = 0;
		while (i < tokens.count() && !findings.isFull()) {
			i = token(i);
		}
		return findings.sorted();
	}

	private int token(int i) {
		switch (tokens.type(i)) {
		case XmlTokens.TAG_START:
			return startTag(i);
		case XmlTokens.END_TAG_START:
			return endTag(i);
		case XmlTokens.STRAY_END_TAG_START:
			return strayEndTag(i);
		case XmlTokens.NO_END_TAG:
			noEndTag(i);
			break;
		case XmlTokens.TEXT:
			text(i);
			break;
		case XmlTokens.COMMENT:
			comment(i);
			break;
		case XmlTokens.CDATA:
			outside(i);
			break;
		case XmlTokens.INSTRUCTION:
			InstructionChecker.check(text, tokens.start(i), tokens.end(i), findings);
			break;
		case XmlTokens.DOCTYPE:
			if (doctypeSeen || rootSeen) {
				findings.error("syntax.doctype-place", tokens.start(i), "<!DOCTYPE".length());
			}
			doctypeSeen = true;
			break;
		case XmlTokens.BAD:
			bad(i);
			break;
		default:
			break;
		}
		return i + 1;
	}

	private int startTag(int first) {
		if (depth == 0) {
			if (rootSeen && !textBeforeRoot) {
				findings.error("syntax.second-root", tokens.start(first), nameLength(first) + 1);
			}
			rootSeen = true;
		}
		int last = depth <= XmlTree.MAX_DEPTH ? startTags.check(first, depth) : startTagEnd(first);
		if (tokens.type(last) == XmlTokens.TAG_END) {
			if (depth < XmlTree.MAX_DEPTH) {
				open[depth] = first;
			} else if (!depthReported) {
				depthReported = true;
				findings.error("syntax.depth", tokens.start(first), nameLength(first) + 1, XmlTree.MAX_DEPTH);
			}
			depth++;
		}
		return last + 1;
	}

	private int startTagEnd(int first) {
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.EMPTY_TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			i++;
		}
		return i;
	}

	private int endTag(int first) {
		depth--;
		startTags.leave(depth);
		int name = nameOf(first);
		int tagEnd = first + 1;
		while (tokens.type(tagEnd) != XmlTokens.TAG_END && tokens.type(tagEnd) != XmlTokens.NO_TAG_END) {
			tagEnd++;
		}
		boolean slash = tokens.end(first) - tokens.start(first) == 2;
		boolean closed = tokens.type(tagEnd) == XmlTokens.TAG_END;
		if (!slash || !closed && depth < XmlTree.MAX_DEPTH && nameOf(open[depth]) >= 0) {
			halfTypedEndTag(first, tagEnd);
			return tagEnd + 1;
		}
		int last = tagEnd(first, name);
		if (depth < XmlTree.MAX_DEPTH) {
			int startName = nameOf(open[depth]);
			String expected = startName < 0 ? "" : tokens.string(startName);
			String found = name < 0 ? "" : tokens.string(name);
			if (!expected.equals(found)) {
				int offset = name < 0 ? tokens.start(first) : tokens.start(name);
				Fix fix = Fix.replace(Messages.text("fix.end-tag", expected), tokens.start(first) + 2,
						name < 0 ? 0 : tokens.end(name) - tokens.start(first) - 2, expected);
				findings.fixable("syntax.end-tag", List.of(fix), offset, name < 0 ? 2 : found.length(), expected, found);
			}
		}
		return last + 1;
	}

	/** An end tag without its slash or its '>': one finding, whatever else it lacks. */
	private void halfTypedEndTag(int first, int tagEnd) {
		if (depth >= XmlTree.MAX_DEPTH) {
			return;
		}
		int start = tokens.start(first);
		int end = tokens.end(tagEnd);
		while (end > start + 1 && isSpace(text.charAt(end - 1))) {
			end--;
		}
		String name = tokens.string(nameOf(open[depth]));
		Fix fix = Fix.replace(Messages.text("fix.end-tag", name), start, end - start, "</" + name + ">");
		boolean slash = tokens.end(first) - tokens.start(first) == 2;
		findings.fixable(slash ? "syntax.unclosed-end-tag" : "syntax.end-tag-slash", List.of(fix), start, end - start, name);
	}

	private int strayEndTag(int first) {
		int name = nameOf(first);
		int last = first + 1;
		while (last < tokens.count() - 1 && tokens.type(last) != XmlTokens.TAG_END && tokens.type(last) != XmlTokens.NO_TAG_END) {
			last++;
		}
		if (depth == 0 && textBeforeRoot) {
			return last + 1;
		}
		int start = tokens.start(first);
		int end = tokens.end(last);
		findings.fixable("syntax.stray-end-tag", List.of(Fix.replace(Messages.text("fix.delete"), start, end - start, "")), start,
				end - start, name < 0 ? "" : tokens.string(name));
		return last + 1;
	}

	/** The token that ends an end tag; what is between its name and its end is an error. */
	private int tagEnd(int first, int name) {
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			if (tokens.type(i) == XmlTokens.BAD) {
				findings.error("syntax.unexpected", tokens.start(i), tokens.end(i) - tokens.start(i), tokens.string(i));
			}
			i++;
		}
		if (name > first + 1) {
			findings.error("syntax.space-before-name", tokens.start(first + 1), tokens.end(first + 1) - tokens.start(first + 1));
		}
		if (tokens.type(i) == XmlTokens.NO_TAG_END) {
			int end = tokens.start(i);
			findings.fixable("syntax.unclosed-end-tag", List.of(Fix.replace(Messages.text("fix.close-tag", ">"), end, 0, ">")),
					tokens.start(first), end - tokens.start(first));
		}
		return i;
	}

	private void noEndTag(int i) {
		depth--;
		startTags.leave(depth);
		if (depth >= XmlTree.MAX_DEPTH) {
			return;
		}
		int name = nameOf(open[depth]);
		if (name < 0 || StartTagChecker.isNameless(tokens, open[depth]) || isInUnclosedComment(open[depth])) {
			return;
		}
		String string = tokens.string(name);
		int insert = behindText(i);
		while (insert > tokens.end(name) && isSpace(text.charAt(insert - 1))) {
			insert--;
		}
		String end = "</" + string + ">";
		Fix fix = Fix.replace(Messages.text("fix.insert", end), insert, 0, line(open[depth], insert) + end);
		int tagEnd = startTagEnd(open[depth]);
		boolean empty = insert == tokens.end(tagEnd) && tokens.end(tagEnd) > tokens.start(tagEnd) && tagEnd > name + 2;
		List<Fix> fixes = empty ? List.of(Fix.replace(Messages.text("fix.close-tag", "/>"), tokens.start(tagEnd), 0, "/"), fix) : List.of(fix);
		findings.fixable("syntax.no-end-tag", fixes, tokens.start(name), string.length(), string);
	}

	/** What stands before the end tag of an element: a line end and its indentation if the element starts a line and ends in another. */
	private String line(int tag, int insert) {
		int start = tokens.start(tag);
		int line = text.lastIndexOf('\n', start) + 1;
		boolean ownLine = line > 0 && isBlank(text, line, start);
		int newline = text.indexOf('\n', start);
		if (!ownLine || newline < 0 || newline >= insert) {
			return "";
		}
		return (text.charAt(newline - 1) == '\r' ? "\r\n" : "\n") + text.substring(line, start);
	}

	/** Whether a comment that nobody closed starts before a tag in its line: that is what is wrong there. */
	private boolean isInUnclosedComment(int tag) {
		for (int i = tag - 1; i >= Math.max(0, tag - TOKENS_OF_A_LINE); i--) {
			if (tokens.type(i) == XmlTokens.BAD && text.startsWith("<!--", tokens.start(i))) {
				return text.indexOf('\n', tokens.start(i)) > tokens.start(tag);
			}
			if (tokens.type(i) == XmlTokens.TEXT && text.substring(tokens.start(i), tokens.end(i)).indexOf('\n') >= 0) {
				return false;
			}
		}
		return false;
	}

	/** Where an element without its end tag ends: behind its text, if nothing but comments stand between, else where the token says. */
	private int behindText(int noEndTag) {
		int i = noEndTag;
		while (tokens.type(i - 1) == XmlTokens.COMMENT || tokens.type(i - 1) == XmlTokens.TEXT && isBlank(text, tokens.start(i - 1), tokens.end(i - 1))) {
			i--;
		}
		return tokens.type(i - 1) == XmlTokens.TEXT ? tokens.start(i) : tokens.start(noEndTag);
	}

	private void text(int i) {
		int start = tokens.start(i);
		int end = tokens.end(i);
		if (depth == 0) {
			outside(i);
			return;
		}
		references.check(start, end);
		references.escape('<', "&lt;", "syntax.less-than", start, end);
		for (int at = cdataEnds.from(start); at < end; at = cdataEnds.from(at + 3)) {
			findings.fixable("syntax.cdata-end", List.of(Fix.replace(Messages.text("fix.replace", "]]&gt;"), at, 3, "]]&gt;")), at, 3);
		}
	}

	private void outside(int i) {
		int start = tokens.start(i);
		int end = tokens.end(i);
		if (depth > 0 || tree.root() == null || tokens.type(i) == XmlTokens.TEXT && isBlank(text, start, end)) {
			return;
		}
		while (isSpace(text.charAt(start))) {
			start++;
		}
		while (isSpace(text.charAt(end - 1))) {
			end--;
		}
		textBeforeRoot |= !rootSeen;
		findings.error("syntax.text-outside", start, end - start);
	}

	private void comment(int i) {
		int end = tokens.end(i) - 3;
		int dashes = text.indexOf("--", tokens.start(i) + 4);
		if (dashes >= 0 && dashes < end) {
			findings.error("syntax.comment", dashes, 2);
		} else if (end > tokens.start(i) + 4 && text.charAt(end - 1) == '-') {
			findings.error("syntax.comment", end - 1, 1);
		}
	}

	private void bad(int i) {
		int start = tokens.start(i);
		int length = tokens.end(i) - start;
		if (text.startsWith("<!--", start)) {
			findings.error("syntax.unclosed-comment", start, 4);
		} else if (text.startsWith("<![CDATA[", start)) {
			findings.error("syntax.unclosed-cdata", start, 9);
		} else if (text.startsWith("<?", start)) {
			findings.error("syntax.unclosed-instruction", start, 2);
		} else if (text.startsWith("<!DOCTYPE", start)) {
			findings.error("syntax.doctype", start, 9);
		} else if (isLessThan(start, start + length)) {
			findings.fixable("syntax.no-name", StartTagChecker.lessThan(tree, start, length, length), start, length);
		} else {
			findings.error("syntax.unexpected", start, length, XmlQuote.shortened(text.substring(start, start + Math.min(length, 60))));
		}
	}

	private boolean isLessThan(int start, int end) {
		int i = start;
		while (i < end && text.charAt(i) == '<') {
			i++;
		}
		return i == end && end - start < 20;
	}

	private void characters() {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c >= ' ' && c < 0xD800 || c == '\n' || c == '\t' || c == '\r') {
				continue;
			}
			int character = text.codePointAt(i);
			if (!XmlCharacters.isLegal(character)) {
				findings.error("syntax.character", i, 1, hexadecimal(character));
				if (findings.isFull()) {
					return;
				}
			} else if (character > 0xFFFF) {
				i++;
			}
		}
	}

	private static String hexadecimal(int character) {
		String digits = Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT);
		return "U+" + "0000".substring(Math.min(4, digits.length())) + digits;
	}

	private int nameOf(int tag) {
		int i = tag + 1;
		while (i < tokens.count() && tokens.type(i) == XmlTokens.SPACE) {
			i++;
		}
		return i < tokens.count() && tokens.type(i) == XmlTokens.NAME ? i : -1;
	}

	private int nameLength(int tag) {
		int name = nameOf(tag);
		return name < 0 ? 0 : tokens.end(name) - tokens.start(name);
	}
}
