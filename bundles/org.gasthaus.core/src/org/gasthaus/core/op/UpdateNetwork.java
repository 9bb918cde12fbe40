package org.gasthaus.core.op;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.NetworkSection.Change;
import org.gasthaus.hypervisor.XmlView;

/**
 * Changes a part of the definition of a network without a restart, where that part allows it: an address for a guest, a name, a port group.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-network.html#virNetworkUpdate">virNetworkUpdate</a>
 */
public final class UpdateNetwork extends TargetOperation<NetworkHandle, Void> {
	/** What stands between the network and a part that is not right below it. */
	private static final Map<NetworkSection, List<String>> PARENTS = Map.of(NetworkSection.IP_DHCP_HOST, List.of("ip", "dhcp"),
			NetworkSection.IP_DHCP_RANGE, List.of("ip", "dhcp"), NetworkSection.FORWARD_INTERFACE, List.of("forward"),
			NetworkSection.FORWARD_PF, List.of("forward"), NetworkSection.DNS_HOST, List.of("dns"), NetworkSection.DNS_TXT, List.of("dns"),
			NetworkSection.DNS_SRV, List.of("dns"));

	private final Change change;
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
	public UpdateNetwork(NetworkHandle network, Change change, NetworkSection section, int parent, String xml, Set<Impact> impacts) {
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

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, Stored.of(target()), impacts, session.network(target().uuid()).active(), live -> back(session, live));
	}

	/** What takes the change of the network that runs back. */
	private UpdateNetwork back(HypervisorSession session, Set<Impact> live) throws HypervisorException {
		if (change == Change.ADD_FIRST || change == Change.ADD_LAST) {
			return with(Change.DELETE, xml, live);
		}
		DefinitionXml meant = DefinitionXml.of(xml);
		String before = DeviceXml.below(session.networkXml(target().uuid(), XmlView.LIVE), meant, PARENTS.getOrDefault(section, List.of()),
				"mac", "ip", "dev", "name", "service", "start");
		return with(change == Change.DELETE ? Change.ADD_LAST : Change.MODIFY, before, live);
	}

	private UpdateNetwork with(Change how, String element, Set<Impact> live) {
		return new UpdateNetwork(target(), how, section, parent, element, live);
	}
}
