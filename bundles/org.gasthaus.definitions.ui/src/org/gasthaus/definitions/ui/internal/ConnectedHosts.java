package org.gasthaus.definitions.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.Inventory;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ui.HostBinding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The connections of the workbench as hosts that definitions can be meant for: their capabilities, and the names of what they have. Capabilities are
 * read in a job when somebody first wants to know of an open host, names come from the inventory; no call asks a host.
 */
@Component(service = HostBinding.class)
public final class ConnectedHosts implements HostBinding {
	private final Connections connections;
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Map<Connection, Subscription> followed = new HashMap<>();
	private final Map<Connection, Known> known = new HashMap<>();
	private final Subscription subscription;

	/** What is known of a host, with what it was made of. */
	private record Known(Inventory inventory, HostCapabilities capabilities, HostKnowledge knowledge) {
	}

	@Activate
	public ConnectedHosts(@Reference Connections connections) {
		this.connections = connections;
		subscription = connections.onChange(all -> follow());
		follow();
	}

	@Deactivate
	void close() {
		subscription.close();
		synchronized (followed) {
			followed.values().forEach(Subscription::close);
			followed.clear();
		}
	}

	private void follow() {
		List<Connection> all = connections.all();
		synchronized (followed) {
			followed.entrySet().removeIf(entry -> {
				boolean gone = !all.contains(entry.getKey());
				if (gone) {
					entry.getValue().close();
					known.remove(entry.getKey());
				}
				return gone;
			});
			all.forEach(connection -> followed.computeIfAbsent(connection, each -> each.onChange(this::changed)));
		}
	}

	private void changed(Connection connection) {
		synchronized (followed) {
			Known last = known.get(connection);
			if (last != null && last.inventory().equals(connection.inventory())) {
				return;
			}
		}
		tell(connection);
	}

	private void tell(Connection connection) {
		listeners.forEach(listener -> listener.hostChanged(connection.uri().toString()));
	}

	@Override
	public List<Host> hosts() {
		return connections.all().stream().map(connection -> new Host(connection.uri().toString(), connection.toString())).distinct().toList();
	}

	@Override
	public HostKnowledge knowledge(String uri) {
		Connection connection = connections.all().stream().filter(one -> one.uri().toString().equals(uri)).findFirst().orElse(null);
		if (connection == null) {
			return HostKnowledge.NONE;
		}
		synchronized (followed) {
			Known last = known.get(connection);
			Inventory inventory = connection.inventory();
			HostCapabilities capabilities = last == null ? null : last.capabilities();
			if (last == null && connection.status() == Connection.Status.OPEN) {
				new ReadCapabilities(connection).schedule();
			}
			if (last == null || last.inventory() != inventory) {
				last = new Known(inventory, capabilities, knowledge(connection, inventory, capabilities));
				if (connection.status() == Connection.Status.OPEN) {
					known.put(connection, last);
				}
			}
			return last.knowledge();
		}
	}

	private static HostKnowledge knowledge(Connection connection, Inventory inventory, HostCapabilities capabilities) {
		Map<String, List<HostKnowledge.Volume>> pools = new HashMap<>();
		inventory.pools().stream().map(PoolInfo::name).forEach(pool -> pools.put(pool, List.of()));
		return new HostKnowledge(connection.toString(), capabilities, List.of(), inventory.networks().stream().map(NetworkInfo::name).toList(), List.of(),
				List.of(), pools, List.of(), List.of(), List.of(), new ArrayList<>(inventory.domains().stream().map(domain -> domain.id().name()).toList()));
	}

	@Override
	public void addListener(Listener listener) {
		listeners.add(Objects.requireNonNull(listener));
	}

	@Override
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** Once for a connection; a host that has none is asked no more. */
	private final class ReadCapabilities extends Job {
		private final Connection connection;

		ReadCapabilities(Connection connection) {
			super(NLS.bind(Messages.ConnectedHosts_reading, connection));
			this.connection = connection;
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			try {
				EObject root = Definition.read(connection.session(monitor).hostCapabilitiesXml()).root();
				if (root instanceof HostCapabilities capabilities) {
					synchronized (followed) {
						Inventory inventory = connection.inventory();
						known.put(connection, new Known(inventory, capabilities, knowledge(connection, inventory, capabilities)));
					}
					tell(connection);
				}
				return Status.OK_STATUS;
			} catch (HypervisorException e) {
				// the editor works without; an open connection says itself when something is wrong with it
				return new Status(IStatus.INFO, ConnectedHosts.class, e.getMessage(), e);
			}
		}
	}
}
