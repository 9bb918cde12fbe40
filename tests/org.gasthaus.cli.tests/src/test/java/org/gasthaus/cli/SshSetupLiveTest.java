package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code gasthaus ssh-setup} with a host that has a user with a password and OpenSSH's server with its strict modes. ssh itself looks in the home of the user
 * whatever the environment says, so it is called with the configuration of a home of its own.
 */
@Tag("live")
class SshSetupLiveTest {
	private static final String PASSWORD = "let-carla-in";
	private static final int PORT = 2222;
	private static final int KEYS_ONLY_PORT = 2223;

	private static PrivateHost host;

	@TempDir
	Path home;

	private final Locale before = Locale.getDefault();
	private Path ssh;
	private Path config;
	private Path agent;
	private Process agentProcess;

	@BeforeAll
	static void start() throws IOException {
		if (PrivateHost.whyNot(Service.SSH).isEmpty()) {
			host = PrivateHost.start(Service.SSH);
			String server = "/usr/sbin/sshd -f /dev/null -h /run/ssh/hostkey -o UsePAM=no -o KbdInteractiveAuthentication=no ";
			host.run("echo carla:x:5001: >>/etc/group; echo carla:x:5001:5001::/var/carla:/bin/sh >>/etc/passwd; echo carla:$(openssl passwd -6 " + PASSWORD + "):19000:::::: >>/etc/shadow; "
					+ "chmod 777 /run/libvirt/libvirt-sock; " + server + "-o PidFile=/run/a.pid -p " + PORT + "; " + server
					+ "-o PasswordAuthentication=no -o PidFile=/run/b.pid -p " + KEYS_ONLY_PORT);
		}
	}

	@AfterAll
	static void end() throws IOException {
		if (host != null) {
			host.close();
		}
	}

	@BeforeEach
	void makeHomes() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(host != null, () -> PrivateHost.whyNot(Service.SSH).orElse(""));
		host.run("rm -rf /var/carla; mkdir -m 755 /var/carla; chown 5001:5001 /var/carla");
		config = home.resolve(".ssh/config");
		Files.createDirectories(config.getParent());
		Files.writeString(config, "Host *\n\tIdentityFile " + home + "/.ssh/id_ed25519\n\tUserKnownHostsFile " + home + "/.ssh/known_hosts\n"
				+ "\tGlobalKnownHostsFile none\n");
		Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
		ssh = Files.writeString(home.resolve("ssh.sh"), "#!/bin/sh\nexec ssh -F '" + config + "' \"$@\"\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
	}

	@AfterEach
	void endAgent() throws Exception {
		Locale.setDefault(before);
		if (agentProcess != null) {
			agentProcess.destroy();
		}
		if (ssh != null) {
			new ProcessBuilder(ssh.toString(), "-O", "exit", "-p", Integer.toString(PORT), "carla@" + host.address()).redirectErrorStream(true).start().waitFor();
		}
	}

	private void startAgent() throws IOException {
		agent = home.resolve("agent");
		agentProcess = new ProcessBuilder("ssh-agent", "-D", "-a", agent.toString()).redirectErrorStream(true).start();
		Await.until("the agent listens", () -> Files.exists(agent));
	}

	private Map<String, String> environment() {
		Map<String, String> all = new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString()));
		all.put("SSH_AUTH_SOCK", agent == null ? "" : agent.toString());
		return all;
	}

	private String uri(String user, int port) {
		return "qemu+ssh://" + user + '@' + host.address() + ':' + port + "/system?command=" + ssh;
	}

	private String uri() {
		return uri("carla", PORT);
	}

	/** Where nobody can be asked. */
	private Outcome batch(String... options) {
		String[] all = new String[options.length + 2];
		all[0] = "ssh-setup";
		all[1] = uri();
		System.arraycopy(options, 0, all, 2, options.length);
		return Outcome.ofGasthaus(home, environment(), all);
	}

	private Terminal terminal(String options) throws IOException {
		return new Terminal("cd " + home + " && " + Terminal.gasthaus(home) + " ssh-setup '" + uri() + "' " + options, environment());
	}

	private void knowHost() throws IOException {
		Files.writeString(home.resolve(".ssh/known_hosts"), '[' + host.address() + "]:" + PORT + ' ' + Files.readString(host.sshHostKey()) + '['
				+ host.address() + "]:" + KEYS_ONLY_PORT + ' ' + Files.readString(host.sshHostKey()));
	}

	private static void run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), said);
	}

	private static String fingerprint() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("ssh-keygen", "-lf", host.sshHostKey().toString()).start();
		return new String(process.getInputStream().readAllBytes()).split(" ")[1];
	}

	private String mode(String file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
	}

	private String goes() {
		return "ok       ssh           ssh goes to " + host.address() + ", port " + PORT + ", as carla.\n";
	}

	private String again(String option) {
		return "gasthaus ssh-setup '" + uri() + "' " + option + '\n';
	}

	private static final String NEXT = "                       -> ";

	@Test
	void withoutATerminalNothingIsChangedThatNobodyNamed() throws Exception {
		String shows = "note     host key      " + host.address() + " shows its ED25519 key " + fingerprint() + '\n';
		Outcome first = batch();
		assertEquals(new Outcome(1, goes() + shows + "problem  host key      The host's key was not accepted; nothing was changed.\n" + NEXT
				+ "Compare it with the one that the host's administrator tells you (there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub); if it is right: "
				+ again("--accept " + fingerprint()), ""), first);
		Outcome wrong = batch("--accept", "SHA256:somebody");
		assertTrue(wrong.out().contains("problem  host key      That is not the key that you named, SHA256:somebody; it was not accepted.\n"), wrong.out());
		assertFalse(Files.exists(home.resolve(".ssh/known_hosts")));

		Outcome accepted = batch("--accept", fingerprint());
		assertEquals(1, accepted.code());
		assertEquals("ok       host key      Accepted; it stands in " + home + "/.ssh/known_hosts now.\nproblem  key           ssh has no key to offer.\n" + NEXT
				+ "Make one and bring it there: " + again("--generate --copy"), accepted.out().substring((goes() + shows).length()));
		assertEquals("rw-------", mode(".ssh/known_hosts"));

		assertTrue(batch("--generate").out().contains("problem  key           There is no terminal at which ssh-keygen could ask for a passphrase.\n"));
		assertFalse(Files.exists(home.resolve(".ssh/id_ed25519")));
		Outcome made = batch("--generate", "--no-passphrase");
		assertEquals(goes() + "ok       key           " + home + "/.ssh/id_ed25519 was made.\nproblem  ssh           No key of yours is among those of carla@"
				+ host.address() + ".\n" + NEXT + "In a terminal, because the host asks for the password: " + again("--copy"), made.out());
		assertEquals("rw-------", mode(".ssh/id_ed25519"));
		String key = Files.readString(home.resolve(".ssh/id_ed25519"));

		Files.delete(home.resolve(".ssh/id_ed25519.pub"));
		assertTrue(batch("--generate", "--no-passphrase").out().contains("ok       key           " + home + "/.ssh/id_ed25519 is here; "));
		assertEquals(key, Files.readString(home.resolve(".ssh/id_ed25519")), "a key is never overwritten");
		assertEquals("", host.run("ls -A /var/carla"));
	}

	@Test
	void atATerminalEachStepIsAskedFor() throws Exception {
		host.run("mkdir -m 777 /var/carla/.ssh; printf 'ssh-ed25519 AAAA old key' >/var/carla/.ssh/authorized_keys; chmod 666 /var/carla/.ssh/authorized_keys; "
				+ "chown -R 5001:5001 /var/carla/.ssh");
		try (Terminal terminal = terminal("")) {
			terminal.until("Is this the key of the host? [y/N]").type("y\n");
			terminal.until("Make the key " + home + "/.ssh/id_ed25519? [y/N]").type("y\n");
			terminal.until("Enter passphrase").type("\n");
			terminal.until("Enter same passphrase again").type("\n");
			terminal.until("Bring " + home + "/.ssh/id_ed25519 to carla@" + host.address() + "? The host asks for the password. [y/N]").type("y\n");
			terminal.until("password: ").type(PASSWORD + "\n");
			terminal.until("Write it? [y/N]").type("\n");
			assertEquals(0, terminal.exit(), terminal.said());
			assertTrue(terminal.said().contains("ok       ssh           carla@" + host.address() + " lets you in without a question."), terminal.said());
			assertTrue(terminal.said().matches("(?s).*ok       connection    " + host.name() + " answers without a question: libvirt \\d+.*"), terminal.said());
			assertTrue(terminal.said().contains("note     sharing       Each connection to " + host.address() + " is an ssh of its own"), terminal.said());
			assertFalse(terminal.said().contains(PASSWORD), "what is typed is not shown");
		}
		assertFalse(Files.readString(config).contains("ControlMaster"));
		assertEquals("700\n600\n", host.run("stat -c %a /var/carla/.ssh /var/carla/.ssh/authorized_keys"));
		assertEquals("ssh-ed25519 AAAA old key\n" + Files.readString(home.resolve(".ssh/id_ed25519.pub")), host.run("cat /var/carla/.ssh/authorized_keys"));

		Outcome again = batch("--generate", "--copy", "--json");
		assertEquals(0, again.code(), again.out());
		assertTrue(again.out().contains("\"message\": \"No key was made: the host lets you in with one that you have.\""), again.out());
		assertEquals("2\n", host.run("wc -l </var/carla/.ssh/authorized_keys"));
	}

	@Test
	void aNoIsANo() throws Exception {
		try (Terminal terminal = terminal("")) {
			terminal.until("Is this the key of the host? [y/N]").type("n\n");
			assertEquals(1, terminal.exit(), terminal.said());
		}
		assertFalse(Files.exists(home.resolve(".ssh/known_hosts")));
		knowHost();
		try (Terminal terminal = terminal("")) {
			terminal.until("Make the key").type("e\n");
			assertEquals(1, terminal.exit(), terminal.said());
		}
		assertFalse(Files.exists(home.resolve(".ssh/id_ed25519")));
	}

	@Test
	void aKeyWithAPassphraseIsGivenToTheAgent() throws Exception {
		knowHost();
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "open sesame", "-f", home + "/.ssh/id_ed25519");
		startAgent();
		try (Terminal terminal = terminal("--copy")) {
			terminal.until("Give " + home + "/.ssh/id_ed25519 to the agent? It asks for the passphrase. [y/N]").type("y\n");
			terminal.until("Enter passphrase for").type("open sesame\n");
			terminal.until("password: ").type(PASSWORD + "\n");
			terminal.until("Write it? [y/N]").type("n\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		// libvirt starts ssh with the environment of its own process
		ProcessBuilder silent = new ProcessBuilder(Terminal.gasthaus(home).toString(), "ssh-setup", uri()).redirectErrorStream(true);
		silent.environment().putAll(environment());
		Process process = silent.start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), said);
		agent = null;
		String key = home + "/.ssh/id_ed25519";
		assertEquals(new Outcome(1, goes() + "ok       key           " + key + " is here; the host has not let you in with it.\nproblem  key           " + key
				+ " has a passphrase that nobody can type where libvirt works: only the agent can use it then.\n" + NEXT
				+ "Start one and give it the key: eval $(ssh-agent) && ssh-add " + key + '\n', ""), batch("--copy"));
	}

	private void letIn() throws Exception {
		knowHost();
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home + "/.ssh/id_ed25519");
		host.run("mkdir -m 700 /var/carla/.ssh; echo '" + Files.readString(home.resolve(".ssh/id_ed25519.pub")).strip()
				+ "' >/var/carla/.ssh/authorized_keys; chmod 600 /var/carla/.ssh/authorized_keys; chown -R 5001:5001 /var/carla/.ssh");
	}

	/** The server believes no file that others may write to. */
	@Test
	void aKeyThatIsThereWithWrongModesIsNotAddedAgain() throws Exception {
		letIn();
		host.run("chmod 777 /var/carla/.ssh");
		try (Terminal terminal = terminal("--copy")) {
			terminal.until("password: ").type(PASSWORD + "\n");
			terminal.until("Write it? [y/N]").type("n\n");
			assertEquals(0, terminal.exit(), terminal.said());
		}
		assertEquals("700\n1\n", host.run("stat -c %a /var/carla/.ssh; wc -l </var/carla/.ssh/authorized_keys"));
	}

	@Test
	void allConnectionsShareOneSsh() throws Exception {
		letIn();
		String written = Files.readString(config);
		Outcome not = batch();
		assertEquals(0, not.code(), not.out());
		assertTrue(not.out().endsWith("note     sharing       Each connection to " + host.address() + " is an ssh of its own; one that all share is there at once.\n"
				+ NEXT + again("--share")), not.out());
		assertTrue(Outcome.ofGasthaus(home, environment(), "doctor", uri()).out().contains("one that all share"));
		assertEquals(written, Files.readString(config));

		// an earlier line wins: then nothing is written
		Files.writeString(config, written + "\tControlMaster no\n");
		Outcome notObeyed = batch("--share");
		assertEquals(1, notObeyed.code());
		assertTrue(notObeyed.out().contains("problem  sharing       ssh still uses a connection of its own for each"), notObeyed.out());
		assertEquals(written + "\tControlMaster no\n", Files.readString(config));

		Files.writeString(config, written);
		Outcome shared = batch("--share");
		assertEquals(0, shared.code(), shared.out());
		assertTrue(shared.out().contains("for that, at the end of " + config + ":\n    # Gasthaus: "), shared.out());
		assertTrue(shared.out().endsWith("ok       sharing       ssh obeys " + config + ": the next connections share one.\n"), shared.out());
		assertTrue(Files.readString(config).startsWith(written + "\n# Gasthaus: "), Files.readString(config));
		assertEquals("rw-r--r--", mode(".ssh/config"));
		String once = Files.readString(config);
		assertTrue(batch("--share").out().endsWith("ok       sharing       Connections to " + host.address() + " share one ssh.\n"));
		assertEquals(once, Files.readString(config));
		assertFalse(Outcome.ofGasthaus(home, environment(), "doctor", uri()).out().contains("one that all share"));

		// one connection of TCP for three commands
		for (int i = 0; i < 3; i++) {
			Outcome list = Outcome.ofGasthaus(home, environment(), "-q", "-c", uri(), "list", "--all");
			assertEquals(0, list.code(), list.err());
		}
		Process check = new ProcessBuilder(ssh.toString(), "-O", "check", "-p", Integer.toString(PORT), "carla@" + host.address()).redirectErrorStream(true).start();
		assertTrue(new String(check.getInputStream().readAllBytes()).startsWith("Master running"));
		assertEquals("1\n", host.run("ps -eo user,args | grep -c '^carla *sshd: carla'"));
	}

	@Test
	void whereNoPasswordIsTakenTheAdministratorIsAsked() throws Exception {
		knowHost();
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home + "/.ssh/id_ed25519");
		String key = Files.readString(home.resolve(".ssh/id_ed25519.pub")).strip();
		Outcome root = Outcome.ofGasthaus(home, environment(), "ssh-setup", uri("root", KEYS_ONLY_PORT), "--copy");
		assertEquals(1, root.code());
		assertTrue(root.out().contains("problem  ssh           " + host.address() + " takes no passwords, so that no key can be brought there.\n" + NEXT
				+ "Have its administrator add this line to ~/.ssh/authorized_keys there: " + key + '\n'), root.out());
		assertTrue(root.out().contains("note     ssh           " + host.address() + " takes keys only, and may not let root in at all (PermitRootLogin"), root.out());
		assertTrue(root.out().contains(" ; then qemu+ssh://NAME@" + host.address() + ':' + KEYS_ONLY_PORT + "/system"), root.out());
	}

	@Test
	void aKeyThatTheHostHasNoMoreIsFoundInItsLine() throws Exception {
		letIn();
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home + "/other");
		Path known = home.resolve(".ssh/known_hosts");
		String foreign = "elsewhere " + Files.readString(home.resolve("other.pub"));
		Files.writeString(known, foreign + '[' + host.address() + "]:" + PORT + ' ' + Files.readString(home.resolve("other.pub")));
		Outcome changed = batch();
		Matcher next = Pattern.compile("If you know that the key is new: (ssh-keygen .*) ; then, to see the new one: gasthaus ssh-setup '").matcher(changed.out());
		assertTrue(next.find(), changed.out());
		assertTrue(changed.out().contains(host.address() + " has another key than the one in line 2 of " + known + "; ssh refuses it."), changed.out());
		Outcome list = Outcome.ofGasthaus(home, environment(), "-c", uri() + "&no_tty=1", "list");
		assertTrue(list.err().contains("hint: The host shows another key than the one that is known. In a terminal, 'gasthaus doctor \"qemu"), list.err());

		run("sh", "-c", next.group(1));
		assertEquals(foreign, Files.readString(known));
		assertEquals(0, batch("--accept", fingerprint()).code());
		assertEquals(List.of("elsewhere", '[' + host.address() + "]:" + PORT), Files.readAllLines(known).stream().map(line -> line.split(" ")[0]).toList());
	}

	/** What a program around ssh keeps elsewhere is not accepted behind the user's back. */
	@Test
	void anSshWithAListOfItsOwnIsNotTrickedIntoAccepting() throws Exception {
		Path own = home.resolve("own");
		Files.writeString(ssh, "#!/bin/sh\nexec ssh -F none -o UserKnownHostsFile='" + own + "' \"$@\"\n");
		Outcome outcome = batch("--accept", fingerprint());
		assertEquals(1, outcome.code());
		assertTrue(outcome.out().contains("problem  host key      The key of " + host.address() + " cannot be shown without accepting it.\n"), outcome.out());
		assertFalse(Files.exists(own));
	}

	@Test
	void whatMakesNoSenseIsSaid() {
		assertEquals(new Outcome(1, "", "error: test:///default does not go through ssh. Name one that does, for example: gasthaus ssh-setup qemu+ssh://root@web/system\n"),
				Outcome.ofGasthaus(home, Map.of(), "ssh-setup", "test:///default"));
		assertTrue(batch("--accept").err().startsWith("error: The option --accept needs a value."), batch("--accept").err());
		assertTrue(batch("--frob").err().startsWith("error: There is no option --frob."));
		assertTrue(batch("qemu+ssh://x/system").err().startsWith("error: One host is set up at a time"));
	}
}
