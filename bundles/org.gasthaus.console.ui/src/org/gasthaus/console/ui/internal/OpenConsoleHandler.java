package org.gasthaus.console.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;

/** Opens the console of each selected domain, or shows the one that is open. */
public final class OpenConsoleHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		if (page == null || !(HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection)) {
			return null;
		}
		for (Object element : selection) {
			DomainHandle domain = Adapters.adapt(element, DomainHandle.class);
			if (domain != null) {
				open(page, domain);
			}
		}
		return null;
	}

	private static void open(IWorkbenchPage page, DomainHandle domain) throws ExecutionException {
		try {
			IViewPart view = page.showView(ConsoleIds.VIEW, ConsoleIds.secondary(domain), IWorkbenchPage.VIEW_ACTIVATE);
			if (view instanceof ConsoleView console) {
				console.connect(domain);
			}
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
