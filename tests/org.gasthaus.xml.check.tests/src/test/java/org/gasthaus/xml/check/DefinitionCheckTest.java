package org.gasthaus.xml.check;

import static org.gasthaus.xml.check.Checks.codes;
import static org.gasthaus.xml.check.Checks.disk;
import static org.gasthaus.xml.check.Checks.domain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

class DefinitionCheckTest {
	private static final String QUEUES = "<interface type='bridge'>\n  <source bridge='d'/>\n  <model type='virtio'/>\n  <driver rx_queue_size='300'/>\n</interface>\n";

	@Test
	void aTopologyOfAnotherNumberOfProcessorsIsRefusedByAnyQemuOfToday() throws Exception {
		String guest = "<domain type='kvm'><name>n</name><memory>1048576</memory><vcpu>2</vcpu><cpu><topology sockets='2' cores='2' threads='1'/></cpu><os><type arch='x86_64' machine='%s'>hvm</type></os></domain>";
		for (String machine : List.of("q35", "pc-q35-7.2", "pc-i440fx-7.2")) {
			assertEquals(List.of(Severity.ERROR), Checks.check().check(guest.formatted(machine)).stream().map(Finding::severity).toList(), machine);
		}
		assertEquals(List.of(Severity.WARNING), Checks.check().check(guest.formatted("pc-i440fx-2.1")).stream().map(Finding::severity).toList());
	}

	@Test
	void utf32GetsOneFinding() throws Exception {
		String guest = "<domain type='kvm'>\n  <name>n</name>\n  <memory>1048576</memory>\n  <os>\n    <type arch='x86_64'>hvm</type>\n  </os>\n</domain>\n";
		for (String name : List.of("UTF-32LE", "UTF-32BE")) {
			for (String mark : List.of("", "\uFEFF")) {
				byte[] bytes = (mark + guest).getBytes(Charset.forName(name));
				XmlDecoder.Decoded decoded = XmlDecoder.decode(bytes);
				assertEquals(List.of("syntax.encoding"), Checks.check().check(decoded, XmlTree.of(decoded.text())).stream().map(Finding::code).toList(), name);
				// as an editor has it that took it for something else
				Charset half = name.endsWith("LE") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
				for (Charset wrong : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, half)) {
					assertEquals(List.of("syntax.encoding"), codes(new String(bytes, wrong)), name + " as " + wrong);
				}
			}
		}
		assertEquals(List.of("syntax.encoding"), codes(new String(guest.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8)));
	}

	@Test
	void whatTheSchemaAcceptsAndLibvirtRefusesIsFound() throws Exception {
		String text = domain(disk("vda") + disk("vda"));
		List<Finding> findings = Checks.check().check(text);
		assertEquals(List.of("rule.disk.target-duplicate"), codes(findings));
		assertEquals("vda", text.substring(findings.get(0).offset(), findings.get(0).end()));
		assertTrue(findings.get(0).offset() > text.indexOf("vda", text.indexOf("/disk")), "the second one is marked");
		assertEquals(List.of(), codes(domain(disk("vda") + disk("vdb"))));
	}

	@Test
	void whatGoesWithoutSomethingElseIsRefusedWithIt() throws Exception {
		assertEquals(List.of("rule.name.empty"), codes("<network><name></name></network>"));
		String nic = "<interface type='network'><source network='default'/>MORE</interface>";
		assertEquals(List.of("rule.bandwidth.average-missing"), codes(domain(nic.replace("MORE", "<bandwidth><inbound peak='5000' floor='200'/></bandwidth>"))));
		assertEquals(List.of(), codes(domain(nic.replace("MORE", "<bandwidth><inbound floor='200'/></bandwidth>"))));
		assertEquals(List.of("rule.interface.isolated-type"), codes(domain(nic.replace("MORE", "<virtualport type='openvswitch'/><port isolated='yes'/>"))));
		assertEquals(List.of(), codes(domain(nic.replace("MORE", "<port isolated='yes'/>"))));
	}

	@Test
	void theRulesAreSilentWhileTheSchemaRefuses() throws Exception {
		String duplicates = disk("vda") + disk("vda");
		assertEquals(List.of("schema.unknown-element"), codes(domain(duplicates).replace("memory>", "memroy>")));
		assertEquals(List.of("syntax.end-tag"), codes(domain(duplicates).replace("</vcpu>", "</vcp>")).subList(0, 1));
		assertTrue(codes(domain(duplicates).replace("</vcpu>", "</vcp>")).stream().noneMatch(code -> code.startsWith("rule.")));
	}

	@Test
	void theRulesAreSilentWhileTheBytesAreNoText() throws Exception {
		byte[] bytes = domain(disk("vda") + disk("vda")).replace("<name>n", "<name>n\u00e9").getBytes(StandardCharsets.ISO_8859_1);
		Decoded decoded = XmlDecoder.decode(bytes);
		assertEquals(List.of("syntax.encoding"), codes(Checks.check().check(decoded, XmlTree.of(decoded.text()))));
	}

	@Test
	void findingsOfAllKindsStandInTheOrderOfTheText() throws Exception {
		List<Finding> findings = Checks.check()
				.check(domain(disk("vdb") + QUEUES + disk("vdb")).replace("<vcpu>", "<vcpu current='2'>"));
		assertEquals(List.of("rule.vcpu.current-above-maximum", "rule.interface.queue-size", "rule.disk.target-duplicate"), codes(findings));
		for (int i = 1; i < findings.size(); i++) {
			assertTrue(findings.get(i - 1).offset() <= findings.get(i).offset(), findings::toString);
		}
	}

	@Test
	void aLoneDeviceIsJudgedAsAPartOfADomain() throws Exception {
		String text = "<?xml version='1.0'?>\n<!-- one -->\n<vsock model='virtio'>\n  <cid address='2'/>\n</vsock>\n";
		List<Finding> findings = Checks.check().check(text);
		assertEquals(List.of("rule.vsock.cid"), codes(findings));
		assertEquals("2", text.substring(findings.get(0).offset(), findings.get(0).end()));
		String mended = TextEdit.apply(text, findings.get(0).fixes().get(0).edits());
		assertEquals(List.of(), codes(mended));
		assertEquals(text.length(), mended.length());
	}

	@Test
	void aLoneDeviceDoesNotMissWhatTheDomainMayHave() throws Exception {
		assertEquals(List.of(), codes("<sound model='ich9'><audio id='7'/></sound>"));
		assertEquals(List.of("rule.audio.missing"), codes(domain("<sound model='ich9'><audio id='7'/></sound>")));
	}

	@Test
	void everyKindOfDocumentHasRules() throws Exception {
		assertEquals(List.of("rule.network.range-reversed"), codes("<network><name>n</name><forward mode='nat'/><ip address='192.168.1.1' netmask='255.255.255.0'><dhcp>"
				+ "<range start='192.168.1.9' end='192.168.1.2'/></dhcp></ip></network>").stream().filter(code -> code.contains("range")).toList());
		assertEquals(List.of("rule.volume.allocation"), codes("<volume><name>v</name><capacity>1</capacity><allocation>2</allocation><target><format type='raw'/></target></volume>"));
	}

	@Test
	void aHostAndOtherRulesMayBeGiven() throws Exception {
		Schemas schemas = new Schemas(SchemaSource.packed());
		assertEquals(List.of(), new DefinitionCheck(schemas, RuleSet.none(), HostFacts.UNKNOWN).check(domain(disk("vda") + disk("vda"))));
	}

	@Test
	void theExamplesHaveNothingWrong() throws Exception {
		DefinitionCheck check = Checks.check();
		List<String> examples = Checks.examples();
		assertTrue(examples.size() >= 12);
		for (String text : examples) {
			assertEquals(List.of(), check.check(text).stream().filter(finding -> finding.severity() != Severity.INFO).toList(), text);
		}
	}

	@Test
	void whatHasNoRootOrAnUnknownOneGetsNoRules() throws Exception {
		assertEquals(List.of("syntax.empty"), codes(""));
		assertEquals(List.of("schema.unknown-root"), codes("<html/>"));
	}

	@Test
	void theSameTreeGivesTheSameFindings() throws Exception {
		XmlTree tree = XmlTree.of(domain(disk("vda") + disk("vda")));
		DefinitionCheck check = Checks.check();
		assertEquals(check.check(tree), check.check(tree));
	}
}
