package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.CheckpointDeletion;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Deletes a checkpoint of a domain. What it recorded goes over to the one before, so that a backup from there on is still whole; no file is removed.
 *
 * <p>Cancelling ends the waiting; the host goes on deleting.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain-checkpoint.html#virDomainCheckpointDelete">virDomainCheckpointDelete</a>
 */
public final class DeleteCheckpoint extends TargetOperation<DomainHandle, Void> {
	private final String name;
	private final Set<CheckpointDeletion> options;

	/** @param options none for it alone */
	public DeleteCheckpoint(DomainHandle domain, String name, Set<CheckpointDeletion> options) {
		super(domain.connection(), domain, NLS.bind(Messages.DeleteCheckpoint_title, name, domain.name()));
		this.name = Objects.requireNonNull(name);
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.checkpoints().delete(target().id(), name, options, monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_checkpoint);
	}
}
