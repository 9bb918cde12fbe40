package org.gasthaus.xml.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The replacement of one region of a text.
 *
 * @param offset where the region starts, in UTF-16 units from 0
 * @param length how long the region is; 0 inserts
 * @param text what stands there afterwards; empty deletes
 */
public record TextEdit(int offset, int length, String text) {
	public TextEdit {
		if (offset < 0 || length < 0) {
			throw new IllegalArgumentException("No region: offset " + offset + ", length " + length);
		}
		Objects.requireNonNull(text);
	}

	/** Where the replaced region ends. */
	public int end() {
		return offset + length;
	}

	/**
	 * The text after all edits.
	 *
	 * @param edits in any order, all counted on the text before; they must not overlap
	 * @throws IllegalArgumentException if two edits overlap or one lies outside of the text
	 */
	public static String apply(String text, List<TextEdit> edits) {
		TextEdit[] sorted = edits.toArray(new TextEdit[0]);
		java.util.Arrays.sort(sorted, (a, b) -> Integer.compare(a.offset, b.offset));
		StringBuilder result = new StringBuilder(text.length() + 64);
		int copied = 0;
		for (TextEdit edit : sorted) {
			if (edit.offset < copied || edit.end() > text.length()) {
				throw new IllegalArgumentException("Cannot apply " + edit + ": it overlaps another edit or the end of the text");
			}
			result.append(text, copied, edit.offset).append(edit.text);
			copied = edit.end();
		}
		return result.append(text, copied, text.length()).toString();
	}

	/** The one edit that turns a text into another, as small as one can be; empty if they are the same. It divides no surrogate pair. */
	public static Optional<TextEdit> difference(String before, String after) {
		if (before.equals(after)) {
			return Optional.empty();
		}
		int shorter = Math.min(before.length(), after.length());
		int start = 0;
		while (start < shorter && before.charAt(start) == after.charAt(start)) {
			start++;
		}
		int same = 0;
		while (same < shorter - start && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
			same++;
		}
		if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
			start--;
		}
		if (same > 0 && Character.isLowSurrogate(before.charAt(before.length() - same))) {
			same--;
		}
		return Optional.of(new TextEdit(start, before.length() - same - start, after.substring(start, after.length() - same)));
	}

	/** The small edits that together turn a text into another, in their order; none if they are the same. What lies between two changes stays untouched. */
	public static List<TextEdit> differences(String before, String after) {
		return TextDifference.of(before, after);
	}
}
