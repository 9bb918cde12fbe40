package org.gasthaus.ui.internal.domains;

import java.util.List;

import org.eclipse.core.expressions.PropertyTester;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.ui.internal.hosts.HostsNode;

/** What can be done to something on a host, from the state that we hold; asks no hypervisor. */
public final class DomainTester extends PropertyTester {
	/** The properties, as the workbench's evaluation service knows them. */
	public static final List<String> PROPERTIES = List.of("org.gasthaus.ui.domainState", "org.gasthaus.ui.connection", "org.gasthaus.ui.writable",
			"org.gasthaus.ui.can", "org.gasthaus.ui.active", "org.gasthaus.ui.kind");

	@Override
	public boolean test(Object receiver, String property, Object[] args, Object expected) {
		Connection connection = connectionOf(receiver);
		if (connection == null) {
			return false;
		}
		switch (property) {
		case "domainState":
			return receiver instanceof DomainHandle domain && connection.status() == Connection.Status.OPEN
					&& domain.info().filter(info -> isOneOf(info, args)).isPresent();
		case "writable":
			return connection.access() == Access.READ_WRITE;
		case "can":
			return connection.status() == Connection.Status.OPEN && List.of(args).stream().allMatch(name -> connection.capabilities()
					.contains(Capability.valueOf((String) name)));
		case "active":
			return receiver instanceof HostsNode.Item item && connection.status() == Connection.Status.OPEN && item.isActive() == Boolean.TRUE.equals(args[0]);
		case "kind":
			return List.of(args).contains(kind(receiver));
		case "connection":
			return List.of(args).contains(connection.status().name());
		default:
			return false;
		}
	}

	private static boolean isOneOf(DomainInfo info, Object[] args) {
		return List.of(args).contains(info.state().name());
	}

	private static String kind(Object receiver) {
		if (receiver instanceof HostsNode.Item item) {
			return item.kind().name();
		}
		return receiver instanceof DomainHandle ? "DOMAIN" : receiver instanceof VolumeHandle ? "VOLUME" : receiver instanceof SnapshotHandle ? "SNAPSHOT"
				: receiver instanceof Connection ? "HOST" : "";
	}

	private static Connection connectionOf(Object receiver) {
		if (receiver instanceof DomainHandle domain) {
			return domain.connection();
		}
		if (receiver instanceof VolumeHandle volume) {
			return volume.connection();
		}
		if (receiver instanceof SnapshotHandle snapshot) {
			return snapshot.domain().connection();
		}
		return receiver instanceof HostsNode node ? node.connection() : receiver instanceof Connection connection ? connection : null;
	}
}
