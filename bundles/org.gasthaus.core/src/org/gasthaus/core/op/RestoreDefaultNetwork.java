package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;

/**
 * Gives a host the network that most definitions name: {@code default}, with NAT and DHCP, running, starting with the host. One of that name that is
 * there keeps its definition. If a new one cannot be started, its definition is removed again.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/formatnetwork.html#nat-based-network">NAT based network</a>
 */
public final class RestoreDefaultNetwork extends TargetOperation<Connection, NetworkHandle> {
	private static final String NAME = "default";
	private static final String DEFINITION = "<network><name>default</name><forward mode='nat'/><bridge name='virbr0' stp='on' delay='0'/>"
			+ "<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp></ip></network>";

	public RestoreDefaultNetwork(Connection connection) {
		super(connection, connection, NLS.bind(Messages.RestoreDefaultNetwork_title, connection));
	}

	@Override
	NetworkHandle perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		NetworkOperations networks = session.networkOperations();
		NetworkInfo there = there(session);
		NetworkInfo network = there == null ? networks.define(DEFINITION, false) : there;
		try {
			if (!network.active()) {
				networks.start(network.uuid());
			}
			if (!network.autostart()) {
				networks.setAutostart(network.uuid(), true);
			}
		} catch (HypervisorException e) {
			if (there == null && e.code() != Code.CONNECTION_LOST) {
				forget(session, network.uuid(), e);
			}
			throw e;
		}
		return new NetworkHandle(target(), network.uuid(), network.name());
	}

	private static void forget(HypervisorSession session, String uuid, HypervisorException why) {
		try {
			if (session.network(uuid).active()) {
				session.networkOperations().destroy(uuid);
			}
			session.networkOperations().undefine(uuid);
		} catch (HypervisorException e) {
			why.addSuppressed(e);
		}
	}

	private static NetworkInfo there(HypervisorSession session) throws HypervisorException {
		return session.networks(null).stream().filter(one -> one.name().equals(NAME)).findFirst().orElse(null);
	}

	@Override
	Undo<NetworkHandle> before(HypervisorSession session) throws HypervisorException {
		NetworkInfo there = there(session);
		if (there != null && there.active() && there.autostart()) {
			return Undo.needless();
		}
		return Undo.by(network -> {
			List<Operation<?>> steps = new ArrayList<>();
			if (there != null && !there.autostart()) {
				steps.add(new SetNetworkAutostart(network, false));
			}
			if (there == null || !there.active()) {
				steps.add(new DestroyNetwork(network));
			}
			if (there == null) {
				steps.add(new UndefineNetwork(network));
			}
			return steps;
		}, Messages.Undo_destroyNetwork);
	}

	@Override
	Capability needs() {
		return Capability.NETWORKS;
	}
}
