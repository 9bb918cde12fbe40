package org.gasthaus.xml.check;

import static org.gasthaus.xml.check.Checks.codes;
import static org.gasthaus.xml.check.Checks.disk;
import static org.gasthaus.xml.check.Checks.domain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

class DefinitionMenderTest {
	@Test
	void syntaxThenSchemaThenRulesAreMendedInOneGo() throws Exception {
		String right = domain(disk("vda") + disk("vdb"));
		String text = right.replace("dev='vdb'", "dev='vda'").replace("memory>", "memroy>").replace("</vcpu>", "</vcp>");
		Mended mended = mend(text);
		assertEquals(right, mended.text());
		assertEquals(List.of(), mended.left());
		assertEquals(List.of("rule", "schema", "syntax"),
				mended.applied().stream().map(applied -> applied.finding().code().replaceAll("\\..*", "")).distinct().sorted().toList());
	}

	@Test
	void ofTypeAndSourceThatWhichDoesNotFitThePathIsChanged() throws Exception {
		String disk = "<disk type='%s'><source %s='%s'/><target dev='vda' bus='virtio'/></disk>";
		assertEquals(domain(disk.formatted("file", "file", "/i/web.qcow2")), mend(domain(disk.formatted("block", "file", "/i/web.qcow2"))).text());
		assertEquals(domain(disk.formatted("block", "dev", "/dev/sdb")), mend(domain(disk.formatted("file", "dev", "/dev/sdb"))).text());
		assertEquals(domain(disk.formatted("block", "dev", "/dev/sdb")), mend(domain(disk.formatted("block", "file", "/dev/sdb"))).text());
		assertEquals(domain(disk.formatted("file", "file", "/i/web.qcow2")), mend(domain(disk.formatted("file", "dev", "/i/web.qcow2"))).text());
	}

	@Test
	void onlyWhatIsMeantForSureIsWritten() throws Exception {
		String text = domain(disk("vda") + "<controller type='usb' model='xhci'/>");
		assertEquals(text.replace("'xhci'", "'qemu-xhci'"), mend(text).text());
		String short1 = domain(disk("vda").replace("bus='virtio'", "bus='xyz'"));
		assertSame(short1, mend(short1).text());
		String boot = domain(disk("vda")).replace("</os>", "<boot order='1'/></os>");
		assertSame(boot, mend(boot).text());
	}

	@Test
	void aValueThatTheRulesRefuseThereIsNotWritten() throws Exception {
		String text = domain(disk("vda").replace("<disk type='file'", "<disk type='file' device='cd-rom'"));
		assertSame(text, mend(text).text(), "a CD drive on virtio is refused");
	}

	@Test
	void whatIsRightStaysTheSameObject() throws Exception {
		String text = domain(disk("vda"));
		assertSame(text, mend(text).text());
	}

	@Test
	void onlyWhatIsWantedIsMended() throws Exception {
		String text = domain(disk("vda") + disk("vda").replace("'/vda'", "'/vdb'")).replace("memory>", "memroy>");
		Mended mended = new DefinitionMender(Checks.check()).mend(text, finding -> finding.code().startsWith("schema."));
		assertEquals(text.replace("memroy>", "memory>"), mended.text());
		assertEquals(List.of("rule.disk.target-duplicate"), codes(mended.left()));
	}

	@Test
	void whatAMisspeltNameHidIsMendedToo() throws Exception {
		String right = domain(disk("vda")).replace("<memory>", "<memory unit='KiB'>");
		Mended mended = mend(right.replace("<memory unit='KiB'>", "<memroy uint='KiB'>").replace("</memory>", "</memroy>"));
		assertEquals(right, mended.text());
		assertEquals(2, mended.applied().size());
	}

	@Test
	void aFixThatMakesAnotherErrorIsNotApplied() throws Exception {
		// each repair of one makes the other wrong
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class, (domain, findings) -> {
			boolean a = domain.getName().equals("n");
			findings.error(a ? "name.empty" : "name.line-break", domain, NAME).orSet(domain, NAME, a ? "m" : "n");
		}));
		assertEquals(domain(""), mended.text());
		assertEquals(List.of(), mended.applied());
		assertEquals(List.of("rule.name.empty"), codes(mended.left()));
	}

	@Test
	void aDoubledStartTagGoesAndNotWhatIsBehindIt() throws Exception {
		String right = "<domain type='qemu'>\n  <name>n</name>\n  <memory>1048576</memory>\n  <os>\n    <type>hvm</type>\n  </os>\n  <devices>\n    " + disk("vda")
				+ "\n  </devices>\n</domain>\n";
		Mended mended = mend(right.replace("  <devices>\n", "  <devices>\n  <devices>\n"));
		assertEquals(right, mended.text());
		assertEquals(List.of(), mended.left());
	}

	@Test
	void twoSectionsBecomeOne() throws Exception {
		String text = domain("\n" + disk("vda") + "\n</devices>\n<devices>\n" + disk("vdb") + "\n");
		Mended mended = mend(text);
		assertEquals(text.replace("</devices>\n<devices>\n", "").replaceAll("\\s+", " ").replace("> <", "><"), mended.text().replaceAll("\\s+", " ").replace("> <", "><"));
		assertEquals(List.of(), mended.left());
	}

	@Test
	void whatCannotBeOneStays() throws Exception {
		String text = domain(disk("vda")).replace("</vcpu>", "</vcpu><vcpu cpuset='1'>2</vcpu>");
		Mended mended = mend(text);
		assertSame(text, mended.text());
		assertEquals(List.of("schema.duplicate-element"), codes(mended.left()));
	}

	@Test
	void theSameSaidTwiceIsSaidOnceAfterwards() throws Exception {
		Mended mended = mend(domain(disk("vda")).replace("</vcpu>", "</vcpu><on_crash>destroy</on_crash><on_crash>destroy</on_crash>"));
		assertEquals(domain(disk("vda")).replace("</vcpu>", "</vcpu><on_crash>destroy</on_crash>"), mended.text());
	}

	@Test
	void anAttributeThatIsNotAllowedIsNotThrownAwayWithItsValue() throws Exception {
		String text = domain("<interface type='user' mac='52:54:00:00:00:01'/>");
		assertSame(text, mend(text).text());
	}

	@Test
	void whatALaterLibvirtKnowsStays() throws Exception {
		String text = domain(disk("vda")).replace("</os>", "<varstore/></os>");
		Mended mended = mend(text);
		assertSame(text, mended.text());
		assertEquals(List.of("schema.newer"), codes(mended.left()));
	}

	@Test
	void theValueOfAnAttributeThatIsNotAllowedGoesToTheOneThatIsMissing() throws Exception {
		assertEquals(domain("<interface type='network'><source network='default'/></interface>"),
				mend(domain("<interface type='network'><source name='default'/></interface>")).text());
		assertEquals(domain("<watchdog model='i6300esb'/>"), mend(domain("<watchdog name='i6300esb'/>")).text());
		String unfit = domain("<watchdog name='yes please'/>");
		assertSame(unfit, mend(unfit).text());
	}

	@Test
	void whatIsNamedLikeSomethingElseIsNotMadeThat() throws Exception {
		for (String device : List.of("<nic/>", "<cdrom/>", "<drive file='/x'/>")) {
			String text = domain(device);
			assertSame(text, mend(text).text(), device);
		}
		String misplaced = domain("").replace("</devices>", "</devices><tpm model='tpm-tis'><backend type='emulator'/></tpm>");
		assertSame(misplaced, mend(misplaced).text());
	}

	@Test
	void anotherLanguageIsNotMadeADefinition() throws Exception {
		for (String text : List.of("<service><short>ssh</short></service>", "<server name='x' port='80'/>", "<select a='1'>x</select>", "<module a='1'/>", "<tool/>",
				"<start mode='none'/>")) {
			assertSame(text, mend(text).text());
		}
		assertEquals("<network><name>n</name></network>", mend("<netwrok><name>n</name></netwrok>").text());
	}

	@Test
	void aRouteStaysWhereTheNetmaskIsWrong() throws Exception {
		String text = "<network><name>n</name><ip address='192.168.122.1' netmask='255.255.0.255'/>"
				+ "<route address='192.168.222.0' prefix='24' gateway='192.168.122.2'/></network>";
		Mended mended = mend(text);
		assertSame(text, mended.text());
		assertEquals(List.of("rule.network.netmask"), codes(mended.left()));
		String other = text.replace("255.255.0.255", "255.255.255.0").replace("122.2'", "123.2'");
		assertSame(other, mend(other).text());
	}

	@Test
	void warningsThatUndoEachOtherEnd() throws Exception {
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class, (domain, findings) -> {
			boolean a = domain.getName().equals("n");
			findings.warning(a ? "name.empty" : "name.line-break", domain, NAME).orSet(domain, NAME, a ? "m" : "n");
		}));
		assertEquals(1, mended.applied().size());
		assertEquals(List.of("rule.name.line-break"), codes(mended.left()));
	}

	@Test
	void aFixThatLeavesItsFindingIsNotApplied() throws Exception {
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class,
				(domain, findings) -> findings.error("name.empty", domain, NAME).orSet(domain, NAME, domain.getName() + "x")));
		assertEquals(domain(""), mended.text());
	}

	@Test
	void theAppliedFixesLeadFromTheTextToTheMendedOne() throws Exception {
		String text = domain(disk("vda") + disk("vda") + disk("vda")).replace("memory>", "memroy>").replace("\n", "\r\n");
		Mended mended = mend(text);
		String replayed = text;
		for (DefinitionMender.Applied applied : mended.applied()) {
			replayed = TextEdit.apply(replayed, applied.fix().edits());
		}
		assertEquals(mended.text(), replayed);
		assertEquals(domain(disk("vda") + disk("vdb") + disk("vdc")).replace("'/vdb'", "'/vda'").replace("'/vdc'", "'/vda'").replace("\n", "\r\n"), mended.text());
	}

	@Test
	void everythingElseOfTheTextStays() throws Exception {
		String text = "<!-- before -->\n" + domain("<!-- <disk> ]] -->" + disk("vda") + "<?keep me?>" + disk("vda")) + "<!-- after -->";
		String mended = mend(text).text();
		assertTrue(mended.startsWith("<!-- before -->\n") && mended.endsWith("<!-- after -->") && mended.contains("<?keep me?>"), mended);
		assertEquals(text.length(), mended.length());
	}

	private static final EAttribute NAME = DomainPackage.Literals.DOMAIN__NAME;

	private static Mended mend(String text) throws Exception {
		return new DefinitionMender(Checks.check()).mend(text, Finding::isError);
	}

	private static Mended mend(String text, RuleSet rules) throws Exception {
		return new DefinitionMender(new DefinitionCheck(new Schemas(SchemaSource.packed()), rules, HostFacts.UNKNOWN)).mend(text, finding -> true);
	}

	@Test
	void aRangeOutsideOfItsNetworkIsNotMovedUnasked() throws Exception {
		String text = "<network><name>n</name><ip address='192.168.77.1' netmask='255.255.255.0'><dhcp><range start='192.168.78.10' end='192.168.78.20'/></dhcp></ip></network>";
		Mended mended = mend(text);
		assertSame(text, mended.text());
		Finding outside = mended.left().stream().filter(finding -> finding.code().equals("rule.network.range-outside")).findFirst().orElseThrow();
		assertEquals("Write 192.168.77.10 to 192.168.77.20, the same hosts in this network", outside.fixes().get(0).title());
		assertFalse(DefinitionMender.mayMend(text, outside));
	}

	@Test
	void moreThanAreToldAreMendedAll() throws Exception {
		StringBuilder disks = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			disks.append("    <disk type='file'><source file='/").append(i).append("'/><target dev='vd").append((char) ('a' + i / 26)).append((char) ('a' + i % 26)).append("' bus='virtio'/></disk>\n");
		}
		String right = domain(disks.toString());
		Mended mended = mend(right.replace("disk type=", "disk typ=").replace("<source", "<sorce").replace("bus='virtio'", "bus='virtoi'"));
		assertEquals(right, mended.text());
		assertEquals(120, mended.applied().size());
	}

	@Test
	void severalBlanksInOneElementGoTogether() throws Exception {
		String right = domain(disk("vda").replace("<source", "<driver name='qemu' type='qcow2' cache='none'/><source"));
		assertEquals(right, mend(right.replace("'qemu'", "'qemu '").replace("'qcow2'", "' qcow2'").replace("'none'", "'none '")).text());
	}

	@Test
	void whatMayBeMeantOtherwiseIsNotWritten() throws Exception {
		for (String devices : List.of("<hostdev mode='subsystem' type='usb'><source><vendor id='1133'/><product id='2085'/></source></hostdev>",
				"<interface type='bridge'><source bridge='br0'/><target dev='guest-production-eth0'/></interface>", "<graphics type='vnc' port='80'/>",
				"<graphics type='vnc' listen='0.0.0.0'/>")) {
			String text = domain(devices);
			Mended mended = new DefinitionMender(Checks.check()).mend(text, finding -> true);
			assertSame(text, mended.text());
			assertTrue(mended.left().stream().anyMatch(finding -> !finding.fixes().isEmpty()), devices);
		}
	}

	@Test
	void noElementGoesBecauseAMachineIsMisspelt() throws Exception {
		String text = "<domain type='qemu'><name>a</name><memory>524288</memory><os><type arch='aarch64' machine='vir'>hvm</type></os>"
				+ "<features><gic version='3'/></features></domain>";
		assertSame(text, mend(text).text());
	}
}
