package org.gasthaus.xml.ui.internal;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Offers the fixes of a problem, in the editor and in the Problems view. */
public final class DefinitionFixes implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return !marker.getAttribute(DefinitionProblem.FIXES, "").isEmpty();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return DefinitionProblem.decode(marker.getAttribute(DefinitionProblem.FIXES, "")).stream().map(FixResolution::new)
				.toArray(IMarkerResolution[]::new);
	}
}
