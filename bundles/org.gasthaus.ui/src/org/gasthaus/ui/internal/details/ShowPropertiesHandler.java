package org.gasthaus.ui.internal.details;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.views.properties.PropertyShowInContext;

/** Opens the Properties view on what is selected. By itself it does not follow a view that it was hidden behind. */
public final class ShowPropertiesHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPart part = HandlerUtil.getActivePartChecked(event);
		PropertyShowInContext context = new PropertyShowInContext(part, HandlerUtil.getCurrentSelectionChecked(event));
		try {
			IViewPart view = part.getSite().getPage().showView(IPageLayout.ID_PROP_SHEET);
			IShowInTarget target = Adapters.adapt(view, IShowInTarget.class);
			if (target != null) {
				target.show(context);
			}
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}
}
