package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.LxcContainer;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gasthaus log}: what QEMU really writes, here and on another host. */
@Tag("live")
class LogLiveTest {
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

	private Outcome gasthaus(Map<String, String> environment, String... arguments) {
		Map<String, String> all = new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
		all.putAll(environment);
		return Outcome.ofGasthaus(folder, all, arguments);
	}

	private void create(String uri, String name) throws IOException {
		Path file = Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest(name));
		Outcome created = gasthaus(Map.of(), "-c", uri, "create", file.toString());
		assertEquals(0, created.code(), created.err());
	}

	@Test
	void ofThisMachineUntilCtrlC() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start()) {
			create(daemon.uri(), "live");
			Path cache = Path.of(daemon.uri().substring(daemon.uri().indexOf("socket=") + "socket=".length()), "../../../cache").normalize();
			Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
			Path file = cache.resolve("libvirt/qemu/log/live.log");
			List<String> written = Files.readAllLines(file);
			Outcome all = gasthaus(environment, "-q", "-c", daemon.uri(), "log", "live", "--lines", "1000");
			assertEquals(new Outcome(0, String.join("\n", written) + '\n', ""), all);
			assertTrue(all.out().contains("starting up libvirt version: "), all.out());
			assertTrue(all.out().contains("-name guest=live"), all.out());
			assertEquals(new Outcome(0, written.get(written.size() - 1) + '\n', ""), gasthaus(environment, "-q", "-c", daemon.uri(), "log", "1", "--lines", "1"));
			Outcome json = gasthaus(environment, "-c", daemon.uri(), "log", "live", "--lines", "1", "--json");
			assertTrue(json.out().startsWith("{\n  \"file\": \"" + file + "\",\n  \"lines\": [\n    \""), json.out());

			try (Terminal terminal = new Terminal(Terminal.gasthaus(folder) + " -q -c '" + daemon.uri() + "' log live -f --lines 1", environment)) {
				terminal.until(written.get(written.size() - 1));
				// what libvirt writes when somebody goes past it
				assertEquals(0, gasthaus(Map.of(), "-c", daemon.uri(), "qemu-monitor-command", "live", "--hmp", "info version").code());
				written = Files.readAllLines(file);
				assertTrue(written.get(written.size() - 1).contains("is tainted: custom-monitor"), written.toString());
				terminal.until("is tainted: custom-monitor");
				assertEquals(0, gasthaus(Map.of(), "-c", daemon.uri(), "destroy", "live").code());
				terminal.until("shutting down, reason=destroyed");
				terminal.type("\u0003");
				assertEquals(0, terminal.exit(), terminal.said());
			}
			assertEquals(new Outcome(1, "", "error: failed to get domain 'live'\nhint: 'gasthaus list --all' shows the names of all domains.\n"),
					gasthaus(environment, "-q", "-c", daemon.uri(), "log", "live"));
		}
	}

	/** A command that knows the host's key and no more of this machine's. */
	private Path ssh(PrivateHost host) throws IOException {
		Path known = Files.writeString(folder.resolve("known"), host.address() + " " + Files.readString(host.sshHostKey()));
		Path ssh = Files.writeString(folder.resolve("ssh.sh"),
				"#!/bin/sh\nexec ssh -F none -o UserKnownHostsFile='" + known + "' -o GlobalKnownHostsFile=none \"$@\"\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
		return ssh;
	}

	@Test
	void ofAContainer() throws Exception {
		Optional<String> why = PrivateHost.whyNot(Service.SSH).or(LxcContainer::whyNot);
		assumeTrue(why.isEmpty(), () -> why.orElse(""));
		try (PrivateHost host = PrivateHost.start(Service.SSH)) {
			String uri = "lxc+ssh://root@" + host.address() + "/system?no_tty=1&command=" + ssh(host) + "&keyfile=" + host.sshKey();
			Path file = Files.writeString(folder.resolve("shop.xml"), LxcContainer.write(folder, "shop"));
			assertEquals(0, gasthaus(Map.of(), "-c", uri, "define", file.toString()).code());
			gasthaus(Map.of(), "-c", uri, "start", "shop"); // libvirtd 9.0.0 now and then loses the container: that is written, too
			String log = host.run("cat /var/log/libvirt/lxc/shop.log");
			assertTrue(log.contains("/usr/lib/libvirt/libvirt_lxc --name shop"), log);
			assertEquals(new Outcome(0, log, ""), gasthaus(Map.of(), "-q", "-c", uri, "log", "shop", "--lines", "1000"));
			gasthaus(Map.of(), "-c", uri, "destroy", "shop");
		}
	}

	private static Stream<ProcessHandle> tails() {
		return ProcessHandle.allProcesses().filter(one -> one.info().commandLine().orElse("").contains("/var/log/libvirt/qemu/far.log"));
	}

	@Test
	void ofAnotherHostBySsh() throws Exception {
		assumeTrue(PrivateHost.whyNot(Service.SSH).isEmpty(), () -> PrivateHost.whyNot(Service.SSH).orElse(""));
		try (PrivateHost host = PrivateHost.start(Service.SSH)) {
			create(host.uri(), "far");
			String uri = "qemu+ssh://root@" + host.address() + "/system?no_tty=1&command=" + ssh(host) + "&keyfile=" + host.sshKey();
			Outcome far = gasthaus(Map.of(), "-q", "-c", uri, "log", "far", "--lines", "1000");
			assertEquals(new Outcome(0, host.run("cat /var/log/libvirt/qemu/far.log"), ""), far);
			assertTrue(far.out().contains("-name guest=far"), far.out());

			for (String end : List.of("\u0003", "")) {
				try (Terminal terminal = new Terminal(Terminal.gasthaus(folder) + " -q -c '" + uri + "' log far -f", Map.of("HOME", folder.toString()))) {
					terminal.until("-name guest=far");
					host.run("echo 'later" + end.length() + "' >>/var/log/libvirt/qemu/far.log");
					terminal.until("later" + end.length());
					assertTrue(tails().findAny().isPresent());
					if (end.isEmpty()) {
						terminal.process.descendants().filter(one -> one.info().command().orElse("").endsWith("java")).forEach(ProcessHandle::destroyForcibly);
					} else {
						terminal.type(end);
						assertEquals(0, terminal.exit(), terminal.said());
					}
				}
				Await.until("tail ends, however gasthaus does", () -> tails().findAny().isEmpty());
			}

			Outcome here = gasthaus(Map.of(), "-q", "-c", host.uri(), "log", "far");
			assertEquals("error: Cannot show the log of far: there is no file /var/log/libvirt/qemu/far.log\n", here.err().substring(0, here.err().indexOf('\n') + 1));
			host.run("rm /var/log/libvirt/qemu/far.log");
			assertEquals(new Outcome(1, "", "error: Cannot show the log of far: there is no file " + host.address() + ":/var/log/libvirt/qemu/far.log\n"
					+ "hint: It is made when the guest first starts; who may not look into its folder is told the same.\n"),
					gasthaus(Map.of(), "-q", "-c", uri, "log", "far", "-f"));
		}
	}

	@Test
	void whatCannotBeIsSaid() {
		assertEquals(new Outcome(1, "", "error: Cannot show the log of test: libvirt's test driver plays its guests and logs nothing\n"
				+ "hint: Guests of QEMU and LXC have a log.\n"), gasthaus(Map.of(), "-q", "log", "test"));
		assertEquals(new Outcome(1, "", "error: The option --lines needs a number from 0 on, not '-1'\n"), gasthaus(Map.of(), "-q", "log", "test", "--lines", "-1"));
		assertTrue(gasthaus(Map.of(), "log", "test", "-f", "--json").out().contains("Options --follow and --json are mutually exclusive"));
		assertEquals("test\n", gasthaus(Map.of(), "completion", "--of", "log", "t").out());
		assertTrue(gasthaus(Map.of(), "completion", "--of", "log", "test", "--f").out().contains("--follow\n"));
	}
}
