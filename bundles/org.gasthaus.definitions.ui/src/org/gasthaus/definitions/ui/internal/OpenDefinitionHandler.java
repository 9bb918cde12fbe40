package org.gasthaus.definitions.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.ui.HostObject;

/** Opens what is stored of the selected domains, networks and storage pools, to be edited. */
public class OpenDefinitionHandler extends AbstractHandler {
	private final XmlView view;

	public OpenDefinitionHandler() {
		this(XmlView.INACTIVE);
	}

	OpenDefinitionHandler(XmlView view) {
		this.view = view;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
		HostObject.selected(event).map(object -> new LiveDefinition(object.connection(), object.kind(), object.uuid(), object.name(), view))
				.forEach(live -> LiveEditor.open(page, live));
		return null;
	}
}
