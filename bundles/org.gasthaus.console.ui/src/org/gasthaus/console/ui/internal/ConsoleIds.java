package org.gasthaus.console.ui.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.DomainId;

/** Ids of console views: one for each domain of each connection, kept from one start to the next. */
final class ConsoleIds {
	static final String BUNDLE = "org.gasthaus.console.ui";
	static final String VIEW = "org.gasthaus.console.ui.view.console";
	/** Stands in neither a UUID nor what comes before it. */
	private static final char SEPARATOR = '.';

	private ConsoleIds() {
	}

	/** Of letters that the workbench allows there: a URI has others. */
	static String secondary(DomainHandle domain) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(key(domain.connection()).getBytes(StandardCharsets.UTF_8)) + SEPARATOR + domain.id().uuid();
	}

	private static String key(Connection connection) {
		return connection.access() + " " + connection.uri();
	}

	/** @param name what it was called; empty as long as its connection is not there */
	static Optional<DomainHandle> domain(String secondary, String name, Connections connections) {
		int end = secondary == null ? -1 : secondary.indexOf(SEPARATOR);
		if (end < 0) {
			return Optional.empty();
		}
		String key;
		try {
			key = new String(Base64.getUrlDecoder().decode(secondary.substring(0, end)), StandardCharsets.UTF_8);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
		DomainId id = new DomainId(secondary.substring(end + 1), name);
		return connections.all().stream().filter(connection -> key(connection).equals(key)).findFirst()
				.map(connection -> new DomainHandle(connection, id));
	}
}
