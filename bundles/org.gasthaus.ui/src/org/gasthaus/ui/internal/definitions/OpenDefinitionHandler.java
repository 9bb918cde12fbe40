package org.gasthaus.ui.internal.definitions;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode;

/** Opens the live definitions of the selected domains, networks and storage pools. */
public final class OpenDefinitionHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
		Selections.all(event, DomainHandle.class).map(domain -> new DefinitionInput(domain.connection(), Kind.DOMAIN, domain.id().uuid(), domain.name(), ""))
				.forEach(input -> DefinitionEditor.open(page, input));
		Selections.all(event, HostsNode.Item.class).map(item -> new DefinitionInput(item.connection(), item.kind(), item.uuid(), item.name(), ""))
				.forEach(input -> DefinitionEditor.open(page, input));
		return null;
	}
}
