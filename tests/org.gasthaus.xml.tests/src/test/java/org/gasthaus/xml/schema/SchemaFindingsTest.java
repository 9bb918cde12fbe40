package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.MarkedText;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFindingsTest {
	private static final DefinitionChecker CHECKER = new DefinitionChecker(new Schemas(SchemaSource.packed()));
	private static final Locale BEFORE = Locale.getDefault();

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(BEFORE);
	}

	@Test
	void aGoodDefinitionHasNoFindings() {
		domain("<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>«»").hasCodes();
	}

	@Test
	void aMisspeltElementGetsTheNearestNameInBothTags() {
		domain("<disk type='file'><«tagret» dev='vda'></tagret></disk>").hasCodes("schema.unknown-element")
				.whenFixedBy("Change to 'target'", wrapped("<disk type='file'><target dev='vda'></target></disk>"));
	}

	@Test
	void aMisspeltAttributeGetsTheNearestName() {
		domain("<disk type='file'><target dev='vda' «bsu»='virtio'/></disk>").hasOnly("schema.unknown-attribute",
				"The attribute 'bsu' is not allowed in 'target'; did you mean 'bus'? Allowed here: bus, removable, rotation_rate, tray.")
				.whenFixedBy("Change to 'bus'", wrapped("<disk type='file'><target dev='vda' bus='virtio'/></disk>"));
	}

	@Test
	void ofTwoNearNamesTheOneThatTakesTheValueIsMeant() {
		domain("<console «tpeyx»='pty'><target port='0'/></console>").hasCodes("schema.unknown-attribute").whenFixedBy("Change to 'type'",
				wrapped("<console type='pty'><target port='0'/></console>"));
	}

	@Test
	void ofTwoEquallyNearNamesTheOneThatTakesTheValueIsMeant() {
		String hostdev = "<hostdev %s='vfio-pci' type='mdev'><source><address uuid='b5a4c1a0-6a4c-4d0e-9a52-0f5f1c6d0c11'/></source></hostdev>";
		domain(hostdev.formatted("«modl»")).whenFixedBy("Change to 'model'", wrapped(hostdev.formatted("model")));
	}

	@Test
	void dataThatHappensToBeALiteralElsewhereIsNoChoice() {
		Finding finding = only(wrapped("<disk type='file'><target dev='vda'/><address type='drive' unit='bogus'/></disk>"));
		assertTrue(finding.message().endsWith("expected: a whole number."), finding::message);
	}

	@Test
	void anAttributeOfAnotherVariantIsNamedWithTheAllowedOnes() {
		domain("<disk type='block'><source «file»='/dev/sdb'/><target dev='vda'/></disk>").hasCodes("schema.unknown-attribute");
	}

	@Test
	void aWrongValueGetsTheAllowedOnesAndTheNearest() {
		domain("<disk type='file'><target dev='vda' bus='«vitrio»'/></disk>").hasOnly("schema.value",
				"'vitrio' is not allowed for the attribute 'bus' of 'target'; did you mean 'virtio'?"
						+ " Expected: virtio, scsi, sata, ide, usb, fdc, sd, uml, xen.")
				.whenFixedBy("Change to 'virtio'", wrapped("<disk type='file'><target dev='vda' bus='virtio'/></disk>"));
	}

	@Test
	void aNumberThatIsTooSmallOrTooLargeGetsTheBound() {
		domain("<interface type='direct'><source dev='eth0' mode='«vpea»'/></interface>").hasOnly("schema.value",
				"'vpea' is not allowed for the attribute 'mode' of 'source'; did you mean 'vepa'? Expected: vepa, bridge, passthrough, private.");
		domain("<disk type='file'><target dev='vda'/><address type='pci' domain='0' bus='0' slot='4' function='«0x8»'/></disk>").hasOnly("schema.value",
				"'0x8' is not allowed for the attribute 'function' of 'address'; expected: a hexadecimal number, 0x7 or less.");
		check("<filter name='f'><rule action='drop' direction='in' priority='«-1710»'/></filter>").hasOnly("schema.value",
				"'-1710' is not allowed for the attribute 'priority' of 'rule'; expected: a whole number, -1000 or more.");
		domain("<disk type='file'><target dev='vda'/><boot order='«0»'/></disk>").hasOnly("schema.value",
				"'0' is not allowed for the attribute 'order' of 'boot'; expected: a whole number, 1 or more.");
		domain("<graphics type='vnc' port='«65536»'/>").hasOnly("schema.value",
				"'65536' is not allowed for the attribute 'port' of 'graphics'; expected: a whole number, 65535 or less.");
		domain("<graphics type='vnc' port='«99999999999999999999999»'/>").hasOnly("schema.value",
				"'99999999999999999999999' is not allowed for the attribute 'port' of 'graphics'; expected: a whole number, 65535 or less.");
		check("<domain type='kvm'><name>a</name><memory>«-5»</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"'-5' is not allowed for 'memory'; expected: a whole number, 0 or more.");
	}

	@Test
	void aValueOfASpecialKindGetsThatKind() {
		check("<pool type='dir'><name>a</name><target><path>/x</path><permissions><mode>«999»</mode></permissions></target></pool>").hasOnly("schema.value",
				"'999' is not allowed for 'mode'; expected: an octal number, for example 0644.");
		domain("<interface type='user'><mac address='«53:54:00:aa:00:01»'/></interface>").hasOnly("schema.value",
				"'53:54:00:aa:00:01' is not allowed for the attribute 'address' of 'mac'; expected: a MAC address of one device, whose second digit is even, for example 52:54:00:12:34:56.");
		domain("<interface type='user'><mac address='«53:54:00»'/></interface>").hasOnly("schema.value",
				"'53:54:00' is not allowed for the attribute 'address' of 'mac'; expected: a MAC address, for example 52:54:00:12:34:56.");
		check("<network><name>n</name><dns><srv service='x' protocol='«tpc»'/></dns></network>").hasOnly("schema.value",
				"'tpc' is not allowed for the attribute 'protocol' of 'srv'; did you mean 'tcp'? Expected: tcp, udp.");
		for (String period : List.of("10", "0", "ten")) {
			check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><cputune><period>«" + period + "»</period></cputune></domain>").hasOnly("schema.value",
					"'" + period + "' is not allowed for 'period'; expected: a whole number, 1000 or more.");
		}
		check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><cputune><period>«2000000»</period></cputune></domain>").hasOnly("schema.value",
				"'2000000' is not allowed for 'period'; expected: a whole number, 1000000 or less.");
		check("<domain type='kvm'><name>a</name><title>«one\ntwo»</title><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"'one two' is not allowed for 'title'; expected: a name without a line break.");
	}

	@Test
	void blanksAroundANumberAreRefusedAsXmllintDoes() {
		String right = "<domain type='kvm'><name>a</name><memory>2048</memory><vcpu current='1'>2</vcpu><iothreads>2</iothreads><os><type>hvm</type></os></domain>";
		check(right).hasCodes();
		check(right.replace("2048", "« 2048 »")).hasOnly("schema.value", "White space before or behind '2048' is not allowed for 'memory'.").whenFixedBy("Remove the blanks", right);
		check(right.replace(">2</vcpu>", ">«\n2\n»</vcpu>")).hasCodes("schema.value").whenFixedBy("Remove the blanks", right);
		check(right.replace("current='1'", "current='« 1 »'")).hasOnly("schema.value", "White space before or behind '1' is not allowed for the attribute 'current' of 'vcpu'.")
				.whenFixedBy("Remove the blanks", right);
		check(right.replace("<iothreads>2", "<iothreads>«2 »")).hasCodes("schema.value");
		domain("<disk type='file'><target dev='vda'/><boot order='«1 »'/></disk>").hasCodes("schema.value");
		// XML Schema takes the blanks away before it looks for a choice or a bound, and libxml2 too
		domain("<graphics type='vnc' port=' 5900 '/>").hasCodes();
		check(right.replace("'kvm'", "'kvm '")).hasCodes();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "amd64 x86_64", "x64 x86_64", "i386 i686", "arm64 aarch64", "AMD64 x86_64" })
	void whatAnArchitectureIsCalledElsewhereIsKnown(String written, String meant) {
		String text = "<domain type='kvm'><name>a</name><memory>1</memory><os><type arch='%s'>hvm</type></os></domain>";
		check(text.formatted('«' + written + '»')).hasCodes("schema.value").whenFixedBy("Change to '" + meant + "'", text.formatted(meant));
	}

	@Test
	void whatAValueIsCalledElsewhereIsKnown() {
		domain("<controller type='usb' model='«xhci»'/>").hasCodes("schema.value").whenFixedBy("Change to 'qemu-xhci'", wrapped("<controller type='usb' model='qemu-xhci'/>"));
		check("<filter name='f'><rule action='drop' direction='«outgoing»'/></filter>").hasCodes("schema.value").whenFixedBy("Change to 'out'",
				"<filter name='f'><rule action='drop' direction='out'/></filter>");
		check("<pool type='«nfs»'><name>a</name><source><host name='h'/><dir path='/d'/></source><target><path>/x</path></target></pool>").hasFirst("schema.value",
				"'nfs' is not allowed for the attribute 'type' of 'pool'; did you mean 'netfs'? Expected: dir, logical, netfs, iscsi, rbd, disk, fs, gluster, iscsi-direct, mpath, scsi, sheepdog and 2 more.")
				.whenFixedBy("Change to 'netfs'", "<pool type='netfs'><name>a</name><source><host name='h'/><dir path='/d'/><format type='nfs'/></source><target><path>/x</path></target></pool>");
		check("<network><name>n</name><dns><srv service='x' protocol='«http»'/></dns></network>").hasOnly("schema.value",
				"'http' is not allowed for the attribute 'protocol' of 'srv'; expected: tcp, udp.");
		domain("<disk type='file'><driver name='qemu' cache='«no»'/><target dev='vda'/></disk>").hasCodes("schema.value").whenFixedBy("Change to 'none'",
				wrapped("<disk type='file'><driver name='qemu' cache='none'/><target dev='vda'/></disk>"));
	}

	@Test
	void aSourceThatIsNoneOfItsTypeGetsTheOtherTypeOrName() {
		String disk = "<disk type='%s'><source %s='%s'/><target dev='vda'/></disk>";
		domain(disk.formatted("block", "«file»", "/i/web.qcow2")).hasOnly("schema.unknown-attribute",
				"The attribute 'file' is not allowed in 'source' of a 'disk' of the type 'block', which has 'dev'; a 'disk' with 'file' has the type 'file'.")
				.whenFixedBy("Change the type of 'disk' to 'file'", wrapped(disk.formatted("file", "file", "/i/web.qcow2")));
		domain(disk.formatted("file", "«dev»", "/dev/sdb")).hasCodes("schema.unknown-attribute").whenFixedBy("Change the type of 'disk' to 'block'",
				wrapped(disk.formatted("block", "dev", "/dev/sdb")));
		domain(disk.formatted("block", "«file»", "/dev/sdb")).hasCodes("schema.unknown-attribute").whenFixedBy("Change to 'dev'",
				wrapped(disk.formatted("block", "dev", "/dev/sdb")));
		domain(disk.formatted("file", "«dev»", "/i/web.qcow2")).hasCodes("schema.unknown-attribute").whenFixedBy("Change to 'file'",
				wrapped(disk.formatted("file", "file", "/i/web.qcow2")));
		assertEquals(2, only(wrapped(disk.formatted("block", "file", "/i/web.qcow2"))).fixes().size());
	}

	@Test
	void aChainMayStartWithMoreThanRoot() {
		check("<filter name='f' chain='«tcp»'/>").hasOnly("schema.value",
				"'tcp' is not allowed for the attribute 'chain' of 'filter'; expected: root, a word that starts with one of arp, ipv4, ipv6, mac, rarp, stp, vlan.");
	}

	@Test
	void aNameWithACharacterThatItMayNotHaveGetsThatCharacter() {
		check("<pool type='dir'><name>«a/b c»</name><target><path>/x</path></target></pool>").hasOnly("schema.value",
				"'a/b c' is not allowed for 'name'; expected: a name without '/'.");
	}

	@Test
	void aWrongTextGetsWhatIsExpected() {
		check("<domain type='kvm'><name>a</name><memory>1</memory><vcpu> «two» </vcpu><os><type>hvm</type></os></domain>")
				.hasOnly("schema.value", "'two' is not allowed for 'vcpu'; expected: a whole number.");
		check("<domain type='kvm'><name>a</name><memory>1</memory><on_crash>«restrat»</on_crash><os><type>hvm</type></os></domain>")
				.hasCodes("schema.value").whenFixedBy("Change to 'restart'",
						"<domain type='kvm'><name>a</name><memory>1</memory><on_crash>restart</on_crash><os><type>hvm</type></os></domain>");
	}

	@Test
	void whiteSpaceAroundAValueThatMayHaveNoneIsTold() {
		check("<domain type='kvm'><name>«\n  a\n»</name><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"White space before or behind 'a' is not allowed for 'name'.").whenFixedBy("Remove the blanks", "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>");
		check("<domain type='kvm'><name>«a &amp; b\n»</name><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"White space before or behind 'a & b' is not allowed for 'name'.")
				.whenFixedBy("Remove the blanks", "<domain type='kvm'><name>a &amp; b</name><memory>1</memory><os><type>hvm</type></os></domain>");
	}

	@Test
	void whatOnlyLooksLikeABlankIsNamed() {
		domain("«\u00A0\u00A0»<disk type='file'><target dev='vda'/></disk>").hasOnly("schema.text", "The character U+00A0 looks like a blank or like nothing, and is text.")
				.whenFixedBy("Write blanks", wrapped("  <disk type='file'><target dev='vda'/></disk>"));
		domain("<disk type='file'>\n«\u2003»<target dev='vda'/></disk>").hasOnly("schema.text", "The character U+2003 looks like a blank or like nothing, and is text.");
		check("<domain type='kvm'><name>a</name><memory>«1\u3000»</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"'1<U+3000>' is not allowed for 'memory'; did you mean '1'? Expected: a whole number.");
		domain("<disk type='file'>«\u200B»<target dev='vda'/></disk>").hasOnly("schema.text", "The character U+200B looks like a blank or like nothing, and is text.")
				.whenFixedBy("Delete it", wrapped("<disk type='file'><target dev='vda'/></disk>"));
		domain("<disk type='file'><source file='/a'/><target dev='«vda\u200B»' bus='virtio'/></disk>").hasOnly("schema.value",
				"'vda<U+200B>' is not allowed for the attribute 'dev' of 'target'; did you mean 'vda'?")
				.whenFixedBy("Change to 'vda'", wrapped("<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>"));
		check("<domain type='kvm'><name>a</name><memory>«1\u00A0»</memory><os><type>hvm</type></os></domain>").hasOnly("schema.value",
				"'1<U+00A0>' is not allowed for 'memory'; did you mean '1'? Expected: a whole number.")
				.whenFixedBy("Change to '1'", "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>");
	}

	@Test
	void missingElementsAndAttributesAreMarkedAtTheElement() {
		check("<«domain» type='kvm'><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.missing-element",
				"'domain' needs the element 'name'.");
		check("<«domain»><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.missing-attribute",
				"'domain' needs the attribute 'type'.");
	}

	@Test
	void aSecondElementIsADuplicateIfOneIsAllowed() {
		check("<domain type='kvm'><name>a</name><«name»>b</name><memory>1</memory><os><type>hvm</type></os></domain>")
				.hasOnly("schema.duplicate-element", "'name' may appear only once here, in 'domain'.")
				.whenFixedBy("Delete 'name'", "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>");
	}

	@Test
	void aMisplacedElementIsToldWhereItBelongs() {
		Finding finding = only("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os>"
				+ "<disk type='file'><target dev='vda'/></disk></domain>");
		assertEquals("schema.misplaced-element", finding.code());
		assertTrue(finding.message().startsWith("'disk' is not allowed in 'domain'; it belongs into: devices."), finding::message);
		assertTrue(only("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type><vcpu>1</vcpu></os></domain>").message()
				.contains("it belongs into: domain."));
	}

	@Test
	void aMisplacedElementIsNotSentWhereOneIsAlready() {
		for (String devices : List.of("<«vcpu»>1</vcpu>", "<«devices»><emulator>/e</emulator></devices>")) {
			Finding finding = only(wrapped(devices.replaceAll("[«»]", "")).replace("  <os>", "  <vcpu>2</vcpu>\n  <os>"));
			assertEquals("schema.misplaced-element", finding.code());
			String name = devices.substring(2, devices.indexOf('»'));
			assertTrue(finding.message().startsWith("'" + name + "' is not allowed in 'devices'; 'domain', where it belongs, has one already. Allowed here: emulator, disk,"),
					finding::message);
		}
		assertTrue(only(wrapped("<disk type='file'><target dev='vda'/><disk type='file'><target dev='vdb'/></disk></disk>")).message()
				.startsWith("'disk' is not allowed in 'disk'; it belongs into: devices."));
		assertTrue(only(wrapped("<vcpu>1</vcpu>")).message().startsWith("'vcpu' is not allowed in 'devices'; it belongs into: domain."));
	}

	@Test
	void anElementInATextIsOneFinding() {
		String guest = "<domain type='kvm'><name>a</name><memory>1</memory>%s<os><type>hvm</type></os></domain>";
		check(guest.formatted("<vcpu>1<«vcpu»>2</vcpu></vcpu>")).hasOnly("schema.misplaced-element",
				"'vcpu' is not allowed in 'vcpu'; 'domain', where it belongs, has one already. Allowed here: nothing.");
		check(guest.formatted("<vcpu>1<«foo»/></vcpu>")).hasOnly("schema.unknown-element", "'foo' is not allowed in 'vcpu'; no more elements are.");
		check(guest.formatted("<vcpu>«one»<foo/></vcpu>")).hasCodes("schema.value", "schema.unknown-element");
		check(guest.formatted("<vcpu><«foo»/>1</vcpu>")).hasCodes("schema.unknown-element");
	}

	@Test
	void aDeviceThatIsOnlyANameIsOneFinding() {
		domain("<«channel»/>").hasOnly("schema.missing-attribute", "'channel' needs the attribute 'type'.");
		domain("<«hostdev»></hostdev>").hasOnly("schema.missing-attribute", "'hostdev' needs the attribute 'type'.");
		domain("<«memory»/>").hasOnly("schema.missing-attribute", "'memory' needs the attribute 'model'.");
		domain("<«disk»/>").hasOnly("schema.missing-element", "'disk' needs the element 'target'.");
		domain("<«channel» type='pty'/>").hasOnly("schema.missing-element", "'channel' needs the element 'target'.");
		domain("<memory discard='yes'/>«»").hasCodes("schema.missing-attribute", "schema.missing-element");
	}

	@Test
	void theNamespaceOfACommandLineIsToldOnceAndCanBeDeclared() {
		String guest = "<domain type='kvm'%s><name>a</name><memory>1</memory><os><type>hvm</type></os><%s:commandline><qemu:arg value='-S'/></qemu:commandline></domain>";
		check(guest.formatted("", "«qemu»")).hasOnly("syntax.unbound-prefix",
				"The declaration xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0' is missing on <domain>.")
				.whenFixedBy("Declare the prefix 'qemu'", guest.formatted(" xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'", "qemu"));
		assertEquals(List.of(), findings(guest.formatted(" xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'", "qemu")));
		check("<network><name>n</name><«dnsmasq»:options><dnsmasq:option value='x'/></dnsmasq:options></network>").hasOnly("syntax.unbound-prefix",
				"The declaration xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0' is missing on <network>.");
		check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><«qemu»:commandline><qemu:arg/></qemu:commandline></domain>")
				.hasCodes("syntax.unbound-prefix", "schema.missing-attribute");
		check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><«x»:y/></domain>").hasOnly("syntax.unbound-prefix",
				"The prefix 'x' is not bound to a namespace.");
	}

	@Test
	void textBetweenElementsIsMarked() {
		domain("«hello»<disk type='file'><target dev='vda'/></disk>").hasCodes("schema.text");
		check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><features><acpi> «on» </acpi></features></domain>")
				.hasOnly("schema.text", "Text is not allowed in 'acpi'; it stays empty.");
	}

	@Test
	void anUnknownRootIsNamedWithTheKnownOnes() throws SchemaException {
		check("<«domian» type='kvm'/>").hasCodes("schema.unknown-root").whenFixedBy("Change to 'domain'", "<domain type='kvm'/>");
		check("<«Domain» type='kvm'></Domain>").hasCodes("schema.unknown-root").whenFixedBy("Change to 'domain'", "<domain type='kvm'></domain>");
		String said = CHECKER.check(XmlTree.of("<domian type='kvm'/>")).get(0).message();
		assertTrue(said.startsWith("'domian' is no libvirt definition; did you mean 'domain'? A definition starts with one of: domain, network, "), said);
		check("<«html»/>").hasCodes("schema.unknown-root");
		check("<network «xmlns»='http://example.org/'><name>n</name></network>").hasCodes("schema.namespace").whenFixedBy("Delete 'xmlns'", "<network><name>n</name></network>");
	}

	@Test
	void aSingleDeviceIsCheckedAsAPartOfADomain() throws SchemaException {
		check("<disk type='file'><target dev='vda' «bsu»='virtio'/></disk>").hasCodes("schema.unknown-attribute");
		check("<interface type='network'><source network='default'/></interface>«»").hasCodes();
		assertEquals(DocumentKind.HOST_INTERFACE, CHECKER.kindOf(XmlTree.of("<interface type='bridge' name='br0'/>").root()));
	}

	@Test
	void elementsWithSyntaxErrorsGetNoSchemaErrorsOthersDo() {
		domain("<disk type='fi\n<disk type='file'><target dev='vda' «bsu»='virtio'/></disk>").hasCodes("syntax.unclosed-value", "schema.unknown-attribute");
		domain("<«dis»\n    <disk type='file'><target dev='vda' bus='virtio'/></disk>").hasCodes("syntax.unclosed-tag");
	}

	@Test
	void oneMistakeGivesOneFinding() {
		check("<domain type='kvm'><«nmae»>a</nmae><memory>1</memory><os><type>hvm</type></os></domain>").hasCodes("schema.unknown-element");
		check("<domain «tpye»='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>").hasCodes("schema.unknown-attribute");
	}

	@Test
	void namespacesEntitiesAndSectionsMeanWhatTheyMean() {
		check("<!DOCTYPE domain [<!ENTITY n 'web'>]>\n<domain type='kvm' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><name>&n;01</name>"
				+ "<memory>1<![CDATA[0]]><!-- x -->0</memory><os><type>hvm</type></os><q:commandline><q:«arg»/></q:commandline></domain>")
				.hasCodes("schema.missing-attribute");
	}

	@Test
	void manyErrorsAreCutOff() {
		List<Finding> findings = findings(wrapped("<foo/>".repeat(500)));
		assertEquals(SchemaFindings.MAX, findings.size());
		assertEquals("schema.too-many", findings.get(findings.size() - 1).code());
	}

	@Test
	void sentencesAreGermanForGermans() {
		Locale.setDefault(Locale.GERMAN);
		try {
			check("<«domain»><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>").hasOnly("schema.missing-attribute",
					"'domain' braucht das Attribut 'type'.");
		} finally {
			Locale.setDefault(Locale.ENGLISH);
		}
	}

	private static Finding only(String text) {
		List<Finding> findings = findings(text);
		assertEquals(1, findings.size(), findings::toString);
		return findings.get(0);
	}

	private static MarkedText domain(String devices) {
		return check(wrapped(devices));
	}

	private static String wrapped(String devices) {
		return "<domain type='kvm'>\n  <name>a</name>\n  <memory>1</memory>\n  <os><type>hvm</type></os>\n  <devices>\n    " + devices
				+ "\n  </devices>\n</domain>";
	}

	private static MarkedText check(String marked) {
		return MarkedText.checkedBy(SchemaFindingsTest::findings, marked);
	}

	private static List<Finding> findings(String text) {
		try {
			return CHECKER.check(text);
		} catch (SchemaException missing) {
			throw new AssertionError(missing);
		}
	}
}
