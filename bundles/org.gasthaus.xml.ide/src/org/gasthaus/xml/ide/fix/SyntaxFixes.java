package org.gasthaus.xml.ide.fix;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** What may make a text well-formed. */
final class SyntaxFixes extends Candidates {
	private static final Pattern UNQUOTED = Pattern.compile("([\\w:.-]+)\\s*=\\s*([^\\s\"'<>=]*[^\\s\"'<>=/])");

	SyntaxFixes(DefinitionText text, Finding finding, List<Fix> fixes) {
		super(text, finding, fixes);
	}

	@Override
	void collect() {
		String all = text.text();
		int offset = finding.offset();
		switch (finding.code()) {
		case "syntax.no-value" -> {
			replace(Messages.text("insert", finding(all) + "=''"), finding.end(), 0, "=''");
			delete();
		}
		case "syntax.unexpected", "syntax.name", "syntax.no-space", "syntax.unclosed-value" -> {
			quoted();
			delete();
		}
		case "syntax.comment" -> {
			replace(Messages.text("write", "- -"), offset, 2, "- -");
			replace(Messages.text("insert.blank"), offset + 1, 0, " ");
		}
		case "syntax.unclosed-comment" -> close("-->");
		case "syntax.unclosed-cdata" -> close("]]>");
		case "syntax.unclosed-instruction" -> close("?>");
		case "syntax.text-outside" -> {
			delete();
			replace(Messages.text("comment"), offset, finding.length(), "<!-- " + finding(all) + " -->");
		}
		case "syntax.character", "syntax.duplicate-attribute", "syntax.less-than" -> delete();
		case "syntax.no-end-tag" -> emptyTag();
		case "syntax.second-root", "syntax.doctype-place" -> node();
		case "syntax.xml-declaration-place" -> declaration(all);
		case "syntax.unclosed-tag" -> halfTag();
		case "syntax.xml-declaration" -> {
			node();
			all(all);
		}
		default -> {
			// the finding brings what there is
		}
		}
	}

	private String finding(String all) {
		return all.substring(finding.offset(), finding.end());
	}

	private void delete() {
		replace(Messages.text("delete"), finding.offset(), finding.length(), "");
	}

	/** A value in the line that lacks its quotes. */
	private void quoted() {
		String all = text.text();
		int start = Math.max(all.lastIndexOf('<', finding.offset()), all.lastIndexOf('\n', finding.offset() - 1));
		Matcher found = UNQUOTED.matcher(all).region(Math.max(0, start), all.length());
		while (found.find() && found.start() <= finding.end()) {
			if (found.end() >= finding.offset()) {
				replace(Messages.text("quote", found.group(2)), found.start(2), found.group(2).length(), "'" + found.group(2) + "'");
			}
		}
	}

	/** {@code <a>} without an end tag may have been meant as {@code <a/>}. */
	private void emptyTag() {
		XmlElement open = tree.elementAt(finding.offset());
		boolean nothing = open != null && open.hasContent() && open.startTagEnd() > 0 && Trees.isBlank(text.text(), open.startTagEnd(), open.contentEnd());
		if (nothing && text.text().charAt(open.startTagEnd() - 1) == '>') {
			replace(Messages.text("close.empty", open.name()), open.startTagEnd() - 1, 0, "/");
		}
	}

	/** {@code <model typ} may lack the value as well as the end, or is not meant to say anything. */
	private void halfTag() {
		XmlElement open = tree.elementAt(finding.offset());
		if (open == null || open.nameOffset() != finding.offset() || open.attributeCount() == 0) {
			return;
		}
		XmlAttribute last = open.attribute(open.attributeCount() - 1);
		int end = last.nameOffset() + last.nameLength();
		if (!last.hasValue()) {
			replace(Messages.text("insert", "=''/>"), end, 0, "=''/>");
			replace(Messages.text("insert", "=''>"), end, 0, "=''>");
			int start = last.nameOffset();
			while (start > 0 && Character.isWhitespace(text.text().charAt(start - 1))) {
				start--;
			}
			replace(Messages.text("close.empty", open.name()), start, end - start, "/>");
		}
	}

	/** Where only white space stands before a declaration that goes; else the declaration itself. */
	private void declaration(String all) {
		int start = finding.offset();
		if (all.substring(0, start).isBlank()) {
			replace(Messages.text("move.start"), 0, start, "");
		}
		int token = tree.tokens().tokenBefore(start + 1);
		replace(Messages.text("delete"), start, tree.tokens().end(token) - start, "");
	}

	/** Ends what is not closed before the next tag, if something stands before that, and at the end of its line. */
	private void close(String end) {
		String all = text.text();
		int token = text.tree().tokens().tokenBefore(finding.offset() + 1);
		int at = text.tree().tokens().end(token);
		while (at > finding.offset() && Character.isWhitespace(all.charAt(at - 1))) {
			at--;
		}
		int line = all.indexOf('\n', finding.offset());
		line = line < 0 ? all.length() : all.charAt(line - 1) == '\r' ? line - 1 : line;
		if (at > finding.end() || at == line) {
			replace(Messages.text("insert", end), at, 0, end);
		}
		if (line > at) {
			replace(Messages.text("insert.line-end", end), line, 0, end);
		}
	}

	/** The node at the top that the finding starts with. */
	private void node() {
		for (XmlNode node : tree.nodes()) {
			if (node.offset() <= finding.offset() && node.end() > finding.offset()) {
				replace(Messages.text("delete"), node.offset(), node.length(), "");
			}
		}
	}

	private void all(String all) {
		if (all.startsWith("<?xml")) {
			int end = all.indexOf('>');
			replace(Messages.text("write", "<?xml version='1.0' encoding='UTF-8'?>"), 0, end + 1, "<?xml version='1.0' encoding='UTF-8'?>");
		}
	}
}
