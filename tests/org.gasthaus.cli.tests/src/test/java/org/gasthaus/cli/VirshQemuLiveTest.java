package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes past libvirt to the QEMU of a guest, and what only QEMU's guests have: virsh and we say the same. */
@Tag("live")
class VirshQemuLiveTest {
	private static final String SMALL = "<memory model='virtio-mem'><target><size unit='MiB'>128</size><node>0</node><block unit='KiB'>2048</block>"
			+ "<requested unit='KiB'>65536</requested></target></memory>";
	private static final String DIMM = "<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>";
	private static final String[] MONITOR = { "create live.xml", "define off.xml", "M live query-status", "M live {\"execute\":\"query-status\"}",
			"M --pretty live query-status", "M live --return-value query-status", "M live --return-value --pretty query-kvm", "M --hmp live info status",
			"-q M --hmp live info status", "M live --hmp info name", "M live --hmp --pretty info status", "M live --hmp --return-value info status",
			"M live nope", "M live --return-value nope", "M live --pretty nope", "M live --hmp nope",
			"M live qom-get \"path\":\"/machine\" \"property\":\"type\"", "M live qom-get {\"path\":\"/machine\",\"property\":\"type\"}", "M live [1]",
			"M live \"query-status\"", "M live 5", "M live _", "M live", "M live {\"execute\":", "M live query-status _", "M live query-status --return-value",
			"M live --pass-fds 0 query-status", "M live --pass-fds x query-status", "M live --pass-fds 9999 query-status", "M live --pass-fds _ query-status",
			"-r M live query-status", "M off query-status", "M nosuch query-status", "-q M live --pretty query-version",
			"M live --return-value --pretty qom-list \"path\":\"/objects\"",
			"M live qom-set {\"path\":\"/machine\",\"property\":\"kernel\",\"value\":\"a\\\"b\\\\/\u00e9\\n\\u0001\"}",
			"M live --return-value qom-get \"path\":\"/machine\" \"property\":\"kernel\"", "M live --pretty query-hotpluggable-cpus",
			"qemu-attach 1", "qemu-attach x", "qemu-attach -1", "qemu-attach _", "-r qemu-attach 1", "qemu-attach", "qemu-attach 99999999999",
			"nodesevinfo", "-r nodesevinfo", "domlaunchsecinfo live", "domlaunchsecinfo off", "domlaunchsecinfo nosuch", "-r domlaunchsecinfo live", "L live",
			"L live --secrethdr off.xml", "L live --secret off.xml", "L live --secrethdr off.xml --secret off.xml",
			"L live --secrethdr nosuch --secret off.xml", "L live --secrethdr off.xml --secret nosuch",
			"L live --secrethdr off.xml --secret off.xml --set-address x", "L live --secrethdr off.xml --secret off.xml --set-address -1",
			"L off --secrethdr off.xml --secret off.xml --set-address 5", "-r L live --secrethdr off.xml --secret off.xml", "L live off.xml off.xml",
			"L live --secrethdr _", "L nosuch", "domdirtyrate-calc off", "-r domdirtyrate-calc live", "domdirtyrate-calc live --seconds 0",
			"domdirtyrate-calc live --seconds -1", "domdirtyrate-calc live 61", "domdirtyrate-calc live --seconds x", "domdirtyrate-calc live --mode x",
			"domdirtyrate-calc live --mode _", "domdirtyrate-calc live --mode dirty-ring", "domdirtyrate-calc nosuch --mode x",
			"domdirtyrate-calc live 60 page-sampling", "domdirtyrate-calc live --mode dirty-bitmap", "A off g 0", "-q A off g 0,0 --seclabel-writable",
			"A off g 0 --seclabel-restore", "A live g 0", "A off g x", "A off g 9999", "A off g", "-r A off g 0", "A off g _", "A off _ 0", "A nosuch g x",
			"A off g 0,", "A off g -- -1", "cpu-stats off", "cpu-stats live --start -1", "cpu-stats live --count -1", "cpu-stats live --start x",
			"cpu-stats nosuch --start x", "E --timeout x", "E --timeout 0", "E --event _", "-r E --timeout 1", "E --regex --event [ --timeout 1",
			"E --domain nosuch --timeout 1", "E live STOP loop", "E live STOP --timeout 1", "destroy live" };
	private static final String[] MEMORY = { "define one.xml", "define two.xml", "define off.xml", "start one", "U one --print-xml", "U one",
			"U one --requested-size 32M --print-xml", "U one --requested-size 32M", "U one 32M", "dumpxml one --xpath //requested",
			"U one --requested-size 64M --config", "U one --requested-size 96M --current", "U one --current --live", "U one --current --config",
			"dumpxml one --xpath //requested --inactive", "dumpxml one --xpath //requested", "U two", "U two --node 0", "U two --node 1 --requested-size 32768",
			"U two --node 5", "U two --alias nope", "U one --alias virtiomem0 --node 0", "U two --node x", "U two --node -1", "U one --requested-size x",
			"U one --requested-size 10G", "U one --requested-size 3", "U off", "U off --requested-size x", "-r U one --requested-size 1M", "-r U one --print-xml",
			"U nosuch", "-q U one --requested-size 64M", "U one --print-xml --config", "U one --print-xml --requested-size 1b", "U one virtiomem0",
			"U mixed", "destroy one", "U one --requested-size 64M", "U one --requested-size 64M --live", "U one --requested-size 0",
			"dumpxml one --xpath //requested" };

	@TempDir
	Path folder;

	@BeforeEach
	void need() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		for (String name : List.of("live", "off")) {
			Files.writeString(folder.resolve(name + ".xml"), SessionDaemon.guest(name).replace("</name>", "</name>" + uuid(name)));
		}
		Files.writeString(folder.resolve("one.xml"), withMemory("one", SMALL));
		Files.writeString(folder.resolve("two.xml"), withMemory("two", SMALL + DIMM));
	}

	private static String uuid(String name) {
		return "<uuid>11111111-0000-4000-8000-%012d</uuid>".formatted(name.hashCode() & 0xffff);
	}

	private static String withMemory(String name, String devices) {
		return SessionDaemon.guest(name).replace("</name>", "</name>" + uuid(name) + "<maxMemory slots='16' unit='GiB'>4</maxMemory>")
				.replace("<memory unit='MiB'>32<", "<memory unit='MiB'>384<")
				.replace("</os>", "</os><cpu><numa><cell id='0' cpus='0' memory='256' unit='MiB'/></numa></cpu>").replace("</devices>", devices + "</devices>");
	}

	private void compare(String... commands) throws Exception {
		Sequence sequence = new Sequence(folder, text -> text.replaceAll("\"libvirt-\\d+\"", "\"libvirt-N\""));
		List<String> all = Stream.of(commands).map(VirshQemuLiveTest::full).toList();
		sequence.compare(SessionDaemon::start, SessionDaemon::uri, all);
	}

	private static String full(String command) {
		return command.replaceFirst("^(-. )?M ", "$1qemu-monitor-command ").replaceFirst("^(-. )?E ", "$1qemu-monitor-event ")
				.replaceFirst("^(-. )?L ", "$1domsetlaunchsecstate ").replaceFirst("^(-. )?L$", "$1domsetlaunchsecstate")
				.replaceFirst("^(-. )?A ", "$1dom-fd-associate ").replaceFirst("^(-. )?U ", "$1update-memory-device ");
	}

	@Test
	void pastLibvirt() throws Exception {
		compare(MONITOR);
	}

	@Test
	void memoryDevices() throws Exception {
		compare(MEMORY);
	}

	@Test
	void driverWithoutQemu() throws Exception {
		List<String> commands = new ArrayList<>();
		for (String command : List.of("cpu-stats test", "cpu-stats test --total", "cpu-stats test --start 1 --count 1", "cpu-stats test 1 1 --total",
				"cpu-stats test --start 2", "cpu-stats test --count 9", "cpu-stats test --count 0", "cpu-stats test --count 0 --total", "-r cpu-stats test",
				"-q cpu-stats test", "guestvcpus test", "guestvcpus test --cpulist 1 --enable", "qemu-agent-command test {}", "qemu-monitor-command test x",
				"qemu-monitor-event --timeout 1", "get-user-sshkeys test root", "set-user-sshkeys test root --reset", "domdirtyrate-calc test",
				"update-memory-device test", "domlaunchsecinfo test", "L test --secrethdr off.xml --secret off.xml", "nodesevinfo", "A test g 0",
				"qemu-attach 1")) {
			commands.add(full(command));
		}
		new Sequence(folder, text -> text).compare(SessionDaemon::start, daemon -> "test:///default", commands);
	}

	@Test
	void argumentsThatAreNoJson() throws Exception {
		try (SessionDaemon daemon = SessionDaemon.start()) {
			act(daemon, "create live.xml");
			for (String arguments : List.of("path=/machine", "\"path\":", "[1]", "5", "\"path\":\"/machine\", \"property\":\"type\"")) {
				String[] command = ("-c " + daemon.uri() + " qemu-monitor-command live qom-get " + arguments).split(" ");
				Outcome virsh = Outcome.ofVirsh(folder, command);
				Outcome gasthaus = Outcome.ofGasthaus(folder, command);
				assertEquals(virsh.code(), gasthaus.code());
				assertEquals(virsh.err().lines().findFirst(), gasthaus.err().lines().findFirst());
				assertTrue(gasthaus.err().contains("hint: Write the arguments as a JSON object"), gasthaus.err());
			}
			Outcome refused = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "qemu-monitor-command", "live", "--return-value", "nope");
			assertTrue(refused.err().contains("The command nope has not been found"), refused.err());
			Outcome json = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "qemu-monitor-command", "live", "--return-value", "query-kvm", "--json");
			assertEquals("{\"enabled\":false,\"present\":true}", json.out().strip());
		}
	}

	@Test
	void bothConfigAndLive() throws Exception {
		try (SessionDaemon daemon = SessionDaemon.start()) {
			act(daemon, "define one.xml", "start one");
			String[] command = { "-c", daemon.uri(), "update-memory-device", "one", "--requested-size", "32M", "--config", "--live" };
			Outcome virsh = Outcome.ofVirsh(folder, command);
			assertEquals(1, virsh.code(), "virsh can do it now: take the row out of docs/cli.md");
			Outcome gasthaus = Outcome.ofGasthaus(folder, command);
			assertEquals(0, gasthaus.code(), gasthaus.err());
			for (String view : List.of("", " --inactive")) {
				assertTrue(act(daemon, "dumpxml one --xpath //requested" + view).contains(">32768<"), view);
			}
		}
	}

	@Test
	void aDiskIsAnOpenFile() throws Exception {
		Path file = folder.resolve("disk.img");
		Files.write(file, new byte[1 << 20]);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		Files.writeString(folder.resolve("open.xml"), SessionDaemon.guest("open").replace("</devices>",
				"<disk type='file'><driver name='qemu' type='raw'/><source file='" + file + "' fdgroup='mine'/><target dev='vda' bus='virtio'/></disk></devices>"));
		try (SessionDaemon daemon = SessionDaemon.start(); RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
			act(daemon, "define open.xml");
			Outcome without = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "start open");
			assertEquals(1, without.code(), "it does not need the file");
			Outcome with = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "dom-fd-associate open mine " + descriptor(file) + " --seclabel-writable; start open");
			assertEquals(0, with.code(), with.err());
			assertTrue(act(daemon, "qemu-monitor-command open query-fdsets").contains("\"fd\":"));
			act(daemon, "destroy open");
		}
	}

	private static int descriptor(Path file) throws IOException {
		try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
			for (Path one : all.collect(Collectors.toList())) {
				if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).equals(file.toRealPath())) {
					return Integer.parseInt(one.getFileName().toString());
				}
			}
		}
		throw new AssertionError("not open: " + file);
	}

	@Test
	void bothHearTheSame() throws Exception {
		try (SessionDaemon daemon = SessionDaemon.start()) {
			act(daemon, "create live.xml", "define off.xml", "start off");
			for (String wanted : List.of("", "--pretty", "--timestamp", "--event RESUME", "--event resume --no-case", "--event ^S --regex",
					"--event ^s|x --regex --no-case --domain live", "live", "--domain off")) {
				String command = "qemu-monitor-event " + wanted + " --loop --timeout 2";
				String[] words = ("-c " + daemon.uri() + " " + command.replace("  ", " ")).split(" ");
				CompletableFuture<Outcome> virsh = CompletableFuture.supplyAsync(() -> virsh(words));
				CompletableFuture<Outcome> gasthaus = CompletableFuture.supplyAsync(() -> Outcome.ofGasthaus(folder, words));
				while (!virsh.isDone() || !gasthaus.isDone()) {
					act(daemon, "suspend live", "resume live", "qemu-monitor-command live --hmp system_reset", "suspend off", "resume off");
				}
				List<String> theirs = events(virsh.join().out());
				List<String> ours = events(gasthaus.join().out());
				assertEquals(virsh.join().code(), gasthaus.join().code());
				assertFalse(ours.isEmpty(), wanted);
				assertTrue(overlap(theirs, ours), () -> wanted + "\n" + theirs + "\n" + ours);
				assertTrue(gasthaus.join().out().contains("event loop timed out\nevents received: "), gasthaus.join().out());
			}
			act(daemon, "destroy live");
		}
	}

	private Outcome virsh(String... words) {
		try {
			return Outcome.ofVirsh(folder, words);
		} catch (IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** The events, each with its lines. */
	private static List<String> events(String out) {
		String all = out.substring(0, out.indexOf("event loop")).replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000: ", "TIME: ");
		return Stream.of(all.split("(?m)^(?=event |TIME: event )")).filter(event -> !event.isEmpty()).toList();
	}

	/** Whether both are parts of the same: they began and ended at slightly different times. */
	private static boolean overlap(List<String> theirs, List<String> ours) {
		for (int shift = -ours.size() + 1; shift < theirs.size(); shift++) {
			int from = Math.max(0, shift);
			int to = Math.min(theirs.size(), ours.size() + shift);
			if ((to - from) * 2 > theirs.size() && theirs.subList(from, to).equals(ours.subList(from - shift, to - shift))) {
				return true;
			}
		}
		return false;
	}

	@Test
	void oneEventIsEnough() throws Exception {
		try (SessionDaemon daemon = SessionDaemon.start()) {
			act(daemon, "create live.xml");
			CompletableFuture<Outcome> heard = CompletableFuture
					.supplyAsync(() -> Outcome.ofGasthaus(folder, "-c", daemon.uri(), "qemu-monitor-event", "--event", "RESET", "--timeout", "60", "--json"));
			Await.until("an event was heard", () -> {
				act(daemon, "qemu-monitor-command live --hmp system_reset");
				return heard.isDone();
			});
			act(daemon, "destroy live"); // libvirtd 9.0.0 may not end while it handles a reset
			Outcome outcome = heard.join();
			assertEquals(0, outcome.code(), outcome.err());
			assertTrue(outcome.out().replaceAll("\\s", "").matches(
					"\\[\\{\"event\":\"RESET\",\"domain\":\"live\",\"seconds\":\\d+,\"micros\":\\d+,\"details\":\\{\"guest\":(true|false),.*\\}\\}\\]"), outcome.out());
		}
	}

	@Test
	void theHostGoesAway() throws Exception {
		try (SessionDaemon daemon = SessionDaemon.start()) {
			act(daemon, "create live.xml");
			CompletableFuture<Outcome> heard = CompletableFuture
					.supplyAsync(() -> Outcome.ofGasthaus(folder, "-c", daemon.uri(), "qemu-monitor-event", "--event", "NEVER", "--timeout", "60"));
			CompletableFuture<Outcome> others = CompletableFuture
					.supplyAsync(() -> Outcome.ofGasthaus(folder, "-c", daemon.uri(), "event", "--event", "lifecycle", "--loop", "--timeout", "60"));
			Await.until("both listen", () -> act(daemon, "-q list").contains("live") && Thread.getAllStackTraces().values().stream()
					.filter(stack -> Stream.of(stack).anyMatch(frame -> frame.getClassName().endsWith("EventWait") && frame.getMethodName().equals("next"))).count() == 2);
			act(daemon, "suspend live");
			daemon.kill();
			for (Outcome outcome : List.of(heard.join(), others.join())) {
				assertEquals(1, outcome.code());
				assertTrue(outcome.err().startsWith("error: Disconnected from " + daemon.uri() + " due to "), outcome.err());
			}
			assertTrue(others.join().out().startsWith("event 'lifecycle' for domain 'live': Suspended Paused\nevents received: 1\n"), others.join().out());
		}
	}

	private String act(SessionDaemon daemon, String... commands) {
		String out = "";
		for (String command : commands) {
			Outcome outcome = virsh(("-c " + daemon.uri() + " " + command).split(" "));
			assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
			out = outcome.out();
		}
		return out;
	}
}
