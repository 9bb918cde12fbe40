package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong: clear words, what to do next, the exit code 1, and no stack trace. */
class BadInputTest {
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	/** @param lines what is on stderr */
	private void fails(String[] arguments, String... lines) {
		Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> Outcome.ofGasthaus(folder, arguments));
		assertEquals(String.join("\n", lines) + "\n", outcome.err());
		assertEquals(1, outcome.code());
		assertEquals("", outcome.out().strip());
	}

	private static String[] on(String uri, String... command) {
		String[] arguments = new String[command.length + 2];
		arguments[0] = "-c";
		arguments[1] = uri;
		System.arraycopy(command, 0, arguments, 2, command.length);
		return arguments;
	}

	private static String[] test(String... command) {
		return on("test:///default", command);
	}

	@Test
	void aDriverThatNobodyServes() {
		fails(on("frob:///x", "list"), "error: failed to connect to the hypervisor",
				"error: Cannot connect to frob:///x: no back end serves the driver 'frob'. Installed are: esx, lxc, other, qemu, test, vbox, xen. "
						+ "Check the URI, or install the back end.");
	}

	@Test
	void aUriThatIsNone() {
		fails(on("bad uri", "list"), "error: failed to connect to the hypervisor",
				"error: Cannot read the connection URI 'bad uri': a blank (at character 4) may not stand in it; write %20 for it.");
		fails(on("qemu", "list"), "error: failed to connect to the hypervisor", "error: Cannot read the connection URI 'qemu': "
				+ "it names no driver; write driver://host/path, for example qemu:///system or test:///default.");
	}

	@Test
	void aPasswordInAUriIsNotRepeated() {
		Outcome outcome = Outcome.ofGasthaus(folder, on("qemu+ssh://root:geheim@host/system", "list"));
		assertEquals(1, outcome.code());
		assertFalse(outcome.err().contains("geheim"), outcome.err());
		assertTrue(outcome.err().contains("A password may not stand in a connection URI."), outcome.err());
	}

	@Test
	void aHostThatRefuses() {
		fails(on("qemu+tcp://127.0.0.1:1/system", "list"), "error: failed to connect to the hypervisor",
				"error: unable to connect to server at '127.0.0.1:1': Connection refused",
				"hint: See that 127.0.0.1 can be reached and that libvirt listens there for this transport.");
	}

	@Test
	void aDaemonThatDoesNotRun() {
		fails(on("qemu:///system?socket=/no/such", "list"), "error: failed to connect to the hypervisor",
				"error: Failed to connect socket to '/no/such': No such file or directory",
				"hint: See that libvirtd, or the daemon of this driver, runs on this machine, and that the URI names its socket.");
	}

	@Test
	void aTestHostWithoutItsFile() {
		fails(on("test:///no/such.xml", "list"), "error: failed to connect to the hypervisor", "error: there is no file /no/such.xml",
				"hint: Write test:///default, or test:// and the full path of a file that describes a test host.");
	}

	@Test
	void anOptionWithoutItsValue() {
		fails(new String[] { "-c" }, "error: option '-c'/'--connect' requires an argument",
				"hint: Write the URI after it, for example -c test:///default or -c qemu:///system.");
	}

	@Test
	void anUnknownOptionBeforeTheCommand() {
		fails(new String[] { "--frob", "list" }, "error: unsupported option '--frob'. See --help.");
	}

	@Test
	void aCommandThatIsMeant() {
		fails(test("stop", "test"), "error: unknown command: 'stop'", "hint: Did you mean shutdown, destroy?");
		fails(test("ls"), "error: unknown command: 'ls'", "hint: Did you mean list?");
		fails(test("rm", "test"), "error: unknown command: 'rm'", "hint: Did you mean undefine?");
		fails(test("show"), "error: unknown command: 'show'", "hint: Did you mean dominfo, dumpxml?");
		fails(test("sart", "test"), "error: unknown command: 'sart'", "hint: Did you mean start?");
		fails(test("dumxpml", "test"), "error: unknown command: 'dumxpml'", "hint: Did you mean dumpxml?");
		fails(test("lsit"), "error: unknown command: 'lsit'", "hint: Did you mean list?");
	}

	@Test
	void aCommandThatIsNothing() {
		fails(test("xyzzyplugh"), "error: unknown command: 'xyzzyplugh'", "hint: 'gasthaus help' lists the commands.");
	}

	@Test
	void anOptionThatIsMeant() {
		fails(test("list", "--al"), "error: command 'list' doesn't support option --al", "hint: Did you mean --all?");
		fails(test("list", "--frobnicate"), "error: command 'list' doesn't support option --frobnicate",
				"hint: 'gasthaus help list' shows how the command is written.");
	}

	@Test
	void aDomainThatIsNotThere() {
		fails(test("start", "nope"), "error: failed to get domain 'nope'", "hint: 'gasthaus list --all' shows the names of all domains.");
	}

	@Test
	void aNetworkThatIsNotThere() {
		fails(test("net-dumpxml", "nope"), "error: failed to get network 'nope'",
				"error: Network not found: no network with matching name 'nope'",
				"hint: Look for its name in the list of all networks, the inactive ones included.");
	}

	@Test
	void aDomainInTheWrongState() {
		fails(test("start", "test"), "error: Domain is already active",
				"hint: It runs already; 'gasthaus domstate' tells its state, 'gasthaus resume' lets a suspended one go on.");
	}

	@Test
	void aChangeOnAReadOnlyConnection() {
		fails(new String[] { "-r", "-c", "test:///default", "suspend", "test" }, "error: Failed to suspend domain 'test'",
				"error: operation forbidden: read only access prevents virDomainSuspend", "hint: Connect without read-only to change something.");
	}

	@Test
	void aFileThatIsNotThereOrNoFile() throws IOException {
		fails(test("define", "nope.xml"), "error: Failed to open file 'nope.xml': No such file or directory",
				"hint: Name a file that holds the XML of one domain.");
		Files.createDirectory(folder.resolve("dir"));
		fails(test("define", "dir"), "error: Failed to read file 'dir': Is a directory", "hint: Name a file that holds the XML of one domain.");
	}

	@Test
	void aFileThatIsTooBig() throws IOException {
		try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big.xml").toFile(), "rw")) {
			big.setLength(50L << 20);
		}
		fails(test("define", "big.xml"), "error: Failed to read file 'big.xml': Value too large for defined data type",
				"hint: A definition may have 10 MiB at most; name the file that holds the XML of one domain.");
	}

	@Test
	void aDeviceThatNeverEnds() {
		fails(test("define", "/dev/zero"), "error: Failed to read file '/dev/zero': Value too large for defined data type",
				"hint: A definition may have 10 MiB at most; name the file that holds the XML of one domain.");
	}

	@Test
	void anEmptyUriIsNotTheDefaultHost() {
		fails(new String[] { "-c", "", "list" }, "error: failed to connect to the hypervisor",
				"error: Cannot read the connection URI '': it is empty; write for example qemu:///system or test:///default.");
	}

	@Test
	void aFileThatIsNoDefinition() throws IOException {
		Files.writeString(folder.resolve("net.xml"), "<network/>");
		fails(test("define", "net.xml"), "error: Failed to define domain from net.xml",
				"error: XML error: expecting root element of 'domain', not 'network'",
				"hint: 'gasthaus validate net.xml' names the line and what may stand there.");
	}

	@Test
	void theEnvironmentNamesTheHostIfNobodyElseDoes() {
		Map<String, String> environment = Map.of("LIBVIRT_DEFAULT_URI", "test:///no/such.xml");
		assertTrue(Outcome.ofGasthaus(folder, environment, "list").err().contains("there is no file /no/such.xml"));
		assertEquals("", Outcome.ofGasthaus(folder, environment, "-c", "test:///default", "list").err());
	}

	@Test
	void theDriverThatWasMeantIsProposed() {
		Outcome outcome = Outcome.ofGasthaus(folder, "-c", "qem:///system", "list");
		assertTrue(outcome.err().contains("hint: ") && outcome.err().contains("qemu:///system"), outcome.err());
	}

	@Test
	void theNextStepFitsTheStateThatIsInTheWay() throws IOException {
		Files.writeString(folder.resolve("two.xml"), "<domain type='test'><name>two</name><memory>65536</memory><os><type>hvm</type></os></domain>");
		Outcome outcome = Outcome.ofGasthaus(folder, "-c", "test:///default", "define two.xml; domrename two test");
		assertTrue(outcome.err().contains("already exists\nhint: Choose another name.\n"), outcome.err());
		outcome = Outcome.ofGasthaus(folder, "-c", "test:///default", "define two.xml; setmem two 1024 --live");
		assertTrue(outcome.err().contains("not running\nhint: Start it, or "), outcome.err());
		outcome = Outcome.ofGasthaus(folder, "-c", "test:///default", "domrename test two");
		assertTrue(outcome.err().contains("active domain\nhint: Shut it off first.\n"), outcome.err());
	}

	@Test
	void virshsOwnVariableComesFirst() {
		Map<String, String> environment = Map.of("LIBVIRT_DEFAULT_URI", "test:///no/such.xml", "VIRSH_DEFAULT_CONNECT_URI", "test:///default");
		assertEquals("test:///default\n\n", Outcome.ofGasthaus(folder, environment, "uri").out());
		environment = Map.of("LIBVIRT_DEFAULT_URI", "test:///default", "VIRSH_DEFAULT_CONNECT_URI", "");
		assertEquals("test:///default\n\n", Outcome.ofGasthaus(folder, environment, "uri").out());
	}

	@Test
	void aliasesOfTheUserAreHosts(@TempDir Path config) throws IOException {
		String user = System.setProperty("user.name", "fred");
		try {
			Files.createDirectory(config.resolve("libvirt"));
			Path file = config.resolve("libvirt/libvirt.conf");
			Files.writeString(file, "uri_aliases = [\n  \"lab=test:///default\",\n  \"gone=test:///no/such.xml\",\n]\nuri_default = \"gone\"\n");
			Map<String, String> environment = Map.of("XDG_CONFIG_HOME", config.toString());
			assertEquals("test:///default\n\n", Outcome.ofGasthaus(folder, environment, "-c", "lab", "uri").out());
			assertEquals("\ntest:///default\n\n", Outcome.ofGasthaus(folder, environment, "connect lab; uri").out());
			assertEquals(0, Outcome.ofGasthaus(folder, environment, "doctor", "lab").code());
			assertTrue(Outcome.ofGasthaus(folder, environment, "uri").err().contains("there is no file /no/such.xml"));
			Files.writeString(file, "uri_aliases = [\n  \"lab=test:///default\"\n  \"more\"]\n");
			assertTrue(Outcome.ofGasthaus(folder, environment, "-c", "lab", "uri").err().contains(file + ": line 3 "));
			assertEquals(0, Outcome.ofGasthaus(folder, environment, "-c", "test:///default", "echo", "x").code());
		} finally {
			System.setProperty("user.name", user);
		}
	}

	@Test
	void theStackTraceIsThereForWhoAsks() {
		Outcome outcome = Outcome.ofGasthaus(folder, "--debug", "-c", "test:///default", "start", "nope");
		assertTrue(outcome.err().contains("\tat org.gasthaus."), outcome.err());
	}

	@Test
	void aDefinitionInAnotherEncodingIsUnderstood() throws IOException {
		Files.writeString(folder.resolve("latin.xml"), "<?xml version='1.0' encoding='ISO-8859-1'?>\n"
				+ "<domain type='test'><name>t\u00fcr</name><memory>65536</memory><os><type>hvm</type></os></domain>", StandardCharsets.ISO_8859_1);
		Outcome outcome = Outcome.ofGasthaus(folder, test("define", "latin.xml"));
		assertEquals("Domain 't\u00fcr' defined from latin.xml\n\n", outcome.out(), outcome.err());
		Outcome.ofGasthaus(folder, test("undefine", "t\u00fcr"));
	}

	@Test
	void theDoctor(@TempDir Path folder) {
		Outcome right = Outcome.ofGasthaus(folder, "doctor", "test:///default", "--json");
		assertEquals(0, right.code(), right.out());
		assertTrue(right.out().contains("\"verdict\": \"ok\""), right.out());
		assertEquals("", right.err());
		Outcome gone = Outcome.ofGasthaus(folder, "-c", "qemu:///system?socket=/none/at/all", "doctor");
		assertEquals(1, gone.code());
		assertTrue(gone.out().startsWith("problem  connection    ") && gone.out().contains("/none/at/all"), gone.out());
		assertEquals(1, Outcome.ofGasthaus(folder, "doctor", "qemu+shh://web/system").code());
		assertEquals("error: One host is examined at a time: gasthaus doctor [URI]\n", Outcome.ofGasthaus(folder, "doctor", "a:///x", "b:///x").err());
	}

	@Test
	void aTestHostThatCannotBeReadIsCorrectedInItsFile() throws IOException {
		Path host = Files.writeString(folder.resolve("host.xml"), "<node><domain type='test'><name>a/b</name><memory>1024</memory><os><type>hvm</type></os></domain></node>");
		Outcome outcome = Outcome.ofGasthaus(folder, "-c", "test://" + host, "list");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("name a/b cannot contain '/'"), outcome.err());
		assertTrue(outcome.err().contains("\nhint: The URI names a file of this machine that describes a test host"), outcome.err());
	}
}
