package org.gasthaus.ui.internal.connections;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.op.RestoreDefaultNetwork;
import org.gasthaus.ui.HostObject;
import org.gasthaus.ui.HostsExplorer;
import org.gasthaus.ui.OperationJob;

/** Gives the host of the selection its default network. */
public final class RestoreNetworkHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		HostObject.selectedHosts(event).findFirst().ifPresent(host -> OperationJob.launch(new RestoreDefaultNetwork(host), HostsExplorer::reveal));
		return null;
	}
}
