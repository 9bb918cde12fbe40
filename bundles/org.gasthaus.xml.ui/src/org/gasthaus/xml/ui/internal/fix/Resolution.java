package org.gasthaus.xml.ui.internal.fix;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.fix.MendFiles.Change;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** Mends problems of one code, each file by one change that can be undone: in the open editor, else in the file. UI thread only, but for what looks for other problems. */
abstract class Resolution extends WorkbenchMarkerResolution {
	private final String code;

	Resolution(String code) {
		this.code = code;
	}

	String code() {
		return code;
	}

	/** What to do with a text for one of its markers; empty if nothing helps there. */
	abstract Optional<Fix> fix(MarkedText text, IMarker of);

	@Override
	public Image getImage() {
		return JFaceResources.getResources().get(OutlineIcons.descriptor("fix"));
	}

	@Override
	public void run(IMarker of) {
		run(new IMarker[] { of }, null);
	}

	@Override
	public void run(IMarker[] markers, IProgressMonitor monitor) {
		Set<String> left = new TreeSet<>();
		List<Change> changes = beside(() -> changes(markers, left), List.of());
		if (!changes.isEmpty()) {
			IStatus done = perform(new MendFiles(getLabel(), changes));
			if (!done.isOK()) {
				StatusManager.getManager().handle(done, StatusManager.SHOW);
			}
		}
		if (!left.isEmpty()) {
			Edits.warn(NLS.bind(Messages.FixResolution_changed, getLabel(), String.join(", ", left)));
		}
	}

	/** What only an editor's text changed, its own undo takes back; the rest is taken back for the whole workspace. */
	private static IStatus perform(MendFiles mend) {
		IStatus done = mend.execute(null, null);
		if (mend.isMoreThanAnEdit()) {
			OperationHistoryFactory.getOperationHistory().add(mend);
		}
		return done;
	}

	/** What the files of markers become. */
	private List<Change> changes(IMarker[] markers, Set<String> left) {
		Map<IResource, List<IMarker>> byFile = Arrays.stream(markers).collect(Collectors.groupingBy(IMarker::getResource, LinkedHashMap::new, Collectors.toList()));
		List<Change> changes = new ArrayList<>();
		byFile.forEach((resource, ofFile) -> {
			Optional<MarkedText> before = MarkedText.of(ofFile.get(0));
			Optional<MarkedText> after = before;
			// from the end of the file, so that offsets in front stay what they are
			ofFile.sort(Comparator.comparingInt(one -> -one.getAttribute(IMarker.CHAR_START, 0)));
			for (IMarker one : ofFile) {
				Optional<MarkedText> mended = after.flatMap(text -> fix(text, one).flatMap(text::with));
				if (mended.isEmpty()) {
					left.add(resource.getName());
				} else {
					after = mended;
				}
			}
			if (after != before) {
				changes.add(new Change(before.get().file(), before.get().text().text(), after.get().text().text()));
			}
		});
		return changes;
	}

	/** Trying fixes takes a while: where this is the window's thread, another one does it while the window goes on being painted. */
	static <R> R beside(Callable<R> search, R nothing) {
		AtomicReference<R> found = new AtomicReference<>(nothing);
		IRunnableWithProgress task = monitor -> {
			try {
				found.set(search.call());
			} catch (Exception e) {
				throw new InvocationTargetException(e);
			}
		};
		try {
			if (Display.getCurrent() == null) {
				task.run(new NullProgressMonitor());
			} else {
				PlatformUI.getWorkbench().getProgressService().busyCursorWhile(task);
			}
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, DefinitionProblem.BUNDLE, e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW | StatusManager.LOG);
		} catch (InterruptedException e) {
			// the user does not want to wait: nothing is changed
			return nothing;
		}
		return found.get();
	}
}
