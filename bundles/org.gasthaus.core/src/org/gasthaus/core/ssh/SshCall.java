package org.gasthaus.core.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.gasthaus.hypervisor.ConnectionUri;

/**
 * How {@code ssh} is called so that it goes the way that a connection goes: with the user, the port and what the parameters of the URI mean to
 * libvirt. For {@code libssh} and {@code libssh2} these are put into OpenSSH's own words.
 *
 * @see <a href="https://libvirt.org/uri.html#transport-configuration">libvirt: Transport configuration</a>
 */
public final class SshCall {
	private static final Set<String> TRANSPORTS = Set.of("ssh", "libssh", "libssh2");

	private final ConnectionUri uri;
	private final Map<String, String> environment;

	/** @param environment of the user: where libvirt keeps its own list of hosts depends on it */
	public SshCall(ConnectionUri uri, Map<String, String> environment) {
		this.uri = uri;
		this.environment = environment;
	}

	/** Whether a connection goes through ssh. */
	public static boolean isFor(ConnectionUri uri) {
		return TRANSPORTS.contains(uri.transport());
	}

	/** The name or the path of the program. */
	public String program() {
		return isLibrary() ? "ssh" : uri.parameters().getOrDefault("command", "ssh");
	}

	/** As a person would type it to see what is wrong. */
	public String byHand() {
		return byHand("");
	}

	/** As a person would type it. @param options stand before the host; may be empty */
	public String byHand(String options) {
		StringBuilder line = new StringBuilder(program());
		if (!options.isEmpty()) {
			line.append(' ').append(options);
		}
		if (uri.port() >= 0) {
			line.append(" -p ").append(uri.port());
		}
		String key = uri.parameters().get("keyfile");
		if (key != null) {
			line.append(" -i ").append(key);
		}
		return line.append(' ').append(uri.user().isEmpty() ? "" : uri.user() + '@').append(host()).toString();
	}

	/**
	 * The arguments of a tunnel that tells when it stands, by a line on its standard output.
	 *
	 * @param forwards as they stand behind {@code -L}
	 */
	public List<String> tunnel(List<String> forwards) {
		List<String> result = new ArrayList<>(List.of("-N", "-T"));
		option(result, "ExitOnForwardFailure", "yes");
		// a connection that others share would keep the tunnel when this ssh has ended
		option(result, "ControlMaster", "no");
		option(result, "ControlPath", "none");
		// runs when ssh listens; who only looks at the port may find somebody else there who was faster
		option(result, "PermitLocalCommand", "yes");
		option(result, "LocalCommand", "echo");
		option(result, "ConnectTimeout", "30");
		option(result, "ServerAliveInterval", "5");
		option(result, "ServerAliveCountMax", "5");
		forwards.forEach(forward -> result.addAll(List.of("-L", forward)));
		destination(result);
		return result;
	}

	/**
	 * The arguments of a command on the host, or of a question to ssh itself.
	 *
	 * @param options of ssh; where one is given twice, the first one counts for ssh
	 * @param remote a line for the shell there, empty for none
	 */
	public List<String> command(List<String> options, String remote) {
		List<String> result = new ArrayList<>(options);
		destination(result);
		if (!remote.isEmpty()) {
			result.add(remote);
		}
		return result;
	}

	/** A word that every shell takes as it is. */
	public static String quoted(String word) {
		return '\'' + word.replace("'", "'\\''") + '\'';
	}

	private void destination(List<String> result) {
		if (uri.port() >= 0) {
			result.addAll(List.of("-p", Integer.toString(uri.port())));
		}
		if (!uri.user().isEmpty()) {
			result.addAll(List.of("-l", uri.user()));
		}
		if (uri.parameters().containsKey("keyfile")) {
			result.addAll(List.of("-i", uri.parameters().get("keyfile")));
		}
		if (isLibrary()) {
			libraryParameters(result);
		} else {
			if (isSet("no_verify")) {
				option(result, "StrictHostKeyChecking", "no");
			}
			if (isSet("no_tty")) {
				option(result, "BatchMode", "yes");
			}
		}
		result.addAll(List.of("--", host()));
	}

	private boolean isLibrary() {
		return !uri.transport().equals("ssh");
	}

	private String host() {
		return uri.host().replaceAll("[\\[\\]]", "");
	}

	private boolean isSet(String parameter) {
		return !uri.parameters().getOrDefault(parameter, "0").equals("0");
	}

	private void libraryParameters(List<String> result) {
		switch (uri.parameters().getOrDefault("known_hosts_verify", "normal")) {
		case "ignore" -> {
			option(result, "StrictHostKeyChecking", "no");
			option(result, "UserKnownHostsFile", "/dev/null");
			option(result, "GlobalKnownHostsFile", "/dev/null");
		}
		case "auto" -> {
			option(result, "StrictHostKeyChecking", "accept-new");
			knownHosts(result);
		}
		default -> knownHosts(result);
		}
		Set<String> methods = new TreeSet<>();
		for (String method : uri.parameters().getOrDefault("sshauth", "").split(",")) {
			switch (method) {
			case "agent", "privkey" -> methods.add("publickey");
			case "password", "keyboard-interactive" -> methods.add(method);
			default -> {
				// libvirt has refused it
			}
			}
		}
		if (!methods.isEmpty()) {
			option(result, "PreferredAuthentications", String.join(",", methods));
		}
	}

	/** The libraries have a list of their own, in which the host's key is that was accepted when the connection was made. */
	private void knownHosts(List<String> result) {
		String given = uri.parameters().get("known_hosts");
		if (given != null) {
			option(result, "UserKnownHostsFile", asPath(given));
			return;
		}
		String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
		String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
		Path own = Path.of(configuration.isEmpty() ? home + "/.config" : configuration, "libvirt", "known_hosts");
		if (Files.exists(own)) {
			option(result, "UserKnownHostsFile", "~/.ssh/known_hosts ~/.ssh/known_hosts2 " + asPath(own.toString()));
		}
	}

	/** A path where blanks divide paths and {@code %} begins what ssh fills in. */
	private static String asPath(String path) {
		return '"' + path.replace("%", "%%") + '"';
	}

	private static void option(List<String> result, String name, String value) {
		result.add("-o");
		result.add(name + '=' + value);
	}
}
