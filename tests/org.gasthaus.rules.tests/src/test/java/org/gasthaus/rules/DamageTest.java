package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Damaged definitions: nothing is thrown, and every place is in the text. */
class DamageTest {
	private static final long SEED = 20261122;
	/** How many of each kind; {@code -Dgasthaus.fuzz=20000} for more. */
	private static final int FUZZED = Integer.getInteger("gasthaus.fuzz", 2_000);
	private static final String[] JUNK = { "", "0", "-1", "99999999999999999999", "0x", "1.1.1.1.1.", "<", ">", "'", "&amp;", "\u0000", "é", "^", "0-", ",",
			"nodeset", "<a>", "</devices>", " ", ":", "::1", "52:54", "ffffffffffffffff", "/" };

	@Test
	void nothingIsThrown() throws IOException {
		List<String> texts;
		try (var stream = DamageTest.class.getResourceAsStream("pairs.txt")) {
			texts = Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")).filter(line -> line.startsWith("- "))
					.map(line -> line.substring(2).replace("«", "").replace("»", "")).toList();
		}
		Random random = new Random(SEED);
		RuleRunner runner = new RuleRunner();
		Assertions.assertTimeout(Duration.ofMinutes(10), () -> {
			for (int i = 0; i < FUZZED; i++) {
				StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
				for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
					int from = random.nextInt(text.length() + 1);
					int to = Math.min(text.length(), from + random.nextInt(random.nextInt(10) == 0 ? 200 : 6));
					text.replace(from, to, JUNK[random.nextInt(JUNK.length)]);
				}
				String damaged = text.toString();
				for (Finding finding : runner.check(Definition.read(damaged))) {
					assertTrue(finding.offset() >= 0 && finding.end() <= damaged.length(), () -> finding + " in " + damaged);
					assertEquals(false, finding.code().equals("rule.failed"), () -> finding.message() + " in " + damaged);
				}
			}
		});
	}

	@Test
	void valuesThatMeanNothingAreNoExceptions() throws IOException {
		List<String> texts;
		try (var stream = DamageTest.class.getResourceAsStream("pairs.txt")) {
			texts = Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")).filter(line -> line.startsWith("- "))
					.map(line -> line.substring(2).replace("«", "").replace("»", "")).toList();
		}
		Random random = new Random(SEED + 1);
		RuleRunner runner = new RuleRunner();
		for (int i = 0; i < FUZZED; i++) {
			String text = texts.get(random.nextInt(texts.size()));
			String[] parts = text.split("'", -1);
			for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
				int at = 1 + 2 * random.nextInt(Math.max(1, parts.length / 2));
				if (at < parts.length) {
					parts[at] = JUNK[random.nextInt(JUNK.length)].replace("<", "").replace("'", "").replace("\u0000", "");
				}
			}
			String damaged = String.join("'", parts);
			assertEquals(List.of(), runner.check(Definition.read(damaged)).stream().filter(finding -> finding.code().equals("rule.failed")).toList(),
					() -> damaged);
		}
	}

	/** Typed changes, whose findings have fixes: each can be applied, and what it leaves can be read. */
	@Test
	void everyFixOfAChangedDefinitionCanBeApplied() throws IOException {
		RuleRunner runner = new RuleRunner();
		for (Target target : Target.values()) {
			Mutations mutations = new Mutations(SEED, target);
			for (int i = 0; i < FUZZED / 8; i++) {
				String text = mutations.next();
				Definition definition = Definition.read(text);
				for (Finding finding : runner.check(definition)) {
					assertEquals(false, finding.code().equals("rule.failed"), () -> finding.message() + " in " + text);
					finding.fixes().forEach(fix -> runner.check(Definition.read(org.gasthaus.xml.text.TextEdit.apply(text, fix.edits()))));
				}
				assertEquals(List.of(), definition.edits(), text);
			}
		}
	}

	@Test
	void manyDevicesAreCheckedInTime() {
		StringBuilder text = new StringBuilder("<domain type='kvm'><name>big</name><memory>1048576</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>");
		for (int i = 0; i < 20_000; i++) {
			text.append("<disk type='file'><source file='/d").append(i).append("'/><target dev='vda' bus='virtio'/></disk><interface type='user'><boot order='1'/>"
					+ "<alias name='ua-1'/></interface><channel type='pty'><target type='virtio'/></channel>");
		}
		Definition definition = Definition.read(text.append("</devices></domain>").toString());
		Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertTrue(new RuleRunner().check(definition).size() > 20_000));
	}
}
