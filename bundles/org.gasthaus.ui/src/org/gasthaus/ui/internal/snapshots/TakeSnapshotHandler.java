package org.gasthaus.ui.internal.snapshots;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;

/** Asks for a name, and takes a snapshot of the selected domain, or the domain of the selected snapshot. */
public final class TakeSnapshotHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Stream.concat(Selections.all(event, DomainHandle.class), Selections.all(event, SnapshotHandle.class).map(SnapshotHandle::domain)).findFirst()
				.ifPresent(domain -> {
			TakeSnapshotDialog dialog = new TakeSnapshotDialog(HandlerUtil.getActiveShell(event), domain, taken(domain));
			if (dialog.open() == Window.OK) {
				OperationJob.launch(new CreateSnapshot(domain, dialog.name(), dialog.description(), dialog.options()));
			}
		});
		return null;
	}

	/** The names that are taken, as far as they are known. */
	private static List<String> taken(DomainHandle domain) {
		return domain.connection().known(Part.snapshots(domain.id())).map(all -> all.items().stream().map(SnapshotInfo::name).toList()).orElse(List.of());
	}
}
