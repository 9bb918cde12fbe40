package org.gasthaus.xml.ui.internal.assist;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.gasthaus.xml.ide.hover.Hover;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Says what an element, an attribute or a value means, and why a problem is one. */
public final class DefinitionHover implements ITextHover, ITextHoverExtension, ITextHoverExtension2 {
	@Override
	public Object getHoverInfo2(ITextViewer viewer, IRegion region) {
		return at(viewer, region.getOffset()).map(Hover::content).orElse(null);
	}

	@Override
	@Deprecated
	public String getHoverInfo(ITextViewer viewer, IRegion region) {
		return at(viewer, region.getOffset()).map(hover -> hover.content().toPlain()).orElse(null);
	}

	private static Optional<Hover> at(ITextViewer viewer, int offset) {
		DefinitionSession session = viewer.getDocument() == null ? null : DefinitionSession.of(viewer.getDocument());
		if (session == null || session.snapshot().kind() == null || offset > session.snapshot().text().length()) {
			return Optional.empty();
		}
		List<Finding> findings = session.currentFindings();
		return Hovers.at(session.snapshot(), offset, findings == null ? List.of() : findings);
	}

	@Override
	public IRegion getHoverRegion(ITextViewer viewer, int offset) {
		return at(viewer, offset).<IRegion>map(hover -> new Region(hover.offset(), hover.length())).orElse(null);
	}

	@Override
	public IInformationControlCreator getHoverControlCreator() {
		return ProseControl.hovering();
	}
}
