package org.gasthaus.xml.text;

import java.util.List;

/**
 * One way to repair a {@link Finding}.
 *
 * @param title what it does, for a person
 * @param edits what it changes; they do not overlap
 */
public record Fix(String title, List<TextEdit> edits) {
	public Fix {
		edits = List.copyOf(edits);
	}

	/** A fix of one edit. */
	public static Fix replace(String title, int offset, int length, String text) {
		return new Fix(title, List.of(new TextEdit(offset, length, text)));
	}
}
