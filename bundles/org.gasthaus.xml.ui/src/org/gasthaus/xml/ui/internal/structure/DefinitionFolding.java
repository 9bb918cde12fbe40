package org.gasthaus.xml.ui.internal.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.IProjectionPosition;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.structure.Folding;
import org.gasthaus.xml.ide.structure.FoldingRegion;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.SessionReconciler;

/** Lets elements, comments and CDATA sections of more than one line be folded. What is folded stays so while the text changes elsewhere. */
public final class DefinitionFolding extends SessionReconciler {
	/** In characters. In a larger text there is no folding: with the first fold the platform colours all of it anew, in the UI thread. */
	private static final int LARGEST = 500_000;

	private final DefinitionSession.Listener listener = result -> fold(result.text(), result.stamp());

	@Override
	protected void opened(DefinitionSession session) {
		session.addListener(listener);
		DefinitionSession.Checked last = session.checked();
		if (last != null) {
			listener.checked(last);
		}
	}

	@Override
	protected void closing(DefinitionSession session) {
		session.removeListener(listener);
	}

	private void fold(DefinitionText text, long stamp) {
		if (text.text().length() > LARGEST) {
			return;
		}
		List<FoldingRegion> regions = Folding.of(text);
		inUi(() -> {
			DefinitionSession now = session();
			boolean current = now != null && now.checked() != null && now.checked().stamp() == stamp;
			if (current && viewer() instanceof ProjectionViewer projection && projection.getProjectionAnnotationModel() != null) {
				show(regions, projection.getProjectionAnnotationModel(), projection.getDocument());
			}
		});
	}

	private static void show(List<FoldingRegion> regions, ProjectionAnnotationModel model, IDocument document) {
		Map<Position, FoldingRegion> wanted = new HashMap<>();
		Set<Integer> lines = new HashSet<>();
		for (FoldingRegion region : regions) {
			try {
				int first = document.getLineOfOffset(region.offset());
				// two on one line: the outer one, else nobody could tell which of the two signs is whose
				if (lines.add(first)) {
					int last = document.getLineOfOffset(region.offset() + region.length());
					int start = document.getLineOffset(first);
					wanted.put(new Lines(start, document.getLineOffset(last) + document.getLineLength(last) - start), region);
				}
			} catch (BadLocationException e) {
				// the text is shorter by now; the next check is on its way
				return;
			}
		}
		List<Annotation> gone = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			Position position = model.getPosition(annotation);
			if (wanted.remove(position == null ? null : new Lines(position.offset, position.length)) == null) {
				gone.add(annotation);
			}
		}
		Map<Annotation, Position> added = new HashMap<>();
		wanted.keySet().forEach(position -> added.put(new ProjectionAnnotation(), position));
		if (!gone.isEmpty() || !added.isEmpty()) {
			model.modifyAnnotations(gone.toArray(Annotation[]::new), added, null);
		}
	}

	/** Whole lines, of which the first stays visible, and the last where it holds an end tag. */
	private static final class Lines extends Position implements IProjectionPosition {
		Lines(int offset, int length) {
			super(offset, length);
		}

		@Override
		public IRegion[] computeProjectionRegions(IDocument document) throws BadLocationException {
			int first = document.getLineOfOffset(offset);
			int last = document.getLineOfOffset(offset + Math.max(0, length - 1));
			int lastStart = document.getLineOffset(last);
			String lastLine = document.get(lastStart, document.getLineLength(last));
			int start = document.getLineOffset(Math.min(first + 1, last));
			int end = lastLine.stripLeading().startsWith("</") ? lastStart : offset + length;
			return end > start ? new IRegion[] { new Region(start, end - start) } : null;
		}

		@Override
		public int computeCaptionOffset(IDocument document) {
			return 0;
		}
	}
}
