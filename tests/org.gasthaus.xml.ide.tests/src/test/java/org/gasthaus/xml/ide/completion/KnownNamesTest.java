package org.gasthaus.xml.ide.completion;

import static org.gasthaus.xml.ide.completion.Cursor.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.Hosts;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex;
import org.junit.jupiter.api.Test;

/** Names that exist on the bound host or in the workspace. */
class KnownNamesTest {
	private static List<String> names(String marked) {
		return in(marked, Hosts.context()).labels();
	}

	private static List<String> ofDevice(String marked) {
		return Cursor.inDevices(marked, Hosts.context()).labels();
	}

	@Test
	void networksOfTheHostThenOfTheWorkspace() {
		assertEquals(List.of("default", "guests", "lab"), ofDevice("<interface type='network'><source network='|'/></interface>"));
		assertTrue(Cursor.inDevices("<interface type='network'>|</interface>", Hosts.context()).with("source").contains("<source network='default'/>"));
	}

	@Test
	void bridgesAndInterfaces() {
		assertEquals(List.of("br0", "virbr1"), ofDevice("<interface type='bridge'><source bridge='|'/></interface>"));
		assertEquals(List.of("eth0", "eth1"), ofDevice("<interface type='direct'><source dev='|' mode='bridge'/></interface>"));
		assertEquals("virbr2", names("<network><name>a</name><bridge name='|'/></network>").get(0));
	}

	@Test
	void poolsAndTheVolumesOfThePoolBeside() {
		assertEquals(List.of("images", "lvm", "nfs"), ofDevice("<disk type='volume'><source pool='|' volume='a'/></disk>"));
		assertEquals(List.of("a.qcow2", "new.qcow2"), ofDevice("<disk type='volume'><source pool='images' volume='|'/></disk>"));
		assertEquals(List.of("/dev/vg/lv1", "/img/a.qcow2"), ofDevice("<disk type='file'><source file='|'/></disk>").stream().sorted().toList());
	}

	@Test
	void machinesAreSortedByKindAndTheNewestFirst() {
		HostCapabilities capabilities = (HostCapabilities) Definition.read("<capabilities><guest><os_type>hvm</os_type><arch name='x86_64'>"
				+ List.of("pc-q35-5.2", "microvm", "pc-i440fx-4.2", "pc-q35-2.12", "pc-q35-2.4", "pc-q35-10.0", "pc-i440fx-10.0", "isapc").stream()
						.map(machine -> "<machine>" + machine + "</machine>").collect(Collectors.joining())
				+ "<machine canonical='pc-i440fx-10.0'>pc</machine><machine canonical='pc-q35-10.0'>q35</machine></arch></guest></capabilities>").root();
		HostKnowledge host = new HostKnowledge("there", 0, capabilities, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
		Cursor cursor = in("<domain type='kvm'><os><type arch='x86_64' machine='|'>hvm</type></os></domain>",
				new LanguageContext(null, Contexts.PACKED.schemas(), host, new WorkspaceIndex()));
		assertEquals(List.of("q35", "pc", "isapc", "microvm", "pc-i440fx-10.0", "pc-i440fx-4.2", "pc-q35-10.0", "pc-q35-5.2", "pc-q35-2.12", "pc-q35-2.4"), cursor.labels());
	}

	@Test
	void whereAnyTextIsAllowedTheUsualOnesAreProposed() {
		List<String> models = Cursor.inDevices("<interface type='user'><model type='|'/></interface>").labels();
		assertEquals(List.of("virtio", "e1000e", "e1000", "rtl8139"), models.subList(0, 4));
		assertTrue(models.contains("virtio-non-transitional"), models.toString());
		assertEquals(List.of("org.qemu.guest_agent.0", "com.redhat.spice.0"),
				Cursor.inDevices("<channel type='unix'><target type='virtio' name='|'/></channel>").labels());
	}

	@Test
	void machinesAndEmulatorsOfTheArchitecture() {
		assertEquals(List.of("q35", "pc", "pc-q35-7.2"), names("<domain type='kvm'><os><type arch='x86_64' machine='|'>hvm</type></os></domain>"));
		assertEquals(List.of("virt-7.2"), names("<domain type='qemu'><os><type arch='aarch64' machine='|'>hvm</type></os></domain>"));
		assertTrue(names("<domain type='kvm'><os><type arch='|'>hvm</type></os></domain>").containsAll(List.of("x86_64", "aarch64")));
		assertEquals(List.of("/usr/bin/qemu-system-aarch64"),
				names("<domain type='qemu'><os><type arch='aarch64'>hvm</type></os><devices><emulator>|</emulator></devices></domain>"));
	}

	@Test
	void usableCpuModelsComeFirst() {
		Cursor cursor = in("<domain type='kvm'><cpu><model>|</model></cpu></domain>", Hosts.context());
		assertEquals(List.of("Haswell", "EPYC"), cursor.labels());
		assertEquals("known to qemu:///system, not usable", cursor.proposal("EPYC").detail());
		assertTrue(in("<domain type='kvm'><cpu><model>|</model></cpu></domain>").labels().contains("EPYC-Rome"));
	}

	@Test
	void whatTheHostDoesNotSupportComesLastAndSaysSo() {
		Cursor cursor = Cursor.inDevices("<disk type='file'><target dev='vda' bus='|'/></disk>", Hosts.context());
		List<String> labels = cursor.labels();
		assertTrue(labels.indexOf("ide") > labels.indexOf("fdc"), labels::toString);
		assertEquals("not supported by qemu:///system", cursor.proposal("ide").detail());
		assertEquals("supported by qemu:///system", cursor.proposal("virtio").detail());
	}

	@Test
	void secretsFiltersAndDevices() {
		assertEquals("ceph client", Cursor.inDevices("<disk type='network'><auth username='a'><secret type='ceph' uuid='|'/></auth></disk>", Hosts.context())
				.proposal("11111111-2222-4333-8444-555555555555").detail());
		assertEquals(List.of("no-spoof", "clean-traffic"), ofDevice("<interface type='user'><filterref filter='|'/></interface>"));
		assertTrue(names("<pool type='scsi'><name>a</name><source><adapter type='fc_host' parent='|'/></source></pool>").contains("scsi_host5"));
	}

	@Test
	void aliasesOfTheInterfacesHere() {
		assertEquals(List.of("ua-back"), ofDevice("<interface type='user'><alias name='ua-back'/></interface>"
				+ "<interface type='hostdev'><teaming type='transient' persistent='|'/></interface>"));
	}

	@Test
	void portGroupsOfTheNetwork() {
		assertEquals(List.of("engineers"), ofDevice("<interface type='network'><source network='lab' portgroup='|'/></interface>"));
		assertEquals(List.of(), ofDevice("<interface type='network'><source network='default' portgroup='|'/></interface>"));
	}

	@Test
	void processorsOfTheHost() {
		for (String place : List.of("<vcpu cpuset='|'>2</vcpu>", "<cputune><vcpupin vcpu='0' cpuset='|'/></cputune>", "<cputune><emulatorpin cpuset='|'/></cputune>",
				"<cputune><iothreadpin iothread='1' cpuset='|'/></cputune>")) {
			assertEquals(List.of("0-1", "0", "1"), names("<domain type='kvm'>" + place + "</domain>"), place);
		}
	}

	@Test
	void disksOfTheDomainInASnapshot() {
		assertEquals(List.of("vda", "sdb"), names("<domainsnapshot><disks><disk name='|'/></disks><domain type='kvm'><devices><disk type='file'><target dev='vda'/></disk>"
				+ "<disk type='file'><target dev='sdb'/></disk></devices></domain></domainsnapshot>"));
	}

	@Test
	void withoutAHostNothingIsInvented() {
		assertEquals(List.of(), Cursor.inDevices("<interface type='network'><source network='|'/></interface>").labels());
		assertFalse(in("<domain type='kvm'><devices><emulator>|</emulator></devices></domain>").labels().stream().anyMatch(label -> label.startsWith("/")));
	}
}
