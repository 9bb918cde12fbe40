package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;

/**
 * Finds out which snapshots and files deleting a snapshot removes. Changes nothing.
 *
 * <p>Cancelling leaves everything as it is.
 */
public final class PlanSnapshotDeletion extends TargetOperation<SnapshotHandle, SnapshotDeletionPlan> {
	private final SnapshotDeletion how;

	/** @param how whether what followed it goes too, or only that; {@code null} for the snapshot alone */
	public PlanSnapshotDeletion(SnapshotHandle snapshot, SnapshotDeletion how) {
		super(snapshot.domain().connection(), snapshot, NLS.bind(Messages.PlanSnapshotDeletion_title, snapshot.name(), snapshot.domain().name()));
		this.how = how;
	}

	@Override
	SnapshotDeletionPlan perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		List<SnapshotInfo> all = affected(session, target(), how);
		List<String> files = how == SnapshotDeletion.METADATA_ONLY ? List.of() : all.stream().flatMap(one -> one.files().stream()).distinct().sorted().toList();
		return new SnapshotDeletionPlan(target(), how, all, files);
	}

	@Override
	Undo<SnapshotDeletionPlan> before(HypervisorSession session) {
		return Undo.needless();
	}

	static List<SnapshotInfo> affected(HypervisorSession session, SnapshotHandle snapshot, SnapshotDeletion how) throws HypervisorException {
		List<SnapshotInfo> result = new ArrayList<>();
		if (how != SnapshotDeletion.CHILDREN_ONLY) {
			result.add(session.snapshots().find(snapshot.domain().id(), snapshot.name()));
		}
		if (how == SnapshotDeletion.CHILDREN || how == SnapshotDeletion.CHILDREN_ONLY) {
			result.addAll(session.snapshots().children(snapshot.domain().id(), snapshot.name(), true, Set.of()));
		}
		result.sort(Comparator.comparing(SnapshotInfo::name));
		return result;
	}
}
