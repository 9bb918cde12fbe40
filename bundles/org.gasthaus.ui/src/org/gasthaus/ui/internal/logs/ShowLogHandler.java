package org.gasthaus.ui.internal.logs;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.internal.Selections;

/** Shows the log of the selected domain, each in a view of its own. */
public final class ShowLogHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		for (DomainHandle domain : Selections.all(event, DomainHandle.class).toList()) {
			String which = domain.id().uuid() + '-' + Integer.toHexString(domain.connection().uri().hashCode());
			try {
				((LogView) page.showView(GasthausUi.LOG_VIEW, which, IWorkbenchPage.VIEW_ACTIVATE)).show(domain);
			} catch (PartInitException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
		return null;
	}
}
