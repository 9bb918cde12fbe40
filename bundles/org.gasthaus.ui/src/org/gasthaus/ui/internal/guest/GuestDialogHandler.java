package org.gasthaus.ui.internal.guest;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.op.ReadGuest;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Selections;

/** Reads in the background what the selected domain has, and opens a dialog about it then. */
abstract class GuestDialogHandler extends AbstractHandler {
	@Override
	public final Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> OperationJob.launch(new ReadGuest(domain),
				state -> UiThread.inUi(shell.getDisplay(), () -> {
					if (!shell.isDisposed()) {
						open(shell, state);
					}
				})));
		return null;
	}

	/** UI thread. */
	abstract void open(Shell shell, GuestState state);
}
