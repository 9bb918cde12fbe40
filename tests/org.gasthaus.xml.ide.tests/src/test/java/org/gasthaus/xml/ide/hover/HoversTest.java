package org.gasthaus.xml.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Hosts;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.text.Finding;
import org.junit.jupiter.api.Test;

class HoversTest {
	private static final String DISK = "<domain type='kvm'><devices><disk type='file' device='disk'><target dev='vda' bus='%s'/></disk></devices></domain>";

	/** What is shown at the cursor, written as {@code |}. */
	private static Optional<Hover> hover(String marked, LanguageContext context) {
		int offset = marked.indexOf('|');
		return Hovers.at(DefinitionText.of(marked.replace("|", ""), context), offset);
	}

	private static String text(String marked) {
		return hover(marked, Contexts.PACKED).orElseThrow().content().toPlain();
	}

	private static void says(String marked, String... parts) {
		String text = text(marked);
		for (String part : parts) {
			assertTrue(text.contains(part), () -> part + " is not in:\n" + text);
		}
	}

	@Test
	void anElementIsDescribedWithItsAttributesAndItsPage() {
		says("<domain type='kvm'><devices><dis|k type='file'/></devices></domain>", "<disk>", "More attributes: device",
				"https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms");
	}

	@Test
	void anEndTagSaysTheSameAsItsStartTag() {
		Hover hover = hover("<domain type='kvm'><devices></dev|ices></domain>", Contexts.PACKED).orElseThrow();
		assertEquals("devices".length(), hover.length());
		assertEquals(30, hover.offset());
		assertTrue(hover.content().toPlain().startsWith("<devices>"));
	}

	@Test
	void anAttributeSaysWhatIsAllowedHere() {
		says(String.format(DISK, "virtio").replace("bus=", "b|us="), "bus", "Allowed here: fdc, ide, sata", "Taken from the name");
		says("<domain ty|pe='kvm'/>", "Required here.");
		says("<domain type='kvm'><vcpu curr|ent='1'>2</vcpu></domain>", "Expected here: a whole number");
	}

	@Test
	void aValueSaysWhatItMeans() {
		says("<domain type='kvm'><devices><disk type='fi|le'/></devices></domain>", "file", "a file of the host");
		says(String.format(DISK, "vir|tio"), "needs virtio drivers");
		says("<domain type='kvm'><on_crash>pres|erve</on_crash></domain>", "stays as it is");
	}

	@Test
	void amountsAreResolved() {
		says("<domain type='kvm'><memory>1048|576</memory></domain>", "1048576 KiB = 1 GiB");
		says("<domain type='kvm'><memory unit='MiB'>20|48</memory></domain>", "2048 MiB = 2 GiB");
		says("<volume><capacity>107374|1824</capacity></volume>", "1073741824 bytes = 1 GiB");
	}

	@Test
	void anAmountIsNotSaidTwice() {
		says("<domain type='kvm'><memory unit='GiB'>|2</memory></domain>", "2 GiB = 2097152 KiB");
		says("<domain type='kvm'><memory unit='KiB'>10|01</memory></domain>", "1001 KiB = 1025024 bytes");
		says("<volume><capacity unit='GiB'>|2</capacity></volume>", "2 GiB = 2147483648 bytes");
		says("<volume><capacity unit='G'>|2</capacity></volume>", "2 GiB = 2147483648 bytes");
		assertFalse(text("<volume><capacity>10|01</capacity></volume>").contains(" = "));
		assertFalse(text("<domain type='kvm'><memory unit='bytes'>10|01</memory></domain>").contains(" = "));
		assertFalse(text("<domain type='kvm'><memory>|0</memory></domain>").contains("0 KiB = 0 KiB"));
	}

	@Test
	void identitiesAndAddressesAreTold() {
		says("<domain type='kvm'><uuid>6f1c2a52-9d1e-4f6c-8a37-2f0a3c|9be101</uuid></domain>", "A random UUID");
		says("<domain type='kvm'><devices><interface type='user'><mac address='52:54:0|0:6b:11:01'/></interface></devices></domain>", "QEMU, KVM");
		says("<domain type='kvm'><devices><interface type='user'><mac address='00:16|:3e:6b:11:01'/></interface></devices></domain>", "Xen");
	}

	@Test
	void aVersionIsSetOut() {
		says("<domain type='kvm'><cpu><topology d|ies='1'/></cpu></domain>", "- Since libvirt 6.1");
	}

	@Test
	void aBoundHostSaysWhatItSupports() {
		String ide = hover(String.format(DISK, "i|de"), Hosts.context()).orElseThrow().content().toPlain();
		assertTrue(ide.contains("qemu:///system does not support ide."), ide);
		assertTrue(ide.contains("Supported by qemu:///system: fdc, scsi, virtio, usb, sata"), ide);
		String cpu = hover("<domain type='kvm'><cpu><model>EP|YC</model></cpu></domain>", Hosts.context()).orElseThrow().content().toPlain();
		assertTrue(cpu.contains("cannot give it to a guest"), cpu);
	}

	@Test
	void aBoundHostSaysWhatTheMachineOfTheGuestSupportsWhateverItIsCalled() {
		assertTrue(buses("q35").endsWith(": fdc, scsi, virtio, usb, sata"), buses("q35"));
		assertTrue(buses("pc-q35-7.2").endsWith(": fdc, scsi, virtio, usb, sata"), buses("pc-q35-7.2"));
		assertTrue(buses("pc-q35-6.1").endsWith(": fdc, scsi, virtio, usb, sata"), buses("pc-q35-6.1"));
		assertTrue(buses("pc").endsWith(": ide, fdc, scsi, virtio, usb, sata"), buses("pc"));
		assertTrue(buses("pc-i440fx-2.1").endsWith(": ide, fdc, scsi, virtio, usb, sata"), buses("pc-i440fx-2.1"));
	}

	private static String buses(String machine) {
		String hover = hover("<domain type='kvm'><os><type arch='x86_64' machine='" + machine
				+ "'>hvm</type></os><devices><disk><target dev='sda' bus='s|ata'/></disk></devices></domain>", Hosts.withBothBoards()).orElseThrow().content().toPlain();
		return hover.lines().filter(line -> line.contains("Supported by")).findFirst().orElse(hover);
	}

	@Test
	void aFindingIsExplainedFirst() {
		String text = "<domain type='kvm'><nam>a</nam></domain>";
		Finding finding = Finding.error("schema.unknown-element", "'nam' is not allowed", 20, 3);
		String shown = Hovers.at(DefinitionText.of(text, Contexts.PACKED), 21, List.of(finding)).orElseThrow().content().toPlain();
		assertTrue(shown.startsWith("'nam' is not allowed\nlibvirt's schema has no element of this name"), shown);
		assertTrue(Hovers.at(DefinitionText.of(text, Contexts.PACKED), 2, List.of(finding)).orElseThrow().content().toPlain().startsWith("<domain>"));
	}

	@Test
	void betweenTagsThereIsNothingToSay() {
		assertEquals(Optional.empty(), hover("<domain>\n | \n</domain>", Contexts.PACKED));
		assertEquals(Optional.empty(), hover("|", Contexts.PACKED));
		assertEquals(Optional.empty(), hover("<!-- a| --><domain/>", Contexts.PACKED));
	}

	@Test
	void whatTheModelDoesNotKnowIsSaidToBeSo() {
		says("<domain type='kvm'><non|sense/></domain>", "There is no description of it.");
	}
}
