package org.gasthaus.xml.ui.internal.fix;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ide.undo.WorkspaceUndoUtil;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;

/**
 * Changes files of the workspace and takes that back: what an editor has open is changed there and left to be saved, the others are saved. A file
 * whose text is another by now is left alone, and named. UI thread only.
 */
final class MendFiles extends AbstractOperation {
	/** What a file becomes. */
	record Change(IFile file, String before, String after) {
	}

	private final List<Change> changes;
	private boolean savedSome;

	MendFiles(String label, List<Change> changes) {
		super(label);
		this.changes = List.copyOf(changes);
		addContext(WorkspaceUndoUtil.getWorkspaceUndoContext());
	}

	/** Whether the editors alone cannot take it back as one. */
	boolean isMoreThanAnEdit() {
		return savedSome || changes.size() > 1;
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		return all(false);
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		return all(false);
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		return all(true);
	}

	private IStatus all(boolean back) {
		List<String> left = new ArrayList<>();
		for (Change change : changes) {
			try {
				if (!(back ? write(change.file(), change.after(), change.before()) : write(change.file(), change.before(), change.after()))) {
					left.add(change.file().getName());
				}
			} catch (CoreException e) {
				left.add(NLS.bind(Messages.MendFiles_reason, change.file().getName(), e.getStatus().getMessage()));
			}
		}
		return left.isEmpty() ? Status.OK_STATUS
				: new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, NLS.bind(back ? Messages.MendFiles_notBack : Messages.FixResolution_changed, getLabel(), String.join(", ", left)));
	}

	/** Whether a file has the new text now. */
	private boolean write(IFile file, String from, String to) throws CoreException {
		if (!file.exists()) {
			return false;
		}
		IPath path = file.getFullPath();
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		buffers.connect(path, LocationKind.IFILE, null);
		try {
			ITextFileBuffer buffer = buffers.getTextFileBuffer(path, LocationKind.IFILE);
			boolean editing = buffer.isDirty() || buffer.isShared();
			String now = buffer.getDocument().get();
			if (now.equals(to)) {
				// the editor's own undo was there before
				return true;
			}
			if (!now.equals(from)) {
				return false;
			}
			Edits.apply(buffer.getDocument(), TextEdit.differences(from, to));
			if (!editing && buffer.isDirty()) {
				savedSome = true;
				buffer.commit(null, false);
			}
			return true;
		} catch (BadLocationException e) {
			// the edits are for this very text
			throw new IllegalStateException(e);
		} finally {
			buffers.disconnect(path, LocationKind.IFILE, null);
		}
	}
}
