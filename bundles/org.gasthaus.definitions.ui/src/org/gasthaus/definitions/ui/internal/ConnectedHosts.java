package org.gasthaus.definitions.ui.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.Inventory;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.xml.host.HostReader;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ui.HostBinding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The connections of the workbench as hosts that definitions can be meant for. What they can run and have is read in a job when somebody first wants to
 * know of an open host, and again when the inventory changes; the names of guests, networks and pools come from the inventory. No call asks a host.
 */
@Component(service = HostBinding.class)
public final class ConnectedHosts implements HostBinding {
	/** Changes come in bursts. */
	private static final long SETTLE_MILLIS = 500;

	private final Connections connections;
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Map<Connection, Subscription> followed = new HashMap<>();
	private final Map<Connection, Known> known = new HashMap<>();
	private final Map<Connection, ReadHost> reading = new HashMap<>();
	private final Subscription subscription;

	/** What is known of a host, with what it was made of. @param read what a job read; {@code null} before */
	private record Known(Inventory inventory, HostKnowledge read, HostKnowledge knowledge) {
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
					ReadHost job = reading.remove(entry.getKey());
					if (job != null) {
						job.cancel();
					}
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
			if (last != null && connection.status() == Connection.Status.OPEN) {
				reading.computeIfAbsent(connection, ReadHost::new).schedule(SETTLE_MILLIS);
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
			boolean open = connection.status() == Connection.Status.OPEN;
			if (last == null && open) {
				reading.computeIfAbsent(connection, ReadHost::new).schedule();
			}
			if (last == null || last.inventory() != inventory) {
				HostKnowledge read = last == null ? null : last.read();
				last = new Known(inventory, read, knowledge(connection, inventory, read));
				if (open) {
					known.put(connection, last);
				}
			}
			return last.knowledge();
		}
	}

	/** Names as the inventory has them now, the rest as it was read. */
	private static HostKnowledge knowledge(Connection connection, Inventory inventory, HostKnowledge read) {
		return (read == null ? HostKnowledge.NONE : read).withNames(connection.toString(), inventory.networks().stream().map(NetworkInfo::name).toList(),
				inventory.pools().stream().map(PoolInfo::name).toList(), inventory.domains().stream().map(domain -> domain.id().name()).toList());
	}

	@Override
	public void addListener(Listener listener) {
		listeners.add(Objects.requireNonNull(listener));
	}

	@Override
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** One for a connection. */
	private final class ReadHost extends Job {
		private final Connection connection;

		ReadHost(Connection connection) {
			super(NLS.bind(Messages.ConnectedHosts_reading, connection));
			this.connection = connection;
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			try {
				HostKnowledge read = HostReader.read(connection.session(monitor), connection.toString(), monitor);
				synchronized (followed) {
					Inventory inventory = connection.inventory();
					known.put(connection, new Known(inventory, read, knowledge(connection, inventory, read)));
				}
				tell(connection);
				return Status.OK_STATUS;
			} catch (OperationCanceledException e) {
				return Status.CANCEL_STATUS;
			} catch (HypervisorException e) {
				// the editor works without; an open connection says itself when something is wrong with it
				return new Status(IStatus.INFO, ConnectedHosts.class, e.getMessage(), e);
			}
		}
	}
}
