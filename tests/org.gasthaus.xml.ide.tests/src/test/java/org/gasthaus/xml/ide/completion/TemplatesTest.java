package org.gasthaus.xml.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
	static Stream<Template> templates() {
		return Template.all().stream();
	}

	/** A definition in which a template of this kind makes sense, with the cursor in its place. */
	private static String around(Template template) {
		String os = template.root().equals("os") ? "|" : "<os><type arch='x86_64' machine='q35'>hvm</type>" + (template.parent().equals("os") ? "|" : "") + "</os>";
		if (template.name().equals("floppy-drivers")) {
			os = os.replace("q35", "pc");
		}
		String memory = template.name().equals("memory-hugepages") || template.name().equals("memory-shared") ? "" : "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";
		return switch (template.parent()) {
		case "" -> "|";
		case "ip" -> "<network><name>n</name><bridge name='virbr7'/><ip address='192.168.150.1' netmask='255.255.255.0'>|</ip></network>";
		default -> "<domain type='kvm'><name>web</name><memory unit='GiB'>2</memory>" + memory + "<vcpu>2</vcpu>" + os + "<features><acpi/><apic/>"
				+ (template.parent().equals("features") ? "|" : "") + "</features>"
				+ (template.parent().equals("domain") && !template.root().equals("os") ? "|" : "") + "<devices>"
				+ (template.parent().equals("devices") ? "|" : "") + "</devices></domain>";
		};
	}

	@ParameterizedTest
	@MethodSource("templates")
	void isValidForTheSchemaAndTheRules(Template template) throws SchemaException {
		String text = Cursor.in(around(template)).with(template.title());
		List<Finding> findings = new DefinitionCheck(Contexts.PACKED.schemas()).check(XmlTree.of(text));
		assertEquals(List.of(), findings, text);
	}

	/** libvirt refuses a domain that says in os and at its devices what it boots from, or gives two devices the same place. */
	@ParameterizedTest
	@MethodSource("templates")
	void fitsWhateverTheGuestBootsFrom(Template template) throws SchemaException {
		if (template.parent().isEmpty() || template.parent().equals("ip")) {
			return;
		}
		String around = around(template);
		List<String> guests = new ArrayList<>(List.of(around.replace("</devices>", "<disk type='file'><source file='/d'/><target dev='sdx' bus='scsi'/><boot order='1'/></disk>"
				+ "<interface type='user'><boot order='2'/></interface></devices>")));
		if (!template.root().equals("os")) {
			guests.add(around.replace("hvm</type>", "hvm</type><boot dev='hd'/>"));
			guests.add(around.replace("hvm</type>", "hvm</type><boot dev='hd'/><boot dev='network'/>"));
		}
		for (String guest : guests) {
			Cursor cursor = Cursor.in(guest);
			if (cursor.proposals.stream().noneMatch(proposal -> proposal.label().equals(template.title()))) {
				assertEquals("boot-pxe", template.name());
				continue;
			}
			List<Finding> findings = new DefinitionCheck(Contexts.PACKED.schemas()).check(XmlTree.of(cursor.with(template.title())));
			assertEquals(List.of(), findings.stream().filter(finding -> finding.isError()).toList(), cursor.with(template.title()));
		}
	}

	@Test
	void whatBootsFromTheNetworkFirstIsTheFirst() {
		Template template = templates().filter(each -> each.name().equals("interface-pxe")).findFirst().orElseThrow();
		String inOs = Cursor.in(around(template).replace("hvm</type>", "hvm</type><boot dev='hd'/><boot dev='network'/>")).with(template.title());
		assertTrue(inOs.contains("hvm</type><boot dev='network'/><boot dev='hd'/></os>"), inOs);
		String atDevices = Cursor.in(around(template).replace("</devices>", "<disk type='file'><source file='/d'/><target dev='vda'/><boot order='1'/></disk></devices>")).with(template.title());
		assertTrue(atDevices.contains("<target dev='vda'/><boot order='2'/>"), atDevices);
	}

	@Test
	void thereAreDozensAndEachIsNamedOnce() {
		assertTrue(Template.all().size() >= 30, () -> Template.all().size() + " templates");
		assertEquals(Template.all().size(), Template.all().stream().map(Template::name).distinct().count());
	}

	@Test
	void everyTitleIsOfATemplateInBothLanguages() {
		TreeSet<String> named = new TreeSet<>();
		Template.all().forEach(template -> named.add("template." + template.name()));
		for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
			TreeSet<String> titled = new TreeSet<>();
			ResourceBundle.getBundle("org.gasthaus.xml.ide.completion.messages", locale).keySet().stream().filter(key -> key.startsWith("template."))
					.forEach(titled::add);
			assertEquals(named, titled);
		}
	}

	@Test
	void aDiskTakesTheNextFreeName() {
		String with = Cursor.inDevices("<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>|").with("Disk: qcow2 file, virtio");
		assertTrue(with.contains("<target dev='vdb' bus='virtio'/>"), with);
	}

	@Test
	void anInterfaceGetsAnAddressOfItsOwn() {
		Cursor cursor = Cursor.inDevices("|");
		String with = cursor.with("Network interface: bridge of the host");
		assertTrue(with.matches("(?s).*<mac address='52:54:00(:[0-9a-f]{2}){3}'/>.*"), with);
		assertFalse(with.equals(Cursor.inDevices("|").with("Network interface: bridge of the host")));
	}

	@Test
	void linesAreIndentedAsTheyAreAroundTheCursor() {
		String text = "<domain type='kvm'>\r\n\t<devices>\r\n\t\t|\r\n\t</devices>\r\n</domain>";
		assertTrue(Cursor.in(text).with("Random number generator").contains(
				"\t\t<rng model='virtio'>\r\n\t\t\t<backend model='random'>/dev/urandom</backend>\r\n\t\t</rng>\r\n"));
	}

	@Test
	void tabStopsStayInTheSnippetOnly() {
		Cursor cursor = Cursor.inDevices("|");
		assertTrue(cursor.snippet("Watchdog: reset the guest when it hangs").contains("action='${1|reset,poweroff,pause,none|}'"));
		assertTrue(cursor.with("Watchdog: reset the guest when it hangs").contains("action='reset'"));
	}

	@Test
	void wordsOfTheTitleFindATemplate() {
		List<String> labels = Cursor.inDevices("bridge|").proposals.stream().map(Proposal::label).toList();
		assertEquals(List.of("Network interface: bridge of the host"), labels);
	}

	@Test
	void aTemplateIsNotOfferedWhereItsElementMayNotStandAgain() {
		Cursor cursor = Cursor.in("<domain type='kvm'><os><type>hvm</type></os>|</domain>");
		assertTrue(cursor.proposals.stream().noneMatch(each -> each.label().equals("Boot: UEFI")));
	}

	@Test
	void aSharedFolderBringsTheSharedMemoryThatItNeeds() throws SchemaException {
		String with = Cursor.inDevices("|").with("Shared folder: virtiofs");
		assertTrue(with.contains("  <memory>1048576</memory>\n  <memoryBacking>\n    <source type='memfd'/>\n    <access mode='shared'/>\n  </memoryBacking>\n  <os>\n"), with);
		for (String backing : List.of("", "<memoryBacking/>", "<memoryBacking></memoryBacking>", "<memoryBacking><nosharepages/></memoryBacking>", "<memoryBacking>\n<source type='memfd'/>\n</memoryBacking>",
				"<memoryBacking><access mode='shared'/></memoryBacking>")) {
			String text = Cursor.in("<domain type='kvm'><name>web</name><memory unit='GiB'>2</memory>" + backing
					+ "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>|</devices></domain>").with("Shared folder: virtiofs");
			assertEquals(List.of(), new DefinitionCheck(Contexts.PACKED.schemas()).check(XmlTree.of(text)), text);
		}
	}

	@Test
	void aPersonsTemplatesTakeThePlaceOfThoseThatAreBrought() {
		Templates own = Templates.STANDARD.without("disk-qcow2")
				.with(new Templates.Entry("rng-urandom", "Dice", "devices", "<rng model='virtio'>\n  <backend model='random'>${1:/dev/hwrng}</backend>\n</rng>"))
				.with(new Templates.Entry("ours", "Our disk", "devices", "<disk type='file'>\n  <source file='/srv/${1:web}.img'/>\n  <target dev='{{disk:virtio}}' bus='virtio'/>{{what}}\n</disk>"))
				.with(new Templates.Entry("elsewhere", "Our range", "ip", "<range start='10.0.0.2' end='10.0.0.9'/>"));
		List<Proposal> proposals = Completion.at(DefinitionText.of("<domain type='kvm'>\n  <devices>\n\n  </devices>\n</domain>\n",
				new LanguageContext(null, Contexts.PACKED.schemas(), HostKnowledge.NONE, new WorkspaceIndex(), own)), "<domain type='kvm'>\n  <devices>\n".length());
		List<String> labels = proposals.stream().map(Proposal::label).toList();
		assertFalse(labels.contains("Disk: qcow2 file, virtio"));
		assertFalse(labels.contains("Random number generator"));
		assertFalse(labels.contains("Our range"));
		String disk = proposals.stream().filter(each -> each.label().equals("Our disk")).findFirst().orElseThrow().snippet();
		assertTrue(disk.contains("file='/srv/${1:web}.img'") && disk.contains("dev='vda'"), disk);
		assertTrue(proposals.stream().anyMatch(each -> each.label().equals("Dice") && each.text().contains("/dev/hwrng")));
		assertEquals(Templates.STANDARD.entries().size() + 1, own.entries().size());
	}

	@Test
	void aTemplateThatWouldBeOfferedNowhereIsRefused() {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Templates.STANDARD.with(new Templates.Entry("note", "A note", "devices", "<!-- note -->")));
		assertEquals("The template 'note' does not start with an element.", refused.getMessage());
	}
}
