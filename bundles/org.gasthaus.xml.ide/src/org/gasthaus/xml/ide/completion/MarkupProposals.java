package org.gasthaus.xml.ide.completion;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;

/** Proposes what XML has beside elements and attributes: comments, CDATA sections, the declaration, and the characters that it has names for. */
final class MarkupProposals {
	private static final List<String> NAMES = List.of("amp", "lt", "gt", "quot", "apos");
	private static final String CHARACTERS = "&<>\"'";
	private static final Pattern MARKUP = Pattern.compile("<(?:!-{0,2}|!\\[[A-Z]{0,5}\\[?|\\?[a-z]{0,3})$");
	private static final int LONGEST = "<![CDATA[".length();

	private MarkupProposals() {
	}

	/** The reference or the other markup that is typed at an offset, or {@code null}. */
	static CursorSite at(XmlTree tree, int offset) {
		CursorSite reference = reference(tree, offset);
		return reference != null ? reference : markup(tree, offset);
	}

	private static CursorSite markup(XmlTree tree, int offset) {
		String text = tree.text();
		Matcher typed = MARKUP.matcher(text.substring(Math.max(0, offset - LONGEST), offset));
		if (!typed.find()) {
			return null;
		}
		int start = offset - typed.group().length();
		int token = tree.tokens().tokenBefore(offset);
		if (token < 0 || tree.tokens().start(token) < start) {
			// in a value, a comment or the like
			return null;
		}
		if (isComplete(text.substring(start, tree.tokens().end(token)), typed.group())) {
			return null;
		}
		return new CursorSite(CursorSite.Kind.CONTENT, tree.elementAt(start), null, start, offset, typed.group().substring(1), "", "");
	}

	/** Whether markup has its end already; one that would reach into the next of its kind has none of its own. */
	private static boolean isComplete(String token, String opening) {
		String end = switch (opening) {
		case "<!--" -> "-->";
		case "<![CDATA[" -> "]]>";
		default -> null;
		};
		return end != null && token.length() >= opening.length() + end.length() && token.endsWith(end) && token.indexOf(opening, opening.length()) < 0;
	}

	private static CursorSite reference(XmlTree tree, int offset) {
		String text = tree.text();
		int start = offset;
		while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
			start--;
		}
		int token = tree.tokens().tokenBefore(offset);
		boolean words = token >= 0 && (tree.tokens().type(token) == XmlTokens.TEXT || tree.tokens().type(token) == XmlTokens.VALUE);
		if (start == 0 || text.charAt(start - 1) != '&' || !words || tree.root() == null) {
			return null;
		}
		int end = offset;
		while (end < text.length() && Character.isLetter(text.charAt(end))) {
			end++;
		}
		boolean complete = end < text.length() && text.charAt(end) == ';';
		// letters behind the cursor belong to the reference only if it ends
		return new CursorSite(CursorSite.Kind.CONTENT, null, null, start - 1, complete ? end + 1 : offset, text.substring(start - 1, offset), "", "");
	}

	static void offer(Request request) {
		if (request.site.typed().startsWith("&")) {
			for (int i = 0; i < NAMES.size(); i++) {
				String reference = '&' + NAMES.get(i) + ';';
				offer(request, reference, reference, Messages.text("detail.character", CHARACTERS.charAt(i)), Snippets.escaped(reference), i);
			}
			return;
		}
		offer(request, "<!-- -->", "!--", Messages.text("detail.comment"), "<!-- $1 -->$0", 0);
		if (request.site.element() != null) {
			offer(request, "<![CDATA[ ]]>", "![CDATA[", Messages.text("detail.cdata"), "<![CDATA[$1]]>$0", 1);
		}
		if (request.site.start() == 0) {
			String declaration = "<?xml version='1.0' encoding='UTF-8'?>";
			offer(request, declaration, declaration.substring(1), Messages.text("detail.declaration"), declaration + "$0", 2);
		}
	}

	private static void offer(Request request, String label, String word, String detail, String snippet, int place) {
		request.offer(Kind.VALUE, label, word, detail, snippet, String.valueOf(place), List.of(), () -> Prose.EMPTY);
	}
}
