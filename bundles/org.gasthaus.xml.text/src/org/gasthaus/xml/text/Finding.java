package org.gasthaus.xml.text;

import java.util.List;
import java.util.Objects;

/**
 * Something that was found in a text, with the smallest region that is wrong.
 *
 * @param severity how bad it is
 * @param code what kind of finding it is, stable and not translated, for example {@code syntax.end-tag} or {@code schema.value}
 * @param message the sentence for a person, in the language of the default locale
 * @param offset where the region starts, in UTF-16 units from 0
 * @param length how long the region is, 0 or more
 * @param fixes ways to repair it, the best one first; often none
 */
public record Finding(Severity severity, String code, String message, int offset, int length, List<Fix> fixes) {
	public Finding {
		Objects.requireNonNull(severity);
		Objects.requireNonNull(code);
		Objects.requireNonNull(message);
		fixes = List.copyOf(fixes);
	}

	/** An error without a fix. */
	public static Finding error(String code, String message, int offset, int length) {
		return new Finding(Severity.ERROR, code, message, offset, length, List.of());
	}

	/** Where the region ends. */
	public int end() {
		return offset + length;
	}

	/** Whether the definition is refused because of this. */
	public boolean isError() {
		return severity == Severity.ERROR;
	}
}
