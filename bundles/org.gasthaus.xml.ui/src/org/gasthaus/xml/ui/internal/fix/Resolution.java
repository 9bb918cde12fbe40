package org.gasthaus.xml.ui.internal.fix;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** Mends problems of one code: in the open editor by an edit that can be undone, else in the file. UI thread only. */
abstract class Resolution extends WorkbenchMarkerResolution {
	private final IMarker marker;
	private final String code;

	/** @param marker the one that was asked about */
	Resolution(IMarker marker, String code) {
		this.marker = marker;
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

	/** The problems of the same code in all files, to be mended together. */
	@Override
	public IMarker[] findOtherMarkers(IMarker[] markers) {
		List<IMarker> others = new ArrayList<>();
		for (IMarker other : markers) {
			if (!other.equals(marker) && other.getAttribute(DefinitionProblem.CODE, "").equals(code)) {
				others.add(other);
			}
		}
		return others.toArray(IMarker[]::new);
	}

	@Override
	public void run(IMarker[] markers, IProgressMonitor monitor) {
		// from the end of each file, so that offsets in front stay what they are
		Arrays.stream(markers).sorted((a, b) -> b.getAttribute(IMarker.CHAR_START, 0) - a.getAttribute(IMarker.CHAR_START, 0)).forEach(this::run);
	}

	@Override
	public void run(IMarker of) {
		IPath path = of.getResource().getFullPath();
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		try {
			buffers.connect(path, LocationKind.IFILE, null);
			try {
				ITextFileBuffer buffer = buffers.getTextFileBuffer(path, LocationKind.IFILE);
				boolean editing = buffer.isDirty() || buffer.isShared();
				apply(of, buffer);
				if (!editing && buffer.isDirty()) {
					buffer.commit(null, false);
				}
			} finally {
				buffers.disconnect(path, LocationKind.IFILE, null);
			}
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		} catch (BadLocationException e) {
			changed(of);
		}
	}

	private void apply(IMarker of, ITextFileBuffer buffer) throws BadLocationException {
		Optional<MarkedText> text = MarkedText.of(of);
		Optional<Fix> fix = text.isEmpty() ? Optional.empty() : beside(() -> fix(text.get(), of));
		if (fix.isEmpty() || !buffer.getDocument().get().equals(text.get().text().text())) {
			changed(of);
			return;
		}
		Edits.apply(buffer.getDocument(), fix.get().edits());
	}

	/** Trying fixes takes a while: another thread does it while the window goes on being painted. */
	private static Optional<Fix> beside(Callable<Optional<Fix>> search) {
		AtomicReference<Optional<Fix>> found = new AtomicReference<>(Optional.empty());
		try {
			PlatformUI.getWorkbench().getProgressService().busyCursorWhile(monitor -> {
				try {
					found.set(search.call());
				} catch (Exception e) {
					throw new InvocationTargetException(e);
				}
			});
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, DefinitionProblem.BUNDLE, e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW | StatusManager.LOG);
		} catch (InterruptedException e) {
			// the user does not want to wait: nothing is changed
			return Optional.empty();
		}
		return found.get();
	}

	private void changed(IMarker of) {
		Edits.warn(NLS.bind(Messages.FixResolution_changed, getLabel(), of.getResource().getName()));
	}
}
