package org.gasthaus.xml.ide.completion;

import static org.gasthaus.xml.ide.completion.Cursor.devices;
import static org.gasthaus.xml.ide.completion.Cursor.in;
import static org.gasthaus.xml.ide.completion.Cursor.inDevices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
	private static final String DISK = "<disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/></disk>";

	// --- elements

	@Test
	void anElementOfANamespaceComesWithItsDeclaration() {
		String uri = "http://libvirt.org/schemas/domain/qemu/1.0";
		String right = "<domain type='kvm' xmlns:qemu='" + uri + "'>\n  <qemu:commandline";
		assertTrue(in("<domain type='kvm'>\n  <|\n</domain>").with("qemu:commandline").startsWith(right));
		assertTrue(in("<domain type='kvm'>\n  |\n</domain>").with("qemu:commandline").startsWith(right));
		assertTrue(in("<domain type='kvm' xmlns:qemu='" + uri + "'>\n  <|\n</domain>").with("qemu:commandline").startsWith(right));
		assertTrue(in("<domain type='kvm' xmlns:q='" + uri + "'>\n  <|\n</domain>").with("q:commandline").startsWith("<domain type='kvm' xmlns:q='" + uri + "'>\n  <q:commandline"));
		assertTrue(in("<network>\n  <|\n</network>").with("dnsmasq:options").startsWith("<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>"));
		for (String text : List.of("<domain type='kvm'><|</domain>", "<domain type='kvm' xmlns:qemu='u'><|</domain>", "<network><|</network>", "<pool type='netfs'><|</pool>")) {
			assertTrue(in(text).labels().stream().noneMatch(label -> label.contains("{")), () -> in(text).labels().toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<domain type='kvm'><devices><|</devices></domain>", "<domain type='kvm'><devices><disk type='file'><|</disk></devices></domain>", "<volume><|</volume>",
			"<network><ip><dhcp><|</dhcp></ip></network>", "<domain type='kvm'>\n  <devices>\n    <disk type='file'>\n    <|</disk>\n  </devices>\n</domain>" })
	void elementsAreProposedDirectlyBeforeAnEndTag(String marked) {
		Cursor cursor = Cursor.in(marked);
		Cursor letter = Cursor.in(marked.replace("|", "s|"));
		assertFalse(letter.labels().isEmpty());
		assertTrue(cursor.labels().containsAll(letter.labels()), () -> cursor.labels() + " " + letter.labels());
		String label = letter.labels().get(0);
		assertEquals(letter.with(label), cursor.with(label));
	}

	@Test
	void theStartsOfTheNamesOfChainsAreProposed() {
		assertEquals(List.of("root", "ipv4", "ipv6", "mac", "arp", "vlan", "stp", "rarp"), in("<filter name='f' chain='|'/>").labels());
	}

	@Test
	void whatMayStandOnceAndIsThereIsLeftOut() {
		List<String> labels = in("<domain type='kvm'><name>a</name><memory>1</memory>|</domain>").labels();
		assertFalse(labels.contains("name"));
		assertFalse(labels.contains("memory"));
		assertTrue(labels.contains("vcpu"));
	}

	@Test
	void whatStandsBehindTheCursorIsLeftOutToo() {
		List<String> labels = in("<domain type='kvm'>|<name>a</name><memory>1</memory><os><type>hvm</type></os></domain>").labels();
		assertFalse(labels.contains("name"), labels::toString);
		assertFalse(labels.contains("os"), labels::toString);
		assertTrue(labels.contains("vcpu"), labels::toString);
	}

	@Test
	void whatMayStandManyTimesIsOfferedAgain() {
		assertTrue(inDevices(DISK + "|" + DISK).labels().contains("disk"));
	}

	@Test
	void whatIsRequiredComesFirst() {
		assertEquals("name", in("<domain type='kvm'>|</domain>").labels().get(0));
		assertEquals("target", inDevices("<disk type='file'>|</disk>").labels().get(0));
	}

	@Test
	void aNewTagHasItsUsualAttributesAsTabStops() {
		assertTrue(inDevices("|").snippet("disk").contains("<disk type='${1:file}' device='${2:disk}'>\n      $0\n    </disk>"));
		assertTrue(inDevices("<disk type='file'>|</disk>").snippet("target").contains("<target dev='${1:vda}' bus='${2:virtio}'/>"));
	}

	@Test
	void aNewTargetHasTheNextFreeName() {
		assertTrue(inDevices(DISK + "<disk type='file'>|</disk>").with("target").contains("<target dev='vdb' bus='virtio'/>"));
		assertTrue(inDevices("<disk type='file' device='cdrom'>|</disk>").with("target").contains("<target dev='sda' bus='sata'/>"));
	}

	@Test
	void theSourceOfADiskHasTheAttributeOfItsType() {
		assertTrue(inDevices("<disk type='file'>|</disk>").snippet("source").contains("<source file='$1'/>"));
		assertTrue(inDevices("<disk type='block'>|</disk>").snippet("source").contains("<source dev='$1'/>"));
		assertTrue(inDevices("<disk type='volume'>|</disk>").snippet("source").contains("<source pool='$1' volume='$2'/>"));
	}

	@Test
	void anElementWithTextEndsWithItsEndTag() {
		assertTrue(in("<domain type='kvm'>|</domain>").snippet("name").contains("<name>$1</name>"));
		assertTrue(in("<domain type='kvm'>|</domain>").with("on_crash").contains("<on_crash>destroy</on_crash>"));
	}

	@Test
	void aNameInATagWithContentChangesBothTags() {
		assertEquals(devices("<console type='pty'><target port='0'/></console>"),
				inDevices("<ser|ial type='pty'><target port='0'/></serial>".replace("ser|ial", "con|ial")).with("console"));
	}

	@Test
	void lettersAmidACamelNameFindIt() {
		assertEquals(List.of("currentMemory"), in("<domain type='kvm'>cM|</domain>").labels());
		assertEquals("memory", in("<domain type='kvm'>mem|</domain>").labels().get(0));
		assertTrue(in("<domain type='kvm'>mem|</domain>").labels().contains("currentMemory"));
	}

	@Test
	void typedLettersAreReplaced() {
		inDevices("hu|").becomes("hub", "<hub type=''/>");
		inDevices("<hu|").becomes("hub", "<hub type=''/>");
	}

	@Test
	void anElementThatTheSchemaDoesNotKnowHasNoContent() {
		assertEquals(List.of(), inDevices("<nothing>|</nothing>").labels());
		assertEquals(List.of(), in("<nothing>|</nothing>").labels());
	}

	@Test
	void aSecondRootIsNotOffered() {
		assertEquals(List.of(), in("<network/>\n|").labels());
		assertEquals(List.of(), in("<network/>\n<|").labels());
	}

	@Test
	void aDeviceOnItsOwnIsCompletedAsInADomain() {
		assertEquals(List.of("file"), in("<disk type='fi|'/>").labels());
		assertTrue(in("<interface type='network'>|</interface>").labels().contains("mac"));
		assertTrue(in("<interface type='bridge' name='br0'>|</interface>").labels().contains("bridge"));
	}

	@Test
	void everyKindOfDefinitionIsKnown() {
		assertTrue(in("<network><name>a</name>|</network>").labels().contains("forward"));
		assertTrue(in("<pool type='dir'><name>a</name>|</pool>").labels().contains("target"));
		assertTrue(in("<volume><name>a</name>|</volume>").labels().contains("capacity"));
		assertTrue(in("<domainsnapshot>|</domainsnapshot>").labels().contains("disks"));
		assertTrue(in("<secret ephemeral='no' private='no'>|</secret>").labels().contains("usage"));
		assertTrue(in("<filter name='a'>|</filter>").labels().contains("rule"));
	}

	// --- end tags

	@Test
	void anEndTagIsOfferedWhereOneIsMissing() {
		assertTrue(in("<domain type='kvm'><name>a|").labels().contains("</name>"));
		assertFalse(in("<domain type='kvm'><devices>|</devices></domain>").labels().contains("</devices>"));
	}

	@Test
	void aHalfTypedEndTagIsCompleted() {
		assertEquals("<domain><devices></devices></domain>", in("<domain><devices></dev|></domain>").with("</devices>"));
		assertEquals("<domain><devices></devices>", in("<domain><devices></|").with("</devices>"));
	}

	// --- attributes

	@Test
	void anAttributeRightBehindAValueGetsABlank() {
		inDevices("<disk type='file'|/>").becomes("device", "<disk type='file' device=''/>");
	}

	@Test
	void anAttributeBeforeAnotherIsSetApart() {
		inDevices("<disk |type='file'/>").becomes("device", "<disk device='' type='file'/>");
	}

	@Test
	void theNameOfAnAttributeWithAValueIsReplacedAlone() {
		inDevices("<disk type='file' dev|x='cdrom'/>").becomes("device", "<disk type='file' device='cdrom'/>");
	}

	@Test
	void quotesAreTheOnesInUse() {
		assertTrue(in("<domain type=\"kvm\"><vcpu |>1</vcpu></domain>").with("placement").contains("placement=\"\""));
	}

	@Test
	void requiredAttributesComeFirst() {
		assertEquals("type", inDevices("<interface |/>").labels().get(0));
		assertEquals("id", inDevices("<audio |/>").labels().get(0));
	}

	@Test
	void anAddressIsProposedAsAWhole() {
		Cursor cursor = in(devices("<interface type='user'><address |/></interface>").replace("q35", "pc"));
		Proposal free = cursor.proposals.stream().filter(each -> each.kind() == Kind.GENERATED).findFirst().orElseThrow();
		assertTrue(free.text().matches("type='pci' domain='0x0000' bus='0x0[0-9a-f]' slot='0x[01][0-9a-f]' function='0x0'"), free.text());
	}

	// --- values

	@Test
	void theWholeValueIsReplaced() {
		inDevices("<disk type='fi|les'/>").becomes("file", "<disk type='file'/>");
	}

	@Test
	void aValueWithoutQuotesGetsThem() {
		inDevices("<disk type=fi|/>").becomes("file", "<disk type='file'/>");
		inDevices("<disk type=|'block'/>").becomes("file", "<disk type='file'/>");
	}

	@Test
	void theWholeTextOfAnElementIsReplaced() {
		assertEquals("<domain type='kvm'><on_crash>preserve</on_crash></domain>", in("<domain type='kvm'><on_crash>pre|xyz</on_crash></domain>").with("preserve"));
	}

	@Test
	void switchesAreTheWordsOfTheirPlace() {
		assertEquals(List.of("yes", "no"), in("<domain type='kvm'><os><type>hvm</type><bootmenu enable='|'/></os></domain>").labels());
		assertEquals(List.of("off", "on"), in("<domain type='kvm'><features><smm state='|'/></features></domain>").labels());
	}

	@Test
	void amountsAreRoundInTheUnitThatIsThere() {
		Cursor kib = in("<domain type='kvm'><memory>|</memory></domain>");
		assertEquals("1 GiB", kib.proposal("1048576").detail());
		assertEquals("2 GiB", in("<domain type='kvm'><memory unit='MiB'>|</memory></domain>").proposal("2048").detail());
		assertEquals("1 GiB", in("<volume><capacity>|</capacity></volume>").proposal("1073741824").detail());
	}

	@Test
	void aUuidIsMade() {
		assertTrue(in("<domain type='kvm'><uuid>|</uuid></domain>").labels().get(0).matches("[0-9a-f-]{36}"));
	}

	@Test
	void anEthernetAddressIsMadeForTheHypervisor() {
		assertTrue(inDevices("<interface type='user'><mac address='|'/></interface>").labels().get(0).startsWith("52:54:00:"));
		assertTrue(in("<domain type='xen'><devices><interface type='bridge'><mac address='|'/></interface></devices></domain>").labels().get(0).startsWith("00:16:3e:"));
	}

	@Test
	void freeNumbersAreCounted() {
		assertEquals(List.of("3"), inDevices("<disk type='file'><target dev='vda'/><boot order='2'/></disk><disk type='file'><boot order='|'/></disk>").labels());
		assertEquals("vdb", inDevices(DISK + "<disk type='file'><target dev='|' bus='virtio'/></disk>").labels().get(0));
	}

	// --- nothing

	@Test
	void nothingIsProposedInCommentsAndTheLike() {
		assertEquals(List.of(), in("<domain><!-- | --></domain>").proposals);
		assertEquals(List.of(), in("<?xml version='|1.0'?><domain/>").proposals);
		assertEquals(List.of(), in("<domain><name><![CDATA[a|]]></name></domain>").proposals);
		assertEquals(List.of(), in("<domain type='kvm'><name>web|</name></domain>").labels());
	}

	@Test
	void anOffsetOutsideOfTheTextIsRefused() {
		DefinitionText text = DefinitionText.of("<domain/>", Contexts.PACKED);
		assertThrows(IndexOutOfBoundsException.class, () -> Completion.at(text, 10));
		assertThrows(IndexOutOfBoundsException.class, () -> Completion.at(text, -1));
	}

	// --- paths

	private static final PathLister IMAGES = folder -> folder.equals("/img/") ? List.of(new PathLister.Entry("a.qcow2", false), new PathLister.Entry("old", true))
			: List.of();

	@Test
	void pathsComeFromTheListerAlone() {
		String marked = devices("<disk type='file'><source file='/img/|'/></disk>");
		assertEquals(List.of("/img/a.qcow2", "/img/old/"), in(marked, IMAGES).labels());
		assertEquals(Kind.FOLDER, in(marked, IMAGES).proposal("/img/old/").kind());
		assertEquals(List.of(), in(marked).labels());
		assertTrue(in("<domain type='kvm'><os><loader>/img/o|</loader></os></domain>", IMAGES).labels().contains("/img/old/"));
	}

	@Test
	void aFolderWithTooMuchInItIsCutOff() {
		List<PathLister.Entry> many = new ArrayList<>(Collections.nCopies(10_000, new PathLister.Entry("x", false)));
		for (int i = 0; i < many.size(); i++) {
			many.set(i, new PathLister.Entry("x" + i, false));
		}
		assertEquals(PathLister.MAX_ENTRIES, in(devices("<disk type='file'><source file='/|'/></disk>"), folder -> many).labels().size());
	}

	// --- what is given to editors

	@Test
	void theReplacedRegionHoldsTheCursorAndItsTextStartsTheFilter() {
		for (String marked : List.of("<con|", "con|", "<disk ty|", "<disk type='fi|", "<disk type='file'></di|")) {
			Cursor cursor = inDevices(marked);
			assertFalse(cursor.proposals.isEmpty(), marked);
			for (Proposal each : cursor.proposals) {
				assertTrue(each.offset() <= cursor.offset && cursor.offset <= each.offset() + each.length(), marked + each);
				if (each.kind() != Kind.TEMPLATE) {
					String typed = cursor.text.text().substring(each.offset(), cursor.offset);
					assertTrue(each.filterText().contains(typed.substring(0, Math.min(2, typed.length()))), marked + each);
				}
			}
		}
	}

	@Test
	void documentationComesFromTheModel() {
		assertTrue(inDevices("<|").proposal("memballoon").documentation().toPlain().contains("memory balloon"));
		assertTrue(inDevices("<disk |").proposal("type").documentation().toPlain().length() > 20);
	}

	@Test
	void signsThatMeanSomethingInXmlAreEscapedInValues() {
		Cursor cursor = in(devices("<disk type='file'><source file='/a/|'/></disk>"), folder -> List.of(new PathLister.Entry("b&'c", false)));
		assertTrue(cursor.with("/a/b&'c").contains("'/a/b&amp;&apos;c'"));
	}

	@Test
	void commentsCdataAndTheDeclarationAreThere() {
		assertEquals(List.of("<!-- -->", "<![CDATA[ ]]>"), in("<domain>\n  <!|\n</domain>").labels());
		assertEquals("<domain>\n  <!--  -->\n</domain>", in("<domain>\n  <!-|\n</domain>").with("<!-- -->"));
		assertEquals("<domain><title><![CDATA[]]></title></domain>", in("<domain><title><![CD|</title></domain>").with("<![CDATA[ ]]>"));
		assertEquals("<?xml version='1.0' encoding='UTF-8'?>\n<domain/>", in("<?x|\n<domain/>").with("<?xml version='1.0' encoding='UTF-8'?>"));
		assertEquals(List.of(), in("<domain>\n<?x|\n</domain>").labels(), "only at the beginning");
		assertEquals(List.of(), in("<domain><!-- <!| --></domain>").labels(), "in a comment");
		assertEquals(List.of(), in("<domain><name><![CDATA[|]]></name></domain>").labels(), "in a section that has its end");
		assertEquals(List.of(), in("<domain><!--|--></domain>").labels(), "in a comment that has its end");
		assertEquals("<domain><!--  --><name>a</name><!-- b --></domain>", in("<domain><!--|<name>a</name><!-- b --></domain>").with("<!-- -->"));
	}
}
