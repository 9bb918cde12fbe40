package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest's life on a real daemon, once told by virsh and once by us: state is kept from one command to the next. */
@Tag("live")
class VirshLifecycleLiveTest {
	private static final List<String> LIFE = List.of("list --all", "define guest.xml", "define guest.xml --validate", "list --all", "dominfo live", "start live --paused",
			"list", "domstate live --reason", "start live", "dominfo live", "resume live", "domstate live --reason", "resume live", "suspend live",
			"suspend live", "list --state-paused", "domid live", "domuuid live", "net-list --all", "pool-list --all", "undefine live",
			"list --transient", "define guest.xml", "shutdown live --mode acpi,agent", "destroy live --graceful", "destroy live", "list --all",
			"domstate live --reason", "start nope", "undefine live", "undefine live", "list --all", "version", "uri");

	@TempDir
	Path folder;

	@FunctionalInterface
	private interface Program {
		Outcome run(Path directory, String... arguments) throws IOException, InterruptedException;
	}

	@Test
	void bothTellTheSameLife() throws IOException, InterruptedException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>"));
		List<Outcome> virsh = life(Outcome::ofVirsh);
		List<Outcome> gasthaus = life(Outcome::ofGasthaus);
		for (int i = 0; i < LIFE.size(); i++) {
			assertEquals(virsh.get(i), gasthaus.get(i), "command " + i + ": " + LIFE.get(i));
		}
	}

	private List<Outcome> life(Program program) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			for (String command : LIFE) {
				List<String> arguments = new ArrayList<>(List.of("-c", daemon.uri()));
				arguments.addAll(List.of(command.split(" ")));
				Outcome outcome = program.run(folder, arguments.toArray(String[]::new)).comparable();
				outcomes.add(new Outcome(outcome.code(), outcome.out().replace(daemon.uri(), "URI"), outcome.err()));
			}
		}
		return outcomes;
	}
}
