package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snippet in the syntax of the Language Server Protocol, taken apart: the text that is inserted, and where its tab stops are.
 *
 * @param text what is inserted
 * @param stops the places of each tab stop by its number, in the order in which they are visited, without 0
 * @param end where the cursor rests at last: tab stop 0, else the end
 */
public record SnippetText(String text, Map<Integer, List<Place>> stops, int end) {
	/** A region of the text; the choices are empty for free text. */
	public record Place(int offset, int length, List<String> choices) {
	}

	/** Takes a snippet apart. */
	public static SnippetText of(String snippet) {
		return new Reader(snippet).read();
	}

	private static final class Reader {
		private final String snippet;
		private final StringBuilder text = new StringBuilder();
		private final Map<Integer, List<Place>> stops = new TreeMap<>();
		private int at;

		Reader(String snippet) {
			this.snippet = snippet;
		}

		SnippetText read() {
			while (at < snippet.length()) {
				char c = snippet.charAt(at);
				if (c == '\\' && at + 1 < snippet.length()) {
					text.append(snippet.charAt(at + 1));
					at += 2;
				} else if (c == '$' && isStop()) {
					stop();
				} else {
					text.append(c);
					at++;
				}
			}
			List<Place> last = stops.remove(0);
			return new SnippetText(text.toString(), stops, last == null ? text.length() : last.get(0).offset());
		}

		private boolean isStop() {
			int digit = snippet.startsWith("{", at + 1) ? at + 2 : at + 1;
			return digit < snippet.length() && Character.isDigit(snippet.charAt(digit));
		}

		private void stop() {
			boolean braces = snippet.charAt(at + 1) == '{';
			at += braces ? 2 : 1;
			int number = 0;
			while (at < snippet.length() && Character.isDigit(snippet.charAt(at))) {
				number = number * 10 + snippet.charAt(at++) - '0';
			}
			int start = text.length();
			List<String> choices = new ArrayList<>();
			if (braces && at < snippet.length()) {
				content(choices);
			}
			stops.computeIfAbsent(number, key -> new ArrayList<>()).add(new Place(start, text.length() - start, choices));
		}

		private void content(List<String> choices) {
			char kind = snippet.charAt(at);
			if (kind == ':' || kind == '|') {
				at++;
			}
			StringBuilder part = new StringBuilder();
			while (at < snippet.length() && snippet.charAt(at) != '}') {
				char c = snippet.charAt(at++);
				if (c == '\\' && at < snippet.length()) {
					part.append(snippet.charAt(at++));
				} else if (kind == '|' && (c == ',' || c == '|')) {
					choices.add(part.toString());
					part.setLength(0);
				} else {
					part.append(c);
				}
			}
			at++;
			text.append(choices.isEmpty() ? part : choices.get(0));
		}
	}
}
