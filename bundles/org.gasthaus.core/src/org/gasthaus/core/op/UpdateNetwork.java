package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkSection;

/**
 * Changes a part of the definition of a network without a restart, where that part allows it: an address for a guest, a name, a port group.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkUpdate">virNetworkUpdate</a>
 */
public final class UpdateNetwork extends TargetOperation<NetworkHandle, Void> {
	private final NetworkSection.Change change;
	private final NetworkSection section;
	private final int parent;
	private final String xml;
	private final Set<Impact> impacts;

	/**
	 * @param change whether the part is added, changed or removed
	 * @param section which part it is
	 * @param parent the number of the element that holds the part, if there are several; -1 for the one that fits
	 * @param xml the element that is added, changed or removed
	 * @param impacts what it changes: the running domain, its definition, or both
	 */
	public UpdateNetwork(NetworkHandle network, NetworkSection.Change change, NetworkSection section, int parent, String xml, Set<Impact> impacts) {
		super(network.connection(), network, NLS.bind(Messages.UpdateNetwork_title, network.name()));
		this.change = Objects.requireNonNull(change);
		this.section = Objects.requireNonNull(section);
		this.parent = parent;
		this.xml = Objects.requireNonNull(xml);
		this.impacts = Set.copyOf(impacts);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkOperations().update(target().uuid(), change, section, parent, xml, impacts);
		return null;
	}
}
