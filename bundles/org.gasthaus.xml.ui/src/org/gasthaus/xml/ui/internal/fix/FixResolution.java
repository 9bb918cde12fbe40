package org.gasthaus.xml.ui.internal.fix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.DefinitionProblem;

/** One fix of one problem, and the fix of the same name for others of its code. */
final class FixResolution extends Resolution {
	private final IMarker marker;
	private final Fix fix;
	private final String preview;

	FixResolution(IMarker marker, String code, Fix fix, String preview) {
		super(code);
		this.marker = marker;
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

	/** The problems, in all files, for which this very fix is offered too. */
	@Override
	public IMarker[] findOtherMarkers(IMarker[] markers) {
		List<IMarker> candidates = Arrays.stream(markers).filter(other -> !other.equals(marker) && other.getAttribute(DefinitionProblem.CODE, "").equals(code())).toList();
		return candidates.isEmpty() ? new IMarker[0] : beside(() -> alike(candidates), new IMarker[0]);
	}

	private IMarker[] alike(List<IMarker> candidates) {
		// a text is read and checked once for all that is wrong with it
		Map<IResource, Optional<MarkedText>> texts = new HashMap<>();
		return candidates.stream().filter(other -> texts.computeIfAbsent(other.getResource(), resource -> MarkedText.of(other)).flatMap(text -> fix(text, other)).isPresent())
				.toArray(IMarker[]::new);
	}

	/** Asked anew, because the text may have changed since the fix was offered; nothing but the fix that was chosen is done. */
	@Override
	Optional<Fix> fix(MarkedText text, IMarker of) {
		return text.finding(of).flatMap(finding -> text.same(finding, fix));
	}
}
