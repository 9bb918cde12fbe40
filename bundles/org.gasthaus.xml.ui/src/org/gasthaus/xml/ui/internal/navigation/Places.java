package org.gasthaus.xml.ui.internal.navigation;

import java.net.URI;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileInfo;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;

/** Shows the places that the services name. */
final class Places {
	/** A longer file is a disk image, not a text. */
	private static final long MAX_TEXT_BYTES = 4_000_000;

	private Places() {
	}

	/** The file of the workspace at an address, {@code null} if there is none. */
	static IFile file(URI uri) {
		if (uri == null) {
			return null;
		}
		for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(uri)) {
			if (file.exists()) {
				return file;
			}
		}
		return null;
	}

	/** Opens what is at a place. A place without an address is in the editor. In the UI thread; files outside of the workspace are looked at in a job. */
	static void open(Location place, ITextEditor from) {
		IFile file = file(place.uri());
		IWorkbenchPage page = from.getSite().getPage();
		// whoever goes back comes to where they left
		page.getNavigationHistory().markLocation(Documents.part(from));
		if (place.uri() == null || file != null && file.equals(from.getEditorInput().getAdapter(IFile.class))) {
			Documents.reveal(from, place.offset(), place.length());
			page.getNavigationHistory().markLocation(Documents.part(from));
			return;
		}
		if (file != null) {
			try {
				reveal(IDE.openEditor(page, file), place);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
			}
			return;
		}
		Job job = Job.createSystem(Messages.Places_job, monitor -> {
			openOutside(page, place);
		});
		job.schedule();
	}

	private static void openOutside(IWorkbenchPage page, Location place) {
		String path = place.uri().getPath();
		try {
			IFileInfo info = EFS.getStore(place.uri()).fetchInfo();
			String problem = !info.exists() || info.isDirectory() ? Messages.Places_notThere : info.getLength() > MAX_TEXT_BYTES ? Messages.Places_noText : null;
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
				if (problem != null) {
					Edits.warn(NLS.bind(problem, path));
					return;
				}
				try {
					reveal(IDE.openEditorOnFileStore(page, EFS.getStore(place.uri())), place);
				} catch (CoreException e) {
					StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
				}
			});
		} catch (CoreException e) {
			StatusManager.getManager().handle(new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, NLS.bind(Messages.Places_notThere, path), e),
					StatusManager.SHOW);
		}
	}

	private static void reveal(IEditorPart opened, Location place) {
		ITextEditor text = Documents.textEditor(opened);
		if (text != null && place.length() > 0) {
			Documents.reveal(text, place.offset(), place.length());
		}
	}
}
