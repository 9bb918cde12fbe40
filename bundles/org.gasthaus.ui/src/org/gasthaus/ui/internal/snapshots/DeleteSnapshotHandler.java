package org.gasthaus.ui.internal.snapshots;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.op.DeleteSnapshots;
import org.gasthaus.core.op.PlanSnapshotDeletion;
import org.gasthaus.core.op.SnapshotDeletionPlan;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Selections;

/** Deletes the selected snapshot, alone or with what followed it, after it has shown which snapshots and files go. */
public final class DeleteSnapshotHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		Selections.all(event, SnapshotHandle.class).findFirst().ifPresent(snapshot -> OperationJob.launch(new PlanSnapshotDeletion(snapshot, null),
				alone -> OperationJob.launch(new PlanSnapshotDeletion(snapshot, SnapshotDeletion.CHILDREN),
						withAll -> UiThread.inUi(shell.getDisplay(), () -> ask(shell, alone, withAll)))));
		return null;
	}

	private static void ask(Shell shell, SnapshotDeletionPlan alone, SnapshotDeletionPlan withAll) {
		if (shell.isDisposed()) {
			return;
		}
		DeleteSnapshotDialog dialog = new DeleteSnapshotDialog(shell, alone, withAll);
		if (dialog.open() == Window.OK) {
			OperationJob.launch(new DeleteSnapshots(dialog.chosen()));
		}
	}
}
