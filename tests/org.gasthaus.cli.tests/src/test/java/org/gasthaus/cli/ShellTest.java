package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
		return shell(Map.of(), lines, options);
	}

	private Outcome shell(Map<String, String> environment, String lines, String... options) {
		InputStream in = System.in;
		System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
		try {
			String[] arguments = java.util.Arrays.copyOf(options, options.length + 1);
			arguments[options.length] = "shell";
			return Outcome.ofGasthaus(folder, environment, arguments);
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

	/** virsh reads lines of a pipe as of a terminal, with its prompts; what it does then is the same. */
	@Test
	void theFolderIsChangedForTheCommandsThatFollow() throws Exception {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		Path inner = Files.createDirectories(folder.resolve("in ner/deep")).toRealPath();
		Files.createSymbolicLink(folder.resolve("link"), inner);
		Files.writeString(folder.resolve("file"), "");
		Files.writeString(inner.resolve("vol.xml"), "<volume><name>from-deep</name><capacity>1</capacity></volume>");
		String lines = "cd 'in ner'\npwd\ncd deep\npwd\nvol-create default-pool vol.xml\ncd ..\ncd ''\ncd /nope\ncd "
				+ folder + "\ncd link\npwd\ncd ../../file\ncd\npwd\nquit\npwd\n";
		Outcome gasthaus = shell(Map.of("HOME", folder.toString()), lines, "-q", "-c", "test:///default");
		Path input = Files.writeString(folder.resolve("lines"), lines);
		Process virsh = new ProcessBuilder("sh", "-c", "HOME=$PWD exec virsh -q -c test:///default 2>err <" + input).directory(folder.toFile()).start();
		String said = new String(virsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(virsh.waitFor(60, TimeUnit.SECONDS));
		assertEquals(said.lines().filter(line -> !line.isEmpty() && !line.startsWith("virsh # ")).toList(),
				gasthaus.out().lines().filter(line -> !line.isEmpty()).toList());
		assertEquals(Files.readString(folder.resolve("err")), gasthaus.err());
		assertTrue(gasthaus.out().contains(inner + "\n") && gasthaus.err().contains("error: cd: Not a directory: ../../file\n"), gasthaus.toString());
	}

	@Test
	void optionsBeforeItHoldForAllCommands() {
		assertTrue(shell("list\n", "--json").out().startsWith("[\n  {\n    \"id\": 1,\n    \"name\": \"test\",\n    \"state\": \"running\","));
		assertEquals("1\n", shell("domid test\n", "-q").out());
		assertTrue(shell("domid test\n", "-t").out().matches("1\n\n\\(Time: [0-9.]+ ms\\)\n\n"));
	}

	@Test
	void severalCommandsInOneArgumentAsVirshTakesThem() throws IOException, InterruptedException {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		for (String line : List.of("domid nope; domid test", "domid test; domid nope", "domid test; bogus; domid test", "domid test; domid --bogus", "domid 'te''st' # x", "domid \"test",
				"echo a\\ b \"c\\\"d\"; pwd", "echo --xml \"<a>&'\"; echo --shell \"a b\" c", " uri ; ", "connect test:///default; uri", "quit", "exit", "quit x",
				"quit; pwd", "pwd; exit; pwd", "domid nope; quit", "quit; bogus", "quit; domid --bogus", "cd",
				"cd /tmp; pwd", "cd a b", "echo --split a,b c", "echo --split a,,b,c", "echo --split a,,,b", "echo --split 'a,' x", "echo --split",
				"echo --split ''", "echo --split ,", "echo --split --err a,b", "echo --split --xml a", "echo --split --shell a", "echo --xml --shell a",
				"echo --err x y", "echo --err", "echo --err ''", "echo --xml ''")) {
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
		assertEquals(List.of("vda"), complete("domblkstat", "test", "v"));
		assertEquals(List.of("vda"), complete("detach-disk", "--domain", "test", "--target", ""));
		assertEquals(List.of("testnet0"), complete("domifstat", "test", ""));
		assertEquals(List.of("eth1"), complete("iface-dumpxml", "e"));
		assertEquals(List.of("lifecycle"), complete("event", "--event", "li"));
		assertEquals(List.of("lifecycle"), complete("net-event", "--event", ""));
		assertEquals(List.of("default-pool"), complete("pool-info", ""));
		assertEquals(List.of(), complete("net-start", ""), "it is active");
		assertEquals(List.of("nodeinfo"), complete("help", "nodei"));
		assertEquals(List.of(), complete("dominfo", "test", ""));
		assertEquals(List.of(), complete("nothing", "x"));
	}

	@Test
	void bashCompletes() throws IOException, InterruptedException {
		Terminal.gasthaus(folder);
		assertEquals("1", bash("gasthaus -c test:///default -q domid te\t"));
		assertEquals("1", bash("gasthaus -c 'test:///default' -q domid --domain=te\t"));
		assertEquals("test", bash("gasthaus -c test:///default -q domnam\t1"));
		assertEquals("run.txt", bash("gasthaus -q echo run.t\t", "run.txt"), "a file where nothing else is known");
	}

	/** Whoever makes guests gives them names; who completes one does not run it. */
	@Test
	void aNameIsNoCommand() throws IOException, InterruptedException {
		Terminal.gasthaus(folder);
		Path host = Files.writeString(folder.resolve("host.xml"), "<node>" + Stream.of("v$(touch ran);touch ran", "two words", "w*", "it's")
				.map(name -> "<domain type='test'><name>" + name + "</name><memory>1024</memory><os><type>hvm</type></os></domain>").collect(Collectors.joining()) + "</node>");
		String program = "gasthaus -c test://" + host + " -q dominfo --domain ";
		for (Map.Entry<String, String> typed : Map.of("v", "v$(touch ran);touch ran", "'v", "v$(touch ran);touch ran", "tw", "two words", "\"tw", "two words", "two\\ w", "two words", "w", "w*",
				"it", "it's").entrySet()) {
			String answer = bash(program + typed.getKey() + '\t');
			assertTrue(answer.contains("Name:           " + typed.getValue() + '\n'), answer);
		}
		assertFalse(Files.exists(folder.resolve("ran")));
	}

	/** A real terminal of bash's own: the keys are read one after the other, so the line is complete before it is entered. */
	private String bash(String keys, String... files) throws IOException, InterruptedException {
		for (String file : files) {
			Files.createFile(folder.resolve(file));
		}
		Path said = folder.resolve("said");
		Files.deleteIfExists(said);
		try (Terminal terminal = new Terminal("cd " + folder + "; exec bash --norc --noprofile -i", Map.of("PATH", folder + ":" + System.getenv("PATH")))) {
			terminal.type("PS1=; source <(gasthaus completion bash); echo REA\"\"DY\n");
			terminal.until("READY");
			terminal.type(keys + " >said; echo DO\"\"NE\n");
			terminal.until("DONE");
			assertTrue(Files.exists(said), terminal.said());
			terminal.type("exit\n");
			terminal.exit();
			String answer = Files.readString(said).strip();
			return answer.isEmpty() ? terminal.said() : answer;
		}
	}

	/** A real terminal of zsh's own: the keys are read one after the other, so the line is complete before it is entered. */
	@Test
	void zshCompletes() throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed (package zsh)");
		Terminal.gasthaus(folder);
		assertEquals("1", zsh("gasthaus -c test:///default -q domid te\t"));
		assertEquals("1", zsh("gasthaus -c 'test:///default' -q domid te\t"));
		assertEquals("test", zsh("gasthaus -c test:///default -q domnam\t1"));
		assertEquals("run.zsh", zsh("gasthaus -q echo $PWD/run\t").substring(folder.toString().length() + 1), "a file where nothing else is known");
	}

	private String zsh(String keys) throws IOException, InterruptedException {
		Path script = Files.writeString(folder.resolve("run.zsh"), "zmodload zsh/zpty\nzpty z zsh -f -i\n"
				+ "zpty -w z 'PS1=; PATH=" + folder + ":$PATH; autoload -Uz compinit; compinit -u -D; source <(gasthaus completion zsh); echo REA\"\"DY'\n"
				+ "zpty -r z out '*READY*'\n"
				+ "zpty -w -n z $'" + keys.replace("'", "\\'").replace("\t", "\\t") + " > " + folder.resolve("said") + "; echo DO\"\"NE\\n'\nzpty -r z out '*DONE*'\nprint -r -- \"$out\" >&2\n");
		Path said = folder.resolve("said");
		Files.deleteIfExists(said);
		Process process = new ProcessBuilder("zsh", "-f", script.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
		String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertTrue(Files.exists(said), screen);
		return Files.readString(said).strip();
	}

	@Test
	void atATerminalThereIsAPromptAHistoryAndCompletion() throws IOException, InterruptedException {
		try (Terminal terminal = new Terminal("stty cols 100 rows 24; exec " + Terminal.gasthaus(folder) + " shell",
				Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()))) {
			terminal.until("gasthaus # ");
			assertTrue(terminal.said().contains("The shell of Gasthaus."), terminal.said());
			terminal.type("domuu\t");
			terminal.until("domuuid");
			terminal.type("te\t");
			terminal.until("test");
			terminal.type("\n");
			terminal.until("6695eb01");
			terminal.type("secret-set-value x --base64 c2VjcmV0\n");
			terminal.until("error:");
			terminal.type("quit\n");
			terminal.exit();
		}
		assertEquals(List.of("domuuid test", "quit"), Files.readAllLines(folder.resolve("cache/gasthaus/history")).stream().map(line -> line.replaceAll("^[0-9]+:", "").strip()).toList());
	}
}
