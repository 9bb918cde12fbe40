package org.gasthaus.ui;

import java.util.stream.Stream;

import org.eclipse.core.commands.ExecutionEvent;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode;

/**
 * Something on a host that has a definition, as a view shows it.
 *
 * @param uuid in libvirt's form
 * @param name as it was when it was shown
 */
public record HostObject(Connection connection, Kind kind, String uuid, String name) {
	/** What is selected where a command was given: domains, then networks and storage pools. UI thread. */
	public static Stream<HostObject> selected(ExecutionEvent event) {
		return Stream.concat(
				Selections.all(event, DomainHandle.class).map(domain -> new HostObject(domain.connection(), Kind.DOMAIN, domain.id().uuid(), domain.name())),
				Selections.all(event, HostsNode.Item.class).map(item -> new HostObject(item.connection(), item.kind(), item.uuid(), item.name())));
	}

	/** The hosts that are selected, by themselves or by something on them. UI thread. */
	public static Stream<Connection> selectedHosts(ExecutionEvent event) {
		return Stream.concat(Stream.concat(Selections.all(event, Connection.class), Selections.all(event, HostsNode.class).map(HostsNode::connection)),
				Selections.all(event, DomainHandle.class).map(DomainHandle::connection)).distinct();
	}
}
