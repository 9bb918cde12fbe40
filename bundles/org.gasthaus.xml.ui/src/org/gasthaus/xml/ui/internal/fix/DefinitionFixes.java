package org.gasthaus.xml.ui.internal.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.DefinitionProblem;

/** Offers the fixes of a problem, in the editor and in the Problems view. UI thread only. */
public final class DefinitionFixes implements IMarkerResolutionGenerator2 {
	/** A hover asks for the same again and again. */
	private String lastText;
	private long lastMarker = -1;
	private IMarkerResolution[] last = {};

	/** Whether there may be some: to know, they would have to be tried, and this is asked for every line that is painted. */
	@Override
	public boolean hasResolutions(IMarker marker) {
		return !marker.getAttribute(DefinitionProblem.CODE, "").isEmpty();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		Optional<MarkedText> text = MarkedText.of(marker);
		Optional<Finding> finding = text.flatMap(now -> now.finding(marker));
		if (finding.isEmpty()) {
			return new IMarkerResolution[0];
		}
		if (marker.getId() != lastMarker || !text.get().text().text().equals(lastText)) {
			last = resolutions(marker, text.get(), finding.get());
			lastMarker = marker.getId();
			lastText = text.get().text().text();
		}
		return last.clone();
	}

	private static IMarkerResolution[] resolutions(IMarker marker, MarkedText text, Finding finding) {
		List<IMarkerResolution> all = new ArrayList<>();
		for (Fix fix : text.fixes(finding)) {
			all.add(new FixResolution(marker, finding.code(), fix, FixPreview.of(text.text().text(), fix)));
		}
		if (!all.isEmpty() && QuickFixes.areSome(text.text(), text.findings(), finding.code())) {
			all.add(new FixAllResolution(finding.code()));
		}
		return all.toArray(IMarkerResolution[]::new);
	}
}
