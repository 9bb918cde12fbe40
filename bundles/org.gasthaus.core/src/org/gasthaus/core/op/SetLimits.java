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
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Changes how much of the host a domain may use: memory, block devices, NUMA nodes, processor time, or what is counted.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMemoryParameters">virDomainSetMemoryParameters</a>
 */
public final class SetLimits extends TargetOperation<DomainHandle, Void> {
	private final ParameterGroup group;
	private final List<TypedParameter> values;
	private final Set<Impact> impacts;

	/**
	 * @param group which of them
	 * @param values those that change, by libvirt's names
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public SetLimits(DomainHandle domain, ParameterGroup group, List<TypedParameter> values, Set<Impact> impacts) {
		super(domain.connection(), domain, NLS.bind(Messages.SetLimits_title, domain.name()));
		this.group = Objects.requireNonNull(group);
		this.values = List.copyOf(values);
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.limits().setParameters(target().id(), group, values, impacts);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impacts, live -> new SetLimits(target(), group, Undos.only(values, session.limits().parameters(target().id(), group, live)), live));
	}
}
