package org.gasthaus.xml.ui.internal.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ISaveContext;
import org.eclipse.core.resources.ISaveParticipant;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.navigation.NameUses;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.ui.BoundHosts;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.Settings;
import org.gasthaus.xml.ui.internal.SharedLanguage;

/**
 * Checks the definitions of the workspace that nobody has open: all of them once, then those that change. A job of low priority takes them in
 * lots, so that the workbench stays free; what was checked is remembered from one start to the next. The same pass keeps the index of names.
 *
 * <p>A file counts by its root element. One that is open is left to its editor.
 */
public final class WorkspaceCheck implements IResourceChangeListener, ISaveParticipant {
	private static final WorkspaceCheck INSTANCE = new WorkspaceCheck();
	/** So many files share one change of markers. */
	private static final int LOT = 50;
	/** Nobody writes longer ones by hand. */
	private static final long MAX_BYTES = 8_000_000;

	private final CheckedFiles checked = new CheckedFiles();
	/** Guarded by itself. */
	private final Set<IFile> waiting = new LinkedHashSet<>();
	private final CheckJob job = new CheckJob();
	private final Path state = Platform.getStateLocation(Platform.getBundle(DefinitionProblem.BUNDLE)).toPath().resolve("checked-files");
	private volatile String fingerprint = "";
	private volatile boolean running;
	/** Since it was told to the open texts; of the job's thread. */
	private boolean namesChanged;
	private volatile long filesChecked;

	private WorkspaceCheck() {
	}

	/** The one of this workbench. */
	public static WorkspaceCheck get() {
		return INSTANCE;
	}

	/** Begins, once: reads what is remembered and checks the rest. To be called from a job. */
	public void start() {
		if (running) {
			return;
		}
		running = true;
		fingerprint = fingerprint();
		try {
			checked.load(state, fingerprint);
		} catch (IOException e) {
			checked.clear();
			ILog.of(getClass()).info(NLS.bind(Messages.WorkspaceCheck_forgotten, e.getMessage()));
		}
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		workspace.addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
		try {
			workspace.addSaveParticipant(DefinitionProblem.BUNDLE, this);
		} catch (CoreException e) {
			ILog.of(getClass()).log(e.getStatus());
		}
		SharedLanguage.get().addListener(this::surroundingsChanged);
		addAll();
	}

	/** What all checks depend on. */
	private static String fingerprint() {
		Settings settings = SharedLanguage.get().settings();
		return String.join("\n", Platform.getBundle(DefinitionProblem.BUNDLE).getVersion().toString(), settings.schema().description(),
				Settings.format(settings.severities()));
	}

	private void surroundingsChanged() {
		String now = fingerprint();
		boolean bound = now.equals(fingerprint);
		fingerprint = now;
		if (!bound) {
			checked.clear();
		}
		Job.createSystem(Messages.WorkspaceCheck_name, monitor -> {
			// only a bound file sees that a host is known better
			if (bound) {
				forgetBound();
			}
			addAll();
		}).schedule();
	}

	private void forgetBound() throws CoreException {
		ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
			CheckedFiles.Entry entry = resource instanceof IFile ? checked.get(resource.getFullPath().toString()) : null;
			if (entry != null && (!entry.host().isEmpty() || BoundHosts.of(resource).isPresent())) {
				checked.remove(resource.getFullPath().toString());
			}
			return true;
		});
	}

	private void addAll() {
		List<IFile> files = new ArrayList<>();
		try {
			ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
				if (resource.isDerived() || resource.isTeamPrivateMember() || resource.isHidden()) {
					return false;
				}
				if (resource instanceof IFile file) {
					files.add(file);
				}
				return true;
			});
		} catch (CoreException e) {
			ILog.of(getClass()).log(e.getStatus());
		}
		add(files);
	}

	private void add(List<IFile> files) {
		if (files.isEmpty() || !running) {
			return;
		}
		synchronized (waiting) {
			waiting.addAll(files);
		}
		job.schedule();
	}

	/** Checks one file as it lies on its disk, although it may have been checked before. */
	public void checkAgain(IFile file) {
		checked.remove(file.getFullPath().toString());
		synchronized (waiting) {
			waiting.add(file);
		}
		job.schedule();
	}

	/** How many files were checked since the start; those that are no definitions do not count. */
	public long filesChecked() {
		return filesChecked;
	}

	/** Whether nothing is left to be checked. */
	public boolean isIdle() {
		synchronized (waiting) {
			return waiting.isEmpty() && job.getState() == Job.NONE;
		}
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		List<IFile> files = new ArrayList<>();
		try {
			event.getDelta().accept(delta -> visit(delta, files));
		} catch (CoreException e) {
			ILog.of(getClass()).log(e.getStatus());
		}
		add(files);
	}

	private boolean visit(IResourceDelta delta, List<IFile> files) {
		if (!(delta.getResource() instanceof IFile file)) {
			return true;
		}
		if (delta.getKind() == IResourceDelta.REMOVED) {
			forget(file);
		} else if (delta.getKind() == IResourceDelta.ADDED
				|| (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED | IResourceDelta.ENCODING)) != 0) {
			files.add(file);
		}
		return false;
	}

	private void forget(IFile file) {
		if (checked.remove(file.getFullPath().toString()) != null && file.getLocationURI() != null) {
			SharedLanguage.get().index().remove(file.getLocationURI());
			DefinitionSession.namesChanged();
		}
	}

	@Override
	public void doneSaving(ISaveContext context) {
		// nothing of the last time is kept
	}

	@Override
	public void prepareToSave(ISaveContext context) {
		// everything is at hand
	}

	@Override
	public void rollback(ISaveContext context) {
		// without the state, everything is checked again
	}

	/** With the workspace, so that it and the markers tell of the same files. */
	@Override
	public void saving(ISaveContext context) throws CoreException {
		if (context.getKind() == ISaveContext.FULL_SAVE) {
			try {
				checked.save(state, fingerprint);
			} catch (IOException e) {
				throw new CoreException(new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, NLS.bind(Messages.WorkspaceCheck_notSaved, e.getMessage()), e));
			}
		}
	}

	/** What one file says. */
	private record Result(IFile file, DefinitionText text, List<Finding> findings) {
	}

	/** Takes lot after lot until nothing waits. */
	private final class CheckJob extends Job {
		CheckJob() {
			super(Messages.WorkspaceCheck_name);
			setPriority(DECORATE);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			SubMonitor progress = SubMonitor.convert(monitor);
			DefinitionCheck unbound = SharedLanguage.check(SharedLanguage.get().context(null, java.util.Optional.empty()));
			for (List<IFile> lot = next(); !lot.isEmpty(); lot = next()) {
				progress.setWorkRemaining(1000).worked(1);
				if (monitor.isCanceled()) {
					synchronized (waiting) {
						waiting.clear();
					}
					return Status.CANCEL_STATUS;
				}
				try {
					check(lot, unbound, monitor);
				} catch (CoreException e) {
					ILog.of(getClass()).log(e.getStatus());
				} catch (IllegalStateException e) {
					if (PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing()) {
						throw e;
					}
					return Status.CANCEL_STATUS; // the workspace is closed
				}
			}
			return Status.OK_STATUS;
		}

		private List<IFile> next() {
			synchronized (waiting) {
				List<IFile> lot = new ArrayList<>(LOT);
				Iterator<IFile> files = waiting.iterator();
				while (files.hasNext() && lot.size() < LOT) {
					lot.add(files.next());
					files.remove();
				}
				return lot;
			}
		}

		private void check(List<IFile> lot, DefinitionCheck unbound, IProgressMonitor monitor) throws CoreException {
			List<Result> results = results(lot, unbound);
			if (namesChanged) {
				namesChanged = false;
				DefinitionSession.namesChanged();
			}
			if (results.isEmpty()) {
				return;
			}
			ResourcesPlugin.getWorkspace().run(progress -> {
				for (Result result : results) {
					if (!DefinitionSession.isOpen(result.file())) {
						DefinitionProblem.mark(result.file(), result.findings(), result.text().lines(), progress);
					}
				}
			}, null, IWorkspace.AVOID_UPDATE, monitor);
		}

		private List<Result> results(List<IFile> lot, DefinitionCheck unbound) {
			List<Result> results = new ArrayList<>();
			for (IFile file : lot) {
				try {
					Result result = WorkspaceCheck.this.check(file, unbound);
					if (result != null) {
						results.add(result);
					}
				} catch (CoreException | IOException e) {
					// it is gone, or cannot be read: whoever opens it is told
				} catch (SchemaException e) {
					ILog.of(getClass()).warn(e.getMessage());
					return List.of();
				}
			}
			return results;
		}
	}

	/** {@code null} for what is none of ours or is known already. */
	private Result check(IFile file, DefinitionCheck unbound) throws CoreException, IOException, SchemaException {
		if (!file.isAccessible() || file.isDerived() || file.getLocation() == null) {
			return null;
		}
		java.io.File local = file.getLocation().toFile();
		long timeStamp = local.lastModified();
		long length = local.length();
		String host = BoundHosts.of(file).orElse("");
		CheckedFiles.Entry before = checked.get(file.getFullPath().toString());
		if (before != null && before.isOf(timeStamp, length, host)) {
			SharedLanguage.get().index().update(file.getLocationURI(), before.names());
			return null;
		}
		if (length > MAX_BYTES || length == 0 || !looksLikeXml(file)) {
			return before == null ? null : noLonger(file);
		}
		LanguageContext context = SharedLanguage.get().context(file);
		XmlDecoder.Decoded decoded = decode(file);
		DefinitionText text = DefinitionText.of(decoded.text(), context);
		if (!text.isDefinition()) {
			return before == null ? null : noLonger(file);
		}
		List<NameUse> names = NameUses.of(text.tree());
		checked.put(file.getFullPath().toString(), new CheckedFiles.Entry(timeStamp, length, host, names));
		namesChanged |= before == null || !before.names().equals(names);
		SharedLanguage.get().index().update(file.getLocationURI(), names);
		Settings settings = SharedLanguage.get().settings();
		if (!settings.background() && before == null && file.findMarkers(DefinitionProblem.TYPE, true, IResource.DEPTH_ZERO).length == 0) {
			return null;
		}
		filesChecked++;
		DefinitionCheck check = host.isEmpty() ? unbound : SharedLanguage.check(context);
		List<Finding> findings = new ArrayList<>(decoded.findings());
		findings.addAll(settings.apply(check.check(text.tree())));
		return new Result(file, text, findings);
	}

	private Result noLonger(IFile file) {
		forget(file);
		return new Result(file, DefinitionText.of("", SharedLanguage.get().context(file)), List.of());
	}

	/** A cheap look before the whole is read: most files of a workspace are something else. */
	private static boolean looksLikeXml(IFile file) throws CoreException, IOException {
		try (InputStream in = file.getContents(true)) {
			for (byte one : in.readNBytes(256)) {
				// a byte order mark, the second byte of UTF-16, white space
				boolean before = one < 0 || one == 0 || one == ' ' || one == '\t' || one == '\r' || one == '\n';
				if (!before) {
					return one == '<';
				}
			}
			return false;
		}
	}

	private static XmlDecoder.Decoded decode(IFile file) throws CoreException, IOException {
		try (InputStream in = file.getContents(true)) {
			return XmlDecoder.decode(in.readAllBytes());
		}
	}
}
