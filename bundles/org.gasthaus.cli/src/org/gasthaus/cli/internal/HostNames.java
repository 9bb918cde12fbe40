package org.gasthaus.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.gasthaus.core.ClientConfiguration;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;

/** Which URI a host has that is named by an alias, or not at all. libvirt's configuration is read only where it is needed. */
final class HostNames {
	private static final String DEFAULT_URI = "test:///default";

	private final Map<String, String> environment;
	private final Path file;

	HostNames(Map<String, String> environment) {
		this(environment, ClientConfiguration.file(environment));
	}

	HostNames(Map<String, String> environment, Path file) {
		this.environment = environment;
		this.file = file;
	}

	/** @param named a URI or an alias; {@code null} for the host that is meant where none is named */
	ConnectionUri uri(String named) throws HypervisorException {
		if (named != null) {
			return ConnectionUri.parse(resolved(named));
		}
		for (String variable : List.of("VIRSH_DEFAULT_CONNECT_URI", "LIBVIRT_DEFAULT_URI")) {
			String value = environment.getOrDefault(variable, "");
			if (!value.isEmpty()) {
				return ConnectionUri.parse(resolved(value));
			}
		}
		ClientConfiguration configuration = ClientConfiguration.read(file);
		return ConnectionUri.parse(configuration.defaultUri().isEmpty() ? DEFAULT_URI : configuration.resolved(configuration.defaultUri()));
	}

	/** The URI of an alias; every other text is itself. */
	String resolved(String named) throws HypervisorException {
		return ClientConfiguration.mayBeAlias(named) ? ClientConfiguration.read(file).resolved(named) : named;
	}
}
