package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions in an editor that is a script: what it leaves is what a person would. */
@Tag("live")
class VirshEditLiveTest {
	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void prepare() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.createDirectory(folder.resolve("tmp"));
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private String editor(String... lines) throws IOException {
		Path file = Files.createTempFile(folder, "editor", "");
		Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + '\n');
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		return file.toString();
	}

	private Map<String, String> environment(String editor) {
		return Map.of("EDITOR", editor, "TMPDIR", folder.resolve("tmp").toString());
	}

	private List<Path> left() throws IOException {
		try (Stream<Path> all = Files.walk(folder.resolve("tmp"))) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	/** An editor, and a command that calls it; without an editor a command that prepares or looks. */
	private record Step(String editor, String command) {
	}

	private List<Outcome> run(boolean virsh, String uri, List<Step> steps) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		for (Step step : steps) {
			String[] words = ("-c " + uri + ' ' + step.command()).split(" ");
			Outcome outcome = virsh ? Outcome.ofVirsh(folder, environment(step.editor()), words)
					: Outcome.ofGasthaus(folder, environment(step.editor()), words);
			outcomes.add(outcome.comparable());
		}
		return outcomes;
	}

	@Test
	void bothEditAHost() throws Exception {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Path guest = Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>"));
		Path pool = Files.writeString(folder.resolve("pool.xml"),
				"<pool type='dir'><name>p</name><uuid>11111111-0000-4000-8000-000000000002</uuid><target><path>/tmp</path></target></pool>");
		String none = editor("exit 0");
		String same = editor("cat \"$1\" >/dev/null");
		List<Step> steps = List.of(new Step(none, "define " + guest), new Step(none, "pool-define " + pool), new Step(same, "edit live"),
				new Step(editor("sed -i 's/32768/65536/' \"$1\""), "edit live"), new Step(none, "dumpxml live --xpath //memory"),
				new Step(same, "edit nope"), new Step(same, "edit"), new Step(same, "-r edit live"), new Step(same, "pool-edit p"),
				new Step(editor("sed -i 's,>/tmp<,>/var/tmp<,' \"$1\""), "pool-edit p"), new Step(none, "pool-dumpxml p --xpath //path"),
				new Step(editor("sed -i 's,</domain>,<title>t</title></domain>,' \"$1\""), "edit live --skip-validate"), new Step(none, "desc live --title"),
				new Step(editor("printf 'edited text' >\"$1\""), "desc live --edit --config"), new Step(none, "desc live"),
				new Step(none, "start live"), new Step(none, "managedsave live"), new Step(same, "managedsave-edit live"), new Step(same, "managedsave-edit nope"),
				new Step(none, "managedsave-remove live"), new Step(same, "net-edit nope"));
		compare(steps, SessionDaemon::start, SessionDaemon::uri);
	}

	private <T extends AutoCloseable> void compare(List<Step> steps, Sequence.Host<T> host, Sequence.Uri<T> uri) throws Exception {
		List<Outcome> virsh;
		try (T one = host.start()) {
			virsh = run(true, uri.of(one), steps);
		}
		try (T other = host.start()) {
			List<Outcome> gasthaus = run(false, uri.of(other), steps);
			for (int i = 0; i < steps.size(); i++) {
				assertEquals(virsh.get(i), gasthaus.get(i), steps.get(i).command());
			}
		}
		assertEquals(List.of(), left(), "nothing stays behind");
	}

	@Test
	void bothEditFiltersAndInterfaces() throws Exception {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		String uuid = "11111111-0000-4000-8000-0000000000f1";
		Path filter = Files.writeString(folder.resolve("filter.xml"),
				"<filter name='f1' chain='root'><uuid>" + uuid + "</uuid><rule action='drop' direction='in' priority='500'/></filter>");
		String none = editor("exit 0");
		String same = editor("cat \"$1\" >/dev/null");
		compare(List.of(new Step(none, "nwfilter-define " + filter), new Step(same, "nwfilter-edit f1"), new Step(same, "-r nwfilter-edit " + uuid),
				new Step(editor("sed -i 's/drop/accept/' \"$1\""), "nwfilter-edit f1"), new Step(none, "nwfilter-dumpxml f1"),
				new Step(editor("sed -i \"s/in'/out'/\" \"$1\""), "-q nwfilter-edit " + uuid), new Step(none, "nwfilter-dumpxml f1"),
				new Step(editor("sed -i \"s/'f1'/'f2'/; s/0f1</0f2</\" \"$1\""), "nwfilter-edit f1"), new Step(none, "nwfilter-list"), new Step(same, "nwfilter-edit nope"),
				new Step(same, "nwfilter-edit"), new Step(same, "nwfilter-edit f1 f2"), new Step(same, "iface-edit lo"), new Step(same, "-q iface-edit lo"),
				new Step(same, "-r iface-edit lo"), new Step(same, "iface-edit nope"), new Step(same, "iface-edit 00:11:22:33:44:55"), new Step(same, "iface-edit"),
				new Step(same, "iface-edit 00:00:00:00:00:00")), PrivateHost::start, PrivateHost::uri);
	}

	/** virsh cannot there: the test driver has one definition of an interface only. */
	@Test
	void anInterfaceGetsAnotherAddress() throws Exception {
		Outcome outcome = Outcome.ofGasthaus(folder, environment(editor("sed -i 's/aa:bb:cc:dd:ee:ff/aa:bb:cc:dd:ee:01/' \"$1\"")), "-c", "test:///default",
				"iface-edit eth1; iface-mac eth1; iface-edit eth1");
		assertEquals(new Outcome(0, "Interface eth1 XML configuration edited.\n\naa:bb:cc:dd:ee:01\n\nInterface eth1 XML configuration not changed.\n\n", ""), outcome);
		assertEquals(List.of(), left());
	}

	@Test
	void bothEditCheckpoints() throws Exception {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-img")), "qemu-img is not installed (package qemu-utils)");
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Path image = folder.resolve("a.qcow2");
		Path guest = Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>").replace("</devices>",
						"<disk type='file'><driver name='qemu' type='qcow2'/><source file='" + image + "'/><target dev='vda' bus='virtio'/></disk></devices>"));
		String none = editor("exit 0");
		String same = editor("cat \"$1\" >/dev/null");
		compare(List.of(new Step(none, "define " + guest), new Step(none, "start live"), new Step(none, "checkpoint-create-as live c1 first"),
				new Step(none, "checkpoint-create-as live c2 next"), new Step(same, "checkpoint-edit live c1"), new Step(same, "-q checkpoint-edit live c1"),
				new Step(editor("sed -i 's/first/changed/' \"$1\""), "checkpoint-edit live c1"), new Step(none, "checkpoint-dumpxml live c1 --xpath //description"),
				new Step(editor("sed -i 's,<name>c2<,<name>c3<,' \"$1\""), "checkpoint-edit live --checkpointname c2"), new Step(none, "checkpoint-list live --name"),
				new Step(same, "-r checkpoint-edit live c1"), new Step(same, "checkpoint-edit live"), new Step(same, "checkpoint-edit live nope"),
				new Step(same, "checkpoint-edit nope c1"), new Step(same, "checkpoint-edit"), new Step(same, "checkpoint-edit live c1 --rename"), new Step(none, "destroy live")),
				() -> {
					run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "4M");
					Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-rw-rw-"));
					return SessionDaemon.start();
				}, SessionDaemon::uri);
	}

	private static void run(String... command) throws IOException {
		assertEquals(0, new ProcessBuilder(command).start().onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue());
	}

	@Test
	void theHostsRefusalOfAFilterIsToldAndTheTextKept() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		try (PrivateHost host = PrivateHost.start()) {
			Path filter = Files.writeString(folder.resolve("filter.xml"), "<filter name='f1'><rule action='drop' direction='in'/></filter>");
			assertEquals(0, Outcome.ofGasthaus(folder, "-c", host.uri(), "nwfilter-define", filter.toString()).code());
			Outcome outcome = Outcome.ofGasthaus(folder, environment(editor("sed -i 's/drop/bogus/' \"$1\"")), "-c", host.uri(), "nwfilter-edit", "f1");
			assertEquals(1, outcome.code());
			assertTrue(outcome.err().contains("error: Failed.\nerror: ") && outcome.err().contains("hint: f1.xml:3:"), outcome.err());
			assertTrue(Files.readString(left().get(0)).contains("bogus"));
		}
	}

	/** Both programs at a terminal of their own. The second user is a connection of the editor's, which changes the guest before it writes the file. */
	@Test
	void anotherUserChangesTheGuestMeanwhile() throws Exception {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Path guest = Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("live"));
		try (SessionDaemon daemon = SessionDaemon.start()) {
			String theirs = "virsh -q -c '" + daemon.uri() + "' desc live --config --title theirs >/dev/null";
			String editor = editor("grep -q '<vcpu.*>2<' \"$1\" || " + theirs, "sed -i 's,<vcpu\\(.*\\)>1<,<vcpu\\1>2<,' \"$1\"");
			for (String keys : List.of("n", "f", "y", "?f")) {
				List<String> said = new ArrayList<>();
				for (String program : List.of("virsh", Terminal.gasthaus(folder).toString())) {
					Outcome.ofGasthaus(folder, "-c", daemon.uri(), "undefine", "live");
					assertEquals(0, Outcome.ofGasthaus(folder, "-c", daemon.uri(), "define", guest.toString()).code());
					String at = answering(program + " -c '" + daemon.uri() + "' edit live", editor, keys);
					said.add(at);
					assertTrue(at.contains("The XML configuration was changed by another user. Try again? [y,n,i,f,?]:"), at);
					boolean forced = !keys.equals("n"); // y: the editor has seen what the host has now
					assertEquals(forced ? "2" : "1", answer(daemon, "dumpxml", "live", "--xpath", "//vcpu/text()"), at);
					// who forces it knows that what the other one did is gone
					assertEquals(forced ? "No title for domain: live" : "theirs", answer(daemon, "desc", "live", "--title", "--config"), at);
				}
				assertEquals(said.get(0), said.get(1), keys);
			}
		}
		assertEquals(1, left().size(), "n keeps the text");
	}

	/** Types a key when it is asked for: virsh throws away what was typed before. @return what was said, without what virsh's helper for polkit adds */
	private String answering(String line, String editor, String keys) throws Exception {
		try (Terminal terminal = new Terminal(line, environment(editor))) {
			for (int i = 0; i < keys.length(); i++) {
				int asked = i + 1;
				Await.until("question " + asked + " in: " + terminal.said(), () -> terminal.said().split("Try again", -1).length > asked);
				terminal.type(keys.substring(i, i + 1));
			}
			terminal.exit();
			return terminal.said().replaceAll("(?m)^(hint: |Authorization not available).*\\R", "");
		}
	}

	private String answer(SessionDaemon daemon, String... words) {
		List<String> all = new ArrayList<>(List.of("-q", "-c", daemon.uri()));
		all.addAll(List.of(words));
		return Outcome.ofGasthaus(folder, all.toArray(String[]::new)).out().strip();
	}

	@Test
	void whatIsWrongIsToldAndKept() throws Exception {
		Outcome outcome = Outcome.ofGasthaus(folder, environment(editor("sed -i 's,<vcpu.*vcpu>,<vcpus>2</vcpus>,' \"$1\"")), "-c", "test:///default", "edit", "test");
		assertEquals(1, outcome.code());
		assertEquals("", outcome.out().strip());
		assertTrue(outcome.err().contains("test.xml:") && outcome.err().contains("vcpus") && outcome.err().contains("error: "), outcome.err());
		assertEquals(1, left().size());
		Path kept = left().get(0);
		assertTrue(outcome.err().contains(kept.toString()), outcome.err());
		assertTrue(Files.readString(kept).contains("<vcpus>2</vcpus>"));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())));
	}

	@Test
	void noPasswordIsKept() throws Exception {
		String graphics = "<graphics type='vnc' passwd='very-secret'/>";
		Outcome outcome = Outcome.ofGasthaus(folder,
				environment(editor("sed -i \"s,</devices>," + graphics + "<nonsense/></devices>,\" \"$1\"")), "-c", "test:///default", "edit", "test");
		assertEquals(1, outcome.code());
		String kept = Files.readString(left().get(0));
		assertTrue(kept.contains("<nonsense/>") && kept.contains("<graphics type='vnc'"), kept);
		assertFalse((kept + outcome.err() + outcome.out()).contains("very-secret"), outcome.err());
	}

	@Test
	void anEditorThatFails() throws Exception {
		for (String command : List.of("edit test", "net-edit default", "pool-edit default-pool", "desc test --edit", "metadata test --edit --uri http://x/ --key k")) {
			Outcome outcome = Outcome.ofGasthaus(folder, environment(editor("exit 3")), ("-c test:///default " + command).split(" "));
			assertEquals(1, outcome.code(), command);
			assertTrue(outcome.err().contains("ended with exit status 3"), () -> command + ": " + outcome.err());
		}
		Outcome outcome = Outcome.ofGasthaus(folder, environment("/no/such/editor"), "-c", "test:///default", "edit", "test");
		assertTrue(outcome.err().contains("the editor '/no/such/editor' cannot be started"), outcome.err());
		assertEquals(List.of(), left());
	}

	/** What a person at a terminal sees who presses these keys. */
	private String atATerminal(String editor, String keys, String command) throws Exception {
		return atATerminal(Terminal.gasthaus(folder).toString(), "test:///default", editor, keys, command);
	}

	private String atATerminal(String program, String uri, String editor, String keys, String command) throws Exception {
		try (Terminal terminal = new Terminal(program + " -c '" + uri + "' " + command, environment(editor))) {
			// the terminal keeps what is typed before somebody asks
			terminal.type(keys);
			terminal.exit();
			return terminal.said();
		}
	}

	@Test
	void theMenuAppliesWhatIsProposed() throws Exception {
		String said = atATerminal(editor("sed -i 's,<vcpu,<vcpuu,; s,</vcpu>,</vcpuu>,' \"$1\""), "?a", "edit test");
		assertTrue(said.contains("Failed. Try again? [y,n,i,f,a,?]:"), said);
		assertTrue(said.contains("a - apply what is proposed and try to redefine again"), said);
		assertTrue(said.contains("Domain 'test' XML configuration edited."), said);
		assertEquals(List.of(), left());
	}

	@Test
	void theMenuStartsTheEditorAgainAndThrowsNothingAway() throws Exception {
		// the second time it is another mistake, so that both calls are seen
		String editor = editor("if grep -q vcpuu \"$1\"; then sed -i 's,</domain>,<again/></domain>,' \"$1\"; else sed -i 's,<vcpu,<vcpuu,; s,</vcpu>,</vcpuu>,' \"$1\"; fi");
		String said = atATerminal(editor, "yn", "edit test");
		assertEquals(3, said.split("Failed. Try again", -1).length, said);
		assertFalse(said.contains("edited."), said);
		assertEquals(1, left().size());
		assertTrue(Files.readString(left().get(0)).contains("<again/>"));
		assertTrue(said.contains(left().get(0).toString()), said);
	}

	private Terminal shell(String editor) throws IOException {
		Map<String, String> environment = new HashMap<>(environment(editor));
		environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
		Terminal terminal = new Terminal("stty cols 120 rows 24; exec " + Terminal.gasthaus(folder) + " shell", environment);
		return terminal.until("gasthaus # ");
	}

	private static void command(Terminal terminal, String line, String answer) throws IOException {
		int prompts = prompts(terminal);
		terminal.type(line + '\n');
		terminal.until(answer);
		Await.until("the next prompt in: " + terminal.said(), () -> prompts(terminal) > prompts);
	}

	private static int asked(Terminal terminal) {
		return terminal.said().split("How much", -1).length;
	}

	private static int prompts(Terminal terminal) {
		return terminal.said().split("gasthaus # ", -1).length;
	}

	@Test
	void anEditorInTheShellHasTheTerminalAndGivesItBack() throws Exception {
		String editor = editor("stty -a >" + folder.resolve("modes"), "echo 'How much?'", "read -r amount", "sed -i \"s,<memory.*,<memory>$amount</memory>,; /currentMemory/d\" \"$1\"");
		try (Terminal terminal = shell(editor)) {
			for (String amount : List.of("1048576", "524288")) {
				int asked = asked(terminal);
				terminal.type("edit test\n");
				Await.until("the editor asks for " + amount, () -> asked(terminal) > asked);
				command(terminal, amount, "Domain 'test' XML configuration edited.");
				command(terminal, "dumpxml test --inactive --xpath //memory", "<memory unit=\"KiB\">" + amount + "</memory>");
			}
			command(terminal, "domuu\tte\t", "6695eb01");
			terminal.type("quit\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		String modes = Files.readString(folder.resolve("modes"));
		for (String mode : List.of(" icanon", " echo ", " isig", " icrnl", " opost")) {
			assertTrue(modes.replace('\n', ' ').contains(mode), mode + " in " + modes);
		}
		String look = "dumpxml test --inactive --xpath //memory";
		assertEquals(List.of("edit test", look, "edit test", look, "domuuid test", "quit"),
				Files.readAllLines(folder.resolve("cache/gasthaus/history")).stream().map(line -> line.replaceAll("^[0-9]+:", "").strip()).toList());
	}

	@Test
	void theMenuInTheShellGetsItsKeyAndTheNextCommandTheRest() throws Exception {
		try (Terminal terminal = shell(editor("sed -i 's,<vcpu,<vcpuu,; s,</vcpu>,</vcpuu>,' \"$1\""))) {
			terminal.type("edit test\n");
			terminal.until("Try again? [y,n,i,f,a,?]:");
			terminal.type("adomuuid test\n");
			terminal.until("Domain 'test' XML configuration edited.");
			terminal.until("domuuid test");
			terminal.until("6695eb01");
			terminal.type("quit\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		assertEquals(List.of(), left());
	}

	/** The editor may mean something by Ctrl+C; the terminal gives it to all who have it. */
	@Test
	void interruptingIsForTheEditor() throws Exception {
		String editor = editor("trap interrupted=yes INT", "sh -c 'echo ready; exec cat'", "test -n \"$interrupted\" || exit 7", "sed -i s/8388608/1048576/ \"$1\"");
		try (Terminal terminal = shell(editor)) {
			terminal.type("edit test\n");
			terminal.until("ready");
			terminal.type("\003");
			terminal.until("Domain 'test' XML configuration edited.");
			terminal.type("quit\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		try (Terminal terminal = new Terminal(Terminal.gasthaus(folder) + " -c test:///default edit test", environment(editor))) {
			terminal.until("ready");
			terminal.type("\003");
			assertEquals(0, terminal.exit(), terminal.said());
			assertTrue(terminal.said().contains("Domain 'test' XML configuration edited."), terminal.said());
		}
	}

	@Test
	void anEditorThatFailsInTheShellLeavesTheTerminalAsItWas() throws Exception {
		try (Terminal terminal = shell(editor("stty raw -echo", "exit 3"))) {
			command(terminal, "edit test", "ended with exit status 3");
			command(terminal, "domuuid test", "6695eb01");
			assertTrue(terminal.said().contains("status 3\r\n"), terminal.said());
			command(terminal, "net-edit default", "ended with exit status 3");
			terminal.type("quit\n");
			assertEquals(1, terminal.exit(), terminal.said());
		}
		assertEquals(List.of(), left());
	}
}
