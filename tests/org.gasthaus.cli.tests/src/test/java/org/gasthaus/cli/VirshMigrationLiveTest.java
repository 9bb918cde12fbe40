package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.TwoHosts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What virsh and we say when guests move between two private hosts, and where they are afterwards. In a command {@code {A}} and {@code {B}} are the
 * hosts' URIs, {@code {b}} the name and {@code {ip}} the address of the second one; one that begins with {@code B:} is told to that one.
 */
@Tag("live")
class VirshMigrationLiveTest {
	private static final List<String> TUNING = List.of("define guest.xml", "migrate-getspeed m1", "migrate-setspeed m1 5", "migrate-getspeed m1",
			"migrate-getmaxdowntime m1", "migrate-postcopy m1", "start m1", "migrate-getspeed m1", "migrate-getspeed m1 --postcopy", "migrate-setspeed m1 5",
			"migrate-getspeed m1", "migrate-setspeed m1 0", "migrate-setspeed m1 x", "migrate-setspeed m1 -1", "migrate-setspeed m1 99999999999999",
			"migrate-setspeed m1 7 --postcopy", "migrate-getspeed m1 --postcopy", "migrate-setspeed nope 7", "migrate-getmaxdowntime m1",
			"migrate-setmaxdowntime m1 500", "migrate-getmaxdowntime m1", "migrate-setmaxdowntime m1 0", "migrate-setmaxdowntime m1 -4",
			"migrate-setmaxdowntime m1 x", "migrate-compcache m1", "migrate-compcache m1 --size 1048576", "migrate-compcache m1 --size 128M",
			"migrate-compcache m1 5000", "migrate-compcache m1 --size 0", "migrate-compcache nope", "migrate-postcopy m1", "-r migrate-setspeed m1 4",
			"-r migrate-postcopy m1", "-r migrate-getspeed m1", "-r migrate-getmaxdowntime m1", "-r migrate-setmaxdowntime m1 4", "-r migrate-compcache m1",
			"-r migrate-compcache m1 --size 4096", "-q migrate-getspeed m1", "-q migrate-compcache m1");
	private static final List<String> REFUSED = List.of("define guest.xml", "migrate m1 {B}", "migrate m1 {B} --offline", "start m1", "migrate m1",
			"migrate m1 {B} --live --timeout x", "migrate m1 {B} --live --timeout -1", "migrate m1 {B} --timeout 5", "migrate m1 {B} --timeout-suspend",
			"migrate m1 {B} --live --timeout-postcopy --timeout 3", "migrate m1 {B} --live --offline", "migrate m1 {B} --timeout-suspend --timeout-postcopy",
			"migrate m1 {B} --postcopy-after-precopy", "migrate m1 {B} --postcopy-resume", "migrate m1 {B} --persistent-xml x", "migrate m1 {B} --tls-destination x",
			"migrate m1 {B} --persistent --persistent-xml /nope", "migrate m1 {B} --xml /nope", "migrate nope {B}", "migrate m1 _",
			"migrate m1 {B} --live --disks-port x", "migrate m1 {B} --bandwidth -1", "migrate m1 {B} --comp-mt-level x", "migrate m1 {B} --tunneled",
			"migrate m1 {B} --live --tunnelled", "-r migrate m1 {B}", "-r migrate m1 {B} --p2p", "migrate m1 {B} --dname _", "migrate m1 {B} --migrateuri _",
			"migrate m1 {B} --copy-storage-all --copy-storage-inc", "migrate m1 {A} --live", "migrate m1 {B} --live --parallel-connections 3",
			"migrate m1 {B} --live --migrateuri foo://x", "migrate m1 {B} --live --migrateuri tcp:no.host.invalid:1", "migrate m1 {B} --live --p2p",
			"migrate m1 qemu+tcp://{ip}:1/system --live --p2p", "migrate m1 {B} --live --direct", "migrate m1 tcp:{ip} --live --direct",
			"migrate m1 qemu:///system?socket=/nope --live", "migrate m1 test:///default --live", "migrate m1 {B} --live --zerocopy",
			"migrate m1 {B} --live --comp-methods nope", "migrate m1 {B} --live --auto-converge-initial 20", "migrate m1 {B} --live --tls",
			"migrate m1 {B} --live --postcopy-resume --postcopy", "migrate m1 {B} --live --change-protection --p2p --bogus", "B:list --all", "list --all");
	private static final List<String> MOVED = List.of("define guest.xml", "start m1", "migrate m1 {B} --live --verbose", "list --all", "B:list --all",
			"B:migrate m1 qemu+tcp://{a}/system --live --p2p --undefinesource --verbose", "list --all", "B:list --all",
			"migrate m1 qemu+tcp://{b}/system --live --p2p --tunnelled --persistent --undefinesource", "list --all", "B:list --all --name --persistent",
			"B:migrate m1 {A} --suspend --persistent --undefinesource", "domstate m1 --reason", "B:list --all", "resume m1",
			"migrate m1 {B} --live --dname m2 --persistent", "B:list --all", "list --all", "B:migrate m2 {A} --live --dname m1", "domstate m1", "B:domstate m2",
			"B:undefine m2", "-q migrate m1 {B} --live --migrateuri tcp://{ip} --listen-address {ip} --compressed --comp-methods xbzrle --comp-xbzrle-cache 4194304 "
					+ "--auto-converge --auto-converge-initial 20 --auto-converge-increment 5 --abort-on-error --parallel --parallel-connections 3 --bandwidth 1000",
			"B:list --all", "B:migrate m1 {A} --live --compressed --auto-converge --abort-on-error --verbose", "B:list --all", "domstate m1",
			"migrate m1 {B} --live --parallel --parallel-connections 3 --persistent --persistent-xml other.xml --xml other.xml", "B:dumpxml m1 --xpath //title",
			"B:destroy m1", "B:undefine m1", "migrate m1 {B} --offline --persistent", "B:list --all", "migrate m1 {B} --offline --persistent", "B:undefine m1",
			"migrate m1 qemu+tcp://{b}/system --offline --p2p --persistent --undefinesource", "list --all", "B:list --all");
	private static final List<String> STORAGE = List.of("define disk.xml", "start m1", "migrate m1 {B} --live", "migrate m1 {B} --live --copy-storage-all",
			"B:list --all", "list --all", "B:pool-create-as images dir --target /var/lib/gasthaus", "migrate m1 {B} --live --copy-storage-all --migrate-disks vdz",
			"migrate m1 {B} --live --copy-storage-all --verbose --abort-on-error --copy-storage-synchronous-writes --migrate-disks vdb", "B:list --all",
			"B:vol-list images", "list --all");
	private static final List<String> WITHOUT_MIGRATION = List.of("migrate test test:///default --live", "migrate test test:///default --p2p", "migrate-getspeed test",
			"migrate-setspeed test 3", "migrate-getmaxdowntime test", "migrate-setmaxdowntime test 3", "migrate-compcache test", "migrate-postcopy test");

	private static final int CTRL_C = 3;

	@TempDir
	static Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void needHosts() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(TwoHosts.whyNot().isEmpty(), () -> TwoHosts.whyNot().orElse(""));
	}

	/** Two hosts, and the definitions that are sent to the first. */
	private static TwoHosts hosts() throws IOException {
		TwoHosts hosts = TwoHosts.start(folder);
		Files.writeString(folder.resolve("guest.xml"), hosts.guest("m1", ""));
		Files.writeString(folder.resolve("other.xml"), hosts.guest("m1", "").replace("<memory", "<title>other</title><memory"));
		Files.writeString(folder.resolve("disk.xml"), hosts.guest("m1", "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
				+ "<source file='/var/lib/gasthaus/disk.img'/><target dev='vdb' bus='virtio'/></disk>"));
		hosts.source().run("mkdir -p /var/lib/gasthaus; head -c 8M /dev/urandom >/var/lib/gasthaus/disk.img");
		hosts.destination().run("mkdir -p /var/lib/gasthaus");
		return hosts;
	}

	private static Outcome run(Sequence.Program program, TwoHosts hosts, String command) throws IOException, InterruptedException {
		boolean second = command.startsWith("B:");
		String[] words = ("-c " + (second ? "{B} " + command.substring(2) : "{A} " + command)).split(" ");
		for (int i = 0; i < words.length; i++) {
			words[i] = words[i].equals("_") ? "" : words[i].replace("{A}", hosts.source().uri()).replace("{B}", hosts.destination().uri())
					.replace("{a}", hosts.source().name()).replace("{b}", hosts.destination().name()).replace("{ip}", hosts.address());
		}
		Outcome outcome = program.run(folder, words).comparable();
		return new Outcome(outcome.code(), same(outcome.out(), hosts), same(outcome.err(), hosts));
	}

	/** Without what no two pairs of hosts have in common: names, addresses, ports, sockets; of the progress only that it was shown, and its end. */
	private static String same(String text, TwoHosts hosts) {
		return text.replace(hosts.source().uri(), "{A}").replace(hosts.destination().uri(), "{B}").replace(hosts.source().name(), "{a}")
				.replace(hosts.destination().name(), "{b}").replace(hosts.address(), "{ip}").replaceAll("00000000-0000-4000-8000-[0-9a-f]{12}", "{uuid}")
				.replaceAll("([\\r\\n]Migration: \\[ *\\d+ %\\])+([\\r\\n]Migration: \\[100 %\\])", "$2");
	}

	private static void compare(List<String> commands, String... checksOnHosts) throws Exception {
		List<Outcome> virsh = run(Outcome::ofVirsh, commands, checksOnHosts);
		List<Outcome> gasthaus = run(Outcome::ofGasthaus, commands, checksOnHosts);
		List<Executable> comparisons = new ArrayList<>();
		for (int i = 0; i < commands.size(); i++) {
			int index = i;
			comparisons.add(() -> assertEquals(virsh.get(index), gasthaus.get(index), "command " + index + ": " + commands.get(index)));
		}
		assertAll(comparisons);
	}

	private static List<Outcome> run(Sequence.Program program, List<String> commands, String... sameOnBoth) throws Exception {
		List<Outcome> outcomes = new ArrayList<>();
		try (TwoHosts hosts = hosts()) {
			for (String command : commands) {
				outcomes.add(run(program, hosts, command));
			}
			for (String check : sameOnBoth) {
				assertEquals(hosts.source().run(check), hosts.destination().run(check), check);
			}
		}
		return outcomes;
	}

	@Test
	void speedDowntimeAndCache() throws Exception {
		compare(TUNING);
	}

	@Test
	void whatIsRefused() throws Exception {
		compare(REFUSED);
	}

	@Test
	void guestsMoveInEveryWay() throws Exception {
		compare(MOVED);
	}

	@Test
	void disksAreCopied() throws Exception {
		compare(STORAGE, "sha256sum /var/lib/gasthaus/disk.img");
	}

	@Test
	void theTestDriverHasNoMigration() throws Exception {
		new Sequence(Path.of("/"), text -> text).compare(() -> () -> {
		}, none -> "test:///default", WITHOUT_MIGRATION);
	}

	/** At a terminal of its own: only there, and with --verbose, virsh hears that it is interrupted. */
	private static Process start(boolean virsh, Path out, TwoHosts hosts, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("exec", "env", "--default-signal=INT"));
		command.addAll(virsh ? List.of("virsh")
				: List.of(ProcessHandle.current().info().command().orElseThrow(), "-Duser.language=en", "-cp",
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
		command.addAll(List.of("-c", hosts.source().uri(), "migrate", "m1"));
		command.addAll(List.of(arguments));
		return new ProcessBuilder("script", "-qec", command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")).replaceFirst("'exec'", "exec"),
				"/dev/null").redirectErrorStream(true).redirectOutput(out.toFile()).start();
	}

	/** Both programs have one guest under way, slowly; each time something happens to it. */
	@FunctionalInterface
	private interface Happening {
		void to(Process program, TwoHosts hosts) throws Exception;
	}

	private record Ended(int code, String said) {
	}

	private static Ended underWay(boolean virsh, TwoHosts hosts, Happening happening, String... more) throws Exception {
		assertEquals(0, gasthaus(hosts, "start", "m1").code());
		hosts.awaitReady("m1");
		Path out = folder.resolve("said");
		List<String> arguments = new ArrayList<>(List.of(hosts.destination().uri(), "--live", "--bandwidth", "1"));
		arguments.addAll(List.of(more));
		Process program = start(virsh, out, hosts, arguments.toArray(String[]::new));
		try {
			Await.until("the memory is on its way: " + Files.readString(out), () -> !program.isAlive() || onDestination(hosts).contains("m1"));
			assertTrue(program.isAlive(), () -> "it ended early");
			Await.until("it can be seen how far it is", () -> Outcome.ofGasthaus(folder, "-c", hosts.source().uri(), "migrate-getmaxdowntime", "m1").code() == 0);
			happening.to(program, hosts);
			assertTrue(program.waitFor(60, TimeUnit.SECONDS), "it does not end");
		} finally {
			program.destroyForcibly();
		}
		// at a terminal virsh looks for somebody who could authorise it
		return new Ended(program.exitValue(), same(Files.readString(out).replaceAll("\\r\\n", "\n").replaceAll("\\rMigration: \\[ [ \\d]\\d %\\]|\\^C", "").replaceAll("(?m)^Authorization not available.*\\n?", ""), hosts));
	}

	private static Outcome gasthaus(TwoHosts hosts, String... arguments) {
		String[] all = new String[arguments.length + 2];
		all[0] = "-c";
		all[1] = hosts.source().uri();
		System.arraycopy(arguments, 0, all, 2, arguments.length);
		return Outcome.ofGasthaus(folder, all);
	}

	private static String onDestination(TwoHosts hosts) {
		return Outcome.ofGasthaus(folder, "-q", "-c", hosts.destination().uri(), "list", "--all").out();
	}

	/** As soon as it shows how far it is: before that virsh does not listen. */
	private static void interrupt(Process program) throws IOException {
		Await.until("it shows how far it is", () -> {
			try {
				return Files.readString(folder.resolve("said")).contains("Migration: [");
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		program.getOutputStream().write(CTRL_C);
		program.getOutputStream().flush();
	}

	@Test
	void aDestinationThatDiesLeavesTheGuestWhereItWas() throws Exception {
		try (TwoHosts hosts = hosts()) {
			assertEquals(0, gasthaus(hosts, "define", "guest.xml").code());
			Ended ended = underWay(false, hosts, (program, both) -> both.destination().killDaemon());
			assertEquals(1, ended.code());
			assertTrue(ended.said().contains("m1 on {A}: running. m1 on {B}: not known, the host does not answer."), ended.said());
			assertEquals("running\n\n", gasthaus(hosts, "domstate", "m1").out());
		}
	}

	@Test
	void aSourceThatDiesIsTold() throws Exception {
		try (TwoHosts hosts = hosts()) {
			assertEquals(0, gasthaus(hosts, "define", "guest.xml").code());
			Ended ended = underWay(false, hosts, (program, both) -> both.source().killDaemon());
			assertEquals(1, ended.code());
			assertTrue(ended.said().contains("m1 on {A}: not known, the host does not answer."), ended.said());
			assertTrue(ended.said().contains("Connect again, and look at the state before you repeat what was under way."), ended.said());
		}
	}

	@Test
	void postcopyIsSwitchedOnWhileItRuns() throws Exception {
		try (TwoHosts hosts = hosts()) {
			assertEquals(0, gasthaus(hosts, "define", "guest.xml").code());
			Ended ended = underWay(false, hosts, (program, both) -> {
				Await.until("it is in the phase in which it can change", () -> gasthaus(both, "migrate-postcopy", "m1").code() == 0);
				assertEquals(0, Outcome.ofGasthaus(folder, "-c", both.source().uri(), "migrate-setspeed", "m1", "1000", "--postcopy").code());
			}, "--postcopy", "--verbose");
			assertEquals(0, ended.code(), ended.said());
			assertTrue(ended.said().contains("Migration: [100 %]"), ended.said());
			assertTrue(onDestination(hosts).contains("m1"));
			assertEquals("shut off\n\n", gasthaus(hosts, "domstate", "m1").out());
		}
	}

	@Test
	void interruptedItGoesOnWhereItWasAndNothingIsLeftThere() throws Exception {
		try (TwoHosts hosts = hosts()) {
			assertEquals(0, gasthaus(hosts, "define", "guest.xml").code());
			Ended virsh = underWay(true, hosts, (program, both) -> interrupt(program), "--persistent", "--undefinesource", "--verbose");
			assertEquals(new Outcome(0, "running\n\n", ""), gasthaus(hosts, "domstate", "m1"), virsh.said());
			gasthaus(hosts, "destroy", "m1");
			Ended gasthaus = underWay(false, hosts, (program, both) -> interrupt(program), "--persistent", "--undefinesource", "--verbose");
			assertEquals(virsh.code(), gasthaus.code());
			// libvirt's words depend on the moment
			assertTrue(virsh.said().strip().matches("error: operation aborted: .*canceled by client"), virsh.said());
			assertTrue(gasthaus.said().strip().matches("(?s)error: operation aborted: .*canceled by client\nhint: Nothing was moved;.*"), gasthaus.said());
			assertTrue(gasthaus.said().contains("m1 on {A}: running. m1 on {B}: not there."), gasthaus.said());
			assertEquals("running\n\n", gasthaus(hosts, "domstate", "m1").out());
			assertEquals("", onDestination(hosts));
			assertEquals(0, gasthaus(hosts, "migrate", "m1", hosts.destination().uri(), "--live", "--bandwidth", "1000").code());
		}
	}

	@Test
	void theDestinationAsksForAPassword() throws Exception {
		assumeTrue(PrivateHost.whyNot(PrivateHost.Service.SASL).isEmpty(), () -> PrivateHost.whyNot(PrivateHost.Service.SASL).orElse(""));
		try (TwoHosts hosts = TwoHosts.start(folder, PrivateHost.Service.SASL)) {
			Files.writeString(folder.resolve("guest.xml"), hosts.guest("m1", ""));
			for (String command : List.of("define guest.xml", "start m1")) {
				assertEquals(0, run(Outcome::ofGasthaus, hosts, command).code(), command);
			}
			hosts.awaitReady("m1");
			String to = "qemu+tcp://" + hosts.destination().address() + "/system";
			Outcome nobody = run(Outcome::ofGasthaus, hosts, "migrate m1 " + to + " --live");
			assertEquals(1, nobody.code());
			assertTrue(nobody.err().contains("authentication"), nobody.err());
			String line = Terminal.gasthaus(folder) + " -c '" + hosts.source().uri() + "' migrate m1 " + to + " --live";
			assertTrue(migrate(line, "guessed-it", 1).contains("error: authentication failed"));
			assertEquals("running", run(Outcome::ofGasthaus, hosts, "-q domstate m1").out().strip());
			assertEquals("", run(Outcome::ofGasthaus, hosts, "B:list --all --name").out().strip());
			migrate(line, "secret", 0);
			assertEquals("shut off", run(Outcome::ofGasthaus, hosts, "-q domstate m1").out().strip());
			assertEquals("running", run(Outcome::ofGasthaus, hosts, "B:-q domstate m1").out().strip());
		}
	}

	/** The name and the password at a terminal, which does not show the second. @return what was said */
	private static String migrate(String line, String password, int code) throws Exception {
		try (Terminal terminal = new Terminal(line, Map.of())) {
			terminal.until("authentication name: ");
			terminal.type("fred\n");
			terminal.until("password: ");
			terminal.type(password + '\n');
			assertEquals(code, terminal.exit(), terminal.said());
			assertFalse(terminal.said().contains(password), terminal.said());
			return terminal.said();
		}
	}
}
