package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that follow one another: in one argument, in the shell, and what completes them. */
@Tag("live")
class ShellTest {
	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private Outcome shell(String lines, String... options) {
		InputStream in = System.in;
		System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
		try {
			String[] arguments = java.util.Arrays.copyOf(options, options.length + 1);
			arguments[options.length] = "shell";
			return Outcome.ofGasthaus(folder, arguments);
		} finally {
			System.setIn(in);
		}
	}

	@Test
	void whatOneCommandDoesTheNextOneSees() {
		assertEquals(new Outcome(0, "Domain 'test' destroyed\n\nshut off\n\n", ""), shell("destroy test\n\n# nothing\ndomstate test # of it\n"));
	}

	@Test
	void theCodeIsThatOfTheLastCommandAndQuitEnds() {
		Outcome outcome = shell("bogus; domid test\ndomid --bogus; domid test\ndomid test; domid nope; quit; uri\nuri\n");
		assertEquals(1, outcome.code());
		assertEquals("1\n\n\n", outcome.out());
		assertEquals(List.of("error: unknown command: 'bogus'",
				"error: command 'domid' doesn't support option --bogus", "error: failed to get domain 'nope'"),
				outcome.err().lines().filter(line -> line.startsWith("error")).toList());
	}

	@Test
	void quotesAndLinesThatGoOn() {
		assertEquals("a b c\"d x\n", shell("echo a\\ b \"c\\\"d\" \\\n'x'\n").out());
		Outcome outcome = shell("echo \"x\n");
		assertEquals("error: missing \"\n", outcome.err());
		assertEquals(1, outcome.code());
	}

	@Test
	void connectChangesTheHostAndItsRights() throws IOException {
		Path host = Files.writeString(folder.resolve("host.xml"),
				"<node><domain type='test'><name>other</name><memory>1024</memory><os><type>hvm</type></os></domain></node>");
		Outcome outcome = shell("list --name\nconnect test://" + host + " --readonly\nlist --name\ndestroy other\nconnect bogus:///\nconnect test:///default\nlist --name\n");
		assertEquals(List.of("test", "other", "test"), outcome.out().lines().filter(line -> !line.isEmpty()).toList());
		assertTrue(outcome.err().contains("error: operation forbidden: read only access prevents virDomainDestroy\n"), outcome.err());
		assertTrue(outcome.err().contains("error: failed to connect to the hypervisor\n"), outcome.err());
	}

	@Test
	void optionsBeforeItHoldForAllCommands() {
		assertEquals("[\n  {\n    \"id\": \"1\",\n    \"name\": \"test\",\n    \"state\": \"running\"\n  }\n]\n", shell("list\n", "--json").out());
		assertEquals("1\n", shell("domid test\n", "-q").out());
		assertTrue(shell("domid test\n", "-t").out().matches("1\n\n\\(Time: [0-9.]+ ms\\)\n\n"));
	}

	@Test
	void severalCommandsInOneArgumentAsVirshTakesThem() throws IOException, InterruptedException {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		for (String line : List.of("domid nope; domid test", "domid test; domid nope", "domid test; bogus; domid test", "domid test; domid --bogus", "domid 'te''st' # x", "domid \"test",
				"echo a\\ b \"c\\\"d\"; pwd", "echo --xml \"<a>&'\"; echo --shell \"a b\" c", " uri ; ", "connect test:///default; uri")) {
			assertEquals(Outcome.ofVirsh(folder, "-c", "test:///default", line).comparable(), Outcome.ofGasthaus(folder, "-c", "test:///default", line).comparable(),
					line);
		}
	}

	private List<String> complete(String... words) {
		String[] arguments = new String[words.length + 2];
		arguments[0] = "completion";
		arguments[1] = "--of";
		System.arraycopy(words, 0, arguments, 2, words.length);
		Outcome outcome = Outcome.ofGasthaus(folder, arguments);
		assertEquals("", outcome.err());
		return outcome.out().lines().toList();
	}

	@Test
	void commandsOptionsAndNamesAreCompleted() {
		assertEquals(List.of("dominfo"), complete("domin"));
		assertEquals(List.of("test"), complete("dominfo", ""));
		assertEquals(List.of("test"), complete("destroy", "--graceful", "t"));
		assertEquals(List.of(), complete("start", "t"), "it runs");
		assertEquals(List.of("--domain=test"), complete("dominfo", "--domain=t"));
		assertEquals(List.of("test"), complete("dominfo", "--domain", ""));
		assertEquals(List.of("--pretty"), complete("vcpuinfo", "test", "--pr"));
		assertEquals(List.of("acpi", "agent"), complete("shutdown", "test", "a"));
		assertEquals(List.of("default"), complete("net-info", "d"));
		assertEquals(List.of("default-pool"), complete("pool-info", ""));
		assertEquals(List.of(), complete("net-start", ""), "it is active");
		assertEquals(List.of("nodeinfo"), complete("help", "nodei"));
		assertEquals(List.of(), complete("dominfo", "test", ""));
		assertEquals(List.of(), complete("nothing", "x"));
	}

	@Test
	void bashCompletes() throws IOException, InterruptedException {
		Path program = program();
		assertEquals("test", bash(program, "gasthaus", "-c", "test:///default", "dominfo", "te"));
		assertEquals("domid", bash(program, "gasthaus", "domi").split(" ")[0]);
	}

	private static String bash(Path program, String... words) throws IOException, InterruptedException {
		String line = "source <(" + program + " completion bash); COMP_WORDS=(" + program + " " + String.join(" ", List.of(words).subList(1, words.length))
				+ "); COMP_CWORD=" + (words.length - 1) + "; _gasthaus; echo ${COMPREPLY[*]}";
		return run("bash", "-c", line);
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		return said.strip();
	}

	/** A program that runs what this test runs. */
	private Path program() throws IOException {
		Path program = Files.writeString(folder.resolve("gasthaus"),
				"#!/bin/bash\nexec '" + ProcessHandle.current().info().command().orElseThrow() + "' -cp '" + System.getProperty("java.class.path")
						+ "' org.gasthaus.cli.Main \"$@\"\n");
		assertTrue(program.toFile().setExecutable(true));
		return program;
	}

	private static void type(OutputStream keys, String text) throws IOException {
		keys.write(text.getBytes(StandardCharsets.UTF_8));
		keys.flush();
	}

	@Test
	void atATerminalThereIsAPromptAHistoryAndCompletion() throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed (package bsdutils): there is no terminal to try");
		Path program = program();
		ProcessBuilder builder = new ProcessBuilder("script", "-qec", "stty cols 100 rows 24; exec " + program + " shell", "/dev/null").redirectErrorStream(true);
		builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
		builder.environment().put("TERM", "xterm");
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		StringBuffer said = new StringBuffer();
		Thread reader = new Thread(() -> {
			try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
				for (int c = output.read(); c >= 0; c = output.read()) {
					said.append((char) c);
				}
			} catch (IOException e) {
				said.append(e);
			}
		});
		reader.start();
		try (OutputStream keys = process.getOutputStream()) {
			Await.until("the prompt", () -> said.indexOf("gasthaus # ") >= 0);
			assertTrue(said.toString().contains("The shell of Gasthaus."), said.toString());
			type(keys, "domuu\t");
			Await.until("the command is completed", () -> said.indexOf("domuuid") >= 0);
			type(keys, "te\t");
			Await.until("the name is completed", () -> said.indexOf("test") >= 0);
			type(keys, "\n");
			Await.until("the answer", () -> said.indexOf("6695eb01") >= 0);
			type(keys, "secret-set-value x --base64 c2VjcmV0\n");
			Await.until("the next answer", () -> said.indexOf("error:") >= 0);
			type(keys, "quit\n");
			assertTrue(process.waitFor(30, TimeUnit.SECONDS), said.toString());
		} finally {
			process.destroyForcibly();
		}
		reader.join(30_000);
		assertEquals(List.of("domuuid test", "quit"), Files.readAllLines(folder.resolve("cache/gasthaus/history")).stream().map(line -> line.replaceAll("^[0-9]+:", "").strip()).toList());
	}
}
