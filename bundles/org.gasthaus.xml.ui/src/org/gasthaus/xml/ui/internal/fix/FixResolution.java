package org.gasthaus.xml.ui.internal.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.gasthaus.xml.text.Fix;

/** One fix of one problem, and the fix of the same name for others of its code. */
final class FixResolution extends Resolution {
	private final Fix fix;
	private final String preview;

	FixResolution(IMarker marker, String code, Fix fix, String preview) {
		super(marker, code);
		this.fix = fix;
		this.preview = preview;
	}

	@Override
	public String getLabel() {
		return fix.title();
	}

	@Override
	public String getDescription() {
		// the platform shows it as HTML
		return "<pre>" + preview.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pre>";
	}

	/** Asked anew, because the text may have changed since the fix was offered. */
	@Override
	Optional<Fix> fix(MarkedText text, IMarker of) {
		List<Fix> fixes = text.finding(of).map(text::fixes).orElse(List.of());
		Optional<Fix> same = fixes.stream().filter(one -> one.title().equals(fix.title())).findFirst();
		return same.isPresent() ? same : fixes.stream().findFirst();
	}
}
