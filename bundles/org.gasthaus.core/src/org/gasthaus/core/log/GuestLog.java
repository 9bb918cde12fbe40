package org.gasthaus.core.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/**
 * The log that the hypervisor of a guest writes of it: a file of its host, of which libvirt's connection tells nothing. It is read where it is, on this
 * machine or by ssh where the connection goes so.
 */
public final class GuestLog {
	private static final String SYSTEM = "/var/log/libvirt/";
	/** What a user's programs keep; the two places that a shell on the host fills in. */
	static final String CACHE = "~cache/";
	static final String HOME = "~/";

	private final ConnectionUri uri;
	private final String guest;
	private final Map<String, String> environment;
	private final Path home;
	private final List<String> files;

	/**
	 * Finds out where it is, without looking.
	 *
	 * @param guest its name
	 * @param environment of the user
	 * @param home of the user
	 * @throws HypervisorException {@code UNSUPPORTED}, with a next step, where there is none or nothing goes there
	 */
	public static GuestLog of(ConnectionUri uri, String guest, Map<String, String> environment, Path home) throws HypervisorException {
		return new GuestLog(uri, guest, environment, home);
	}

	private GuestLog(ConnectionUri uri, String guest, Map<String, String> environment, Path home) throws HypervisorException {
		this.uri = Objects.requireNonNull(uri);
		this.guest = Objects.requireNonNull(guest);
		this.environment = Map.copyOf(environment);
		this.home = Objects.requireNonNull(home);
		if (guest.contains("/") || guest.contains("\n")) {
			throw none(Messages.Log_name, "");
		}
		files = files();
		if (!isHere() && !SshCall.isFor(uri)) {
			throw none(NLS.bind(Messages.Log_notBy, uri.transport().isEmpty() ? "tls" : uri.transport()),
					NLS.bind(Messages.Log_notByNext, ConnectionUri.builder(uri.driver()).transport("ssh").host(uri.host()).path(uri.path()).build()));
		}
	}

	private boolean isHere() {
		return uri.host().isEmpty() && !SshCall.isFor(uri) && (uri.transport().isEmpty() || uri.transport().equals("unix"));
	}

	/** Where it may be, the first place first. */
	private List<String> files() throws HypervisorException {
		String name = guest + ".log";
		switch (uri.driver()) {
		case "qemu":
			String system = SYSTEM + "qemu/" + name;
			if (uri.path().equals("/embed")) {
				return List.of(uri.parameters().getOrDefault("root", "") + "/log/qemu/" + name);
			}
			// a daemon that root started is that of the system, whatever the path says
			return uri.path().equals("/session") ? List.of(CACHE + "libvirt/qemu/log/" + name, system) : List.of(system);
		case "lxc", "ch", "bhyve":
			return List.of(SYSTEM + uri.driver() + '/' + name);
		case "xen":
			return List.of(SYSTEM + "libxl/" + name, "/var/log/xen/qemu-dm-" + name);
		case "vbox":
			return List.of(HOME + "VirtualBox VMs/" + guest + "/Logs/VBox.log");
		case "test":
			throw none(Messages.Log_test, Messages.Log_testNext);
		case "esx", "vpx", "gsx":
			throw none(NLS.bind(Messages.Log_driver, uri.driver()), Messages.Log_vmwareNext);
		default:
			throw none(NLS.bind(Messages.Log_driver, uri.driver()), "");
		}
	}

	private HypervisorException none(String reason, String next) {
		return failure(Code.UNSUPPORTED, reason, next);
	}

	HypervisorException failure(Code code, String reason, String next) {
		String sentence = NLS.bind(Messages.Log_failed, guest, reason) + '.';
		return new HypervisorException(code, next.isEmpty() ? sentence : sentence + ' ' + next, NLS.bind(Messages.Log_failed, guest, reason), next, 0, 0, null);
	}

	/** The guest's name. */
	public String guest() {
		return guest;
	}

	/**
	 * Begins to read it.
	 *
	 * @param lines how many of its last ones come first
	 * @param follow whether what is written later follows; else it ends with the last line that is there
	 * @param ask whether ssh may ask at the terminal
	 * @return the caller closes it
	 * @throws HypervisorException with a next step, if it cannot be read
	 */
	public LogReader open(int lines, boolean follow, boolean ask) throws HypervisorException {
		if (isHere()) {
			List<Path> here = files.stream().map(this::local).toList();
			return new LocalLog(this, here, lines, follow);
		}
		return new RemoteLog(this, uri, environment, files, lines, follow, ask);
	}

	private Path local(String file) {
		if (file.startsWith(CACHE)) {
			String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
			return (cache.startsWith("/") ? Path.of(cache) : home.resolve(".cache")).resolve(file.substring(CACHE.length()));
		}
		return file.startsWith(HOME) ? home.resolve(file.substring(HOME.length())) : Path.of(file);
	}
}
