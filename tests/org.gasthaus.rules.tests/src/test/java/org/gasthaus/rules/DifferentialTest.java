package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.xml.text.Finding;
import org.junit.jupiter.api.Test;

/** A small share of the comparison with a real libvirt; {@code tests/differential/run} does a large one. */
class DifferentialTest {
	private static final long SEED = 20261122;
	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static Differential.Tally compare(Target target, int count, String uri) throws IOException {
		Differential.Tally tally = Differential.run(target, count, SEED, uri, System.nanoTime() + LIMIT.toNanos(), List.of());
		System.out.println("DifferentialTest: " + target + ": " + tally);
		assertEquals(List.of(), tally.falseErrors);
		return tally;
	}

	@Test
	void theRulesAgreeWithTheDriverThatPretends() throws IOException {
		assumeTrue(Virsh.isHere(), "1 comparison with libvirt is skipped: there is no /usr/bin/virsh (package libvirt-clients)");
		Differential.Tally all = compare(Target.TEST, 120, null);
		all.add(compare(Target.VOLUME, 30, null));
		all.add(compare(Target.SNAPSHOT, 30, null));
		assertTrue(all.compared() >= 80, all::toString);
		assertTrue(all.bothRefuse >= 5, all::toString);
		assertTrue(all.missed.size() * 20 <= all.compared(), () -> all + " " + all.missed);
	}

	@Test
	void whatLibvirtDumpsHasNoError() throws IOException {
		Optional<String> whyNot = Virsh.isHere() ? SessionDaemon.whyNot() : Optional.of("there is no /usr/bin/virsh (package libvirt-clients)");
		assumeTrue(whyNot.isEmpty(), () -> "1 check of libvirt's dumps is skipped: " + whyNot.get());
		RuleRunner runner = new RuleRunner(RuleSet.standard(), new HostFacts("x86_64", 0, Set.of(), true));
		int dumped = 0;
		try (SessionDaemon daemon = SessionDaemon.start(); Virsh virsh = new Virsh(List.of("/usr/bin/virsh", "-q", "-c", daemon.uri()))) {
			Mutations mutations = new Mutations(SEED + 1, Target.QEMU);
			for (int i = 0; i < Integer.getInteger("gasthaus.dumps", 60); i++) {
				if (virsh.define(Target.QEMU.command, mutations.next()) == null) {
					String dump = virsh.dump();
					assertTrue(dump.contains("<domain type='qemu'"), dump);
					assertEquals(List.of(), runner.check(Definition.read(dump)).stream().filter(Finding::isError).toList(), dump);
					dumped++;
				}
			}
		}
		assertTrue(dumped >= 10, "only " + dumped + " were accepted");
	}

	@Test
	void asManyAsAreAskedFor() throws IOException {
		String[] asked = System.getProperty("gasthaus.differential", "").split(" ");
		assumeTrue(asked.length == 3, "1 long comparison is skipped: tests/differential/run does it");
		Optional<String> whyNot = SessionDaemon.whyNot();
		assumeTrue(whyNot.isEmpty(), () -> "1 long comparison is skipped: " + whyNot.get());
		Path report = Path.of(System.getProperty("gasthaus.differential.report", "differential.txt"));
		try (PrintStream out = new PrintStream(Files.newOutputStream(report), true, StandardCharsets.UTF_8)) {
			Differential.Tally all = Differential.all(Integer.parseInt(asked[0]), Long.parseLong(asked[1]), Duration.ofSeconds(Long.parseLong(asked[2])),
					List.of(), out);
			assertTrue(all.falseErrors.size() * 200 <= all.compared(), all::toString);
			assertTrue(all.missed.size() * 25 <= all.compared(), all::toString);
		}
	}

	@Test
	void theRulesAgreeWithQemu() throws IOException {
		Optional<String> whyNot = Virsh.isHere() ? SessionDaemon.whyNot() : Optional.of("there is no /usr/bin/virsh (package libvirt-clients)");
		assumeTrue(whyNot.isEmpty(), () -> "1 comparison with QEMU's driver is skipped: " + whyNot.get());
		try (SessionDaemon daemon = SessionDaemon.start()) {
			Differential.Tally all = compare(Target.QEMU, 150, daemon.uri());
			all.add(compare(Target.NETWORK, 60, daemon.uri()));
			all.add(compare(Target.POOL, 30, daemon.uri()));
			assertTrue(all.compared() >= 100, all::toString);
			assertTrue(all.bothRefuse >= 15, all::toString);
			assertTrue(all.missed.size() * 20 <= all.compared(), () -> all + " " + all.missed);
		}
	}
}
