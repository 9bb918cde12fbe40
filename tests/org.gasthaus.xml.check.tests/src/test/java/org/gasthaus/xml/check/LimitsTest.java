package org.gasthaus.xml.check;

import static org.gasthaus.xml.check.Checks.codes;
import static org.gasthaus.xml.check.Checks.domain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlDecoder;
import org.junit.jupiter.api.Test;

/** Definitions that are made to hurt: none takes long, and what is not checked is told. */
class LimitsTest {
	/** Several times what the slowest took on a busy machine when this was written. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	void halfAMillionElementsAreCheckedWithoutRules() {
		String text = domain("<hub type='usb'/>\n".repeat(500_000));
		List<Finding> findings = assertTimeout(PATIENCE, () -> Checks.check().check(text));
		assertEquals(List.of("rule.too-large"), codes(findings));
		assertEquals("domain", text.substring(findings.get(0).offset(), findings.get(0).end()));
		assertTrue(!findings.get(0).isError());
	}

	@Test
	void asManyElementsAsAllowedAreCheckedWithRules() {
		// domain, name, memory, vcpu, os, type, devices
		String disks = Checks.disk("vda") + Checks.disk("vda");
		int rest = DefinitionCheck.MOST_ELEMENTS - 7 - 6;
		assertEquals(List.of("rule.disk.target-duplicate"),
				assertTimeout(PATIENCE, () -> codes(domain(disks + "<hub type='usb'/>".repeat(rest))).stream().filter(code -> code.contains("disk")).toList()));
		assertEquals(List.of("rule.too-large"), assertTimeout(PATIENCE, () -> codes(domain(disks + "<hub type='usb'/>".repeat(rest + 1)))));
	}

	@Test
	void twentyMegabytesEnd() {
		String text = domain("<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>\n".repeat(270_000));
		assertTrue(text.length() > 20_000_000);
		// three elements for each disk
		assertEquals(List.of("rule.too-large"), assertTimeout(PATIENCE, () -> codes(text)));
		assertEquals(List.of("syntax.too-large"), codes(XmlDecoder.decode(new byte[20_000_000]).findings()));
	}

	@Test
	void tenThousandDeepIsToldAndEnds() {
		for (String text : List.of("<a>".repeat(10_000), domain("<a>".repeat(10_000) + "</a>".repeat(10_000)), "<disk>".repeat(10_000) + "</disk>".repeat(10_000))) {
			List<String> codes = assertTimeout(PATIENCE, () -> codes(text));
			assertTrue(codes.contains("syntax.depth") || codes.contains("syntax.no-end-tag") || codes.stream().anyMatch(code -> code.startsWith("syntax.")), codes::toString);
		}
	}

	@Test
	void manyFixesEnd() {
		String text = domain("    <disk type='file'><source file='/a'/><target dev='sda' bus='scsi'/></disk>\n".repeat(40));
		DefinitionMender.Mended mended = assertTimeout(PATIENCE.multipliedBy(2), () -> new DefinitionMender(Checks.check()).mend(text, Finding::isError));
		assertEquals(39, mended.applied().size());
		assertEquals(List.of(), codes(mended.left()).stream().filter(code -> code.contains("duplicate")).toList());
	}
}
