package org.gasthaus.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole libvirt host on this machine that only root can have: a system daemon with the QEMU and LXC drivers in namespaces
 * of its own, with control groups, its own network address and what it writes in memory. Closing it, or the end of this JVM,
 * ends its guests and removes everything. It has no {@code /dev/kvm}.
 */
public final class PrivateHost implements AutoCloseable {
	/** How others than programs of this machine may reach it. */
	public enum Service {
		/** {@code qemu+tls}, with the certificates in {@link PrivateHost#certificates()} */
		TLS,
		/** {@code qemu+tcp}, for user {@code fred} with the password {@code secret} */
		SASL,
		/** {@code qemu+tcp}, without asking for anything; not with {@link #SASL} */
		TCP,
		/** {@code qemu+ssh}, for root with {@link PrivateHost#sshKey()} */
		SSH
	}

	private static final int SECONDS_TO_START = 120;

	/** Why the machine does not allow one; empty if it does. Tried when it is first asked for. */
	private static final Supplier<String> REFUSED = new Supplier<>() {
		private String refused;

		@Override
		public synchronized String get() {
			refused = refused == null ? tryNamespaces() : refused;
			return refused;
		}
	};

	private final Path directory;
	private final HostNumber taken;
	private final int number;
	private Process process;

	private PrivateHost(Path directory, HostNumber taken) {
		this.directory = directory;
		this.taken = taken;
		number = taken.value();
	}

	/** Why this machine cannot have one with these services; empty if it can. */
	public static Optional<String> whyNot(Service... services) {
		Optional<String> session = SessionDaemon.whyNot();
		if (session.isPresent()) {
			return session;
		}
		if (!SessionDaemon.isRoot()) {
			return Optional.of("a host of its own needs root: run the tests as root, or with sudo");
		}
		if (!Files.isDirectory(Path.of("/sys/fs/cgroup/cpu"))) {
			return Optional.of("a host of its own needs control groups of version 1 in /sys/fs/cgroup");
		}
		List<String> programs = new ArrayList<>(List.of("unshare (package util-linux)", "nsenter (package util-linux)", "ip (package iproute2)"));
		for (Service service : services) {
			switch (service) {
			case TLS -> programs.add("openssl (package openssl)");
			case SASL -> programs.add("saslpasswd2 (package sasl2-bin)");
			case SSH -> programs.add("sshd (package openssh-server)");
			case TCP -> {
				// libvirtd does it by itself
			}
			}
		}
		for (String program : programs) {
			if (SessionDaemon.find(program.substring(0, program.indexOf(' '))) == null) {
				return Optional.of("not installed: " + program);
			}
		}
		return REFUSED.get().isEmpty() ? Optional.empty() : Optional.of("this machine does not allow a host of its own: " + REFUSED.get());
	}

	/** Root of a container may do less: what the script needs is tried once, in namespaces that go away again. */
	private static String tryNamespaces() {
		String link = "ghtry" + ProcessHandle.current().pid() % 10_000;
		String commands = "set -e; ip link add " + link + " type veth peer name " + link + "b; ip link del " + link + "; test -w /sys/fs/cgroup/cpu; "
				+ "unshare --mount --net --uts --ipc --pid --cgroup --fork --kill-child --propagation private sh -ec 'mount -t proc proc /proc; mount -t sysfs sysfs /sys; "
				+ "mount -t tmpfs groups /sys/fs/cgroup; mkdir /sys/fs/cgroup/cpu; mount -t cgroup -o cpu cpu /sys/fs/cgroup/cpu; mount -t tmpfs written /mnt; "
				+ "mkdir /mnt/up /mnt/work; mount -t overlay etc -o lowerdir=/etc,upperdir=/mnt/up,workdir=/mnt/work /etc; hostname " + link + "'";
		try {
			Process process = new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			int code = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
			return code == 0 ? "" : said.isEmpty() ? "exit code " + code : said;
		} catch (IOException e) {
			return e.toString();
		}
	}

	/** Starts one, and waits until it listens. */
	public static PrivateHost start(Service... services) throws IOException {
		PrivateHost host = new PrivateHost(Files.createTempDirectory("gasthaus-host"), HostNumber.take());
		EnumSet<Service> set = EnumSet.noneOf(Service.class);
		set.addAll(List.of(services));
		if (set.contains(Service.TLS)) {
			host.makeCertificates();
		}
		if (set.contains(Service.SSH)) {
			host.makeKeys();
		}
		Path script = host.directory.resolve("host.sh");
		try (InputStream in = PrivateHost.class.getResourceAsStream("private-host.sh")) {
			Files.copy(in, script);
		}
		host.process = new ProcessBuilder("bash", script.toString(), host.directory.toString(), Integer.toString(host.number),
				set.stream().map(service -> service.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","))).redirectErrorStream(true).start();
		BufferedReader reader = new BufferedReader(new InputStreamReader(host.process.getInputStream(), StandardCharsets.UTF_8));
		StringBuilder said = new StringBuilder();
		AtomicBoolean started = new AtomicBoolean();
		CompletableFuture.delayedExecutor(SECONDS_TO_START, TimeUnit.SECONDS).execute(() -> {
			if (!started.get()) {
				host.process.destroy(); // then it says nothing more
			}
		});
		for (String line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
			if (line == null) {
				host.close();
				throw new AssertionError("the private host does not start: " + said);
			}
			said.append(line).append('\n');
		}
		started.set(true);
		return host;
	}

	private void makeCertificates() throws IOException {
		Path pki = Files.createDirectories(certificates());
		run(pki, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "cakey.pem", "-out", "cacert.pem", "-subj",
				"/CN=Gasthaus test", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign");
		certificate(pki, "server", "keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nsubjectAltName=IP:" + address() + "\n");
		certificate(pki, "client", "keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=clientAuth\n");
	}

	private static void certificate(Path pki, String who, String extensions) throws IOException {
		Files.writeString(pki.resolve(who + ".ext"), extensions);
		run(pki, "openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout", who + "key.pem", "-out", who + ".csr", "-subj", "/CN=" + who);
		run(pki, "openssl", "x509", "-req", "-in", who + ".csr", "-CA", "cacert.pem", "-CAkey", "cakey.pem", "-CAcreateserial", "-days", "2", "-extfile",
				who + ".ext", "-out", who + "cert.pem");
	}

	private void makeKeys() throws IOException {
		Path ssh = Files.createDirectories(directory.resolve("ssh"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		run(ssh, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "hostkey");
		run(ssh, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "user");
	}

	private static String run(Path directory, String... command) throws IOException {
		Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue() != 0) {
			throw new AssertionError(String.join(" ", command) + ": " + said);
		}
		return said;
	}

	/**
	 * Lets two hosts reach each other, by name too: a cable between them.
	 *
	 * @return an address of the other one that this one reaches
	 */
	public String join(PrivateHost other) throws IOException {
		String near = "join" + other.number;
		String far = "join" + number;
		run(directory, "ip", "link", "add", near, "netns", first(), "type", "veth", "peer", "name", far, "netns", other.first());
		plug(near, "10.78." + number + ".1", "10.78." + number + ".2 " + other.name());
		other.plug(far, "10.78." + number + ".2", "10.78." + number + ".1 " + name());
		return "10.78." + number + ".2";
	}

	private void plug(String link, String address, String neighbour) throws IOException {
		run("ip addr add " + address + "/24 dev " + link + " && ip link set " + link + " up && echo '" + neighbour + "' >>/etc/hosts");
	}

	/** Runs commands of the shell inside of it. @return what they said */
	public String run(String commands) throws IOException {
		return run(directory, "nsenter", "-t", first(), "-m", "-u", "-n", "-i", "-p", "-C", "sh", "-ec", commands);
	}

	/** Ends its libvirtd at once, as a crash does. Its guests go on. */
	public void killDaemon() throws IOException {
		run("kill -9 $(cat /run/libvirtd.pid)");
	}

	/** Starts its libvirtd after it ended, and waits until it listens. */
	public void startDaemon() throws IOException {
		run("touch /run/again");
		Await.until("libvirtd listens again", () -> {
			try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
				return channel.isConnected();
			} catch (IOException notYet) {
				return false;
			}
		});
	}

	private Path socket() {
		return directory.resolve("run/libvirt/libvirt-sock");
	}

	/** The number of its first process, seen from here. */
	private String first() throws IOException {
		return Files.readString(directory.resolve("run/first")).strip();
	}

	/** The name that it has for itself, and for a host that it was joined with. */
	public String name() {
		return "gasthaus" + number;
	}

	/** The URI of its QEMU driver for programs of this machine. */
	public String uri() {
		return uri("qemu:///system");
	}

	/** The URI of another driver of it, for example of {@code lxc:///system}. */
	public String uri(String driver) {
		return driver + "?socket=" + socket();
	}

	/** Its own address. */
	public String address() {
		return "10.77." + number + ".2";
	}

	/** A folder with {@code cacert.pem}, {@code clientcert.pem} and {@code clientkey.pem}. */
	public Path certificates() {
		return directory.resolve("pki");
	}

	/** The private key that root may come in with. */
	public Path sshKey() {
		return directory.resolve("ssh/user");
	}

	/** The public key of the host. */
	public Path sshHostKey() {
		return directory.resolve("ssh/hostkey.pub");
	}

	@Override
	public void close() throws IOException {
		process.getOutputStream().close();
		process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
		taken.close();
		try (Stream<Path> all = Files.walk(directory)) {
			all.sorted(Comparator.reverseOrder()).forEach(path -> {
				try {
					Files.deleteIfExists(path);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}
}
