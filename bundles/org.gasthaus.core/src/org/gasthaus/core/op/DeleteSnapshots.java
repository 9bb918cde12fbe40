package org.gasthaus.core.op;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SnapshotInfo;

/**
 * Deletes the snapshots of a plan, for good; refuses if there are others by now than those that the plan shows.
 *
 * <p>Cancelling ends the waiting; the host goes on deleting.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain-snapshot.html#virDomainSnapshotDelete">virDomainSnapshotDelete</a>
 */
public final class DeleteSnapshots extends TargetOperation<SnapshotHandle, Void> {
	private final SnapshotDeletionPlan plan;

	/** @param plan what the user agreed to */
	public DeleteSnapshots(SnapshotDeletionPlan plan) {
		super(plan.snapshot().domain().connection(), plan.snapshot(),
				NLS.bind(Messages.DeleteSnapshots_title, plan.snapshot().name(), plan.snapshot().domain().name()));
		this.plan = plan;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		List<String> now = names(PlanSnapshotDeletion.affected(session, target(), plan.how()));
		if (!now.equals(names(plan.snapshots()))) {
			throw new HypervisorException(Code.WRONG_STATE, NLS.bind(Messages.DeleteSnapshots_changed,
					new Object[] { target().name(), target().domain().name(), String.join(", ", now) }));
		}
		session.snapshots().delete(target().domain().id(), target().name(), plan.how() == null ? Set.of() : Set.of(plan.how()));
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_gone);
	}

	private static List<String> names(List<SnapshotInfo> snapshots) {
		return snapshots.stream().map(SnapshotInfo::name).toList();
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.DomainChanged(target().domain().id(), HypervisorEvent.DomainChange.OTHER, 0);
	}
}
