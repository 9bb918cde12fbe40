package org.gasthaus.definitions.ui.internal;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ListDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.definitions.ui.internal.live.Import;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Defines what the edited file or the selected files of the workspace say on a host that the user chooses. */
public final class DefineFilesHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		List<IFile> files = meant(event).map(one -> Adapters.adapt(one, IFile.class)).filter(file -> file != null && file.getLocation() != null).toList();
		if (files.isEmpty() || !IDE.saveAllEditors(files.toArray(IResource[]::new), true)) {
			return null;
		}
		List<Connection> hosts = PlatformUI.getWorkbench().getService(Connections.class).all().stream().filter(one -> one.access() == Access.READ_WRITE).toList();
		ListDialog dialog = new ListDialog(HandlerUtil.getActiveShell(event));
		dialog.setTitle(Messages.DefineFiles_title);
		dialog.setMessage(hosts.isEmpty() ? Messages.DefineFiles_noHost
				: NLS.bind(Messages.DefineFiles_message, files.size() == 1 ? files.get(0).getName() : NLS.bind(Messages.DefineFiles_files, files.size())));
		dialog.setContentProvider(ArrayContentProvider.getInstance());
		dialog.setLabelProvider(new LabelProvider());
		dialog.setInput(hosts);
		if (!hosts.isEmpty()) {
			dialog.setInitialSelections(hosts.get(0));
		}
		if (dialog.open() == Window.OK && dialog.getResult().length > 0 && dialog.getResult()[0] instanceof Connection host) {
			files.forEach(file -> OperationJob.launch(new Import(host, file.getLocation().toFile().toPath(), Questions::mayReplace), HostsExplorer::reveal));
		}
		return null;
	}

	/** What is edited, else what is selected. */
	private static Stream<?> meant(ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof IEditorPart) {
			return Stream.ofNullable(HandlerUtil.getActiveEditorInput(event));
		}
		return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection ? Stream.of(selection.toArray()) : Stream.empty();
	}
}
