package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.VolumeInfo;

/**
 * Removes the definition of a domain and what was chosen of all that belongs to it. The definition goes first: if that is refused, nothing is
 * removed. A volume that cannot be removed does not keep the others; the message says which stayed.
 *
 * <p>Cancelling stops before the next volume; the definition is gone then, and the volumes that were not reached stay.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUndefineFlags">virDomainUndefineFlags</a>
 */
public final class RemoveDomain extends TargetOperation<DomainHandle, Void> {
	private final boolean wasActive;
	private final Set<UndefineOption> options;
	private final List<VolumeInfo> volumes;

	/**
	 * @param options what goes with the definition
	 * @param volumes the volumes of the plan that go too
	 */
	public RemoveDomain(DomainRemovalPlan plan, Set<UndefineOption> options, List<VolumeInfo> volumes) {
		super(plan.domain().connection(), plan.domain(), NLS.bind(Messages.RemoveDomain_title, plan.domain().name()));
		this.wasActive = plan.active();
		this.options = options.isEmpty() ? Set.of() : EnumSet.copyOf(options);
		this.volumes = List.copyOf(volumes);
		for (VolumeInfo volume : volumes) {
			if (plan.storage().stream().noneMatch(storage -> Objects.equals(storage.volume(), volume))) {
				throw new IllegalArgumentException(volume + " is not of the plan");
			}
		}
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 1 + volumes.size());
		if (!volumes.isEmpty() && (wasActive || session.domain(target().id()).state().isActive())) {
			throw new HypervisorException(Code.WRONG_STATE, NLS.bind(Messages.RemoveDomain_active, target().name(), connection()));
		}
		session.undefineDomain(target().id(), options, progress.split(1));
		List<String> stayed = new ArrayList<>();
		HypervisorException first = null;
		for (VolumeInfo volume : volumes) {
			progress.split(1);
			try {
				session.volumes().delete(volume, false);
				PoolInfo pool = session.pool(volume.pool());
				connection().announce(new HypervisorEvent.PoolChanged(pool.uuid(), pool.name(), HypervisorEvent.ObjectChange.REFRESHED));
			} catch (HypervisorException e) {
				stayed.add(volume.path());
				first = first == null ? e : first;
			}
		}
		if (first != null) {
			throw new HypervisorException(first.code(),
					NLS.bind(Messages.RemoveDomain_stayed, new Object[] { target().name(), String.join(", ", stayed), first.reason() }), first);
		}
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), Boolean.TRUE.equals(session.domainDetails(target().id()).autostart()) ? new SetDomainAutostart(target(), true) : null,
				options.isEmpty() && volumes.isEmpty() ? "" : Messages.Undo_belongings);
	}
}
