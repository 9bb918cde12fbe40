package org.gasthaus.ui.internal.domains;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;

/** Does one thing to every selected domain, each in a job of its own. */
abstract class DomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).map(this::operation).forEach(OperationJob::launch);
		return null;
	}

	abstract Operation<?> operation(DomainHandle domain);
}
