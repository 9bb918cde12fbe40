package org.gasthaus.ui.internal.connections;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.op.OpenConnection;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.preferences.UiPreferences;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the connections from one start to the next: URI and access, never a password. The first start has
 * {@code test:///default}, libvirt's own playground.
 */
@Component(service = SavedConnections.class)
public final class SavedConnections {
	private final Connections connections;
	private Subscription subscription;

	@Activate
	public SavedConnections(@Reference Connections connections) {
		this.connections = connections;
	}

	/** Adds what was saved and connects in the background, if the user wants that. Does nothing the second time. */
	public synchronized void restore() {
		if (subscription != null) {
			return;
		}
		boolean connect = UiPreferences.store().getBoolean(UiPreferences.CONNECT_AT_START);
		for (String line : UiPreferences.store().getString(UiPreferences.CONNECTIONS).split("\n")) {
			if (!line.isBlank()) {
				add(line, connect);
			}
		}
		subscription = connections.onChange(changed -> save());
	}

	private void add(String line, boolean connect) {
		try {
			Access access = line.startsWith("ro ") ? Access.READ_ONLY : Access.READ_WRITE;
			Connection connection = connections.add(ConnectionUri.parse(line.substring(3)), access);
			if (connect) {
				OperationJob.quietly(new OpenConnection(connection), done -> {
				});
			}
		} catch (HypervisorException | IndexOutOfBoundsException e) {
			ILog.of(getClass()).warn(e.getMessage(), e);
		}
	}

	private void save() {
		List<String> lines = new ArrayList<>();
		for (Connection connection : connections.all()) {
			lines.add((connection.access() == Access.READ_ONLY ? "ro " : "rw ") + connection.uri());
		}
		IPersistentPreferenceStore store = UiPreferences.store();
		store.setValue(UiPreferences.CONNECTIONS, String.join("\n", lines));
		try {
			store.save();
		} catch (IOException e) {
			ILog.of(getClass()).error(e.getMessage(), e);
		}
	}

	@Deactivate
	synchronized void stop() {
		if (subscription != null) {
			subscription.close();
		}
	}
}
