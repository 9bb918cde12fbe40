package org.gasthaus.ui.internal.domains;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.SetNetworkAutostart;
import org.gasthaus.core.op.SetPoolAutostart;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsModel;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** Says whether the selected domains, networks and storage pools start with their host: the opposite of what the first of them does. */
public final class ToggleAutostartHandler extends AbstractHandler implements IElementUpdater {
	@Override
	public Object execute(ExecutionEvent event) {
		boolean wanted = !Selections.all(event, Object.class).findFirst().filter(ToggleAutostartHandler::startsWithHost).isPresent();
		Selections.all(event, DomainHandle.class).map(domain -> new SetDomainAutostart(domain, wanted)).forEach(OperationJob::launch);
		Selections.all(event, Item.class).map(item -> operation(item, wanted)).forEach(OperationJob::launch);
		return null;
	}

	private static Operation<?> operation(Item item, boolean wanted) {
		return item.isPool() ? new SetPoolAutostart(item.pool(), wanted) : new SetNetworkAutostart(item.network(), wanted);
	}

	private static boolean startsWithHost(Object element) {
		return element instanceof DomainHandle domain ? HostsModel.startsWithHost(domain) : element instanceof Item item && item.startsWithHost();
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		ISelectionService selections = element.getServiceLocator().getService(ISelectionService.class);
		element.setChecked(selections != null && selections.getSelection() instanceof IStructuredSelection selection
				&& startsWithHost(selection.getFirstElement()));
	}
}
