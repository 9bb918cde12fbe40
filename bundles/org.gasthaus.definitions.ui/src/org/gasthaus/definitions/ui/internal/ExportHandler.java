package org.gasthaus.definitions.ui.internal;

import java.nio.charset.StandardCharsets;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.ui.HostObject;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.xml.ui.BoundHosts;

/** Writes what is stored of the selected domains, networks and pools into files of the workspace, without passwords, and binds them to the host. */
public final class ExportHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
		HostObject.selected(event).forEach(object -> export(HandlerUtil.getActiveShell(event), page, object));
		return null;
	}

	private static void export(Shell shell, IWorkbenchPage page, HostObject object) {
		SaveAsDialog dialog = new SaveAsDialog(shell);
		dialog.setOriginalFile(place().getFile(object.name().replaceAll("[/\\\\:*?\"<>|]", "_") + ".xml"));
		dialog.create();
		dialog.setTitle(NLS.bind(Messages.Export_title, object.name()));
		dialog.setMessage(Messages.Export_message);
		if (dialog.open() != Window.OK || dialog.getResult() == null) {
			return;
		}
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(dialog.getResult());
		// without passwords: a file of the workspace is no place for them
		OperationJob.launch(new ReadDefinition(object.connection(), object.kind(), object.uuid(), object.name(), XmlView.INACTIVE),
				text -> new Write(object, file, text, page).schedule());
	}

	/** The first open project. Where there is none, one is made: a file of the workspace is in a project. */
	private static IProject place() {
		IWorkspaceRoot workspace = ResourcesPlugin.getWorkspace().getRoot();
		for (IProject project : workspace.getProjects()) {
			if (project.isOpen()) {
				return project;
			}
		}
		IProject project = workspace.getProject("definitions");
		try {
			if (!project.exists()) {
				project.create(null);
			}
			project.open(null);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
		return project;
	}

	/** Writes the file and opens it. One that is there is replaced, its former text stays in the local history. */
	private static final class Write extends WorkspaceJob {
		private final HostObject object;
		private final IFile file;
		private final String text;
		private final IWorkbenchPage page;

		Write(HostObject object, IFile file, String text, IWorkbenchPage page) {
			super(NLS.bind(Messages.Export_title, object.name()));
			this.object = object;
			this.file = file;
			this.text = text;
			this.page = page;
			setRule(file.getProject());
		}

		@Override
		public IStatus runInWorkspace(IProgressMonitor monitor) {
			try {
				file.write(text.getBytes(StandardCharsets.UTF_8), true, false, true, monitor);
				BoundHosts.bind(file, object.connection().uri().toString());
			} catch (CoreException e) {
				return Status.error(NLS.bind(Messages.Export_cannotWrite, file.getFullPath(), e.getStatus().getMessage()), e);
			}
			UiThread.inUi(page.getWorkbenchWindow().getShell().getDisplay(), this::open);
			return Status.OK_STATUS;
		}

		private void open() {
			try {
				IDE.openEditor(page, file);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}
	}
}
