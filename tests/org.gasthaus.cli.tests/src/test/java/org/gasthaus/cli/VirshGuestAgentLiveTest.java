package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PlayedAgent;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of a guest's agent, and what both ask it. */
@Tag("live")
class VirshGuestAgentLiveTest {
	private static final String[] ASKING = { "domtime live", "domtime live --pretty", "domtime live --now", "domtime live --sync",
			"domtime live --time 1600000000", "domtime live 1600000000", "domtime live --time x", "domtime live --now --sync", "domtime live --pretty --now",
			"-r domtime live", "-r domtime live --now", "domfsinfo live", "-q domfsinfo live", "-r domfsinfo live", "domfsfreeze live", "domfsfreeze live",
			"domfsthaw live", "domfsthaw live", "domfsfreeze live / /run", "domfsfreeze live --mountpoint /", "domfsthaw live / /run",
			"-r domfsfreeze live", "-r domfsthaw live", "domfstrim live", "domfstrim live --minimum 5", "domhostname live", "domhostname live --source agent",
			"domhostname live --source lease", "domhostname live --source nope", "-r domhostname live --source agent", "domifaddr live --source agent",
			"domifaddr live --source agent --full", "domifaddr live eth0 --source agent", "domifaddr live --source agent --interface nope",
			"-q domifaddr live --source agent", "-r domifaddr live --source agent", "guestinfo live", "guestinfo live --os", "guestinfo live --user --timezone",
			"guestinfo live --hostname", "guestinfo live --filesystem", "guestinfo live --disk", "guestinfo live --interface", "-r guestinfo live",
			"set-user-password live root secret", "set-user-password live root secret --encrypted", "set-user-password live root",
			"-q set-user-password live root secret", "-r set-user-password live root secret", "guest-agent-timeout live 5",
			"guest-agent-timeout live --timeout -1", "guest-agent-timeout live -5", "guest-agent-timeout live x", "-r guest-agent-timeout live 5",
			"dompmsuspend live mem" };

	private static final String[] PASSING_ON = { "guestvcpus live", "-q guestvcpus live", "-r guestvcpus live", "guestvcpus live --cpulist 1-2 --disable",
			"guestvcpus live 1 --enable", "guestvcpus live --cpulist 1-2", "guestvcpus live --enable", "guestvcpus live --disable",
			"guestvcpus live --enable --disable --cpulist 1", "guestvcpus live --cpulist x --enable", "guestvcpus live --cpulist 7 --enable",
			"guestvcpus live --cpulist _ --enable", "-r guestvcpus live --enable --cpulist 1", "guestvcpus nosuch --cpulist 1",
			"get-user-sshkeys live", "get-user-sshkeys live _", "-r get-user-sshkeys live root", "set-user-sshkeys live root",
			"set-user-sshkeys live root --file keys", "set-user-sshkeys live root keys --reset", "set-user-sshkeys live root --reset",
			"set-user-sshkeys live root --remove", "set-user-sshkeys live root --file keys --remove", "set-user-sshkeys live root --file keys --remove --reset",
			"set-user-sshkeys live root --file nosuch", "set-user-sshkeys live root --file empty", "set-user-sshkeys live root --file blank",
			"set-user-sshkeys live root --file empty --reset", "-r set-user-sshkeys live root --reset", "-q set-user-sshkeys live root --file keys",
			"set-user-sshkeys live root --file _", "set-user-sshkeys live root --file /tmp", "set-user-sshkeys nosuch root --file nosuch",
			"qemu-agent-command live {\"execute\":\"guest-get-host-name\"}", "qemu-agent-command live {\"execute\": \"guest-get-host-name\"}",
			"qemu-agent-command live {\"execute\":\"nope\"}", "qemu-agent-command live guest-ping", "qemu-agent-command live _", "qemu-agent-command live",
			"qemu-agent-command live --pretty {\"execute\":\"guest-get-vcpus\"}", "qemu-agent-command live --pretty {\"execute\":\"guest-ping\"}",
			"-q qemu-agent-command live {\"execute\":\"guest-ping\"} --pretty", "-q qemu-agent-command live {\"execute\":\"guest-get-users\"}",
			"qemu-agent-command live --pretty {\"execute\":\"guest-get-users\"}", "qemu-agent-command live --timeout 5 {\"execute\":\"guest-ping\"}",
			"qemu-agent-command live --timeout 0 {\"execute\":\"guest-ping\"}", "qemu-agent-command live --timeout -1 {\"execute\":\"guest-ping\"}",
			"qemu-agent-command live --timeout x {\"execute\":\"guest-ping\"}", "qemu-agent-command live --timeout 5 --async {\"execute\":\"guest-ping\"}",
			"qemu-agent-command live --async --block {\"execute\":\"guest-ping\"}", "qemu-agent-command live --block {\"execute\":\"guest-ping\"}",
			"qemu-agent-command live 5 {\"execute\":\"guest-ping\"}",
			"-r qemu-agent-command live {\"execute\":\"guest-ping\"}", "qemu-agent-command nosuch {}" };

	private static final Sequence SEQUENCE = new Sequence(Path.of("/"), text -> text);

	@TempDir
	Path folder;

	@BeforeEach
	void need() {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	/** A daemon with a guest that has an agent. */
	private static final class Host implements AutoCloseable {
		private final SessionDaemon daemon;
		private final PlayedAgent agent;

		Host(Path folder) throws IOException {
			agent = new PlayedAgent(folder);
			Path definition = Files.writeString(folder.resolve("guest.xml"), agent.guest("live").replace("</name>",
					"</name><uuid>11111111-0000-4000-8000-000000000001</uuid><vcpu>3</vcpu>"));
			daemon = SessionDaemon.start();
			Outcome started = virsh(folder, "create " + definition);
			assertEquals(0, started.code(), started.err());
			Await.until("the agent answers", () -> virsh(folder, "domtime live").code() == 0);
			agent.takeAsked();
		}

		private Outcome virsh(Path folder, String command) {
			try {
				return Outcome.ofVirsh(folder, ("-c " + daemon.uri() + " " + command).split(" "));
			} catch (IOException | InterruptedException e) {
				throw new AssertionError(e);
			}
		}

		@Override
		public void close() throws IOException {
			daemon.close();
			agent.close();
		}
	}

	/** Compares what is said, and what the agents were asked. */
	private void compare(String... commands) throws Exception {
		List<Host> hosts = new ArrayList<>();
		List<List<String>> asked = new ArrayList<>();
		SEQUENCE.compare(() -> {
			if (!hosts.isEmpty()) {
				asked.add(hosts.get(0).agent.takeAsked());
			}
			Host host = new Host(folder);
			hosts.add(host);
			return host;
		}, host -> host.daemon.uri(), List.of(commands));
		asked.add(hosts.get(1).agent.takeAsked());
		assertFalse(asked.get(0).isEmpty(), "the agent was not asked");
		assertEquals(steady(asked.get(0)), steady(asked.get(1)));
	}

	/** The time of the host, in nanoseconds, differs from run to run. */
	private static String steady(List<String> asked) {
		return String.join("\n", asked).replaceAll("\"time\":1[7-9][0-9]{17}", "\"time\":NOW");
	}

	@Test
	void asking() throws Exception {
		compare(ASKING);
	}

	private void writeKeys() throws IOException {
		Files.writeString(folder.resolve("keys"), "ssh-rsa AAA one\n\n# comment\n  ssh-dss BBB two\nssh-x CCC");
		Files.writeString(folder.resolve("blank"), "\n\n");
		Files.writeString(folder.resolve("empty"), "");
	}

	@Test
	void passingOn() throws Exception {
		writeKeys();
		compare(PASSING_ON);
	}

	@Test
	void keysAndAnswers() throws Exception {
		try (Host host = new Host(folder)) {
			String[] command = { "-c", host.daemon.uri(), "get-user-sshkeys", "live", "root" };
			Outcome virsh = Outcome.ofVirsh(folder, command);
			Outcome gasthaus = Outcome.ofGasthaus(folder, command);
			assertEquals("ssh-ed25519 AAAA first\nssh-rsa BBBB second\n\n", gasthaus.out());
			assertEquals(virsh.out().strip(), gasthaus.out().strip().replace("\n", ""));
			assertEquals(0, gasthaus.code());
			// whether the agent hears it is a matter of time
			String[] notWaiting = { "-c", host.daemon.uri(), "qemu-agent-command", "live", "--async", "{\"execute\":\"guest-ping\"}" };
			Outcome sent = new Outcome(0, "{\"return\":{}}\n\n", "");
			Outcome late = new Outcome(1, "\n", "error: Guest agent is not responding: Guest agent not available for now\n");
			for (Outcome one : List.of(Outcome.ofVirsh(folder, notWaiting).comparable(), Outcome.ofGasthaus(folder, notWaiting).comparable())) {
				assertTrue(one.equals(sent) || one.equals(late), one.toString());
			}
			Outcome json = Outcome.ofGasthaus(folder, "-c", host.daemon.uri(), "get-user-sshkeys", "live", "root", "--json");
			assertEquals("[\"ssh-ed25519 AAAA first\",\"ssh-rsa BBBB second\"]", json.out().replaceAll("\\n *", ""));
			Outcome answer = Outcome.ofGasthaus(folder, "-c", host.daemon.uri(), "--json", "qemu-agent-command", "live", "{\"execute\":\"guest-get-users\"}");
			assertEquals("{\"return\":[{\"user\":\"root\",\"login-time\":1600000000.5}]}", answer.out().strip());
		}
	}

	@Test
	void noAgent() throws Exception {
		writeKeys();
		String definition = Files.writeString(folder.resolve("none.xml"), SessionDaemon.guest("live")).toString();
		List<String> commands = new ArrayList<>(List.of("define " + definition));
		List<String> asking = Stream.of(ASKING, PASSING_ON).flatMap(Stream::of).filter(command -> !command.equals("dompmsuspend live mem")).toList();
		commands.addAll(asking);
		commands.add("start live");
		commands.addAll(asking);
		SEQUENCE.compare(SessionDaemon::start, SessionDaemon::uri, commands);
	}
}
