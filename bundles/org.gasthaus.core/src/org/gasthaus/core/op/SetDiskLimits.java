package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Changes how much a disk of a domain may transfer.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetBlockIoTune">virDomainSetBlockIoTune</a>
 */
public final class SetDiskLimits extends TargetOperation<DomainHandle, Void> {
	private final String disk;
	private final List<TypedParameter> values;
	private final Set<Impact> impacts;

	/**
	 * @param disk its target or its source
	 * @param values those that change, by libvirt's names
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public SetDiskLimits(DomainHandle domain, String disk, List<TypedParameter> values, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.SetDiskLimits_title, new Object[] { domain.name(), disk }));
		this.disk = Objects.requireNonNull(disk);
		this.values = List.copyOf(values);
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.limits().setDiskLimits(target().id(), disk, values, impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new SetDiskLimits(target(), disk, Undos.only(values, session.limits().diskLimits(target().id(), disk, live)), live));
	}
}
