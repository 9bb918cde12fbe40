package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain that asks for what its host does not have, and its neighbour that does not. */
class HostRulesTest {
	private static final HostCapabilities CAPABILITIES = (HostCapabilities) Definition.read("""
			<capabilities>
			  <host><cpu><arch>x86_64</arch></cpu></host>
			  <guest><os_type>hvm</os_type><arch name='x86_64'><emulator>/usr/bin/qemu-system-x86_64</emulator>
			    <machine>pc-i440fx-7.2</machine><machine canonical='pc-i440fx-7.2'>pc</machine>
			    <machine>pc-q35-7.2</machine><machine canonical='pc-q35-7.2'>q35</machine>
			    <domain type='qemu'/><domain type='kvm'/></arch></guest>
			  <guest><os_type>hvm</os_type><arch name='i686'><emulator>/usr/bin/qemu-system-i386</emulator>
			    <machine canonical='pc-i440fx-7.2'>pc</machine><domain type='kvm'/></arch></guest>
			  <guest><os_type>hvm</os_type><arch name='aarch64'><emulator>/usr/bin/qemu-system-aarch64</emulator>
			    <machine>virt-7.2</machine><domain type='qemu'/></arch></guest>
			</capabilities>
			""").root();
	private static final DomainCapabilities Q35 = (DomainCapabilities) Definition.read("""
			<domainCapabilities>
			  <path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc-q35-7.2</machine><arch>x86_64</arch>
			  <os supported='yes'><enum name='firmware'/></os>
			  <cpu>
			    <mode name='host-passthrough' supported='no'/>
			    <mode name='custom' supported='yes'><model usable='no'>EPYC</model><model usable='yes'>Haswell</model></mode>
			  </cpu>
			  <devices>
			    <disk supported='yes'><enum name='bus'><value>scsi</value><value>virtio</value><value>sata</value></enum></disk>
			    <video supported='yes'><enum name='modelType'><value>vga</value><value>virtio</value></enum></video>
			    <rng supported='yes'><enum name='model'><value>virtio</value></enum><enum name='backendModel'><value>random</value></enum></rng>
			  </devices>
			</domainCapabilities>
			""").root();
	private static final HostFacts HOST = HostFacts.of(CAPABILITIES).with(new HostOffers("there", CAPABILITIES, List.of(Q35), Set.of("default"),
			Map.of("images", Set.of("a.qcow2"), "asleep", Set.of()), Set.of("no-spoof")));

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private static List<Finding> check(String text, HostFacts host) {
		return new RuleRunner(RuleSet.standard(), host).check(Definition.read(text)).stream().filter(finding -> finding.code().startsWith("rule.host.")).toList();
	}

	/** What is said of a text, with the marked one of two values; of the other one nothing is, nor without a host. */
	private static Finding refused(String code, String text, String bad, String good) {
		assertEquals(List.of(), check(text.replace("?", good), HOST));
		assertEquals(List.of(), check(text.replace("?", bad), HostFacts.UNKNOWN));
		List<Finding> findings = check(text.replace("?", bad), HOST);
		assertEquals(List.of("rule.host." + code), findings.stream().map(Finding::code).toList());
		assertEquals(Severity.WARNING, findings.get(0).severity());
		return findings.get(0);
	}

	private static String domain(String type, String content) {
		return "<domain type='" + type + "'><name>a</name><memory>1048576</memory>" + content + "</domain>";
	}

	private static String q35(String content) {
		return domain("kvm", "<os><type arch='x86_64' machine='q35'>hvm</type></os>" + content);
	}

	private static String devices(String content) {
		return q35("<devices>" + content + "</devices>");
	}

	@Test
	void theKindOfGuest() {
		String machine = domain("kvm", "<os><type arch='x86_64' machine='?'>hvm</type></os>");
		Finding newer = refused("machine", machine, "pc-q35-99.0", "pc-q35-7.2");
		assertEquals("there has no machine 'pc-q35-99.0' for x86_64.", newer.message());
		assertEquals(machine.replace("?", "q35"), TextEdit.apply(machine.replace("?", "pc-q35-99.0"), newer.fixes().get(0).edits()));
		assertEquals(List.of(), refused("machine", machine, "virt", "q35").fixes());
		assertEquals("there runs no guests of architecture s390x, but x86_64, i686, aarch64.",
				refused("arch", domain("qemu", "<os><type arch='?'>hvm</type></os>"), "s390x", "aarch64").message());
		assertEquals("there runs no guests of type kvm for aarch64, but qemu.",
				refused("domain-type", "<domain type='?'><name>a</name><os><type arch='aarch64'>hvm</type></os></domain>", "kvm", "qemu").message());
		refused("domain-type", "<domain type='?'><name>a</name><os><type>hvm</type></os></domain>", "xen", "kvm");
		assertEquals("there runs no guests of kind exe, but hvm.", refused("os-type", domain("kvm", "<os><type>?</type></os>"), "exe", "hvm").message());
	}

	@Test
	void theEmulator() {
		String text = devices("<emulator>?</emulator>");
		Finding finding = refused("emulator", text, "/opt/qemu", "/usr/bin/qemu-system-x86_64");
		assertEquals("there does not name the emulator /opt/qemu, but /usr/bin/qemu-system-x86_64.", finding.message());
		assertEquals(List.of("rule.host.domain-type"), check(text.replace("?", "/opt/qemu").replace("'kvm'", "'xen'"), HOST).stream().map(Finding::code).toList());
		String smaller = text.replace("machine='q35'", "machine='pc'").replace("x86_64'", "i686'");
		assertEquals(List.of(), check(smaller.replace("?", "/usr/bin/qemu-system-x86_64"), HOST));
		assertEquals(List.of(), check(smaller.replace("?", "/usr/bin/qemu-system-i386"), HOST));
		assertEquals(text.replace("?", "/usr/bin/qemu-system-x86_64"), TextEdit.apply(text.replace("?", "/opt/qemu"), finding.fixes().get(0).edits()));
	}

	@Test
	void whatDevicesCanBe() {
		assertEquals("there has no disk bus 'xen' for this guest, but scsi, virtio, sata.",
				refused("disk-bus", devices("<disk type='file'><target dev='vda' bus='?'/></disk>"), "xen", "virtio").message());
		assertEquals("there has no video card 'qxl' for this guest, but vga, virtio.",
				refused("video-model", devices("<video><model type='?'/></video>"), "qxl", "vga").message());
		assertEquals("there does not support model='egd' here, but random.",
				refused("device", devices("<rng model='virtio-non-transitional'><backend model='?'/></rng>"), "egd", "random").message());
	}

	@Test
	void ofWhatTheHostSaysNothingNothingIsSaid() {
		String ide = "<disk type='file'><target dev='hda' bus='ide'/></disk>";
		assertEquals(1, check(devices(ide), HOST).size());
		assertEquals(List.of(), check(domain("kvm", "<os><type machine='pc'>hvm</type></os><devices>" + ide + "</devices>"), HOST));
		assertEquals(List.of(), check(domain("qemu", "<os><type machine='q35'>hvm</type></os><devices>" + ide + "</devices>"), HOST));
		assertEquals(List.of("rule.host.emulator"), check(devices("<emulator>/opt/qemu</emulator>" + ide), HOST).stream().map(Finding::code).toList());
		assertEquals(List.of(), check(devices("<video><model type='none'/></video><disk type='file'><target dev='sda' bus='sd'/></disk>"), HOST));
		assertEquals(List.of(), check(devices("<graphics type='spice'/><tpm model='tpm-tis'><backend type='emulator'/></tpm>"), HOST));
	}

	@Test
	void theProcessorAndTheFirmware() {
		assertEquals("there cannot give this guest a CPU of mode 'host-passthrough'.",
				refused("cpu-mode", q35("<cpu mode='?'/>"), "host-passthrough", "maximum").message());
		String model = q35("<cpu mode='custom'><model>?</model></cpu>");
		assertEquals("there cannot give a guest the CPU EPYC.", refused("cpu-model", model, "EPYC", "Haswell").message());
		assertEquals(List.of(), check(q35("<cpu mode='custom' check='none'><model>EPYC</model></cpu>"), HOST));
		assertEquals(List.of(), check(q35("<cpu><model>EPYC</model><feature policy='disable' name='sha-ni'/></cpu>"), HOST));
		refused("firmware", domain("kvm", "<os firmware='?'><type machine='q35'>hvm</type></os>"), "efi", "bios");
	}

	@Test
	void whatIsNamed() {
		assertEquals("there has no network 'lab', but default.",
				refused("network", devices("<interface type='network'><source network='?'/></interface>"), "lab", "default").message());
		assertEquals("there has no storage pool 'nfs', but asleep, images.",
				refused("pool", devices("<disk type='volume'><source pool='?' volume='a.qcow2'/><target dev='vda'/></disk>"), "nfs", "images").message());
		assertEquals("there has no volume 'b.qcow2' in the pool 'images'.",
				refused("volume", devices("<disk type='volume'><source pool='images' volume='?'/><target dev='vda'/></disk>"), "b.qcow2", "a.qcow2").message());
		assertEquals(List.of(), check(devices("<disk type='volume'><source pool='asleep' volume='b'/><target dev='vda'/></disk>"), HOST));
		refused("nwfilter", devices("<interface type='user'><filterref filter='?'/></interface>"), "clean", "no-spoof");
	}
}
