package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.Violation.Repair;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule with a definition that breaks it, the marked text, and a neighbour that is fine ({@code pairs.txt}). */
class PairsTest {
	/** What other tests show: these need a line break, a host, or several definitions. */
	private static final Set<String> ELSEWHERE = Set.of("rule.name.line-break", "rule.name.title-line-break", "rule.vcpu.above-host", "rule.host.arch", "rule.host.cpu-mode",
			"rule.host.cpu-model", "rule.host.device", "rule.host.disk-bus", "rule.host.domain-type", "rule.host.emulator", "rule.host.firmware", "rule.host.machine",
			"rule.host.network", "rule.host.nwfilter", "rule.host.os-type", "rule.host.pool", "rule.host.video-model", "rule.host.volume",
			"rule.set.addresses", "rule.set.bridge", "rule.set.disk", "rule.set.image-outside-pools", "rule.set.mac", "rule.set.name", "rule.set.uuid", "rule.failed");

	private record Pair(String code, String bad, int offset, int length, String good) {
	}

	private final RuleRunner runner = new RuleRunner();

	private static List<Pair> pairs() throws IOException {
		List<Pair> pairs = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(PairsTest.class.getResourceAsStream("pairs.txt"), StandardCharsets.UTF_8))) {
			String code = null;
			String bad = null;
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith("rule.")) {
					code = line;
				} else if (line.startsWith("- ")) {
					bad = line.substring(2);
				} else if (line.startsWith("+ ")) {
					int start = bad.indexOf('«');
					int end = bad.indexOf('»') - 1;
					pairs.add(new Pair(code, bad.replace("«", "").replace("»", ""), start, end - start, line.substring(2)));
				}
			}
		}
		return pairs;
	}

	private List<Finding> of(String code, String text) {
		return runner.check(Definition.read(text)).stream().filter(finding -> finding.code().equals(code)).toList();
	}

	@TestFactory
	Stream<DynamicTest> aRuleSeesWhatIsWrongWhereItIsWrong() throws IOException {
		return pairs().stream().map(pair -> DynamicTest.dynamicTest(pair.code, () -> {
			List<Finding> findings = of(pair.code, pair.bad);
			assertTrue(findings.stream().anyMatch(finding -> finding.offset() == pair.offset && finding.length() == pair.length), findings::toString);
			assertFalse(findings.get(0).message().contains("{"), findings.get(0)::message);
		}));
	}

	@TestFactory
	Stream<DynamicTest> itsNeighbourIsFine() throws IOException {
		return pairs().stream().map(pair -> DynamicTest.dynamicTest(pair.code, () -> {
			assertEquals(List.of(), of(pair.code, pair.good));
			assertEquals(List.of(), runner.check(Definition.read(pair.good)).stream().filter(Finding::isError).toList());
		}));
	}

	@TestFactory
	Stream<DynamicTest> aFixMakesItFine() throws IOException {
		return pairs().stream().filter(pair -> of(pair.code, pair.bad).stream().anyMatch(finding -> !finding.fixes().isEmpty()))
				.map(pair -> DynamicTest.dynamicTest(pair.code, () -> {
					for (Finding finding : of(pair.code, pair.bad)) {
						for (Fix fix : finding.fixes()) {
							String fixed = TextEdit.apply(pair.bad, fix.edits());
							assertTrue(of(pair.code, fixed).size() < of(pair.code, pair.bad).size(), () -> fix.title() + ": " + fixed);
						}
					}
				}));
	}

	/** All repairs of a definition are tried on one model: none may leave anything behind for the next one. */
	@TestFactory
	Stream<DynamicTest> aFixIsWhatItsRepairAloneWouldBe() throws IOException {
		return pairs().stream().map(pair -> DynamicTest.dynamicTest(pair.code, () -> {
			List<String> alone = new ArrayList<>();
			int violations = violations(Definition.read(pair.bad)).size();
			for (int i = 0; i < violations; i++) {
				for (int k = 0; k < violations(Definition.read(pair.bad)).get(i).repairs().size(); k++) {
					Definition fresh = Definition.read(pair.bad);
					Repair repair = violations(fresh).get(i).repairs().get(k);
					repair.changes().forEach(change -> change.applyTo(change.object()));
					if (!fresh.edits().isEmpty()) {
						alone.add(repair.title() + ' ' + fresh.edits());
					}
				}
			}
			List<String> together = new ArrayList<>();
			runner.check(Definition.read(pair.bad)).forEach(finding -> finding.fixes().forEach(fix -> together.add(fix.title() + ' ' + fix.edits())));
			alone.sort(null);
			together.sort(null);
			assertEquals(alone, together);
		}));
	}

	private static List<Violation> violations(Definition definition) {
		return RuleSet.standard().check(definition.root(), HostFacts.UNKNOWN);
	}

	@Test
	void everyCodeHasAPair() throws IOException {
		Set<String> without = new TreeSet<>(RuleCodes.all());
		without.removeAll(pairs().stream().map(Pair::code).collect(Collectors.toSet()));
		assertEquals(new TreeSet<>(ELSEWHERE), without);
	}
}
