package org.gasthaus.ui.internal.guest;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Selections;

/**
 * Reads in the background something of the selected domain, and opens a dialog about it then.
 *
 * @param <S> what is read
 */
abstract class ReadingHandler<S> extends AbstractHandler {
	@Override
	public final Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> OperationJob.launch(read(domain),
				state -> UiThread.inUi(shell.getDisplay(), () -> {
					if (!shell.isDisposed()) {
						open(shell, state);
					}
				})));
		return null;
	}

	/** What reads it; changes nothing. */
	abstract Operation<S> read(DomainHandle domain);

	/** UI thread. */
	abstract void open(Shell shell, S state);
}
