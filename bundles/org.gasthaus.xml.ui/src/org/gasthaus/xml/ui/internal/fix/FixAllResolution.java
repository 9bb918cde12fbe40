package org.gasthaus.xml.ui.internal.fix;

import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.Messages;

/** The best fix of every problem of a code in one file that takes nothing away. */
final class FixAllResolution extends Resolution {
	private final long count;

	FixAllResolution(IMarker marker, String code, long count) {
		super(marker, code);
		this.count = count;
	}

	@Override
	public String getLabel() {
		return NLS.bind(Messages.FixAllResolution_label, count);
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
