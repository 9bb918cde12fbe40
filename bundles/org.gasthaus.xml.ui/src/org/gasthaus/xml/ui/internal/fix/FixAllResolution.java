package org.gasthaus.xml.ui.internal.fix;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.Messages;

/** The best fix of every problem of a code in one file that takes nothing away. */
final class FixAllResolution extends Resolution {
	FixAllResolution(String code) {
		super(code);
	}

	@Override
	public String getLabel() {
		// how many that are is known only once all were tried
		return Messages.FixAllResolution_label;
	}

	@Override
	public String getDescription() {
		return Messages.FixAllResolution_description;
	}

	@Override
	public IMarker[] findOtherMarkers(IMarker[] markers) {
		// they are all mended already
		return new IMarker[0];
	}

	@Override
	Optional<Fix> fix(MarkedText text, IMarker of) {
		return QuickFixes.fixAll(text.text(), code());
	}
}
