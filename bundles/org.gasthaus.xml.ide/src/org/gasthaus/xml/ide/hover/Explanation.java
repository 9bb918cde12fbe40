package org.gasthaus.xml.ide.hover;

import org.gasthaus.xml.ide.hover.Prose.Span;

/**
 * Why a kind of finding is reported and what to do about it.
 *
 * @param code the code of the finding
 * @param cause what is wrong, and what libvirt does with it
 * @param cure what to do
 */
public record Explanation(String code, String cause, String cure) {
	/** The same as a text to be shown. */
	public Prose prose() {
		return new Prose.Builder().heading(code).paragraph(cause).paragraph(Span.strong(Messages.text("explanation.cure") + " "), Span.plain(cure)).build();
	}
}
