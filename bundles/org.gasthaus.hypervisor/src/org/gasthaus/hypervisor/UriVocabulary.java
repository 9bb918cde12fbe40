package org.gasthaus.hypervisor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of libvirt's connection URIs, as data.
 *
 * @see <a href="https://libvirt.org/uri.html">libvirt: Connection URIs</a>
 */
final class UriVocabulary {
	/**
	 * A driver.
	 *
	 * @param paths what may stand after the host; empty for drivers whose path is free
	 * @param inClient whether libvirt's client library talks to the hypervisor itself, without a daemon
	 */
	record Driver(String name, boolean inClient, List<String> paths) {
	}

	/**
	 * A way to the daemon.
	 *
	 * @param port the default port, 0 for none
	 */
	record Transport(String name, int port, boolean needsHost) {
		boolean isSsh() {
			return name.contains("ssh");
		}
	}

	/**
	 * A parameter.
	 *
	 * @param transports which look at it; empty for all
	 * @param values what it may be; empty for free text
	 * @param list whether it may be several of them, with commas between
	 */
	record Parameter(String name, List<String> transports, List<String> values, boolean list) {
	}

	static final Map<String, Driver> DRIVERS = new LinkedHashMap<>();
	static final Map<String, Transport> TRANSPORTS = new LinkedHashMap<>();
	static final Map<String, Parameter> PARAMETERS = new LinkedHashMap<>();

	/** The path of a driver that runs inside of the program that connects. */
	static final String EMBED = "/embed";
	/** What people call drivers that libvirt has under another name. */
	private static final Map<String, String> OTHER_NAMES = Map.ofEntries(Map.entry("kvm", "qemu"), Map.entry("libvirt", "qemu"), Map.entry("virt", "qemu"),
			Map.entry("virsh", "qemu"), Map.entry("virtualbox", "vbox"), Map.entry("esxi", "esx"), Map.entry("vsphere", "vpx"), Map.entry("vcenter", "vpx"), Map.entry("xend", "xen"),
			Map.entry("xl", "xen"), Map.entry("libxl", "xen"), Map.entry("cloudhypervisor", "ch"), Map.entry("virtuozzo", "vz"));
	private static final List<String> OTHER_SCHEMES = List.of("http", "https", "sftp", "scp", "telnet");

	private UriVocabulary() {
	}

	static {
		for (String name : List.of("qemu", "secret")) {
			driver(name, false, "/system", "/session", EMBED); // the others "do not support embedded mode"
		}
		for (String name : List.of("ch", "network", "storage", "nodedev", "nwfilter", "interface")) {
			driver(name, false, "/system", "/session");
		}
		for (String name : List.of("xen", "lxc", "bhyve", "vz")) {
			driver(name, false, "/system");
		}
		driver("vbox", false, "/session", "/system");
		driver("test", true, "/default");
		driver("openvz", true, "/system");
		for (String name : List.of("esx", "vpx", "gsx", "hyperv")) {
			driver(name, true);
		}
		for (String name : List.of("vmwareplayer", "vmwarews", "vmwarefusion")) {
			driver(name, true, "/session");
		}
		transport("tls", 16514, true);
		transport("ssh", 22, true);
		transport("libssh", 22, true);
		transport("libssh2", 22, true);
		transport("unix", 0, false);
		transport("tcp", 16509, true);
		transport("ext", 0, false);
		String ssh = "ssh libssh libssh2";
		parameter("name", "");
		parameter("command", "ssh ext");
		parameter("socket", "unix " + ssh);
		parameter("netcat", ssh);
		parameter("keyfile", ssh);
		parameter("no_verify", "ssh tls", "0", "1");
		parameter("no_tty", "ssh", "0", "1");
		parameter("known_hosts", "libssh libssh2");
		parameter("known_hosts_verify", "libssh libssh2", "normal", "auto", "ignore");
		parameter("sshauth", "libssh libssh2", "agent", "privkey", "password", "keyboard-interactive");
		parameter("pkipath", "tls");
		parameter("tls_priority", "tls");
		parameter("authfile", "");
		parameter("mode", "unix " + ssh, "auto", "direct", "legacy");
		parameter("proxy", ssh, "auto", "native", "netcat");
	}

	private static void driver(String name, boolean inClient, String... paths) {
		DRIVERS.put(name, new Driver(name, inClient, List.of(paths)));
	}

	private static void transport(String name, int port, boolean needsHost) {
		TRANSPORTS.put(name, new Transport(name, port, needsHost));
	}

	private static void parameter(String name, String transports, String... values) {
		PARAMETERS.put(name, new Parameter(name, transports.isEmpty() ? List.of() : List.of(transports.split(" ")), List.of(values), name.equals("sshauth")));
	}

	/** The driver that libvirt has for what is known by another name; {@code null} if it is none of these. */
	static String otherwiseNamed(String name) {
		return OTHER_NAMES.get(name.toLowerCase(Locale.ROOT));
	}

	/** The driver that was written, or probably meant; {@code null} if none is like it. */
	static String driverMeant(String written) {
		String lower = written.toLowerCase(Locale.ROOT);
		if (DRIVERS.containsKey(lower)) {
			return lower;
		}
		List<String> near = otherwiseNamed(lower) != null ? List.of(otherwiseNamed(lower)) : NearWords.of(lower, names(DRIVERS));
		return near.isEmpty() ? null : near.get(0);
	}

	/** Whether a word is a way to a host and no driver: {@code ssh://root@host}. */
	static boolean isWayAlone(String name) {
		return TRANSPORTS.containsKey(name) || OTHER_SCHEMES.contains(name);
	}

	/** Whether it is a driver inside of this program, not one of a daemon. */
	static boolean isEmbedded(ConnectionUri uri) {
		Driver driver = DRIVERS.get(uri.driver());
		return uri.path().equals(EMBED) && uri.host().isEmpty() && uri.transport().isEmpty() && driver != null && driver.paths().contains(EMBED);
	}

	/** How the daemon is reached: what is named, else what libvirt takes; {@code null} for what is no transport, and for drivers of this process. */
	static Transport transportOf(ConnectionUri uri) {
		if (isEmbedded(uri)) {
			return null;
		}
		if (!uri.transport().isEmpty()) {
			return TRANSPORTS.get(uri.transport());
		}
		Driver driver = DRIVERS.get(uri.driver());
		if (driver != null && driver.inClient() && (uri.host().isEmpty() || !driver.name().equals("test"))) {
			return null;
		}
		return TRANSPORTS.get(uri.host().isEmpty() ? "unix" : "tls");
	}

	/** The names in alphabetical order. */
	static List<String> names(Map<String, ?> words) {
		return words.keySet().stream().sorted(Comparator.naturalOrder()).toList();
	}
}
