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
}
