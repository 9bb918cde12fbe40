package org.gasthaus.xml.text;

import java.util.HashMap;
import java.util.Map;

/**
 * What the complete elements of a text say about where an incomplete one ends. Built only for texts whose tags do not pair, and only where
 * indentation gives no answer.
 */
final class NestingEvidence {
	private final String text;
	private final TokenBuffer tokens;
	/** For each name of an element that has an end tag, or needs none: how often each other name stands directly in such an element. */
	private final Map<String, Map<String, Integer>> children = new HashMap<>();

	NestingEvidence(String text, TokenBuffer tokens, int[] pair) {
		this.text = text;
		this.tokens = tokens;
		String[] open = new String[XmlTree.MAX_DEPTH];
		int depth = 0;
		int start = -1;
		for (int i = 0; i < tokens.count; i++) {
			switch (tokens.types[i]) {
			case XmlTokens.TAG_START:
				start = i;
				if (depth > 0 && depth <= open.length) {
					children.get(open[depth - 1]).merge(name(i), 1, Integer::sum);
				}
				break;
			case XmlTokens.EMPTY_TAG_END:
				if (start >= 0) {
					children.computeIfAbsent(name(start), key -> new HashMap<>());
				}
				start = -1;
				break;
			case XmlTokens.TAG_END:
			case XmlTokens.NO_TAG_END:
				if (start >= 0 && pair[start] >= 0) {
					if (depth < open.length) {
						open[depth] = name(start);
						children.computeIfAbsent(open[depth], key -> new HashMap<>());
					}
					depth++;
				}
				start = -1;
				break;
			case XmlTokens.END_TAG_START:
				depth -= pair[i] >= 0 ? 1 : 0;
				start = -1;
				break;
			default:
				break;
			}
		}
	}

	/**
	 * Whether an element without an end tag rather ends before a start tag than contains it.
	 *
	 * @param opener the token that starts the element
	 * @param tag the token that starts the tag
	 */
	boolean endsBefore(int opener, int tag) {
		if (hasText(opener)) {
			return true;
		}
		String name = name(opener);
		Map<String, Integer> complete = children.get(name);
		if (complete != null && complete.containsKey(name(tag))) {
			return false;
		}
		return complete != null || name.equals(name(tag));
	}

	/** Whether the content of an element starts with text: libvirt does not mix text and elements. */
	private boolean hasText(int opener) {
		int i = opener + 1;
		while (i < tokens.count && tokens.types[i] != XmlTokens.TAG_END && tokens.types[i] != XmlTokens.NO_TAG_END) {
			i++;
		}
		return i + 1 < tokens.count && tokens.types[i + 1] == XmlTokens.TEXT
				&& !XmlCharacters.isBlank(text, tokens.starts[i + 1], EndTagPairing.end(text, tokens, i + 1));
	}

	private String name(int tag) {
		int name = EndTagPairing.nameOf(tokens, tag);
		return name < 0 ? "" : text.substring(tokens.starts[name], EndTagPairing.end(text, tokens, name));
	}
}
