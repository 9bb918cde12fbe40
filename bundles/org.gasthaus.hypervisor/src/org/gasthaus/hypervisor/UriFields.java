package org.gasthaus.hypervisor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection URI as the fields of a form, also one that is not complete yet: {@code qemu+ssh:///system} has a place for its host. What the form has
 * no field for stays as it is. Immutable; no part is {@code null}.
 *
 * @param driver for example {@code qemu}
 * @param transport for example {@code ssh}; empty if none is named
 * @param user empty if none is named
 * @param host with its port, if one is named; empty for this machine
 * @param path from its slash on
 * @param query from its question mark on; empty if there is none
 */
public record UriFields(String driver, String transport, String user, String host, String path, String query) {
	/** The transport that libvirt takes for a host when none is named. */
	private static final String UNNAMED = "tls";
	private static final Pattern URI = Pattern.compile("([a-z][a-z0-9]*)(?:\\+([a-z0-9]*))?://(?:([^@/?#]*)@)?([^@/?#]*)(/[^?#]*)?(\\?[^#]*)?");

	/** The fields of a text; empty if it is none that a form can show. */
	public static Optional<UriFields> of(String text) {
		Matcher matcher = URI.matcher(text.strip());
		return matcher.matches()
				? Optional.of(new UriFields(matcher.group(1), part(matcher, 2), part(matcher, 3), part(matcher, 4), part(matcher, 5), part(matcher, 6)))
				: Optional.empty();
	}

	private static String part(Matcher matcher, int group) {
		return matcher.group(group) == null ? "" : matcher.group(group);
	}

	/** Whether this is the hypervisor of another URI, wherever its host is. */
	public boolean isAt(UriFields place) {
		return driver.equals(place.driver) && path.equals(place.path);
	}

	/**
	 * How the host is reached: the transport, also where it is libvirt's choice; empty for this machine.
	 *
	 * @param direct whether the driver speaks with its hosts in its own way, as that of ESX does: then it is always empty
	 */
	public String reachedBy(boolean direct) {
		return !transport.isEmpty() || host.isEmpty() || direct ? transport : UNNAMED;
	}

	/**
	 * The same host, another hypervisor.
	 *
	 * @param place a URI of {@link HypervisorBackend#places()}; one with a host stands for a driver without transports
	 */
	public UriFields withPlace(UriFields place) {
		return new UriFields(place.driver, place.host.isEmpty() ? transport : "", user, host, place.path, query);
	}

	/** The same hypervisor, reached in another way; empty is this machine, where there is neither host nor user. */
	public UriFields withTransport(String value) {
		return value.isEmpty() ? new UriFields(driver, "", "", "", path, query) : new UriFields(driver, value, user, host, path, query);
	}

	/** The same hypervisor on another host. */
	public UriFields withHost(String value) {
		return new UriFields(driver, transport, user, value.strip(), path, query);
	}

	/** The same hypervisor as another user; empty for none. */
	public UriFields withUser(String value) {
		return new UriFields(driver, transport, value.strip(), host, path, query);
	}

	/** The URI, as it is written. */
	@Override
	public String toString() {
		return driver + (transport.isEmpty() ? "" : "+" + transport) + "://" + (user.isEmpty() ? "" : user + "@") + host + path + query;
	}
}
