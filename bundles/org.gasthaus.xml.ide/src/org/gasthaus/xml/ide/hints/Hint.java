package org.gasthaus.xml.ide.hints;

/**
 * A short remark that an editor shows beside a text or above a line.
 *
 * @param kind where it is shown
 * @param offset where it belongs, in UTF-16 units from 0
 * @param text the remark, for a person
 */
public record Hint(Kind kind, int offset, String text) {
	/** Where a remark is shown. */
	public enum Kind {
		/** Behind the offset, in its line. */
		INLINE,
		/** Above the line. */
		LENS
	}
}
