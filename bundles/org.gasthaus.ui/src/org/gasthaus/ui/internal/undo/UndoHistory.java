package org.gasthaus.ui.internal.undo;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.gasthaus.core.Done;
import org.gasthaus.ui.UiThread;

/** What was done to hosts, in the platform's history: Edit &gt; Undo takes it back while a view of hosts is active. */
public final class UndoHistory {
	private static final IUndoContext CONTEXT = new ObjectUndoContext(UndoHistory.class, Messages.UndoHistory_context);

	private UndoHistory() {
	}

	/** Lets a view offer it. UI thread. */
	public static void in(IViewSite site) {
		new UndoRedoActionGroup(site, CONTEXT, true).fillActionBars(site.getActionBars());
	}

	/** Remembers what was done, if it can be taken back. Any thread. */
	public static void add(Done<?> done) {
		if (done.canBeUndone()) {
			TakeBack<?> entry = new TakeBack<>(done);
			entry.addContext(CONTEXT);
			history().add(entry);
		}
	}

	/** Forgets an entry, soon. Any thread. The history moves an entry once its way has begun, in the UI thread: one that fails sooner would come back. */
	static void drop(IUndoableOperation entry) {
		UiThread.inUi(PlatformUI.getWorkbench().getDisplay(), () -> history().replaceOperation(entry, new IUndoableOperation[0]));
	}

	private static IOperationHistory history() {
		return PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
	}
}
