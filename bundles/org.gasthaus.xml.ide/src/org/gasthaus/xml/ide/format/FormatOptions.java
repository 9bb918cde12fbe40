package org.gasthaus.xml.ide.format;

import java.util.Objects;

/**
 * How a definition is laid out.
 *
 * @param step one step of indentation
 * @param lineLength up to how many characters the attributes of a tag are brought to one line; longer tags keep their line breaks
 * @param quotes which quotes values get
 * @param finalLineEnd whether the text ends with a line end
 */
public record FormatOptions(String step, int lineLength, Quotes quotes, boolean finalLineEnd) {
	/** The quotes of values. */
	public enum Quotes {
		/** As they are. */
		KEEP,
		/** Single ones, as libvirt writes them, where the value has none itself. */
		SINGLE,
		/** Double ones, where the value has none itself. */
		DOUBLE
	}

	/** As libvirt writes: two blanks a step; quotes stay as they are. */
	public static final FormatOptions LIBVIRT = new FormatOptions("  ", 140, Quotes.KEEP, true);

	public FormatOptions {
		Objects.requireNonNull(quotes);
		if (!step.isBlank() || step.indexOf('\n') >= 0 || step.indexOf('\r') >= 0) {
			throw new IllegalArgumentException("A step is blanks or tabs");
		}
	}

	/** The same with another step. */
	public FormatOptions withStep(String other) {
		return new FormatOptions(other, lineLength, quotes, finalLineEnd);
	}
}
