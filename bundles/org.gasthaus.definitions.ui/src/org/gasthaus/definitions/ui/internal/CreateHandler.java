package org.gasthaus.definitions.ui.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.definitions.ui.internal.live.CreateFromFile;
import org.gasthaus.ui.HostObject;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Starts on the selected host what a file defines, without defining it there. */
public final class CreateHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		HostObject.selectedHosts(event).findFirst().ifPresent(connection -> {
			FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
			dialog.setText(NLS.bind(Messages.Create_title, connection));
			dialog.setFilterExtensions(new String[] { "*.xml", "*" });
			String file = dialog.open();
			if (file != null) {
				OperationJob.launch(new CreateFromFile(connection, Path.of(file)), HostsExplorer::reveal);
			}
		});
		return null;
	}
}
