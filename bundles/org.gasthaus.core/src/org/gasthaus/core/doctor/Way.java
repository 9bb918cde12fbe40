package org.gasthaus.core.doctor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.hypervisor.ConnectionUri;

/** The way to a host on which connecting failed, station by station. */
final class Way {
	private static final int TLS_PORT = 16514;
	private static final int TCP_PORT = 16509;
	private static final int SSH_PORT = 22;

	private final ConnectionUri uri;
	private final Surroundings machine;

	Way(ConnectionUri uri, Surroundings machine) {
		this.uri = uri;
		this.machine = machine;
	}

	/** @param transport libvirt's word */
	void examine(String transport, Consumer<Diagnosis> add) {
		switch (transport) {
		case "unix" -> socket(add);
		case "ssh" -> new SshWay(uri, machine).examine(add);
		case "libssh", "libssh2" -> reach(uri.port() < 0 ? SSH_PORT : uri.port(), add);
		case "tls" -> {
			int port = uri.port() < 0 ? TLS_PORT : uri.port();
			new Certificates(uri, machine).examine(reach(port, add) ? port : -1, add);
		}
		case "tcp" -> reach(uri.port() < 0 ? TCP_PORT : uri.port(), add);
		default -> {
			// a driver in this process, or a program: there is nothing on the way
		}
		}
	}

	private boolean reach(int port, Consumer<Diagnosis> add) {
		String where = uri.host() + ':' + port;
		Optional<String> why = machine.reach(uri.host(), port);
		add.accept(why.isEmpty() ? new Diagnosis(Verdict.OK, Messages.Subject_network, NLS.bind(Messages.Way_reached, where), "")
				: new Diagnosis(Verdict.PROBLEM, Messages.Subject_network, NLS.bind(Messages.Way_notReached, where, why.get()),
						NLS.bind(Messages.Way_notReachedNext, uri.host(), Integer.toString(port))));
		return why.isEmpty();
	}

	private void socket(Consumer<Diagnosis> add) {
		List<Path> candidates = sockets();
		Path socket = candidates.stream().filter(Files::exists).findFirst().orElse(null);
		if (socket == null) {
			add.accept(noSocket(candidates));
		} else if (!Files.isWritable(socket)) {
			add.accept(denied(socket));
		} else {
			try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
				add.accept(new Diagnosis(Verdict.OK, Messages.Subject_socket, NLS.bind(Messages.Socket_answers, shown(socket)), ""));
			} catch (IOException e) {
				add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_socket, NLS.bind(Messages.Socket_dead, shown(socket)), start()));
			}
		}
	}

	/** Where libvirt looks: the daemon of the driver, or the one for all, unless the URI says which of the two. */
	private List<Path> sockets() {
		String named = uri.parameters().get("socket");
		if (named != null && named.startsWith("/")) {
			return List.of(machine.file(named));
		}
		List<Path> result = new ArrayList<>();
		String mode = uri.parameters().getOrDefault("mode", "auto");
		if (!mode.equals("legacy")) {
			result.addAll(sockets(modular() + "-sock"));
		}
		if (!mode.equals("direct")) {
			result.addAll(sockets("libvirt-sock"));
		}
		return result;
	}

	private List<Path> sockets(String name) {
		if (!isOfUser()) {
			return List.of(machine.file("/run/libvirt/" + name), machine.file("/var/run/libvirt/" + name));
		}
		return List.of(folder("XDG_RUNTIME_DIR").or(() -> folder("XDG_CACHE_HOME")).orElse(machine.home().resolve(".cache")).resolve("libvirt").resolve(name));
	}

	private Optional<Path> folder(String variable) {
		return Optional.ofNullable(machine.environment().get(variable)).filter(path -> path.startsWith("/")).map(machine::file);
	}

	/** Whether libvirt looks for a daemon of this user. For root there is none: what he names a session is that of the system. */
	private boolean isOfUser() {
		boolean isSession = uri.path().equals("/session") || uri.driver().equals("test");
		return isSession && !machine.user().equals("root");
	}

	/** The daemon of the driver alone. */
	private String modular() {
		return "virt" + uri.driver() + 'd';
	}

	/** The daemon that is to run. */
	private String daemon() {
		return switch (uri.parameters().getOrDefault("mode", "auto")) {
		case "legacy" -> "libvirtd";
		case "direct" -> modular();
		default -> machine.program(modular()).isPresent() ? modular() : "libvirtd";
		};
	}

	private Diagnosis noSocket(List<Path> candidates) {
		if (machine.program(daemon()).isEmpty()) {
			return new Diagnosis(Verdict.PROBLEM, Messages.Subject_daemon, Messages.Daemon_notInstalled,
					Files.exists(machine.file("/etc/debian_version")) ? machine.asRoot("apt install libvirt-daemon-system qemu-system")
							: machine.asRoot("dnf install @virtualization"));
		}
		Path missing = candidates.get(candidates.size() - 1);
		if (!uri.parameters().containsKey("socket") && !daemon().equals("libvirtd")) {
			missing = missing.resolveSibling(daemon() + "-sock");
		}
		return new Diagnosis(Verdict.PROBLEM, Messages.Subject_daemon, NLS.bind(Messages.Daemon_notRunning, daemon(), shown(missing)), start());
	}

	private String start() {
		if (isOfUser()) {
			return daemon() + " --daemon";
		}
		return Files.exists(machine.file("/run/systemd/system")) ? machine.asRoot("systemctl enable --now " + daemon() + ".socket")
				: machine.asRoot(daemon() + " --daemon");
	}

	Diagnosis denied(Path socket) {
		try {
			String group = Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).group().getName();
			boolean member = Files.readString(machine.file("/etc/group")).lines().map(line -> line.split(":", -1))
					.anyMatch(field -> field.length > 3 && field[0].equals(group) && List.of(field[3].split(",")).contains(machine.user()));
			return new Diagnosis(Verdict.PROBLEM, Messages.Subject_socket, NLS.bind(Messages.Socket_denied, new Object[] { shown(socket), machine.user(), group }),
					member ? Messages.Socket_loginAgain : "sudo usermod -aG " + group + ' ' + machine.user());
		} catch (IOException e) {
			return new Diagnosis(Verdict.PROBLEM, Messages.Subject_socket, NLS.bind(Messages.Socket_denied, new Object[] { shown(socket), machine.user(), "?" }),
					Messages.Socket_groupUnknown);
		}
	}

	/** The path as its machine names it. */
	private String shown(Path path) {
		return path.startsWith(machine.root()) ? '/' + machine.root().relativize(path).toString() : path.toString();
	}
}
