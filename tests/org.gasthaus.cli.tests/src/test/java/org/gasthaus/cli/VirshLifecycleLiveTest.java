package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

	/** What changes a guest; its state is kept, so a later command sees what an earlier one did. */
	private static final List<String> CHANGES = List.of("define guest.xml", "vcpucount live", "vcpucount live --live", "setvcpus live 3 --config --maximum",
			"setvcpus live 2 --config", "vcpucount live", "vcpucount live --maximum --config", "setvcpus live 0", "setvcpus live x",
			"setmem live 20M --config", "setmem live 20480 --current --live", "setmem live 20480", "setmaxmem live 64MiB --config", "setmem live 5x",
			"dominfo live", "autostart live", "dominfo live", "autostart live --disable", "domrename live other", "domrename nope x", "domrename other live",
			"attach-device live nic.xml --config", "attach-device live nope.xml", "attach-device live nic.xml", "dumpxml live --inactive",
			"detach-device live nic.xml --config", "detach-device live nic.xml --config", "detach-device-alias live nope --config", "reboot live",
			"reset live", "inject-nmi live", "start live", "dommemstat nope", "domifstat live nope", "vcpucount live", "domrename live x",
			"reset live", "inject-nmi live", "reboot live --mode nope", "save live saved --paused", "domstate live --reason", "restore nope", "restore nope --reset-nvram", "restore saved",
			"domstate live --reason", "managedsave-remove live", "managedsave live --running", "domstate live --reason", "managedsave-remove live",
			"managedsave-remove live", "start live",
			"undefine live", "create guest.xml --paused", "domstate live --reason", "vcpucount live", "autostart live", "blockresize live vda 1M",
			"destroy live", "create nope.xml", "list --all");

	@TempDir
	Path folder;

	@FunctionalInterface
	private interface Program {
		Outcome run(Path directory, String... arguments) throws IOException, InterruptedException;
	}

	@Test
	void bothTellTheSameLife() throws IOException, InterruptedException {
		compare(LIFE);
	}

	@Test
	void bothTellTheSameChanges() throws IOException, InterruptedException {
		compare(CHANGES);
	}

	private void compare(List<String> commands) throws IOException, InterruptedException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>"));
		Files.writeString(folder.resolve("nic.xml"), "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='rtl8139'/></interface>\n");
		List<Outcome> virsh = life(commands, Outcome::ofVirsh);
		List<Outcome> gasthaus = life(commands, Outcome::ofGasthaus);
		for (int i = 0; i < commands.size(); i++) {
			assertEquals(virsh.get(i), gasthaus.get(i), "command " + i + ": " + commands.get(i));
		}
	}

	private List<Outcome> life(List<String> commands, Program program) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			for (String command : commands) {
				List<String> arguments = new ArrayList<>(List.of("-c", daemon.uri()));
				arguments.addAll(List.of(command.split(" ")));
				Outcome outcome = program.run(folder, arguments.toArray(String[]::new)).comparable();
				outcomes.add(new Outcome(outcome.code(), outcome.out().replace(daemon.uri(), "URI"), outcome.err()));
			}
		}
		return outcomes;
	}
}
