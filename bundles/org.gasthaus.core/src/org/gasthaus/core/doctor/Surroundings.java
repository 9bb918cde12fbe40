package org.gasthaus.core.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The machine on which somebody wants to connect: its files, programs and network. Every call blocks.
 *
 * @param root what absolute paths are looked up in, {@code /} of the machine
 * @param environment as {@link System#getenv()}
 * @param home the user's folder
 * @param user the user's name
 */
public record Surroundings(Path root, Map<String, String> environment, Path home, String user) {
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** What a program did. */
	public record Answer(int code, String out, String err) {
	}

	/** This machine and its user. */
	public static Surroundings ofThisMachine() {
		return new Surroundings(Path.of("/"), System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("user.name"));
	}

	/** An absolute path of the machine. */
	public Path file(String path) {
		return root.resolve(path.substring(1));
	}

	/** A command as this user types it, if only the administrator may do it. */
	String asRoot(String command) {
		return user.equals("root") ? command : "sudo " + command;
	}

	/** A program on the PATH, or in the folders of the administrator. */
	public Optional<Path> program(String name) {
		for (String folder : (environment.getOrDefault("PATH", "") + ":/usr/sbin:/sbin").split(":")) {
			Path program = folder.startsWith("/usr/sbin") || folder.startsWith("/sbin") ? file(folder).resolve(name) : Path.of(folder).resolve(name);
			if (!folder.isEmpty() && Files.isExecutable(program)) {
				return Optional.of(program);
			}
		}
		return Optional.empty();
	}

	/** Runs a program, without a terminal and with its texts in English; one that does not end is ended. */
	public Answer run(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().putAll(environment);
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
		CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
		try {
			if (!process.waitFor(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return new Answer(-1, "", "timed out");
			}
			return new Answer(process.exitValue(), out.join(), err.join());
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			return new Answer(-1, "", "interrupted");
		}
	}

	private static String read(java.io.InputStream stream) {
		try {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			return "";
		}
	}

	/** @return why nobody answers there, in a few words; empty if somebody does */
	Optional<String> reach(String host, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
			return Optional.empty();
		} catch (UnknownHostException e) {
			return Optional.of(Messages.Reach_unknown);
		} catch (IOException e) {
			return Optional.of(String.valueOf(e.getMessage()));
		}
	}
}
