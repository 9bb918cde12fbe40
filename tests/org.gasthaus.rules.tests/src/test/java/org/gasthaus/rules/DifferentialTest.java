package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

/** A small share of the comparison with a real libvirt: the driver of it that needs no daemon. */
class DifferentialTest {
	@Test
	void theRulesAndLibvirtAgree() throws IOException {
		assumeTrue(Virsh.isHere(), "1 comparison with libvirt is skipped: there is no /usr/bin/virsh (package libvirt-clients)");
		Differential.Tally tally = Differential.run(200, 20261122, "test", List.of("/usr/bin/virsh", "-q", "-c", "test:///default"));
		System.out.println("DifferentialTest: " + tally);
		assertTrue(tally.compared() >= 100, tally::toString);
		assertTrue(tally.bothRefuse >= 5, tally::toString);
		assertTrue(tally.falseErrors.size() * 50 <= tally.compared(), () -> tally + " " + tally.falseErrors);
		assertTrue(tally.missed.size() * 20 <= tally.compared(), () -> tally + " " + tally.missed);
	}

	@Test
	void asManyAsAreAskedFor() throws IOException {
		String asked = System.getProperty("gasthaus.differential", "");
		assumeTrue(!asked.isEmpty(), "1 longer comparison is skipped: ask with -Dgasthaus.differential=\"10000 1 qemu virsh -q -c qemu:///session\"");
		List<String> parts = List.of(asked.split(" "));
		Differential.Tally tally = Differential.run(Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)), parts.get(2),
				parts.subList(3, parts.size()));
		tally.falseErrors.forEach(one -> System.out.println("only the rules refuse: " + one));
		tally.missed.forEach(one -> System.out.println("only libvirt refuses: " + one));
		tally.missedReasons.forEach((reason, times) -> System.out.println(times + " × " + reason));
		System.out.println("DifferentialTest: " + tally);
		assertTrue(tally.falseErrors.size() * 50 <= tally.compared(), tally::toString);
		assertTrue(tally.missed.size() * 10 <= tally.compared(), tally::toString);
	}
}
