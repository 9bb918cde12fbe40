package org.gasthaus.xml.ui.internal.navigation;

import java.util.List;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.navigation.GoTo;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;

/** From a name to where the thing is defined, and from there to where it is used: F3, or a click with Ctrl. */
public final class NameHyperlinks extends AbstractHyperlinkDetector {
	@Override
	public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion at, boolean canShowMultiple) {
		DefinitionSession session = viewer.getDocument() == null ? null : DefinitionSession.of(viewer.getDocument());
		ITextEditor editor = getAdapter(ITextEditor.class);
		if (session == null || editor == null) {
			return null;
		}
		DefinitionText text = session.snapshot();
		IRegion region = GoTo.region(text, at.getOffset()).map(found -> new Region(found.offset(), found.length())).orElse(null);
		List<Location> places = region == null ? List.of() : GoTo.definition(text, at.getOffset());
		if (places.isEmpty()) {
			return null;
		}
		return places.stream().limit(canShowMultiple ? places.size() : 1).map(place -> new Link(region, place, editor)).toArray(IHyperlink[]::new);
	}

	private record Link(IRegion region, Location place, ITextEditor editor) implements IHyperlink {
		@Override
		public IRegion getHyperlinkRegion() {
			return region;
		}

		@Override
		public String getTypeLabel() {
			return Messages.NameHyperlinks_type;
		}

		@Override
		public String getHyperlinkText() {
			String path = place.uri() == null ? editor.getTitle() : place.uri().getPath();
			return NLS.bind(Messages.NameHyperlinks_open, path.substring(path.lastIndexOf('/') + 1));
		}

		@Override
		public void open() {
			Places.open(place, editor);
		}
	}
}
