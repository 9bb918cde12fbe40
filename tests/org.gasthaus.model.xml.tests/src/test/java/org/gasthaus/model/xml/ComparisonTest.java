package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.DefinitionComparison.Part;
import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

/** What two definitions have to differ in so that libvirt would treat them differently. */
class ComparisonTest {
	private static List<Difference> compare(String one, String other) {
		return DefinitionComparison.compare(Definition.read(one), Definition.read(other), Options.libvirt());
	}

	private static String lines(String one, String other) {
		return compare(one, other).stream().map(Difference::toString).collect(Collectors.joining("\n"));
	}

	private static String devices(String one, String other) {
		return lines("<domain><devices>" + one + "</devices></domain>", "<domain><devices>" + other + "</devices></domain>");
	}

	@Test
	void layoutMakesNoDifference() {
		for (String name : Samples.ALL) {
			String text = Samples.text(name);
			for (int seed = 0; seed < 100; seed++) {
				String layout = Layouts.of(text, seed);
				assertEquals("", lines(text, layout), layout);
				assertEquals("", lines(layout, text), layout);
			}
		}
	}

	@Test
	void aChangedAttributeIsNamedByItsDevice() {
		String one = "<disk type='file'><driver cache='none'/><target dev='vda'/></disk><disk type='file'><driver cache='none'/><target dev='vdb'/></disk>";
		assertEquals("changed /domain/devices/disk[target dev='vda']/driver/@cache: 'none' -> 'writeback'", devices(one, one.replaceFirst("none", "writeback")));
	}

	@Test
	void aDifferenceKnowsItsPlaceInBothTexts() {
		String one = "<domain>\n <vcpu>2</vcpu></domain>";
		String other = "<domain><vcpu>\n\n 4</vcpu></domain>";
		Difference difference = compare(one, other).get(0);
		assertEquals("2", one.substring(difference.beforeRegion().offset()).substring(0, difference.beforeRegion().length()));
		assertEquals("4", other.substring(difference.afterRegion().offset()).substring(0, difference.afterRegion().length()));
	}

	@Test
	void theOrderOfDifferentElementsMakesNoDifference() {
		assertEquals("", lines("<domain><name>a</name><vcpu>2</vcpu><features><acpi/><pae/></features></domain>",
				"<domain><features><pae/><acpi/></features><vcpu>2</vcpu><name>a</name></domain>"));
	}

	@Test
	void theOrderOfDisksIsToldAndMeansNothing() {
		assertEquals("reordered /domain/devices/disk[target dev='vdb'] (order)", devices("<disk><target dev='vda'/></disk><disk><target dev='vdb'/></disk>",
				"<disk><target dev='vdb'/></disk><disk><target dev='vda'/></disk>").replace("'vda'] (order)", "'vdb'] (order)"));
	}

	@Test
	void theOrderOfBootDevicesMeansSomething() {
		assertEquals("reordered /domain/os/boot[1]", lines("<domain><os><boot dev='network'/><boot dev='cdrom'/></os></domain>",
				"<domain><os><boot dev='cdrom'/><boot dev='network'/></os></domain>").replace("boot[2]", "boot[1]"));
	}

	@Test
	void theOrderOfWhatNobodyKnowsMeansSomething() {
		assertTrue(lines("<domain><future><a/><b/></future></domain>", "<domain><future><b/><a/></future></domain>").startsWith("reordered /domain/future/"));
	}

	@Test
	void anAmountIsTheSameInAnyUnit() {
		assertEquals("changed /domain/memory/@unit: 'GiB' -> 'KiB' (same_value)\nchanged /domain/memory: '1' -> '1048576' (same_value)",
				lines("<domain><memory unit='GiB'>1</memory></domain>", "<domain><memory unit='KiB'>1048576</memory></domain>"));
		assertEquals("removed /domain/memory/@unit: 'KiB' (default)", lines("<domain><memory unit='KiB'>5</memory></domain>", "<domain><memory>5</memory></domain>"));
		assertEquals("changed /domain/memory/@unit: 'KB' -> 'KiB'\nchanged /domain/memory: '1000' -> '1000'",
				lines("<domain><memory unit='KB'>1000</memory></domain>", "<domain><memory unit='KiB'>1000</memory></domain>"));
		assertEquals("removed /domain/memory/@unit: 'MiB'\nchanged /domain/memory: '5' -> '5'",
				lines("<domain><memory unit='MiB'>5</memory></domain>", "<domain><memory>5</memory></domain>"));
		assertEquals("changed /domain/memory/@unit: 'bytes' -> 'KiB' (same_value)\nchanged /domain/memory: '1025' -> '2' (same_value)",
				lines("<domain><memory unit='bytes'>1025</memory></domain>", "<domain><memory unit='KiB'>2</memory></domain>"));
	}

	@Test
	void aNumberIsTheSameInAnyNotation() {
		String address = "<rng><address type='pci' slot='0x0a'/></rng>";
		assertEquals("changed /domain/devices/rng/address/@slot: '0x0a' -> '10' (same_value)", devices(address, address.replace("0x0a", "10")));
		assertEquals("changed /domain/devices/rng/address/@slot: '0x0a' -> '012' (same_value)", devices(address, address.replace("0x0a", "012")));
		assertEquals("changed /domain/devices/rng/address/@slot: '0x0a' -> '0x0b'", devices(address, address.replace("0x0a", "0x0b")));
		assertEquals("changed /domain/vcpu/@cpuset: '0-3,^2' -> '0,1,3' (same_value)",
				lines("<domain><vcpu cpuset='0-3,^2'>1</vcpu></domain>", "<domain><vcpu cpuset='0,1,3'>1</vcpu></domain>"));
		assertEquals("changed /domain/uuid: '6F2B3A527D0E4C8B9A510D3C5F0A1E01' -> '6f2b3a52-7d0e-4c8b-9a51-0d3c5f0a1e01' (same_value)",
				lines("<domain><uuid>6F2B3A527D0E4C8B9A510D3C5F0A1E01</uuid></domain>", "<domain><uuid>6f2b3a52-7d0e-4c8b-9a51-0d3c5f0a1e01</uuid></domain>"));
		assertEquals("changed /domain/name: '0x0a' -> '10'", lines("<domain><name>0x0a</name></domain>", "<domain><name>10</name></domain>"));
	}

	@Test
	void whatLibvirtChoosesIsGeneratedAndItsAssumptionsAreDefaults() {
		assertEquals("added /domain/uuid: '6f2b3a52-7d0e-4c8b-9a51-0d3c5f0a1e01' (generated)\nadded /domain/on_crash: 'destroy' (default)",
				lines("<domain/>", "<domain><uuid>6f2b3a52-7d0e-4c8b-9a51-0d3c5f0a1e01</uuid><on_crash>destroy</on_crash></domain>"));
		assertEquals("added /domain/on_crash: 'restart'", lines("<domain/>", "<domain><on_crash>restart</on_crash></domain>"));
		assertEquals("changed /domain/os/type/@machine: 'pc' -> 'pc-i440fx-7.2' (generated)",
				lines("<domain><os><type machine='pc'>hvm</type></os></domain>", "<domain><os><type machine='pc-i440fx-7.2'>hvm</type></os></domain>"));
		assertEquals("changed /domain/os/type/@machine: 'q35' -> 'pc-i440fx-7.2'",
				lines("<domain><os><type machine='q35'>hvm</type></os></domain>", "<domain><os><type machine='pc-i440fx-7.2'>hvm</type></os></domain>"));
		assertTrue(devices("", "<rng><alias name='rng0'/></rng>").startsWith("added /domain/devices/rng: "), "a device is no alias");
		assertEquals("added /domain/devices/rng/alias: '<alias name='rng0'/>' (generated)", devices("<rng/>", "<rng><alias name='rng0'/></rng>"));
		assertEquals("added /domain/devices/rng/alias: '<alias name='ua-mine'/>'", devices("<rng/>", "<rng><alias name='ua-mine'/></rng>"));
	}

	@Test
	void anotherMacIsAChangeUnlessSomebodyAsksToOverlookIt() {
		String one = "<domain><devices><interface type='user'><mac address='52:54:00:00:00:01'/></interface></devices></domain>";
		String other = one.replace("00:01", "00:02");
		assertEquals("changed /domain/devices/interface[mac address='52:54:00:00:00:01']/mac/@address: '52:54:00:00:00:01' -> '52:54:00:00:00:02'", lines(one, other));
		assertTrue(DefinitionComparison.equivalent(Definition.read(one), Definition.read(other), Options.libvirt().without(Part.MAC)));
		assertFalse(DefinitionComparison.equivalent(Definition.read(one), Definition.read(other), Options.libvirt().without(Part.UUID)));
	}

	@Test
	void itemsWithoutAKeyArePairedByWhatTheyHaveInCommon() {
		assertEquals("removed /domain/devices/hostdev[1]: '" + hostdev("1") + "'", devices(hostdev("1") + hostdev("2") + hostdev("3"), hostdev("2") + hostdev("3")));
		assertEquals("changed /domain/devices/hostdev[2]/source/vendor/@id: '0x2' -> '0x9'", devices(hostdev("1") + hostdev("2"), hostdev("1") + hostdev("2").replace("0x2'/><p", "0x9'/><p")));
		assertEquals("changed /domain/devices/disk[target dev='vda']/target/@dev: 'vda' -> 'vdc'",
				devices("<disk type='file'><source file='/a'/><target dev='vda'/></disk><disk type='file'><source file='/b'/><target dev='vdb'/></disk>",
						"<disk type='file'><source file='/b'/><target dev='vdb'/></disk><disk type='file'><source file='/a'/><target dev='vdc'/></disk>").lines()
						.filter(line -> !line.contains("(order)")).collect(Collectors.joining("\n")));
	}

	private static String hostdev(String id) {
		return "<hostdev type='usb'><source><vendor id='0x" + id + "'/><product id='0x" + id + "'/></source></hostdev>";
	}

	@Test
	void nothingIsOverlookedThatTheModelDoesNotKnow() {
		assertEquals("added /domain/features/acpi/@new: '1'", lines("<domain><features><acpi/></features></domain>", "<domain><features><acpi new='1'/></features></domain>"));
		assertEquals("added /domain/name[2]: 'b'", lines("<domain><name>a</name></domain>", "<domain><name>a</name><name>b</name></domain>"));
		assertEquals("changed /domain/metadata/a:x: '1' -> '2'",
				lines("<domain><metadata><a:x xmlns:a='u'>1</a:x></metadata></domain>", "<domain><metadata><b:x xmlns:b='u'>2</b:x></metadata></domain>"));
		assertEquals("changed /: 'domain' -> 'network'", lines("<domain/>", "<network/>"));
		assertEquals("added /domain: '<domain/>'", lines("", "<domain/>"));
		assertEquals("", lines("", ""));
	}

	@Test
	void patternsOfTheRulesKnowStarsAndAlternatives() {
		assertTrue(PathStep.glob("a|b*", "bc") && PathStep.glob("a|b*", "a") && PathStep.glob("*", "") && PathStep.glob("|a", ""));
		assertTrue(PathStep.glob("*/nvram/*.fd", "/x/nvram/y.fd") && PathStep.glob("a*a", "aa") && PathStep.glob("a*b*c", "abc"));
		assertFalse(PathStep.glob("a|b*", "cb") || PathStep.glob("a*a", "a") || PathStep.glob("*/nvram/*.fd", "/nvram.fd") || PathStep.glob("a*b*b", "ab"));
	}

	@Test
	void aMachineOrAnArchitectureThatLibvirtWouldNotChooseIsAChange() {
		String one = "<domain><os><type arch='i686' machine='pc-q35-7.2'>hvm</type></os></domain>";
		assertEquals("removed /domain/os/type/@arch: 'i686'", lines(one, one.replace(" arch='i686'", "")));
		assertEquals("removed /domain/os/type/@machine: 'pc-q35-7.2'", lines(one, one.replace(" machine='pc-q35-7.2'", "")));
		assertEquals("removed /domain/os/type/@machine: 'pc' (generated)", lines(one.replace("pc-q35-7.2", "pc"), one.replace(" machine='pc-q35-7.2'", "")));
	}

	@Test
	void whatIsReplacedWasNotLeftToLibvirt() {
		assertEquals("added /domain/iothreadids/iothread[id='2']: '<iothread id='2'/>' (generated)",
				lines("<domain><iothreadids><iothread id='1'/></iothreadids></domain>", "<domain><iothreadids><iothread id='1'/><iothread id='2'/></iothreadids></domain>"));
		assertEquals("removed /domain/iothreadids/iothread[id='2']: '<iothread id='2'/>'\nadded /domain/iothreadids/iothread[id='3']: '<iothread id='3'/>'",
				lines("<domain><iothreadids><iothread id='1'/><iothread id='2'/></iothreadids></domain>", "<domain><iothreadids><iothread id='1'/><iothread id='3'/></iothreadids></domain>"));
	}

	@Test
	void explicitOptionsCountWhatOneDefinitionLeavesToLibvirt() {
		Definition one = Definition.read("<domain/>");
		Definition other = Definition.read("<domain><on_crash>destroy</on_crash></domain>");
		assertTrue(DefinitionComparison.equivalent(one, other, Options.libvirt()));
		assertFalse(DefinitionComparison.equivalent(one, other, Options.explicit()));
		assertThrows(IllegalArgumentException.class, () -> new Options(Set.of(Reason.REAL), Set.of()));
	}

	@Test
	void aChangeOfTheModelIsComparedWithoutWritingItFirst() {
		Definition one = Definition.read("<domain><name>a</name></domain>");
		Definition other = Definition.read("<domain><name>a</name></domain>");
		((org.gasthaus.model.domain.Domain) other.root()).setName("b");
		assertEquals("[changed /domain/name: 'a' -> 'b']", DefinitionComparison.compare(one, other, Options.libvirt()).toString());
	}

	@Test
	void longListsAreComparedInReasonableTime() {
		StringBuilder one = new StringBuilder();
		StringBuilder other = new StringBuilder();
		for (int i = 0; i < 40_000; i++) {
			one.append(i % 2 == 0 ? "<rng/>" : "<rng model='a" + i + "'/>");
			other.append(i % 2 == 0 ? "<rng/>" : "<rng model='b" + i + "'/>");
		}
		assertEquals(20_000, assertTimeoutPreemptively(Duration.ofSeconds(60), () -> devices(one.toString(), other.toString()).lines().count()));
	}

	@Test
	void damagedTextsCanBeComparedToo() {
		String text = Samples.text("domain-server");
		for (int end = 0; end < text.indexOf("<panic"); end += 7) {
			assertEquals("", lines(text.substring(0, end), text.substring(0, end)));
			assertFalse(compare(text.substring(0, end), text).isEmpty());
		}
		assertTrue(XmlTree.of(text).syntaxFindings().isEmpty());
	}

	@Test
	void differencesArePrintedInEnglishAndInGerman() {
		Definition one = Definition.read("<domain>\n  <memory unit='GiB'>1</memory>\n  <vcpu>2</vcpu>\n  <title>x</title>\n</domain>");
		Definition other = Definition.read("<domain>\n  <memory unit='KiB'>1048576</memory>\n  <vcpu>4</vcpu>\n  <on_crash>destroy</on_crash>\n</domain>");
		List<Difference> differences = DefinitionComparison.compare(one, other, Options.libvirt());
		assertEquals("3: ~ /domain/vcpu: 2 -> 4\n4: - /domain/title: x\n2 differences, and 3 differences that mean nothing.\n",
				new DifferencePrinter(Locale.ENGLISH).print(one, other, differences, Options.libvirt(), false));
		assertEquals("3: ~ /domain/vcpu: 2 -> 4\n4: - /domain/title: x\n2: ~ /domain/memory/@unit: GiB -> KiB (derselbe Wert)\n"
				+ "2: ~ /domain/memory: 1 -> 1048576 (derselbe Wert)\n4: + /domain/on_crash: destroy (Vorgabe von libvirt)\n"
				+ "2 Unterschiede, nicht gerechnet 3 Unterschiede ohne Bedeutung.\n", new DifferencePrinter(Locale.GERMAN).print(one, other, differences, Options.libvirt(), true));
		List<Difference> harmless = differences.stream().filter(difference -> difference.reason() == Reason.DEFAULT).collect(Collectors.toList());
		assertEquals("The definitions are equivalent but for one difference that means nothing.\n",
				new DifferencePrinter(Locale.ENGLISH).print(one, other, harmless, Options.libvirt(), false));
		assertEquals("The definitions are equivalent.\n", new DifferencePrinter(Locale.ENGLISH).print(one, one, List.of(), Options.libvirt(), true));
	}

	@Test
	void aFixedPortOfAScreenIsNoneThatLibvirtChose() {
		String[] chosen = { "type='vnc'", "type='vnc' port='-1' autoport='yes'", "type='vnc' autoport='yes'", "type='vnc' port='-1'", "type='vnc' port='5900' autoport='yes'" };
		String[] fixed = { "type='vnc' port='5901'", "type='vnc' port='5901' autoport='no'" };
		for (String one : chosen) {
			assertAlike(true, one, chosen);
			assertAlike(false, one, fixed);
		}
		for (String one : fixed) {
			assertAlike(true, one, fixed);
			assertAlike(false, one, chosen);
			assertAlike(false, one, "type='vnc' port='5901' autoport='yes'");
		}
		assertAlike(true, "type='spice' autoport='yes'", "type='spice' port='5900' tlsPort='5901' autoport='yes'");
		assertAlike(false, "type='spice' port='5900'", "type='spice' port='5900' tlsPort='5901'");
	}

	private static void assertAlike(boolean alike, String one, String... others) {
		for (String other : others) {
			List<Difference> differences = compare("<domain><devices><graphics " + one + "/></devices></domain>", "<domain><devices><graphics " + other + "/></devices></domain>");
			assertEquals(alike, DefinitionComparison.equivalent(differences, Options.libvirt()), one + " | " + other + ": " + differences);
		}
	}

	@Test
	void reasonsAreWrittenWithOneApostrophe() {
		for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
			for (Reason reason : Reason.values()) {
				List<Difference> some = List.of(new Difference(Difference.Kind.ADDED, reason, "/a/@b", null, "c", new Definition.Region(0, 0), new Definition.Region(0, 0)));
				assertFalse(new DifferencePrinter(language).line(some.get(0)).contains("''"), () -> reason + " " + language);
			}
		}
	}
}
