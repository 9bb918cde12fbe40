package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.List;

/** The small edits that turn a text into another: by lines, and within lines that changed by words. */
final class TextDifference {
	/** A longer comparison would cost more than what smaller edits are worth. */
	private static final long MOST_CELLS = 4_000_000;

	/** What a text is divided into. */
	private enum Parts {
		LINES, WORDS;

		List<String> of(String text) {
			List<String> parts = new ArrayList<>();
			int start = 0;
			for (int at = 1; at <= text.length(); at++) {
				if (at == text.length() || endsBefore(text, at)) {
					parts.add(text.substring(start, at));
					start = at;
				}
			}
			return parts;
		}

		private boolean endsBefore(String text, int at) {
			char last = text.charAt(at - 1);
			return this == LINES ? last == '\n' : !isOfWord(last) || !isOfWord(text.charAt(at));
		}

		/** Surrogates are, so that no pair is divided. */
		private static boolean isOfWord(char character) {
			return Character.isLetterOrDigit(character) || Character.isSurrogate(character);
		}
	}

	private final List<TextEdit> edits = new ArrayList<>();

	private TextDifference() {
	}

	static List<TextEdit> of(String before, String after) {
		TextDifference difference = new TextDifference();
		difference.compare(before, after, 0, Parts.LINES);
		return difference.edits;
	}

	private void compare(String before, String after, int offset, Parts parts) {
		List<String> old = parts.of(before);
		List<String> now = parts.of(after);
		int shorter = Math.min(old.size(), now.size());
		int head = 0;
		while (head < shorter && old.get(head).equals(now.get(head))) {
			head++;
		}
		int tail = 0;
		while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
			tail++;
		}
		int start = offset + length(old.subList(0, head));
		old = old.subList(head, old.size() - tail);
		now = now.subList(head, now.size() - tail);
		if ((long) old.size() * now.size() > MOST_CELLS) {
			changed(old, now, start, Parts.WORDS);
		} else {
			align(old, now, start, parts);
		}
	}

	/** Compares what lies between the longest parts that both have in the same order. */
	private void align(List<String> old, List<String> now, int start, Parts parts) {
		int[][] same = new int[old.size() + 1][now.size() + 1];
		for (int i = old.size() - 1; i >= 0; i--) {
			for (int j = now.size() - 1; j >= 0; j--) {
				same[i][j] = old.get(i).equals(now.get(j)) ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
			}
		}
		int i = 0;
		int j = 0;
		int offset = start;
		while (i < old.size() || j < now.size()) {
			int fromOld = i;
			int fromNow = j;
			while (i < old.size() && j < now.size() && !old.get(i).equals(now.get(j)) || i == old.size() ^ j == now.size()) {
				if (j == now.size() || i < old.size() && same[i + 1][j] >= same[i][j + 1]) {
					i++;
				} else {
					j++;
				}
			}
			changed(old.subList(fromOld, i), now.subList(fromNow, j), offset, parts);
			offset += length(old.subList(fromOld, i));
			while (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
				offset += old.get(i).length();
				i++;
				j++;
			}
		}
	}

	private void changed(List<String> old, List<String> now, int offset, Parts parts) {
		String before = String.join("", old);
		String after = String.join("", now);
		if (parts == Parts.LINES && !before.isEmpty() && !after.isEmpty()) {
			if (old.size() == now.size()) {
				int at = offset;
				for (int line = 0; line < old.size(); line++) {
					compare(old.get(line), now.get(line), at, Parts.WORDS);
					at += old.get(line).length();
				}
				return;
			}
			compare(before, after, offset, Parts.WORDS);
			return;
		}
		TextEdit.difference(before, after).ifPresent(edit -> edits.add(new TextEdit(offset + edit.offset(), edit.length(), edit.text())));
	}

	private static int length(List<String> parts) {
		return parts.stream().mapToInt(String::length).sum();
	}
}
