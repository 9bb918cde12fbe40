package org.gasthaus.model.xml;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.gasthaus.testkit.SessionDaemon;

/** A libvirt daemon of our own that virsh is asked for. Nobody else's guests are seen or touched. */
final class PrivateSession implements AutoCloseable {
	/** What an answer of libvirt is. */
	record Answer(boolean accepted, String text) {
	}

	private final SessionDaemon daemon;
	private final Path file;

	private PrivateSession(SessionDaemon daemon, Path file) {
		this.daemon = daemon;
		this.file = file;
	}

	/** Why this machine cannot have one; empty if it can. */
	static Optional<String> whyNot() {
		boolean virsh = Files.isExecutable(Path.of("/usr/bin/virsh"));
		return virsh ? SessionDaemon.whyNot() : Optional.of("virsh is not installed (package libvirt-clients)");
	}

	static PrivateSession start() throws IOException {
		return new PrivateSession(SessionDaemon.start(), Files.createTempFile("definition", ".xml"));
	}

	/** Asks the daemon; several commands may stand in one, parted by semicolons. */
	Answer virsh(String commands) throws IOException, InterruptedException {
		return virsh(daemon.uri(), commands);
	}

	/** Asks another driver, such as {@code test:///default}. */
	Answer virsh(String uri, String commands) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("/usr/bin/virsh", "-q", "-c", uri, commands).directory(new File("/")).redirectErrorStream(true);
		builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
		Process process = builder.start();
		process.getOutputStream().close();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Answer(process.waitFor() == 0, text);
	}

	/** A file for virsh to read. */
	Path file(String text) throws IOException {
		return Files.writeString(file, text);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(file);
		daemon.close();
	}
}
