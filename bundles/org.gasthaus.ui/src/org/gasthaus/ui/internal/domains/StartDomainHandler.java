package org.gasthaus.ui.internal.domains;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartNetwork;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** Starts the selected domains, networks and storage pools. */
public final class StartDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).map(StartDomain::new).forEach(OperationJob::launch);
		Selections.all(event, Item.class).forEach(item -> OperationJob.launch(item.isPool() ? new StartPool(item.pool()) : new StartNetwork(item.network())));
		return null;
	}
}
