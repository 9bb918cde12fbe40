package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs hear the same real daemon at the same time, and say the same. */
@Tag("live")
class VirshEventsLiveTest {
	private static final Path LINE_BUFFER = Path.of("/usr/bin/stdbuf");
	private static final String UUID = "11111111-0000-4000-8000-00000000000";
	private static final List<String> WATCHED = List.of("event --all", "event --event lifecycle --timestamp", "event --domain live --event metadata-change",
			"pool-event --event lifecycle", "pool-event --event refresh", "secret-event --event lifecycle", "secret-event --event value-changed");

	@TempDir
	Path folder;
	private SessionDaemon daemon;
	private final List<Process> processes = new ArrayList<>();
	private final ExecutorService threads = Executors.newCachedThreadPool();

	@BeforeEach
	void start() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(Files.isExecutable(LINE_BUFFER), "no " + LINE_BUFFER + " to see what virsh prints as it prints it");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
	}

	@AfterEach
	void end() throws IOException {
		processes.forEach(Process::destroyForcibly);
		threads.shutdownNow();
		if (daemon != null) {
			daemon.close();
		}
	}

	private void act(String... commands) {
		for (String command : commands) {
			try {
				Outcome outcome = Outcome.ofVirsh(folder, arguments(command));
				assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
			} catch (IOException | InterruptedException e) {
				throw new AssertionError(command, e);
			}
		}
	}

	private String[] arguments(String command) {
		List<String> arguments = new ArrayList<>(List.of("-c", daemon.uri()));
		arguments.addAll(List.of(command.split(" ")));
		return arguments.toArray(String[]::new);
	}

	private Supplier<String> virsh(String command) {
		try {
			Path out = Files.createTempFile(folder, "virsh", ".out");
			List<String> line = new ArrayList<>(List.of(LINE_BUFFER.toString(), "-oL", "virsh"));
			line.addAll(List.of(arguments(command)));
			ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile());
			builder.environment().put("LC_ALL", "C.UTF-8");
			processes.add(builder.start());
			return () -> {
				try {
					return Files.readString(out);
				} catch (IOException e) {
					throw new AssertionError(e);
				}
			};
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private Supplier<String> gasthaus(String command) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
		threads.submit(() -> Main.run(arguments(command), Map.of(), folder, stream, stream));
		return () -> out.toString(StandardCharsets.UTF_8);
	}

	private void write(String file, String xml) throws IOException {
		Files.writeString(folder.resolve(file), xml);
	}

	@Test
	void bothHearTheSame() throws IOException {
		for (String name : List.of("probe", "live")) {
			String uuid = "<uuid>" + UUID + (name.equals("live") ? "1" : "2") + "</uuid>";
			write(name + ".xml", SessionDaemon.guest(name).replace("</name>", "</name>" + uuid).replace("</os>", "</os><features><acpi/></features>"));
			write(name + "-pool.xml", "<pool type='dir'><name>" + name + "</name><target><path>" + folder + "</path></target></pool>");
			write(name + "-secret.xml", "<secret ephemeral='no' private='no'>" + uuid + "<usage type='volume'><volume>/" + name + "</volume></usage></secret>");
		}
		Files.write(folder.resolve("disk.img"), new byte[1 << 20]);
		// the daemon may belong to another user
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(folder.resolve("disk.img"), PosixFilePermissions.fromString("rw-rw-rw-"));
		act("define live.xml");
		List<Supplier<String>> theirs = new ArrayList<>();
		List<Supplier<String>> ours = new ArrayList<>();
		for (String command : WATCHED) {
			theirs.add(virsh(command + " --loop --timeout 300"));
			ours.add(gasthaus(command + " --loop --timeout 300"));
		}
		Supplier<String> everything = gasthaus("events --json --timeout 300");
		List<Supplier<String>> all = new ArrayList<>(theirs);
		all.addAll(ours);
		all.add(everything);
		Await.until("all watchers listen", () -> {
			act("define probe.xml", "undefine probe", "pool-define probe-pool.xml", "pool-start probe", "pool-refresh probe", "pool-destroy probe",
					"pool-undefine probe", "secret-define probe-secret.xml", "secret-set-value " + UUID + "2 AAAA", "secret-undefine " + UUID + "2",
					"desc live --title probe");
			return all.stream().noneMatch(watcher -> watcher.get().isEmpty());
		});
		act("start live --paused", "resume live", "desc live --title --live other", "metadata live --uri urn:x --key x --set <a/> --live",
				"attach-disk live " + folder.resolve("disk.img") + " vdb --live", "setmem live 16M --live", "reboot live", "reset live", "blkdeviotune live vdb --total-bytes-sec 1000000 --live",
				"suspend live", "destroy live", "pool-define live-pool.xml", "pool-start live", "pool-refresh live", "pool-destroy live", "pool-undefine live",
				"secret-define live-secret.xml", "secret-set-value " + UUID + "1 BBBB", "secret-undefine " + UUID + "1", "undefine live");
		Await.until("the last event of each", () -> theirs.get(0).get().contains("'live': Undefined") && ours.get(0).get().contains("'live': Undefined")
				&& everything.get().contains("undefined") && ours.stream().allMatch(watcher -> !own(watcher.get()).isEmpty()));
		for (int i = 0; i < WATCHED.size(); i++) {
			int index = i;
			Await.until("as many lines of both: " + WATCHED.get(i), () -> own(theirs.get(index).get()).lines().count() <= own(ours.get(index).get()).lines().count());
			assertEquals(own(theirs.get(i).get()), own(ours.get(i).get()), WATCHED.get(i));
		}
		assertTrue(own(ours.get(0).get()).contains("Started Booted"), () -> ours.get(0).get());
		String json = everything.get();
		assertTrue(json.contains("\"kind\":\"domain\",\"event\":\"device-added\",\"domain\":{\"uuid\":\"" + UUID + "1\",\"name\":\"live\"},\"alias\":\"virtio-disk1\"}"),
				json);
		assertTrue(json.contains("\"kind\":\"secret\",\"event\":\"value-changed\",\"uuid\":\"" + UUID + "1\""), json);
		assertTrue(!json.contains("BBBB"), "a secret's value");
	}

	/** The lines about what only the real sequence touches, without their times. */
	private static String own(String text) {
		return text.lines().map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000: ", "TIME: "))
				.filter(line -> (line.contains("live") || line.contains(UUID + "1") || line.startsWith("\t")) && !line.contains("title"))
				.collect(Collectors.joining("\n"));
	}
}
