package org.gasthaus.definitions.ui.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.definitions.ui.internal.live.Import;
import org.gasthaus.ui.HostObject;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Defines what files say on the selected host: domains, networks or storage pools. */
public final class ImportHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		HostObject.selectedHosts(event).findFirst().ifPresent(connection -> {
			FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
			dialog.setText(NLS.bind(Messages.Import_title, connection));
			dialog.setFilterExtensions(new String[] { "*.xml", "*" });
			if (dialog.open() != null) {
				for (String name : dialog.getFileNames()) {
					OperationJob.launch(new Import(connection, Path.of(dialog.getFilterPath(), name), Questions::mayReplace), HostsExplorer::reveal);
				}
			}
		});
		return null;
	}
}
