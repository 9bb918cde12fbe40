package org.gasthaus.ui.internal.processors;

import java.util.Iterator;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ProcessorPlacement;
import org.gasthaus.core.op.ReadProcessors;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Selections;

/** Reads where the processors of the selected domain run, shows it, and changes where they may. */
public final class ProcessorsHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> OperationJob.launch(new ReadProcessors(domain),
				placement -> UiThread.inUi(shell.getDisplay(), () -> ask(shell, placement))));
		return null;
	}

	private static void ask(Shell shell, ProcessorPlacement placement) {
		Pinning pinning = new Pinning(placement);
		if (!shell.isDisposed() && new ProcessorsDialog(shell, placement.domain().name(), pinning).open() == Window.OK) {
			launch(pinning.operations().iterator());
		}
	}

	/** One after the other: what the host refuses once it is not asked for again. */
	private static void launch(Iterator<Operation<?>> operations) {
		if (operations.hasNext()) {
			OperationJob.launch(operations.next(), done -> launch(operations));
		}
	}
}
