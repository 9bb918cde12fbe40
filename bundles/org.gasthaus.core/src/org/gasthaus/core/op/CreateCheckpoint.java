package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.CheckpointOption;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Makes a checkpoint of a running domain: from then on the host knows what changes on its disks, for backups of just that. Returns its name.
 *
 * <p>Cancelling ends the waiting; the host goes on, and the checkpoint is there in the end.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain-checkpoint.html#virDomainCheckpointCreateXML">virDomainCheckpointCreateXML</a>
 */
public final class CreateCheckpoint extends TargetOperation<DomainHandle, String> {
	private final String name;
	private final String description;
	private final List<String> disks;
	private final Set<CheckpointOption> options;

	/**
	 * @param name one of a kind in the domain; empty lets the host find one
	 * @param description may be empty
	 * @param disks target names of those that are watched; empty for all that can be
	 * @param options for example {@link CheckpointOption#QUIESCE}
	 */
	public CreateCheckpoint(DomainHandle domain, String name, String description, List<String> disks, Set<CheckpointOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.CreateCheckpoint_title, domain.name()));
		this.name = Objects.requireNonNull(name);
		this.description = Objects.requireNonNull(description);
		this.disks = List.copyOf(disks);
		this.options = Set.copyOf(options);
	}

	@Override
	String perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		DefinitionXml xml = DefinitionXml.create("domaincheckpoint");
		if (!name.isEmpty()) {
			xml.add("name", name);
		}
		if (!description.isEmpty()) {
			xml.add("description", description);
		}
		if (!disks.isEmpty()) {
			DefinitionXml all = xml.add("disks", "");
			disks.forEach(disk -> all.add("disk", "").with("name", disk).with("checkpoint", "bitmap"));
		}
		return session.checkpoints().create(target().id(), xml.toString(), options, monitor);
	}

	@Override
	Undo<String> before(HypervisorSession session) {
		return Undo.by(made -> List.of(new DeleteCheckpoint(target(), made, Set.of())));
	}
}
