package org.gasthaus.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A private libvirt daemon of an unprivileged user with the QEMU driver, in directories of its own: no root, no network,
 * nothing of the machine's own libvirt. Started by root it runs as nobody. Closing it ends its guests and removes all
 * files. Its guests run without KVM.
 */
public final class SessionDaemon implements AutoCloseable {
	private static final int NOBODY = 65534;
	private static final String SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

	private final Path directory;
	private Process process;

	private SessionDaemon(Path directory) {
		this.directory = directory;
	}

	/** Why this machine cannot have one; empty if it can. */
	public static Optional<String> whyNot() {
		if (find("libvirtd") == null) {
			return Optional.of("libvirtd is not installed (package libvirt-daemon)");
		}
		if (find("qemu-system-x86_64") == null) {
			return Optional.of("qemu-system-x86_64 is not installed (package qemu-system-x86)");
		}
		return isRoot() && find("setpriv") == null ? Optional.of("setpriv is not installed (package util-linux)") : Optional.empty();
	}

	/** Starts one, and waits until it answers. */
	public static SessionDaemon start() throws IOException {
		Path directory = Files.createTempDirectory("gasthaus");
		SessionDaemon daemon = new SessionDaemon(directory);
		for (String name : new String[] { "run", "conf/libvirt", "cache", "data" }) {
			Files.createDirectories(directory.resolve(name));
		}
		Files.writeString(directory.resolve("conf/libvirt/libvirtd.conf"), "host_uuid = \"00000000-0000-4000-8000-0000000000aa\"\n");
		Files.writeString(directory.resolve("conf/libvirt/qemu.conf"), "stdio_handler = \"file\"\n");
		if (isRoot()) {
			try (Stream<Path> all = Files.walk(directory)) {
				for (Path path : all.toList()) {
					Files.setAttribute(path, "unix:uid", NOBODY);
					Files.setAttribute(path, "unix:gid", NOBODY);
				}
			}
		}
		daemon.startProcess();
		return daemon;
	}

	private void startProcess() throws IOException {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of(find("setpriv"), "--reuid", Integer.toString(NOBODY), "--regid", Integer.toString(NOBODY), "--clear-groups"));
		}
		command.addAll(List.of(find("libvirtd"), "-t", "120"));
		ProcessBuilder builder = new ProcessBuilder(command);
		Map<String, String> environment = builder.environment();
		environment.clear();
		environment.put("PATH", SYSTEM_PATH);
		environment.put("HOME", directory.toString());
		environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
		environment.put("XDG_CONFIG_HOME", directory.resolve("conf").toString());
		environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
		environment.put("XDG_DATA_HOME", directory.resolve("data").toString());
		builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
		process = builder.start();
		Await.until("the daemon answers", () -> {
			if (!process.isAlive()) {
				throw new AssertionError("libvirtd ended: " + log());
			}
			return answers();
		});
	}

	/** The socket's file is there a moment before anybody listens. */
	private boolean answers() {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
			return channel.isConnected();
		} catch (IOException notYet) {
			return false;
		}
	}

	private String log() {
		try {
			return Files.readString(directory.resolve("log"));
		} catch (IOException e) {
			return e.toString();
		}
	}

	/** Where it listens. */
	public Path socket() {
		return directory.resolve("run/libvirt/libvirt-sock");
	}

	/** The URI to connect to it. */
	public String uri() {
		return "qemu:///session?socket=" + socket();
	}

	/** The URI of libvirt's test driver in it: its guests are gone with the last connection to it. */
	public String testUri() {
		return "test+unix:///default?socket=" + socket();
	}

	/** A guest without a disk: it starts in a moment, finds nothing to boot and waits. */
	public static String guest(String name) {
		return """
				<domain type='qemu'>
				  <name>%s</name>
				  <memory unit='MiB'>32</memory>
				  <os><type arch='x86_64' machine='pc'>hvm</type></os>
				  <devices><emulator>%s</emulator></devices>
				</domain>
				""".formatted(name, find("qemu-system-x86_64"));
	}

	/** Ends the daemon at once, as a crash does. Its guests go on. */
	public void kill() {
		process.destroyForcibly();
		await();
	}

	/** Stops the daemon as it is: connections stay, nothing is answered. {@link #thaw()} lets it go on. */
	public void freeze() throws IOException {
		signal("-STOP");
	}

	/** Lets a frozen daemon go on. */
	public void thaw() throws IOException {
		signal("-CONT");
	}

	private void signal(String signal) throws IOException {
		try {
			int code = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
			if (code != 0) {
				throw new AssertionError("kill " + signal + " ends with " + code);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Starts the daemon again after {@link #kill()}. */
	public void restart() throws IOException {
		Files.deleteIfExists(socket());
		startProcess();
	}

	private void await() {
		if (!ends()) {
			throw new AssertionError("libvirtd does not end");
		}
	}

	private boolean ends() {
		try {
			return process.waitFor(30, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		process.destroy();
		if (!ends()) {
			// libvirtd 9.0.0 sometimes waits for a guest for ever
			process.destroyForcibly();
			await();
		}
		endGuests();
		try (Stream<Path> all = Files.walk(directory)) {
			for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		}
	}

	/** The guests' processes are not the daemon's children, but it wrote down their numbers. */
	private void endGuests() throws IOException {
		Path run = directory.resolve("run/libvirt/qemu/run");
		if (!Files.isDirectory(run)) {
			return;
		}
		try (Stream<Path> files = Files.list(run)) {
			for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
				ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(guest -> {
					guest.destroyForcibly();
					guest.onExit().orTimeout(30, TimeUnit.SECONDS).join();
				});
			}
		}
	}

	static boolean isRoot() {
		try {
			return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String find(String program) {
		for (String folder : SYSTEM_PATH.split(":")) {
			File file = new File(folder, program);
			if (file.canExecute()) {
				return file.getPath();
			}
		}
		return null;
	}
}
