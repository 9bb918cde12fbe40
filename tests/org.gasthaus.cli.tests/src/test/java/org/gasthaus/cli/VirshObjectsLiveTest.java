package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of secrets, snapshots and the host itself, on the same hosts. */
@Tag("live")
class VirshObjectsLiveTest {
	private static final String SECRET = "44444444-0000-4000-8000-000000000001";
	/** Told one after the other on one host. */
	private static final List<String> SECRETS = List.of("secret-list", "secret-define secret.xml", "secret-define secret.xml --validate",
			"secret-define other.xml", "secret-define private.xml", "secret-list", "-q secret-list", "secret-list --private", "secret-list --no-private",
			"secret-list --ephemeral", "secret-list --no-ephemeral", "secret-list --private --no-private", "secret-dumpxml ID", "secret-dumpxml nope",
			"secret-dumpxml 44444444-0000-4000-8000-00000000ffff", "secret-get-value ID", "secret-set-value ID", "secret-set-value ID --file base64",
			"secret-get-value ID", "secret-get-value ID --plain", "-q secret-get-value ID", "secret-set-value ID --file plain --plain", "secret-get-value ID",
			"secret-get-value ID --plain", "secret-set-value ID c2VjcmV0", "secret-set-value ID --base64 c2VjcmV0", "secret-get-value ID",
			"secret-set-value ID --plain --base64 x", "secret-set-value ID --file x --base64 x", "secret-set-value ID --interactive --plain",
			"secret-set-value ID --file missing", "secret-set-value ID --file", "secret-set-value", "secret-set-value nope --file plain",
			"secret-set-value ID x y", "secret-get-value 44444444-0000-4000-8000-000000000003", "-r secret-list", "-r secret-dumpxml ID",
			"-r secret-get-value ID", "-r secret-set-value ID --file base64", "-r secret-define secret.xml", "-r secret-undefine ID",
			"secret-define broken.xml", "secret-define wrong.xml --validate", "secret-define missing.xml", "secret-undefine nope",
			"-q secret-undefine 44444444-0000-4000-8000-000000000002", "secret-undefine ID", "secret-undefine ID", "secret-list");

	@TempDir
	static Path folder;

	@FunctionalInterface
	private interface Program {
		Outcome run(Path directory, String... arguments) throws IOException, InterruptedException;
	}

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("secret.xml"),
				"<secret ephemeral='no' private='no'><uuid>" + SECRET + "</uuid><usage type='volume'><volume>/images/a.img</volume></usage></secret>");
		Files.writeString(folder.resolve("other.xml"), "<secret ephemeral='yes'><uuid>44444444-0000-4000-8000-000000000002</uuid></secret>");
		Files.writeString(folder.resolve("private.xml"), "<secret ephemeral='yes' private='yes'><uuid>44444444-0000-4000-8000-000000000003</uuid>"
				+ "<usage type='ceph'><name>client.admin</name></usage></secret>");
		Files.writeString(folder.resolve("broken.xml"), "<secret><uuid></secret>");
		Files.writeString(folder.resolve("wrong.xml"), "<secret><nothing/></secret>");
		Files.writeString(folder.resolve("base64"), "aGVsbG8gd29ybGQ=\n");
		Files.writeString(folder.resolve("plain"), "g\u00e4ste\n\0x");
	}

	@BeforeEach
	void needVirsh() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	private static void needDaemon() {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	@Test
	void secretsOfAPrivateDaemon() throws IOException, InterruptedException {
		compareOnDaemons(SECRETS.stream().map(command -> command.replace("ID", SECRET)).toList());
	}

	@Test
	void secretsOfADriverWithoutThem() throws IOException, InterruptedException {
		compareOn("test:///default", List.of("secret-list", "secret-dumpxml " + SECRET, "secret-get-value " + SECRET, "secret-define secret.xml",
				"secret-undefine " + SECRET, "secret-set-value " + SECRET + " --file base64"));
	}

	@Test
	void aValueIsInNoMessage() throws IOException, InterruptedException {
		needDaemon();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			Files.writeString(folder.resolve("not-base64"), "topsecret=x");
			Outcome.ofGasthaus(folder, "-c", daemon.uri(), "secret-define", "secret.xml");
			for (String way : List.of("--file not-base64", "--base64 topsecret=x")) {
				Outcome outcome = Outcome.ofGasthaus(folder, ("--debug -c " + daemon.uri() + " secret-set-value " + SECRET + " " + way).split(" "));
				assertTrue(outcome.code() == 1 && outcome.err().contains("Failed to decode"), outcome.err());
				assertFalse((outcome.out() + outcome.err()).contains("topsecret"), outcome.err());
			}
		}
	}

	private static void compareOn(String uri, List<String> commands) throws IOException, InterruptedException {
		List<Executable> comparisons = new ArrayList<>();
		for (String command : commands) {
			String[] arguments = ("-c " + uri + " " + command).split(" ");
			Outcome virsh = Outcome.ofVirsh(folder, arguments).comparable();
			comparisons.add(() -> assertEquals(virsh, Outcome.ofGasthaus(folder, arguments).comparable(), command));
		}
		assertAll(comparisons);
	}

	private static void compareOnDaemons(List<String> commands) throws IOException, InterruptedException {
		needDaemon();
		List<Outcome> virsh = life(commands, Outcome::ofVirsh);
		List<Outcome> gasthaus = life(commands, Outcome::ofGasthaus);
		List<Executable> comparisons = new ArrayList<>();
		for (int i = 0; i < virsh.size(); i++) {
			int index = i;
			comparisons.add(() -> assertEquals(virsh.get(index), gasthaus.get(index), "command " + index + ": " + commands.get(index)));
		}
		assertAll(comparisons);
	}

	private static List<Outcome> life(List<String> commands, Program program) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			for (String command : commands) {
				outcomes.add(program.run(folder, ("-c " + daemon.uri() + " " + command).split(" ")).comparable());
			}
		}
		return outcomes;
	}
}
