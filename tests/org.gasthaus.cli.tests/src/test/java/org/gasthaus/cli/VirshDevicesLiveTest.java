package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of the disks and network interfaces of a domain, on the same host. */
@Tag("live")
class VirshDevicesLiveTest {
	private static final String HOST = """
			<node><domain type='test'><name>many</name><uuid>11111111-0000-4000-8000-000000000001</uuid><memory>8192</memory><os><type>hvm</type></os><devices>
			<disk type='file' device='disk'><source file='/images/g\u00e4ste &amp; &lt;a&gt;.img'/><target dev='vda' bus='virtio'/></disk>
			<disk type='block' device='disk'><source dev='/dev/sdx'/><target dev='vdb' bus='virtio'/></disk>
			<disk type='dir' device='floppy'><source dir='/floppy'/><target dev='fda'/></disk>
			<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>
			<disk type='network' device='disk'><source protocol='nbd' name='export'><host name='h'/></source><target dev='vdc' bus='virtio'/></disk>
			<disk type='volume' device='disk'><source pool='default' volume='v.img'/><target dev='vdd' bus='virtio'/></disk>
			<disk type='nvme' device='disk'><source type='pci' managed='yes' namespace='1'>
			<address domain='0x0000' bus='0x0a' slot='0x1f' function='0x3'/></source><target dev='vde' bus='virtio'/></disk>
			<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><target dev='t0'/><model type='virtio'/></interface>
			<interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><model type='e1000'/></interface>
			<interface type='direct'><mac address='52:54:00:00:00:03'/><source dev='eth0' mode='bridge'/></interface>
			<interface type='internal'><mac address='52:54:00:00:00:04'/><source name='inside'/></interface>
			<interface type='user'><mac address='52:54:00:00:00:05'/></interface>
			<interface type='vhostuser'><mac address='52:54:00:00:00:06'/><source type='unix' path='/run/s' mode='client'/><model type='virtio'/></interface>
			</devices></domain>
			<domain type='test'><name>none</name><memory>8192</memory><os><type>hvm</type></os></domain>
			<domain type='test'><name>any</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5902' listen='0.0.0.0'/></devices></domain>
			<domain type='test'><name>any6</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5903' listen='::'/></devices></domain>
			<domain type='test'><name>auto</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' autoport='yes'/></devices></domain>
			<domain type='test'><name>second</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='spice' port='5900'/><graphics type='vnc' port='5905'/></devices></domain>
			<domain type='test'><name>named</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5800' listen='somehost'/></devices></domain>
			<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>off</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5908'/></devices><test:runstate>5</test:runstate></domain></node>
			""";

	@TempDir
	static Path folder;

	@BeforeEach
	void needVirsh() {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	@Test
	void disksAndInterfaces() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("host.xml"), HOST);
		String uri = "test://" + folder.resolve("host.xml");
		assertTrue(Outcome.ofVirsh(folder, "-c", uri, "domblklist", "many").out().contains("vdd"), "virsh lists them");
		List<Executable> comparisons = new ArrayList<>();
		for (String command : List.of("domblklist", "domiflist")) {
			for (String rest : List.of(" many", " many --inactive", " none", " nope", "", " many more", " many --details", " --details --inactive many",
					" --domain many", " many --inactive=x", " many --bogus", " 1", " 11111111-0000-4000-8000-000000000001")) {
				for (String before : List.of("", "-q ", "-r ")) {
					String[] arguments = ("-c " + uri + " " + before + command + rest).split(" ");
					Outcome virsh = Outcome.ofVirsh(folder, arguments).comparable();
					comparisons.add(() -> assertEquals(virsh, Outcome.ofGasthaus(folder, arguments).comparable(), String.join(" ", arguments)));
				}
			}
		}
		assertAll(comparisons);
	}

	@Test
	void vncDisplays() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("host.xml"), HOST);
		String uri = "test://" + folder.resolve("host.xml");
		List<Executable> comparisons = new ArrayList<>();
		for (String rest : List.of(" any", " any6", " auto", " second", " named", " off", " none", " nope", "", " any more", " any --bogus",
				" --domain any")) {
			for (String before : List.of("", "-q ", "-r ")) {
				String[] arguments = ("-c " + uri + " " + before + "vncdisplay" + rest).split(" ");
				Outcome virsh = Outcome.ofVirsh(folder, arguments).comparable();
				comparisons.add(() -> assertEquals(virsh, Outcome.ofGasthaus(folder, arguments).comparable(), String.join(" ", arguments)));
			}
		}
		assertAll(comparisons);
	}

	@Test
	void namespacesInADefinitionDoNoHarm() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("host.xml"), HOST.replaceFirst("<devices>", """
				<metadata xmlns:a='urn:a'><libosinfo:libosinfo b='1' xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0' libosinfo:c='2'>
				<libosinfo:os a:d='3' id='http://example.org/os/12'/></libosinfo:libosinfo><boxes xmlns='urn:boxes'><x/></boxes></metadata><devices>
				"""));
		String uri = "test://" + folder.resolve("host.xml");
		assertTrue(Outcome.ofVirsh(folder, "-c", uri, "dumpxml", "many").out().contains("libosinfo:c="), "the host keeps them");
		List<Executable> comparisons = new ArrayList<>();
		for (String command : List.of("domblklist many", "domiflist many", "domif-getlink many t0", "domdisplay many", "detach-interface many network --mac 52:54:00:00:00:01",
				"dumpxml many --xpath //metadata", "dumpxml many --xpath //*[@id]/@*", "dumpxml many --xpath //x", "dumpxml many --xpath //*[local-name()='x']", "dumpxml many --xpath //*[local-name()='x'] --wrap", "dumpxml many --xpath //*[local-name()='os'] --wrap", "dumpxml many --xpath //metadata/* --wrap")) {
			String[] arguments = ("-c " + uri + " " + command).split(" ");
			Outcome virsh = Outcome.ofVirsh(folder, arguments).comparable();
			comparisons.add(() -> assertEquals(virsh, Outcome.ofGasthaus(folder, arguments).comparable(), command));
		}
		assertAll(comparisons);
	}

	@Test
	void severalScreensOfAKind() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("host.xml"), """
				<node>
				<domain type='test'><name>spices</name><memory>8192</memory><os><type>hvm</type></os><devices>
				<graphics type='spice' autoport='yes' passwd=''/><graphics type='spice' port='6000' tlsPort='6001' autoport='no' listen='1.2.3.4' passwd='a'/></devices></domain>
				<domain type='test'><name>mixed</name><memory>8192</memory><os><type>hvm</type></os><devices>
				<graphics type='vnc' port='-1' autoport='yes'/><graphics type='vnc' port='5905' autoport='no' listen='1.1.1.1' passwd='a'/>
				<graphics type='rdp' port='3389' autoport='no'/><graphics type='spice' tlsPort='6001' autoport='no' listen='::'/>
				<graphics type='spice' port='6000' autoport='no' listen='1.2.3.4' passwd='b'/></devices></domain>
				<domain type='test'><name>socket</name><memory>8192</memory><os><type>hvm</type></os><devices>
				<graphics type='vnc' socket='/run/a'/><graphics type='vnc' passwd='a' socket='/run/b'/></devices></domain>
				</node>
				""");
		String uri = "test://" + folder.resolve("host.xml");
		List<Executable> comparisons = new ArrayList<>();
		for (String guest : List.of("spices", "mixed", "socket")) {
			for (String rest : List.of("", " --all", " --type vnc", " --type spice", " --type rdp", " --all --include-password")) {
				String[] arguments = ("-c " + uri + " domdisplay " + guest + rest).split(" ");
				Outcome virsh = Outcome.ofVirsh(folder, arguments).comparable();
				comparisons.add(() -> assertEquals(virsh, Outcome.ofGasthaus(folder, arguments).comparable(), String.join(" ", arguments)));
			}
		}
		assertAll(comparisons);
	}
}
