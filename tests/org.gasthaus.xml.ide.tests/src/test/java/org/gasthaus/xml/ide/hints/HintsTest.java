package org.gasthaus.xml.ide.hints;

import static org.gasthaus.xml.ide.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.navigation.NameUses;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintsTest {
	private final Locale before = Locale.getDefault();

	@BeforeEach
	void english() {
		Locale.setDefault(Locale.ROOT);
	}

	@AfterEach
	void restore() {
		Locale.setDefault(before);
	}

	private static List<String> hints(String xml) {
		return Hints.of(text(xml)).stream().map(Hint::text).toList();
	}

	@Test
	void sizesAreToldInTheLargestUnit() {
		assertEquals(List.of("= 1 GiB"), hints("<domain><memory>1048576</memory></domain>"));
		assertEquals(List.of("= 1.5 GiB"), hints("<domain><memory unit='MiB'>1536</memory></domain>"));
		assertEquals(List.of(), hints("<domain><memory unit='GiB'>1</memory></domain>"));
		assertEquals(List.of("= ≈ 0.93 GiB").toString().replace("0.93 GiB", "953.67 MiB"), hints("<volume><capacity unit='GB'>1</capacity></volume>").toString());
		assertEquals(List.of("= 1 KiB"), hints("<volume><capacity>1024</capacity></volume>"));
	}

	@Test
	void whatIsNoSizeHasNoHint() {
		assertEquals(List.of(), hints("<domain><memory>much</memory><currentMemory unit='q'>1</currentMemory></domain>"));
	}

	@Test
	void memoryDevicesAreAdded() {
		assertEquals(List.of("Memory devices add 512 MiB: 1.5 GiB together"),
				hints("<domain><memory unit='GiB'>1</memory><devices><memory model='dimm'><target><size unit='MiB'>512</size></target></memory></devices></domain>"));
	}

	@Test
	void aTopologyIsMultiplied() {
		assertEquals(List.of("= 8 CPUs"), hints("<domain><vcpu>8</vcpu><cpu><topology sockets='2' cores='2' threads='2'/></cpu></domain>"));
		assertEquals(List.of("= 4 CPUs, but vcpu says 2"), hints("<domain><vcpu>2</vcpu><cpu><topology sockets='2' cores='2' threads='1'/></cpu></domain>"));
		assertEquals(List.of("3 CPUs"), hints("<domain><vcpu cpuset='0-3,^2'>2</vcpu></domain>"));
	}

	@Test
	void freeSlotsOfAPcAreCounted() {
		List<String> hints = hints("<domain type='qemu'><os><type arch='x86_64' machine='pc'>hvm</type></os><devices><rng model='virtio'>"
				+ "<address type='pci' domain='0' bus='0' slot='5' function='0'/></rng></devices></domain>");
		assertEquals(1, hints.size());
		assertEquals(true, hints.get(0).matches("[0-9]+ of [0-9]+ PCI slots are free"), hints.get(0));
	}

	@Test
	void usersOfANetworkAreCounted() {
		WorkspaceIndex index = new WorkspaceIndex();
		for (int i = 0; i < 3; i++) {
			index.update(URI.create("file:///w/" + i + ".xml"), NameUses.of(XmlTree.of("<domain><devices><interface type='network'><source network='red'/></interface></devices></domain>")));
		}
		var context = new LanguageContext(URI.create("file:///w/net.xml"), Contexts.PACKED.schemas(), HostKnowledge.NONE, index);
		assertEquals(List.of("Used by 3 files"), Hints.of(DefinitionText.of("<network><name>red</name></network>", context)).stream().map(Hint::text).toList());
		assertEquals(List.of(), Hints.of(DefinitionText.of("<network><name>blue</name></network>", context)));
	}

	@Test
	void roundingIsSaid() {
		assertEquals("1023 B", Hints.readable(BigInteger.valueOf(1023)));
		assertEquals("≈ 1 KiB", Hints.readable(BigInteger.valueOf(1025)));
		assertEquals(0, Hints.count("3-1"));
	}
}
