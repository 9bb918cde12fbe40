package org.gasthaus.model.xml;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A libvirt daemon of our own, without privileges and with folders of its own, that ends with the test. Nobody else's guests are
 * seen or touched.
 */
final class PrivateSession implements AutoCloseable {
	/** What an answer of libvirt is. */
	record Answer(boolean accepted, String text) {
	}

	private static final long PATIENCE_SECONDS = 60;

	private final Path folder;
	private final List<String> prefix;
	private final Process daemon;

	private PrivateSession(Path folder, List<String> prefix) throws IOException {
		this.folder = folder;
		this.prefix = prefix;
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of("libvirtd", "-t", "120"));
		this.daemon = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
	}

	/** What this machine lacks for a session; empty if it lacks nothing. */
	static String missing() {
		for (String program : List.of("libvirtd", "virsh", "qemu-system-x86_64")) {
			if (!Files.isExecutable(Path.of("/usr/sbin", program)) && !Files.isExecutable(Path.of("/usr/bin", program))) {
				return program + " is not installed";
			}
		}
		return isRoot() && !Files.isExecutable(Path.of("/usr/bin/setpriv")) ? "setpriv is not installed" : "";
	}

	static PrivateSession start() throws IOException, InterruptedException {
		// a short path: the name of a socket has at most 107 characters
		Path folder = Files.createTempDirectory(Path.of("/tmp"), "gh");
		for (String name : List.of("run", "conf/libvirt", "cache", "data", "home")) {
			Files.createDirectories(folder.resolve(name));
		}
		Files.writeString(folder.resolve("conf/libvirt/libvirtd.conf"), "host_uuid = \"00000000-0000-4000-8000-0000000000c0\"\n");
		Files.writeString(folder.resolve("conf/libvirt/qemu.conf"), "stdio_handler = \"file\"\n");
		List<String> prefix = new ArrayList<>();
		if (isRoot()) {
			run(List.of("chown", "-R", "65534:65534", folder.toString()));
			prefix.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
		}
		run(List.of("chmod", "700", folder.resolve("run").toString()));
		prefix.addAll(List.of("env", "-i", "LC_ALL=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + folder.resolve("home"), "XDG_RUNTIME_DIR=" + folder.resolve("run"),
				"XDG_CONFIG_HOME=" + folder.resolve("conf"), "XDG_CACHE_HOME=" + folder.resolve("cache"), "XDG_DATA_HOME=" + folder.resolve("data")));
		PrivateSession session = new PrivateSession(folder, prefix);
		try {
			session.await();
			return session;
		} catch (IOException | InterruptedException | RuntimeException failed) {
			session.close();
			throw failed;
		}
	}

	/** Waits until the daemon answers. */
	private void await() throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		Answer answer = virsh("uri");
		while (!answer.accepted()) {
			if (!daemon.isAlive() || System.nanoTime() > end) {
				throw new IOException("The private libvirtd does not answer: " + answer.text() + Files.readString(folder.resolve("log")));
			}
			answer = virsh("uri");
		}
	}

	/** Asks the daemon; several commands may stand in one, parted by semicolons. */
	Answer virsh(String commands) throws IOException, InterruptedException {
		return virsh("qemu:///session?socket=" + folder.resolve("run/libvirt/libvirt-sock"), commands);
	}

	/** Asks another driver, such as {@code test:///default}. */
	Answer virsh(String uri, String commands) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of("virsh", "-q", "-c", uri, commands));
		return run(command);
	}

	/** A file that the daemon may read. */
	Path file(String text) throws IOException {
		return Files.writeString(folder.resolve("definition.xml"), text);
	}

	private static Answer run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		return new Answer(process.waitFor() == 0, text);
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	@Override
	public void close() throws IOException {
		daemon.destroy();
		try {
			if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				daemon.destroyForcibly();
			}
		} catch (InterruptedException interrupted) {
			daemon.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		try (var files = Files.walk(folder)) {
			files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}
}
