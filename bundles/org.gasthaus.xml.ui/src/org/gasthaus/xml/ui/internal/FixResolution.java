package org.gasthaus.xml.ui.internal;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.osgi.util.NLS;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.statushandlers.StatusManager;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;

/** Applies one fix: in the open editor as an edit that can be undone, else in the file. */
final class FixResolution implements IMarkerResolution {
	private final Fix fix;

	FixResolution(Fix fix) {
		this.fix = fix;
	}

	@Override
	public String getLabel() {
		return fix.title();
	}

	@Override
	public void run(IMarker marker) {
		IPath path = marker.getResource().getFullPath();
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		try {
			buffers.connect(path, LocationKind.IFILE, null);
			try {
				ITextFileBuffer buffer = buffers.getTextFileBuffer(path, LocationKind.IFILE);
				boolean editing = buffer.isDirty() || buffer.isShared();
				apply(marker, buffer.getDocument());
				if (!editing) {
					buffer.commit(null, false);
				}
			} finally {
				buffers.disconnect(path, LocationKind.IFILE, null);
			}
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		} catch (BadLocationException e) {
			StatusManager.getManager().handle(changed(marker), StatusManager.SHOW);
		}
	}

	private void apply(IMarker marker, IDocument document) throws BadLocationException {
		// the text may have changed since it was checked; the next check is on its way
		if (document.getLength() != marker.getAttribute(DefinitionProblem.TEXT_LENGTH, -1)) {
			StatusManager.getManager().handle(changed(marker), StatusManager.SHOW);
			return;
		}
		MultiTextEdit all = new MultiTextEdit();
		for (TextEdit edit : fix.edits()) {
			all.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.text()));
		}
		all.apply(document);
	}

	private Status changed(IMarker marker) {
		return new Status(Status.WARNING, DefinitionProblem.BUNDLE, NLS.bind(Messages.FixResolution_changed, fix.title(), marker.getResource().getName()));
	}
}
