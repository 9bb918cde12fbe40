package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.RevertOption;

/**
 * Lets a domain go back to a snapshot; what it did since is lost unless another snapshot has it.
 *
 * <p>Cancelling ends the waiting; a host that has begun goes on. Look at the state of the domain then.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain-snapshot.html#virDomainRevertToSnapshot">virDomainRevertToSnapshot</a>
 */
public final class RevertToSnapshot extends TargetOperation<SnapshotHandle, Void> {
	private final Set<RevertOption> options;

	/** @param options whether it runs or is paused afterwards; empty for as it was */
	public RevertToSnapshot(SnapshotHandle snapshot, Set<RevertOption> options) {
		super(snapshot.domain().connection(), snapshot, NLS.bind(Messages.RevertToSnapshot_title, new Object[] { snapshot.name(), snapshot.domain().name() }));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.snapshots().revert(target().domain().id(), target().name(), options);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_revert);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.DomainChanged(target().domain().id(), HypervisorEvent.DomainChange.OTHER, 0);
	}
}
