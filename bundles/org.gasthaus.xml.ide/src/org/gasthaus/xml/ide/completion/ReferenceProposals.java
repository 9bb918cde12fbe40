package org.gasthaus.xml.ide.completion;

import java.util.List;

import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;

/** Proposes what an ampersand begins: the characters that XML has names for. */
final class ReferenceProposals {
	private static final List<String> NAMES = List.of("amp", "lt", "gt", "quot", "apos");
	private static final String CHARACTERS = "&<>\"'";

	private ReferenceProposals() {
	}

	/** The reference that is typed at an offset, or {@code null}. */
	static CursorSite at(XmlTree tree, int offset) {
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
		for (int i = 0; i < NAMES.size(); i++) {
			String reference = '&' + NAMES.get(i) + ';';
			request.offer(Kind.VALUE, reference, reference, Messages.text("detail.character", CHARACTERS.charAt(i)), Snippets.escaped(reference), String.valueOf(i), List.of(),
					() -> Prose.EMPTY);
		}
	}
}
