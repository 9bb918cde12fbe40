package org.gasthaus.ui.internal.snapshots;

import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.op.RevertToSnapshot;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Lets the domain go back to the selected snapshot, after it has asked: what it did since is lost. */
public final class RevertHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, SnapshotHandle.class).findFirst().ifPresent(snapshot -> {
			if (Ask.whether(HandlerUtil.getActiveShell(event), Messages.Revert_title, NLS.bind(Messages.Revert_question, snapshot.domain().name(),
					snapshot.name()),
					Messages.Revert_button)) {
				OperationJob.launch(new RevertToSnapshot(snapshot, Set.of()));
			}
		});
		return null;
	}
}
