package org.gasthaus.xml.text;

import java.util.Arrays;

/**
 * Translates offsets of one text into lines and columns and back. A line ends with LF, CR LF or CR. Columns count UTF-16
 * units, as Java, LSP and the Eclipse editors do; a tab counts as one.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class LineMap {
	private final int length;
	private final int[] starts;

	public LineMap(String text) {
		length = text.length();
		int[] found = new int[Math.max(16, length / 24)];
		int count = 1;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			boolean lineEnd = c == '\n' || c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n');
			if (lineEnd) {
				if (count == found.length) {
					found = Arrays.copyOf(found, count * 2);
				}
				found[count++] = i + 1;
			}
		}
		starts = Arrays.copyOf(found, count);
	}

	/** How many lines the text has; an empty text has one. */
	public int lineCount() {
		return starts.length;
	}

	/**
	 * The place of an offset. An offset at the end of the text is allowed.
	 *
	 * @throws IndexOutOfBoundsException if the offset is outside of the text
	 */
	public TextPosition position(int offset) {
		if (offset < 0 || offset > length) {
			throw new IndexOutOfBoundsException(offset);
		}
		int found = Arrays.binarySearch(starts, offset);
		int line = found >= 0 ? found : -found - 2;
		return new TextPosition(line + 1, offset - starts[line] + 1);
	}

	/**
	 * The offset at which a line starts.
	 *
	 * @param line from 1
	 */
	public int lineStart(int line) {
		return starts[line - 1];
	}
}
