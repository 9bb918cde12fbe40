package org.gasthaus.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.Subscription;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The hosts that the user works with. Thread-safe; nothing here blocks. */
@Component(service = Connections.class)
public final class Connections {
	private final Backends backends;
	private final List<Connection> all = new CopyOnWriteArrayList<>();
	private final List<Consumer<Connections>> listeners = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
	volatile CredentialsPrompt prompt;

	@Activate
	public Connections(@Reference Backends backends) {
		this.backends = backends;
	}

	/** The back ends that are installed now, by id. */
	public List<HypervisorBackend> backends() {
		return backends.all();
	}

	/** All of them, in the order in which they were added. */
	public List<Connection> all() {
		return List.copyOf(all);
	}

	/** Adds a connection, closed at first. An equal one that is there already is returned instead. */
	public Connection add(ConnectionUri uri, Access access) {
		Connection added;
		synchronized (this) {
			for (Connection connection : all) {
				if (connection.uri().equals(uri) && connection.access() == access) {
					return connection;
				}
			}
			added = new Connection(uri, access, backends, new Installed(), CallLimits.STANDARD, Reconnect.automatic());
			all.add(added);
		}
		changed();
		return added;
	}

	/** Closes a connection and forgets it. May wait for the host to let go: not for the UI thread. */
	public void remove(Connection connection) {
		if (all.remove(connection)) {
			connection.dispose();
			changed();
		}
	}

	/**
	 * Hears when connections are added or removed, in the thread that did it.
	 *
	 * @return closed by the caller
	 */
	public Subscription onChange(Consumer<Connections> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Deactivate
	void closeAll() {
		listeners.clear();
		all.forEach(Connection::dispose);
		all.clear();
	}

	/** Whatever asks at the moment: the screen may come later than the connections. */
	private final class Installed implements CredentialsPrompt {
		@Override
		public char[] ask(Request request) {
			CredentialsPrompt asked = prompt;
			return asked == null ? null : asked.ask(request);
		}

		@Override
		public void told(ConnectionUri uri, boolean accepted) {
			CredentialsPrompt asked = prompt;
			if (asked != null) {
				asked.told(uri, accepted);
			}
		}
	}

	private void changed() {
		listeners.forEach(listener -> listener.accept(this));
	}
}
