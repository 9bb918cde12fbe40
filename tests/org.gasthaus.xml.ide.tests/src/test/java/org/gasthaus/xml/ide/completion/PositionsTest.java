package org.gasthaus.xml.ide.completion;

import static org.gasthaus.xml.ide.completion.Cursor.in;
import static org.gasthaus.xml.ide.completion.Cursor.inDevices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What is proposed at the places where people type, most of them in texts that are no well-formed XML yet. */
class PositionsTest {
	@Test
	void anOpenedTagIsAnyDevice() {
		List<String> labels = inDevices("<|").labels();
		assertEquals("emulator", labels.get(0));
		assertTrue(labels.containsAll(List.of("disk", "interface", "audio", "watchdog")), labels::toString);
		inDevices("<|").becomes("sound", "<sound model='ich9'/>");
	}

	@Test
	void theStartOfANameChoosesAmongDevices() {
		assertEquals(List.of("controller", "console"), inDevices("<con|").labels());
		inDevices("<con|").becomes("console", "<console type='pty'>\n      \n    </console>");
	}

	@Test
	void aBlankInATagIsAnyAttribute() {
		assertEquals(List.of("type", "device", "model", "rawio", "sgio", "snapshot"), inDevices("<disk |").labels());
		inDevices("<disk |").becomes("type", "<disk type=''");
	}

	@Test
	void theStartOfAnAttributeIsCompleted() {
		assertEquals(List.of("type"), inDevices("<disk ty|").labels());
		inDevices("<disk ty|").becomes("type", "<disk type=''");
	}

	@Test
	void anEqualsSignGetsAValueWithQuotes() {
		assertEquals(List.of("file", "block", "network", "volume", "dir", "nvme", "vhostuser"), inDevices("<disk type=|").labels());
		inDevices("<disk type=|").becomes("block", "<disk type='block'");
	}

	@Test
	void anOpenQuoteIsClosed() {
		assertEquals(List.of("file"), inDevices("<disk type='fi|").labels());
		inDevices("<disk type='fi|").becomes("file", "<disk type='file'");
	}

	@Test
	void anAmpersandBeginsAReference() {
		Cursor text = in("<domain type='kvm'><title>a &| b</title></domain>");
		assertEquals(List.of("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"), text.labels());
		assertEquals("the character <", text.proposal("&lt;").detail());
		assertEquals("<domain type='kvm'><title>a &lt; b</title></domain>", text.with("&lt;"));
		Cursor value = in("<domain type='kvm'><os><kernel>/a</kernel></os><devices><disk><source file='/a &a|p;b'/></disk></devices></domain>");
		assertEquals(List.of("&amp;", "&apos;"), value.labels());
		assertEquals("<domain type='kvm'><os><kernel>/a</kernel></os><devices><disk><source file='/a &apos;b'/></disk></devices></domain>", value.with("&apos;"));
		assertEquals(List.of(), in("<domain type='kvm'><!-- &| --></domain>").labels());
		assertEquals(List.of(), in("<domain type='kvm'><title><![CDATA[&|]]></title></domain>").labels());
	}

	@Test
	void attributesThatAreThereAreLeftOut() {
		assertEquals(List.of("device", "model", "snapshot"), inDevices("<disk type='file' |>").labels());
	}

	@Test
	void theContentOfATagWithoutAnEndIsWhatItMayHold() {
		List<String> labels = inDevices("<disk type='file'>|").labels();
		assertEquals(List.of("target", "driver", "source"), labels.subList(0, 3));
		assertEquals("</disk>", labels.get(labels.size() - 1));
	}

	@Test
	void anEmptyValueIsAnyOfTheSchema() {
		assertEquals(List.of("virtio", "scsi", "sata", "ide", "usb", "fdc", "sd", "uml", "xen"),
				inDevices("<disk type='file'><target dev='vdb' bus='|'/></disk>").labels());
	}

	@Test
	void anOpenedEndTagIsThatOfItsElement() {
		assertEquals("</disk>", inDevices("<disk type='file'></|").labels().get(0));
		inDevices("<disk type='file'></|").becomes("</disk>", "<disk type='file'></disk>");
	}

	@Test
	void betweenTagsIsAnyDevice() {
		List<String> labels = inDevices("|").labels();
		assertEquals("emulator", labels.get(0));
		assertFalse(labels.contains("</devices>"));
		inDevices("|").becomes("hub", "<hub type=''/>");
	}

	@Test
	void aUnitIsOneOfAList() {
		List<String> labels = in("<domain type='kvm'><memory unit='|KiB'>1048576</memory></domain>").labels();
		assertEquals(List.of("KiB", "MiB", "GiB", "TiB", "bytes"), labels.subList(0, 5));
		assertEquals("<domain type='kvm'><memory unit='GiB'>1</memory></domain>", in("<domain type='kvm'><memory unit='|KiB'>1</memory></domain>").with("GiB"));
	}

	@Test
	void bootDevicesComeInTheirUsualOrder() {
		assertEquals(List.of("hd", "cdrom", "network", "fd"), in("<domain type='kvm'><os><type>hvm</type><boot dev='|'/></os></domain>").labels());
	}

	@Test
	void aFirstTagIsAnyDefinition() {
		List<String> labels = in("<|").labels();
		assertEquals(List.of("domain", "network", "pool", "volume"), labels.subList(0, 4));
		assertEquals(17, labels.size());
	}

	@Test
	void aFirstTagWithABlankHasItsAttributes() {
		assertEquals(List.of("type", "id"), in("<domain |").labels());
	}

	@Test
	void anEmptyTextIsAnyDefinition() {
		assertTrue(in("|").labels().contains("domain"));
		assertTrue(in("|").with("network").startsWith("<network>\n  <name>guests</name>"));
	}

	@Test
	void aTagWithoutRequiredAttributesHasThemByName() {
		assertEquals(List.of("placement", "cpuset", "current"), in("<domain type='kvm'><vcpu |>1</vcpu></domain>").labels());
	}

	@Test
	void theOtherAttributesDecideWhichMayFollow() {
		List<String> labels = inDevices("<graphics type='vnc' |/>").labels();
		assertTrue(labels.containsAll(List.of("autoport", "port", "websocket")), labels::toString);
		assertFalse(labels.contains("tlsPort"), labels::toString);
	}

	@Test
	void theTextOfAnElementIsOneOfItsWords() {
		assertEquals(List.of("destroy", "restart", "coredump-destroy", "coredump-restart", "preserve", "rename-restart"),
				in("<domain type='kvm'><on_crash>|</on_crash></domain>").labels());
	}
}
