package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say when networks, storage pools and volumes are changed on the same hosts. */
@Tag("live")
class VirshStorageAndNetworksLiveTest {
	private static final List<String> NETWORKS = List.of("net-info NET", "net-info nope", "net-info", "net-name NET", "net-name NETID",
			"net-name 22222222-0000-4000-8000-00000000ffff", "net-uuid NET", "net-uuid NETID", "net-uuid nope", "net-define network.xml",
			"net-define --validate network.xml", "net-define bridge.xml", "net-define broken.xml", "net-define missing.xml", "net-define --validate wrong.xml",
			"net-create network.xml", "net-create network.xml --validate", "net-create broken.xml", "net-create missing.xml", "net-start NET",
			"net-start NETID", "net-start nope", "net-destroy NET", "net-destroy NETID", "net-undefine NET", "net-undefine nope", "net-autostart NET",
			"net-autostart NETID --disable", "-q net-destroy NET", "-r net-destroy NET", "-r net-start NET", "-r net-undefine NET",
			"-r net-autostart NET", "-r net-autostart NET --disable", "-r net-define network.xml", "-r net-define network.xml --validate",
			"-r net-create network.xml", "-r net-create network.xml --validate", "-r net-info NET");
	private static final List<String> POOLS = List.of("pool-info POOL", "pool-info POOL --bytes", "pool-info POOLID", "pool-info nope", "pool-name POOL",
			"pool-name POOLID", "pool-name 22222222-0000-4000-8000-00000000ffff", "pool-uuid POOL", "pool-uuid POOLID", "pool-uuid nope",
			"pool-define pool.xml", "pool-define pool.xml --validate", "pool-define broken.xml", "pool-define missing.xml",
			"pool-define wrong.xml --validate", "pool-create pool.xml", "pool-create pool.xml --build", "pool-create pool.xml --overwrite --no-overwrite",
			"pool-create broken.xml", "pool-start POOL", "pool-start nope", "pool-start POOL --overwrite --no-overwrite", "pool-destroy POOL",
			"pool-destroy POOLID", "pool-undefine POOL", "pool-autostart POOL", "pool-autostart POOL --disable", "pool-build POOL",
			"pool-build POOL --overwrite --no-overwrite", "pool-delete POOL", "pool-refresh POOL", "-r pool-define pool.xml", "-r pool-create pool.xml",
			"-r pool-start POOL", "-r pool-destroy POOL", "-r pool-undefine POOL", "-r pool-autostart POOL", "-r pool-build POOL",
			"-r pool-delete POOL", "-r pool-refresh POOL");
	/** Told one after the other on one host. */
	private static final List<String> STORAGE_LIFE = List.of("pool-define pool.xml", "pool-info live", "pool-start live", "pool-build live",
			"pool-start live", "pool-info live", "pool-autostart live", "pool-info live --bytes", "pool-autostart live --disable", "pool-build live",
			"pool-refresh live", "pool-delete live", "pool-undefine live", "pool-destroy live", "pool-destroy live", "pool-refresh live",
			"pool-build live --overwrite", "pool-delete live", "pool-start live --build", "pool-destroy live", "pool-delete live",
			"pool-undefine live", "pool-undefine live", "pool-create pool.xml", "pool-create pool.xml --build", "pool-info live",
			"pool-autostart live", "pool-destroy live", "pool-list --all", "net-info nope", "net-define network.xml");

	@TempDir
	static Path folder;

	@FunctionalInterface
	private interface Program {
		Outcome run(Path directory, String... arguments) throws IOException, InterruptedException;
	}

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.writeString(folder.resolve("host.xml"), """
				<node>
				  <network><name>inner</name><uuid>22222222-0000-4000-8000-000000000001</uuid><bridge name='virbr7'/></network>
				  <pool type='dir'><name>images</name><uuid>33333333-0000-4000-8000-000000000001</uuid><target><path>/images</path></target></pool>
				</node>
				""");
		Files.writeString(folder.resolve("network.xml"),
				"<network><name>live</name><uuid>22222222-0000-4000-8000-000000000009</uuid><bridge name='virbr9'/></network>");
		Files.writeString(folder.resolve("bridge.xml"), "<network><name>outer</name><forward mode='bridge'/><bridge name='br0'/></network>");
		Files.writeString(folder.resolve("broken.xml"), "<network><name>x</network>");
		Files.writeString(folder.resolve("wrong.xml"), "<network><name>x</name><nothing/></network>");
		Files.writeString(folder.resolve("pool.xml"), "<pool type='dir'><name>live</name><uuid>33333333-0000-4000-8000-000000000009</uuid><target><path>"
				+ folder.resolve("volumes") + "</path></target></pool>");
	}

	@BeforeEach
	void needVirsh() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	@Test
	void theBuiltInTestHost() {
		compare("test:///default", "default", "dd8fe884-6c02-601e-7551-cca97df1c5df", "default-pool", "dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566");
	}

	@Test
	void aHostInAFile() {
		compare("test://" + folder.resolve("host.xml"), "inner", "22222222-0000-4000-8000-000000000001", "images",
				"33333333-0000-4000-8000-000000000001");
	}

	private static void compare(String uri, String network, String networkId, String pool, String poolId) {
		assertAll(Stream.of(NETWORKS, POOLS).flatMap(List::stream).<Executable>map(command -> () -> {
			String[] arguments = ("-c " + uri + " " + command.replace("NETID", networkId).replace("NET", network).replace("POOLID", poolId)
					.replace("POOL", pool)).split(" ");
			assertEquals(Outcome.ofVirsh(folder, arguments).comparable(), Outcome.ofGasthaus(folder, arguments).comparable(), command);
		}));
	}

	@Test
	void aPrivateDaemonTellsBothTheSame() throws IOException, InterruptedException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		List<Outcome> virsh = life(Outcome::ofVirsh);
		List<Outcome> gasthaus = life(Outcome::ofGasthaus);
		List<Executable> comparisons = new ArrayList<>();
		for (int i = 0; i < virsh.size(); i++) {
			int index = i;
			comparisons.add(() -> assertEquals(virsh.get(index), gasthaus.get(index), "command " + index + ": " + STORAGE_LIFE.get(index)));
		}
		assertAll(comparisons);
	}

	private static List<Outcome> life(Program program) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			for (String command : STORAGE_LIFE) {
				Outcome outcome = program.run(folder, ("-c " + daemon.uri() + " " + command).split(" ")).comparable();
				outcomes.add(new Outcome(outcome.code(), outcome.out().lines().filter(line -> !line.startsWith("Allocation:") && !line.startsWith("Available:"))
						.toList().toString(), outcome.err()));
			}
		}
		return outcomes;
	}
}
