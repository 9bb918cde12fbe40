package org.gasthaus.xml.ide.completion;

/** Text with tab stops in the syntax of the Language Server Protocol: <code>$1</code>, <code>${1:default}</code>, <code>${1|a,b|}</code>. */
final class Snippets {
	private Snippets() {
	}

	/** Plain text as part of a snippet. */
	static String escaped(String text) {
		StringBuilder result = new StringBuilder(text.length() + 4);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '$' || c == '}' || c == '\\') {
				result.append('\\');
			}
			result.append(c);
		}
		return result.toString();
	}

	/** The text of a snippet with every tab stop as its default, the first of its choices, or nothing. */
	static String plain(String snippet) {
		StringBuilder result = new StringBuilder(snippet.length());
		int i = 0;
		while (i < snippet.length()) {
			char c = snippet.charAt(i);
			if (c == '\\' && i + 1 < snippet.length()) {
				result.append(snippet.charAt(i + 1));
				i += 2;
			} else if (c == '$' && i + 1 < snippet.length() && Character.isDigit(snippet.charAt(i + 1))) {
				i = afterDigits(snippet, i + 1);
			} else if (c == '$' && snippet.startsWith("{", i + 1)) {
				i = stop(snippet, i + 2, result);
			} else {
				result.append(c);
				i++;
			}
		}
		return result.toString();
	}

	private static int stop(String snippet, int from, StringBuilder result) {
		int i = afterDigits(snippet, from);
		char opener = i < snippet.length() ? snippet.charAt(i) : '}';
		boolean taken = true;
		i += opener == '}' ? 0 : 1;
		while (i < snippet.length() && snippet.charAt(i) != '}') {
			char c = snippet.charAt(i);
			if (c == '\\' && i + 1 < snippet.length()) {
				c = snippet.charAt(++i);
			} else if (opener == '|' && (c == ',' || c == '|')) {
				taken = false;
			}
			if (taken) {
				result.append(c);
			}
			i++;
		}
		return i + 1;
	}

	private static int afterDigits(String text, int from) {
		int i = from;
		while (i < text.length() && Character.isDigit(text.charAt(i))) {
			i++;
		}
		return i;
	}
}
