package org.gasthaus.testkit;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.gasthaus.hypervisor.DhcpLease;
import org.gasthaus.hypervisor.HypervisorEvent.ObjectChange;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.PoolBuildOption;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolOperations;
import org.gasthaus.hypervisor.PoolStartOption;

/** Networks and pools of a {@link FakeHypervisor} can be changed. As libvirt, it does not announce a change of what starts with the host. */
final class FakeHostOperations {
	private FakeHostOperations() {
	}

	private static HypervisorException absent(String what) {
		return new HypervisorException(Code.UNSUPPORTED, "Cannot " + what + ": the fake does not have it.");
	}

	private static void require(boolean holds, String name) throws HypervisorException {
		if (!holds) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot do that with " + name + ": wrong state.");
		}
	}

	/** Networks. */
	record Networks(FakeSession session, FakeHypervisor host) implements NetworkOperations {
		@Override
		public void update(String uuid, NetworkSection.Change change, NetworkSection section, int parent, String xml, Set<Impact> impacts)
				throws HypervisorException {
			throw absent("update a network");
		}

		@Override
		public List<DhcpLease> leases(String uuid, String mac) throws HypervisorException {
			throw absent("list leases");
		}

		private NetworkInfo put(String xml, boolean active) {
			NetworkInfo network = new NetworkInfo(UUID.randomUUID().toString(), FakeSession.between(xml, "<name>", "</name>", "net"), active, false, !active);
			host.change(network, active ? ObjectChange.STARTED : ObjectChange.DEFINED);
			return network;
		}

		@Override
		public NetworkInfo define(String xml, boolean validate) throws HypervisorException {
			session.change("defineNetwork");
			return put(xml, false);
		}

		@Override
		public NetworkInfo create(String xml, boolean validate) throws HypervisorException {
			session.change("createNetwork");
			return put(xml, true);
		}

		@Override
		public void start(String uuid) throws HypervisorException {
			session.change("startNetwork");
			NetworkInfo old = session.network(uuid);
			require(!old.active(), old.name());
			host.change(new NetworkInfo(uuid, old.name(), true, old.autostart(), true), ObjectChange.STARTED);
		}

		@Override
		public void destroy(String uuid) throws HypervisorException {
			session.change("destroyNetwork");
			NetworkInfo old = session.network(uuid);
			require(old.active(), old.name());
			host.change(new NetworkInfo(uuid, old.name(), false, old.autostart(), true), ObjectChange.STOPPED);
		}

		@Override
		public void undefine(String uuid) throws HypervisorException {
			session.change("undefineNetwork");
			host.remove(session.network(uuid));
		}

		@Override
		public void setAutostart(String uuid, boolean autostart) throws HypervisorException {
			session.change("setNetworkAutostart");
			NetworkInfo old = session.network(uuid);
			host.change(new NetworkInfo(uuid, old.name(), old.active(), autostart, true), null);
		}

		@Override
		public String bridge(String uuid) throws HypervisorException {
			session.call("bridge");
			return session.network(uuid).active() ? "virbr0" : null;
		}
	}

	/** Storage pools. */
	record Pools(FakeSession session, FakeHypervisor host) implements PoolOperations {
		private void put(PoolInfo old, boolean active, boolean autostart, ObjectChange change) {
			host.change(new PoolInfo(old.uuid(), old.name(), active, autostart, true, active ? PoolInfo.Condition.RUNNING : PoolInfo.Condition.INACTIVE,
					active ? 100 : 0, 0, active ? 100 : 0), change);
		}

		private PoolInfo put(String xml, boolean active) {
			PoolInfo pool = new PoolInfo(UUID.randomUUID().toString(), FakeSession.between(xml, "<name>", "</name>", "pool"), false, false, true,
					PoolInfo.Condition.INACTIVE, 0, 0, 0);
			put(pool, active, false, active ? ObjectChange.STARTED : ObjectChange.DEFINED);
			return pool;
		}

		@Override
		public PoolInfo define(String xml, boolean validate) throws HypervisorException {
			session.change("definePool");
			return put(xml, false);
		}

		@Override
		public PoolInfo create(String xml, Set<PoolStartOption> options) throws HypervisorException {
			session.change("createPool");
			return put(xml, true);
		}

		@Override
		public void start(String uuid, Set<PoolStartOption> options) throws HypervisorException {
			session.change("startPool");
			PoolInfo old = session.pool(uuid);
			require(!old.active(), old.name());
			put(old, true, old.autostart(), ObjectChange.STARTED);
		}

		@Override
		public void destroy(String uuid) throws HypervisorException {
			session.change("destroyPool");
			PoolInfo old = session.pool(uuid);
			require(old.active(), old.name());
			put(old, false, old.autostart(), ObjectChange.STOPPED);
		}

		@Override
		public void undefine(String uuid) throws HypervisorException {
			session.change("undefinePool");
			host.remove(session.pool(uuid));
		}

		@Override
		public void setAutostart(String uuid, boolean autostart) throws HypervisorException {
			session.change("setPoolAutostart");
			PoolInfo old = session.pool(uuid);
			put(old, old.active(), autostart, null);
		}

		@Override
		public void build(String uuid, Set<PoolBuildOption> options) throws HypervisorException {
			session.change("buildPool");
		}

		@Override
		public void delete(String uuid) throws HypervisorException {
			session.change("deletePool");
			PoolInfo old = session.pool(uuid);
			require(!old.active(), old.name());
		}

		@Override
		public void refresh(String uuid) throws HypervisorException {
			session.change("refreshPool");
			PoolInfo old = session.pool(uuid);
			put(old, old.active(), old.autostart(), ObjectChange.REFRESHED);
		}

		@Override
		public String sourcesXml(String type, String source) throws HypervisorException {
			throw absent("look for sources");
		}

		@Override
		public String capabilitiesXml() throws HypervisorException {
			throw absent("tell pool types");
		}
	}
}
