package org.gasthaus.xml.ide.structure;

import static org.gasthaus.xml.ide.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.gasthaus.xml.ide.Samples;
import org.junit.jupiter.api.Test;

class OutlineTest {
	private static OutlineItem only(String xml) {
		List<OutlineItem> items = Outline.of(text(xml));
		assertEquals(1, items.size());
		return items.get(0);
	}

	@Test
	void aDiskShowsItsTargetItsFormatAndItsFile() {
		OutlineItem root = only("<domain type='kvm'><name>web</name><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
				+ "<source file='/images/a.qcow2'/><target dev='vda' bus='virtio'/></disk></devices></domain>");
		assertEquals("domain web", root.label());
		assertEquals("kvm", root.detail());
		assertEquals(OutlineKind.DOMAIN, root.kind());
		OutlineItem disk = root.children().get(1).children().get(0);
		assertEquals("disk vda", disk.label());
		assertEquals("qcow2 /images/a.qcow2", disk.detail());
		assertEquals(OutlineKind.DISK, disk.kind());
	}

	@Test
	void aDriveForDiscsHasAnIconOfItsOwn() {
		OutlineItem root = only("<domain><devices><disk device='cdrom'/><disk device='floppy'/></devices></domain>");
		assertEquals(List.of(OutlineKind.CDROM, OutlineKind.FLOPPY), root.children().get(0).children().stream().map(OutlineItem::kind).toList());
	}

	@Test
	void regionsAreThoseOfTheElementAndItsName() {
		String xml = "<network>\n  <name>red</name>\n</network>";
		OutlineItem name = only(xml).children().get(0);
		assertEquals("<name>red</name>", xml.substring(name.offset(), name.offset() + name.length()));
		assertEquals("name", xml.substring(name.nameOffset(), name.nameOffset() + name.nameLength()));
		assertEquals("red", name.detail());
	}

	@Test
	void aPasswordIsShownNowhere() {
		OutlineItem root = only("<domain><devices><graphics type='vnc' passwd='hidden1'/><x passwd='hidden2'/></devices></domain>");
		assertFalse(root.toString().contains("hidden"), root.toString());
	}

	@Test
	void halfTypedTextKeepsWhatStandsAroundTheGap() {
		OutlineItem root = only("<domain>\n  <name>a</name>\n  <\n  <devices>\n    <disk>\n      <target dev='vda'\n    </disk>\n  </devices>\n</domain>");
		assertTrue(root.toString().contains("disk vda"), root.toString());
	}

	@Test
	void everyPrefixOfTheExamplesHasAnOutlineInsideOfIt() {
		Samples.examples().forEach((file, xml) -> {
			for (int end = 0; end < xml.length(); end += 7) {
				String prefix = xml.substring(0, end);
				Outline.of(text(prefix)).forEach(item -> inside(item, 0, prefix.length()));
			}
		});
	}

	private static void inside(OutlineItem item, int start, int end) {
		assertTrue(item.offset() >= start && item.offset() + item.length() <= end, item::toString);
		assertTrue(item.nameOffset() >= item.offset() && item.nameOffset() + item.nameLength() <= item.offset() + item.length(), item::toString);
		item.children().forEach(child -> inside(child, item.offset(), item.offset() + item.length()));
	}
}
