package org.gasthaus.xml.ui.internal.structure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.gasthaus.xml.ide.structure.Occurrence;
import org.gasthaus.xml.ide.structure.Occurrences;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.SessionReconciler;

/** Marks where the thing at the cursor is named: the other tag of an element, each use of a network's name, of a disk's target and the like. */
public final class OccurrenceMarks extends SessionReconciler {
	/** The annotation of a place where a name is used. */
	public static final String USE = "org.gasthaus.xml.ui.occurrence";
	/** The annotation of the place where a thing gets its name. */
	public static final String DECLARATION = "org.gasthaus.xml.ui.occurrence.declaration";
	private static final int DELAY_MILLIS = 60;

	private final ISelectionChangedListener listener = this::selectionChanged;
	private final MarkJob job = new MarkJob();
	private Set<Annotation> shown = Set.of();

	@Override
	protected void installed() {
		if (viewer().getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.addPostSelectionChangedListener(listener);
		}
	}

	@Override
	protected void uninstalled() {
		job.cancel();
		if (viewer().getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.removePostSelectionChangedListener(listener);
		}
	}

	@Override
	protected void closing(DefinitionSession session) {
		job.cancel();
		show(List.of());
	}

	private void selectionChanged(SelectionChangedEvent event) {
		if (event.getSelection() instanceof ITextSelection selection && session() != null) {
			job.at(selection.getOffset() + selection.getLength());
		}
	}

	private void show(List<Occurrence> occurrences) {
		IAnnotationModel model = viewer() instanceof ISourceViewer source ? source.getAnnotationModel() : null;
		if (!(model instanceof IAnnotationModelExtension extension) || shown.isEmpty() && occurrences.isEmpty()) {
			return;
		}
		Map<Annotation, Position> added = new HashMap<>();
		for (Occurrence one : occurrences) {
			added.put(new Annotation(one.declaration() ? DECLARATION : USE, false, Messages.OccurrenceMarks_text), new Position(one.offset(), one.length()));
		}
		extension.replaceAnnotations(shown.toArray(Annotation[]::new), added);
		shown = Set.copyOf(added.keySet());
	}

	/** Looks a moment after the cursor came to rest. */
	private final class MarkJob extends Job {
		private volatile int offset;

		MarkJob() {
			super(Messages.OccurrenceMarks_job);
			setSystem(true);
			setPriority(INTERACTIVE);
		}

		void at(int newOffset) {
			cancel();
			offset = newOffset;
			schedule(DELAY_MILLIS);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			DefinitionSession session = session();
			if (session == null) {
				return Status.OK_STATUS;
			}
			List<Occurrence> found = Occurrences.at(session.snapshot(), offset);
			int place = offset;
			if (!monitor.isCanceled()) {
				inUi(() -> {
					if (place == offset) {
						show(found.size() > 1 ? found : List.of());
					}
				});
			}
			return Status.OK_STATUS;
		}
	}
}
