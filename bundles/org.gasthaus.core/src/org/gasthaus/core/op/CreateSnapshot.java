package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SnapshotOption;

/**
 * Takes a snapshot of a domain. A running one stands still while its memory is written, unless only its disks are kept.
 *
 * <p>Cancelling ends the waiting; the host goes on, and the snapshot is there in the end.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain-snapshot.html#virDomainSnapshotCreateXML">virDomainSnapshotCreateXML</a>
 */
public final class CreateSnapshot extends TargetOperation<DomainHandle, SnapshotHandle> {
	private final String name;
	private final String description;
	private final Set<SnapshotOption> options;

	/**
	 * @param name one of a kind in the domain; empty lets the host find one
	 * @param description may be empty
	 * @param options for example {@link SnapshotOption#DISK_ONLY}
	 */
	public CreateSnapshot(DomainHandle domain, String name, String description, Set<SnapshotOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.CreateSnapshot_title, domain.name()));
		this.name = Objects.requireNonNull(name);
		this.description = Objects.requireNonNull(description);
		this.options = Set.copyOf(options);
	}

	@Override
	Capability needs() {
		return Capability.SNAPSHOTS;
	}

	@Override
	SnapshotHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		DefinitionXml xml = DefinitionXml.create("domainsnapshot");
		if (!name.isEmpty()) {
			xml.add("name", name);
		}
		if (!description.isEmpty()) {
			xml.add("description", description);
		}
		return new SnapshotHandle(target(), session.snapshots().create(target().id(), xml.toString(), options));
	}

	@Override
	Undo<SnapshotHandle> before(HypervisorSession session) {
		if (options.contains(SnapshotOption.DISK_ONLY) || options.contains(SnapshotOption.NO_METADATA)) {
			return Undo.impossible(Messages.Undo_snapshotFiles);
		}
		return Undo.by(snapshot -> List.of(new DeleteSnapshots(new PlanSnapshotDeletion(snapshot, null).call(null))), Messages.Undo_newSnapshot);
	}

	@Override
	HypervisorEvent unannounced() {
		return new HypervisorEvent.DomainChanged(target().id(), HypervisorEvent.DomainChange.OTHER, 0);
	}
}
