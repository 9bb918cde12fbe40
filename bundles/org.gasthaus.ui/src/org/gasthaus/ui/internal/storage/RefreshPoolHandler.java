package org.gasthaus.ui.internal.storage;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.op.RefreshPool;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** Lets hosts look again for the volumes of the selected pools. */
public final class RefreshPoolHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, Item.class).filter(Item::isPool).forEach(item -> OperationJob.launch(new RefreshPool(item.pool())));
		return null;
	}
}
