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
 * Changes how much a network interface of a domain may transfer.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetInterfaceParameters">virDomainSetInterfaceParameters</a>
 */
public final class SetInterfaceLimits extends TargetOperation<DomainHandle, Void> {
	private final String device;
	private final List<TypedParameter> values;
	private final Set<Impact> impacts;

	/**
	 * @param device its target or its MAC address
	 * @param values those that change, by libvirt's names
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public SetInterfaceLimits(DomainHandle domain, String device, List<TypedParameter> values, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.SetInterfaceLimits_title, new Object[] { domain.name(), device }));
		this.device = Objects.requireNonNull(device);
		this.values = List.copyOf(values);
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.limits().setInterfaceLimits(target().id(), device, values, impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new SetInterfaceLimits(target(), device, Undos.only(values, session.limits().interfaceLimits(target().id(), device, live)), live));
	}
}
