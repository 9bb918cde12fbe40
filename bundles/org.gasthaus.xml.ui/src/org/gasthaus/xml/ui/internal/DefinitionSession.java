package org.gasthaus.xml.ui.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension5;
import org.eclipse.swt.widgets.Display;
import org.eclipse.xtext.service.OperationCanceledError;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.ui.BoundHosts;
import org.gasthaus.xml.ui.internal.assist.DefinitionCompletion;
import org.gasthaus.xml.ui.internal.fix.TriedFixes;
import org.gasthaus.xml.ui.internal.workspace.WorkspaceCheck;

/**
 * One open text: its latest snapshot, which all services share, and its latest check. A text is parsed once for each change, whoever asks
 * first; it is checked in a job, a moment after the last key.
 *
 * <p>Whoever shows the text {@link #open opens} the session and closes it again; the last one ends it. Except for that, any thread may use it.
 */
public final class DefinitionSession {
	/** A check that takes less is no burden between two keys. */
	private static final long LONG_MILLIS = 60;
	private static final Map<IDocument, DefinitionSession> OPEN = new IdentityHashMap<>();
	private static final AtomicBoolean REMARKS_ARE_OLD = new AtomicBoolean();

	/**
	 * What a check found.
	 *
	 * @param text what was checked
	 * @param stamp the document's modification stamp of it
	 * @param findings in the order of the text, as the preferences want to see them
	 */
	public record Checked(DefinitionText text, long stamp, List<Finding> findings) {
	}

	/** Is told when a text was checked. */
	@FunctionalInterface
	public interface Listener {
		/** In a job's thread; the text may have changed again. */
		void checked(Checked result);
	}

	private record Snapshot(DefinitionText text, long stamp) {
	}

	private final IDocument document;
	private final IDocumentListener edits = new IDocumentListener() {
		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// the text after the change is what counts
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			lastTyped = event.getOffset() + (event.getText() == null ? 0 : event.getText().length());
			check(delay());
		}
	};
	private final Runnable surroundings = this::surroundingsChanged;
	private final CheckJob job = new CheckJob();
	/** One for each use. */
	private final List<ISourceViewer> viewers = new CopyOnWriteArrayList<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final AtomicBoolean waiting = new AtomicBoolean();
	private volatile long due;
	private volatile int lastTyped;
	private int users;
	private volatile Snapshot snapshot;
	private volatile Checked checked;
	private volatile boolean closed;

	private DefinitionSession(IDocument document) {
		this.document = document;
	}

	/**
	 * The session of a document, which is checked from now on. To be closed by {@link #close}.
	 *
	 * @param viewer shows the text, and the problems of one that is no file of the workspace; may be {@code null}
	 */
	public static DefinitionSession open(IDocument document, ISourceViewer viewer) {
		synchronized (OPEN) {
			DefinitionSession session = OPEN.computeIfAbsent(document, DefinitionSession::new);
			if (session.users++ == 0) {
				document.addDocumentListener(session.edits);
				SharedLanguage.get().addListener(session.surroundings);
				session.check(0);
			}
			if (viewer != null) {
				session.viewers.add(viewer);
			}
			return session;
		}
	}

	/** The session of a document that somebody has open, else {@code null}. */
	public static DefinitionSession of(IDocument document) {
		synchronized (OPEN) {
			return OPEN.get(document);
		}
	}

	/** Whether somebody has a file open whose text is checked while it is typed. */
	public static boolean isOpen(IFile file) {
		synchronized (OPEN) {
			return OPEN.keySet().stream().anyMatch(document -> file.equals(Documents.file(document)));
		}
	}

	/** The names that the files of the workspace give and use are others: remarks in open texts tell of them. In any thread. */
	public static void namesChanged() {
		if (REMARKS_ARE_OLD.compareAndSet(false, true)) {
			Display.getDefault().asyncExec(() -> {
				REMARKS_ARE_OLD.set(false);
				viewersOfAll().filter(viewer -> viewer.getTextWidget() != null).filter(ISourceViewerExtension5.class::isInstance)
						.forEach(viewer -> ((ISourceViewerExtension5) viewer).updateCodeMinings());
			});
		}
	}

	private static Stream<ISourceViewer> viewersOfAll() {
		synchronized (OPEN) {
			return OPEN.values().stream().flatMap(session -> session.viewers.stream()).distinct().toList().stream();
		}
	}

	/** A snapshot of a document's text as it is now: the session's if there is one. To be called where the document may be read. */
	public static DefinitionText snapshotOf(IDocument document) {
		DefinitionSession session = of(document);
		return session != null ? session.snapshot() : DefinitionText.of(document.get(), contextOf(document));
	}

	/**
	 * Ends one use. What the file says when it is not saved is checked in the background.
	 *
	 * @param viewer the one that it was opened with
	 */
	public void close(ISourceViewer viewer) {
		synchronized (OPEN) {
			viewers.remove(viewer);
			if (--users > 0) {
				return;
			}
			OPEN.remove(document);
		}
		closed = true;
		document.removeDocumentListener(edits);
		SharedLanguage.get().removeListener(surroundings);
		job.cancel();
		listeners.clear();
		IFile file = Documents.file(document);
		if (file != null) {
			WorkspaceCheck.get().checkAgain(file);
		}
	}

	/** The document. */
	public IDocument document() {
		return document;
	}

	/** The end of the last change. */
	public int lastTyped() {
		return lastTyped;
	}

	/** The text as it is now, parsed by the first who asks for it. */
	public DefinitionText snapshot() {
		Snapshot now = take();
		return now == null ? DefinitionText.of("", contextOf(document)) : now.text();
	}

	/** The snapshot of the moment; {@code null} if there was none yet and the text changes faster than it can be read. */
	private Snapshot take() {
		Snapshot last = snapshot;
		if (isCurrent(last)) {
			return last;
		}
		synchronized (this) {
			last = snapshot;
			DocumentText text = isCurrent(last) ? null : DocumentText.of(document);
			if (text == null) {
				return last;
			}
			snapshot = new Snapshot(DefinitionText.of(text.text(), contextOf(document)), text.stamp());
			return snapshot;
		}
	}

	private boolean isCurrent(Snapshot last) {
		return last != null && last.stamp() == DocumentText.stamp(document);
	}

	/** The latest check, {@code null} before the first one. It may belong to an older text: compare the stamps. */
	public Checked checked() {
		return checked;
	}

	/** The latest findings if they belong to the text as it is now, else {@code null}. */
	public List<Finding> currentFindings() {
		Checked last = checked;
		return last != null && last.stamp() == DocumentText.stamp(document) ? last.findings() : null;
	}

	/** Tells somebody after each check until the session ends. */
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	/** The opposite of {@link #addListener}. */
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** A job that is scheduled for later starts up to 50 ms too late: the platform's worker that wakes in the very millisecond sleeps once more. */
	private void check(int delayMillis) {
		if (job.getState() == Job.RUNNING) {
			job.cancel();
		}
		due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
		if (waiting.compareAndSet(false, true)) {
			later(delayMillis);
		}
	}

	/** One clock for many keys: a key only puts the hour off. */
	private void later(long millis) {
		CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run).execute(() -> {
			long rest = due - System.nanoTime();
			if (rest > 0 && !closed) {
				later(TimeUnit.NANOSECONDS.toMillis(rest) + 1);
				return;
			}
			waiting.set(false);
			if (!closed) {
				job.schedule();
			}
		});
	}

	/** A text that takes long to check is left alone for longer. */
	private int delay() {
		long took = job.tookMillis;
		return (int) Math.max(SharedLanguage.get().settings().delayMillis(), took < LONG_MILLIS ? 0 : Math.min(1000, took));
	}

	private void surroundingsChanged() {
		snapshot = null;
		check(delay());
	}

	private static LanguageContext contextOf(IDocument document) {
		IFile file = Documents.file(document);
		Optional<String> host = BoundHosts.of(document);
		if (file != null && host.isEmpty()) {
			host = BoundHosts.of(file);
		}
		URI uri = file == null ? null : file.getLocationURI();
		return SharedLanguage.get().context(uri, host);
	}

	/** Checks the text and shows what it found: as markers on a file of the workspace, else as annotations. */
	private final class CheckJob extends Job {
		private volatile long tookMillis;
		/** Made when the text is a definition for the first time. */
		private LanguageResource language;
		private List<Finding> shown;
		private final Map<IAnnotationModel, Set<Annotation>> shownAnnotations = new HashMap<>();

		CheckJob() {
			super(Messages.CheckJob_name);
			setSystem(true);
			setPriority(INTERACTIVE);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			long begun = System.nanoTime();
			Snapshot now = parse();
			if (now == null || closed) {
				return Status.CANCEL_STATUS;
			}
			List<Finding> findings;
			try {
				findings = check(now.text(), monitor);
			} catch (OperationCanceledError e) {
				return Status.CANCEL_STATUS;
			}
			tookMillis = (System.nanoTime() - begun) / 1_000_000;
			// a change meanwhile has scheduled the next check
			if (monitor.isCanceled() || closed || now.stamp() != DocumentText.stamp(document)) {
				return Status.CANCEL_STATUS;
			}
			checked = new Checked(now.text(), now.stamp(), findings);
			try {
				show(findings, now.text(), monitor);
			} catch (CoreException e) {
				return e.getStatus();
			}
			listeners.forEach(listener -> listener.checked(checked));
			TriedFixes.prepare(now.text(), findings);
			if (now.text().kind() != null) {
				DefinitionCompletion.prepare(now.text());
			}
			return Status.OK_STATUS;
		}

		/** The snapshot of the moment, from the parser of the language; all others find it made. */
		private Snapshot parse() {
			if (language == null) {
				return take();
			}
			DocumentText text = DocumentText.of(document);
			if (text == null) {
				return null;
			}
			Snapshot last = snapshot;
			LanguageContext context = last == null ? contextOf(document) : last.text().context();
			Snapshot parsed = new Snapshot(DefinitionText.of(language.parse(text.text()), context), text.stamp());
			synchronized (DefinitionSession.this) {
				if (!isCurrent(snapshot)) {
					snapshot = parsed;
				}
			}
			return parsed;
		}

		/** A text that is none of libvirt's definitions is none of our business: the editor shows any XML. */
		private List<Finding> check(DefinitionText text, IProgressMonitor monitor) {
			if (!text.isDefinition()) {
				return List.of();
			}
			if (language == null) {
				language = new LanguageResource(text.context().uri());
				language.parse(text.text());
			}
			return SharedLanguage.get().settings().apply(language.check(text.context(), monitor::isCanceled));
		}

		private void show(List<Finding> findings, DefinitionText text, IProgressMonitor monitor) throws CoreException {
			IFile file = Documents.file(document);
			if (file != null) {
				DefinitionProblem.mark(file, findings, text.lines(), monitor);
			} else if (!findings.equals(shown)) {
				viewers.stream().map(ISourceViewer::getAnnotationModel).distinct().forEach(model -> annotate(model, findings));
				shown = findings;
			}
		}

		private void annotate(IAnnotationModel model, List<Finding> findings) {
			Map<Annotation, Position> added = new HashMap<>();
			for (Finding finding : findings) {
				added.put(new FindingAnnotation(finding), new Position(finding.offset(), finding.length()));
			}
			if (model instanceof IAnnotationModelExtension extension) {
				Set<Annotation> before = shownAnnotations.getOrDefault(model, Set.of());
				extension.replaceAnnotations(new ArrayList<>(before).toArray(Annotation[]::new), added);
				shownAnnotations.put(model, new HashSet<>(added.keySet()));
			}
		}
	}
}
