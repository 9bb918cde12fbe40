package org.gasthaus.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One virsh that is asked to define many things; what it says to each. Started anew when it or its daemon ends. */
final class Virsh implements AutoCloseable {
	private final List<String> command;
	private final Path folder;
	private Process process;
	private BufferedReader output;
	private Writer input;

	Virsh(List<String> command) throws IOException {
		this.command = command;
		this.folder = Files.createTempDirectory("definitions", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		start();
	}

	/** Whether there is a virsh on this machine. */
	static boolean isHere() {
		return Files.isExecutable(Path.of("/usr/bin/virsh"));
	}

	private void start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C");
		process = builder.start();
		output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		input = process.outputWriter(StandardCharsets.UTF_8);
	}

	/**
	 * Defines something, in place of the one before if it has the same UUID.
	 *
	 * @param command of virsh, with {@code %s} where the file belongs
	 * @return the last sentence of the refusal, {@code null} if it was accepted
	 */
	String define(String command, String text) throws IOException {
		Path file = folder.resolve("mutation.xml");
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		return ask(command.formatted(file));
	}

	/** The definition of the domain that was defined last, with all that libvirt filled in. */
	String dump() throws IOException {
		StringBuilder text = new StringBuilder();
		input.write("dumpxml --inactive mutation\necho ---end---\necho\n");
		input.flush();
		for (String line = output.readLine(); line != null && !line.startsWith("---end---"); line = output.readLine()) {
			text.append(line).append('\n');
		}
		return text.toString();
	}

	/** What virsh says against a command; {@code null} if it had nothing to say. */
	String ask(String question) throws IOException {
		String last = null;
		try {
			input.write(question + "\necho ---end---\necho\n");
			input.flush();
			while (true) {
				String line = output.readLine();
				if (line == null) {
					end();
					start();
					return "virsh ended";
				}
				if (line.startsWith("---end---")) {
					return last;
				}
				if (line.contains("error: ")) {
					last = line.substring(line.indexOf("error: ") + 7);
				}
			}
		} catch (IOException broken) {
			end();
			start();
			return "virsh ended";
		}
	}

	private void end() {
		process.destroy();
		try {
			process.waitFor(10, TimeUnit.SECONDS);
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		end();
		try {
			Files.deleteIfExists(folder.resolve("mutation.xml"));
			Files.deleteIfExists(folder);
		} catch (IOException left) {
			throw new UncheckedIOException(left);
		}
	}
}
