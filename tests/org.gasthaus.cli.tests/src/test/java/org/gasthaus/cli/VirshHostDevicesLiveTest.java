package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of the devices, networks, interfaces, filters and the hardware of a host, and how both change them. */
@Tag("live")
class VirshHostDevicesLiveTest {
	private static final String BINDING = "<filterbinding><owner><name>g</name><uuid>44444444-0000-4000-8000-0000000000a1</uuid></owner>"
			+ "<portdev name='%s'/><mac address='52:54:00:00:00:a1'/><filterref filter='%s'/></filterbinding>";
	private static final String PORT = "<networkport><uuid>44444444-0000-4000-8000-0000000000b1</uuid><owner><name>g</name>"
			+ "<uuid>44444444-0000-4000-8000-0000000000a1</uuid></owner><mac address='52:54:00:00:00:b1'/></networkport>";

	/** On the driver that makes a machine up. What virsh cannot list there is not in it. */
	private static final List<String> OF_THE_TEST_DRIVER = List.of("nodedev-list --inactive", "nodedev-list --cap nope", "nodedev-list --tree --cap x",
			"nodedev-list --all --inactive", "nodedev-list --tree --inactive", "nodedev-list --cap system,nope", "nodedev-info nope",
			"nodedev-info a,b", "nodedev-info a,b,c", "nodedev-info 1000000000000001,x", "nodedev-info 1000000000000001,1000000000000002", "nodedev-info _",
			"nodedev-info", "nodedev-dumpxml computer", "nodedev-dumpxml scsi_host1 --xpath //wwnn", "nodedev-dumpxml nope", "nodedev-detach computer",
			"nodedev-detach computer --driver vfio", "nodedev-detach nope", "nodedev-reattach computer", "nodedev-reattach nope", "nodedev-reset computer",
			"nodedev-reset nope", "nodedev-start computer", "nodedev-start nope", "nodedev-autostart computer", "nodedev-autostart computer --disable",
			"nodedev-undefine computer", "nodedev-destroy computer", "-q nodedev-destroy computer", "nodedev-destroy nope", "nodedev-create interface.xml",
			"nodedev-create missing.xml", "nodedev-create vport.xml", "nodedev-define interface.xml", "-r nodedev-destroy computer", "-r nodedev-create vport.xml",
			"-r nodedev-detach computer", "-r nodedev-define vport.xml", "-r nodedev-autostart computer", "nodedev-event --device nope --event lifecycle",
			"iface-define interface.xml", "iface-define interface.xml --validate", "iface-define missing.xml",
			"iface-define device.xml", "iface-start eth1", "iface-start nope", "iface-destroy nope", "iface-undefine eth1", "iface-undefine 00:11:22:33:44:55", "iface-begin", "iface-commit",
			"iface-rollback", "-q iface-begin",
			"iface-bridge nope br0", "iface-bridge eth1 eth1", "iface-bridge aa:bb:cc:dd:ee:ff br0", "iface-unbridge nope", "-r iface-begin", "-r iface-destroy eth1",
			"-r iface-define interface.xml", "net-update default x y z", "net-update default add y z", "net-update default add ip missing.xml",
			"net-update default add ip <ip/>", "net-update default add ip <ip/> --live --current", "net-update default add ip <ip/> --parent-index x",
			"net-update nope add ip <ip/>", "-r net-update default add ip <ip/>", "net-dhcp-leases default", "net-dhcp-leases nope", "net-port-list default",
			"net-port-list default --uuid --table",
			"net-port-create default port.xml", "net-port-create default missing.xml", "nwfilter-define interface.xml", "nwfilter-undefine x",
			"nwfilter-binding-list", "nwfilter-binding-dumpxml vnet0", "nwfilter-binding-delete vnet0", "nwfilter-binding-create interface.xml", "freecell",
			"freecell --all", "-q freecell --all", "freecell --cellno 0", "freecell --cellno 9", "freecell --cellno x", "freecell --all --cellno 1", "freepages",
			"freepages --all", "freepages --all --pagesize 4", "freepages --all --pagesize 2M", "freepages --cellno 0 --pagesize 4", "freepages --cellno 0",
			"freepages --cellno -2 --pagesize 4", "freepages --pagesize 4x", "freepages --all --cellno 1", "allocpages 4 5", "allocpages 4 5 --all",
			"allocpages 4 x", "allocpages 4x 5", "allocpages 4 5 --all --cellno 1", "-r allocpages 4 5", "nodecpumap", "nodecpumap --pretty", "nodecpustats",
			"nodecpustats --cpu 0", "nodecpustats --cpu -3", "nodecpustats --cpu x", "nodememstats", "nodememstats --cell 0", "node-memory-tune",
			"node-memory-tune --shm-pages-to-scan 5", "node-memory-tune --shm-pages-to-scan x", "-r node-memory-tune --shm-pages-to-scan 5", "sysinfo",
			"cpu-models x86_64", "cpu-models nope", "maxvcpus", "maxvcpus --type x", "cpu-compare interface.xml", "cpu-compare missing.xml",
			"cpu-compare cpu.xml", "cpu-baseline cpu.xml", "cpu-baseline cpus.xml", "cpu-baseline cpus.xml --features", "hypervisor-cpu-compare cpu.xml",
			"hypervisor-cpu-baseline cpu.xml", "hypervisor-cpu-baseline", "hypervisor-cpu-baseline --model x --file cpu.xml", "nodesuspend x 60",
			"nodesuspend mem 60", "nodesuspend mem x", "nodesuspend mem -5", "-r nodesuspend mem 60", "domxml-to-native x", "domxml-to-native x --xml cpu.xml",
			"domxml-to-native x --domain test", "domxml-to-native x --domain test --xml y", "domxml-to-native x --domain nope",
			"domxml-to-native x --xml missing.xml", "domxml-from-native x cpu.xml", "domxml-from-native x missing.xml", "-r domxml-from-native x cpu.xml");

	/** On a machine of its own: networks that run, filters that work, processors of QEMU. */
	private static final List<String> OF_A_MACHINE = List.of("nodedev-list", "nodedev-list --cap net", "nodedev-list --cap net,pci", "nodedev-list --inactive",
			"nodedev-list --all", "nodedev-list --tree", "nodedev-info computer", "nodedev-dumpxml computer --xpath //name", "nodedev-dumpxml nope",
			"nodedev-info 1000000000000001,1000000000000002", "nodedev-detach computer", "nodedev-reset computer", "nodedev-reattach computer",
			"nodedev-destroy computer", "nodedev-create vport.xml", "nodedev-define vport.xml", "nodedev-undefine computer", "nodedev-start computer",
			"nodedev-autostart computer", "nodedev-create vport.xml --validate", "net-define network.xml", "net-dhcp-leases plain", "net-start plain",
			"net-dhcp-leases plain", "-q net-dhcp-leases plain", "net-dhcp-leases plain --mac 52:54:00:00:00:01", "net-dhcp-leases plain --mac x",
			"net-update plain add ip-dhcp-host host.xml", "net-update plain add ip-dhcp-host host.xml", "net-update plain add ip-dhcp-host host.xml --config",
			"net-update plain modify ip-dhcp-host other.xml --live --config", "net-update plain delete ip-dhcp-host other.xml --live",
			"net-update plain add-first dns-host dns.xml --current", "net-update plain add dns-txt txt.xml --live --config --parent-index 0",
			"net-update plain add ip-dhcp-host host.xml --parent-index 7", "net-update plain add-last portgroup group.xml --config",
			"net-update plain add bridge host.xml", "net-update plain delete ip-dhcp-range host.xml", "net-update plain add ip-dhcp-host broken.xml",
			"net-update plain add ip-dhcp-host <host/>", "net-dumpxml plain", "net-dumpxml plain --inactive", "-r net-update plain add ip-dhcp-host host.xml",
			"net-define outer.xml", "net-port-list outer", "net-port-create outer port.xml",
			"net-start outer", "net-update outer add portgroup group.xml --live", "net-update outer add portgroup group.xml --live --config",
			"net-update outer modify portgroup group.xml", "net-dumpxml outer", "net-dhcp-leases outer",
			"net-port-list outer", "net-port-create outer port.xml", "net-port-list outer", "net-port-list outer --uuid", "-q net-port-list outer",
			"net-port-create outer port.xml", "net-port-create outer port.xml --validate", "net-port-create outer broken.xml",
			"net-port-dumpxml outer 44444444-0000-4000-8000-0000000000b1", "net-port-dumpxml outer 44444444-0000-4000-8000-0000000000b1 --xpath //mac",
			
			"-r net-port-create outer port.xml", "net-port-delete outer 44444444-0000-4000-8000-0000000000b1",
			"net-port-list outer", "net-port-list nope", "net-destroy plain",
			"net-update plain add ip-dhcp-host third.xml", "net-update plain add ip-dhcp-host third.xml --live", "nwfilter-list", "nwfilter-define filter.xml",
			"nwfilter-define filter.xml --validate", "nwfilter-define broken.xml", "nwfilter-define missing.xml", "nwfilter-dumpxml mine", "nwfilter-binding-list",
			"nwfilter-binding-create binding.xml", "nwfilter-binding-create broken.xml", "nwfilter-binding-create lost.xml", "nwfilter-binding-list",
			"-q nwfilter-binding-list", "nwfilter-binding-dumpxml lo", "nwfilter-binding-dumpxml lo --xpath //mac", "nwfilter-binding-dumpxml nope",
			"nwfilter-undefine mine", "-r nwfilter-binding-delete lo", "nwfilter-binding-delete lo", "nwfilter-binding-delete lo", "-r nwfilter-undefine mine",
			"-r nwfilter-define filter.xml", "nwfilter-undefine 44444444-0000-4000-8000-0000000000f1", "nwfilter-undefine mine", "iface-define interface.xml",
			"iface-start lo", "iface-destroy lo", "iface-begin", "iface-undefine lo", "cpu-models x86_64", "cpu-models aarch64", "cpu-models nope", "maxvcpus",
			"maxvcpus --type qemu", "maxvcpus --type nope", "cpu-compare cpu.xml", "cpu-compare cpu.xml --error", "cpu-compare impossible.xml",
			"cpu-compare impossible.xml --error", "cpu-compare domain.xml", "cpu-compare cpu.xml --validate", "cpu-compare wrong.xml --validate",
			"cpu-compare interface.xml", "cpu-baseline cpu.xml", "cpu-baseline cpus.xml", "cpu-baseline cpus.xml --features",
			"cpu-baseline cpus.xml --migratable", "cpu-baseline interface.xml", "hypervisor-cpu-compare cpu.xml --virttype qemu",
			"hypervisor-cpu-compare impossible.xml --virttype qemu", "hypervisor-cpu-compare cpu.xml --virttype nope", "hypervisor-cpu-compare cpu.xml --arch nope",
			"hypervisor-cpu-baseline cpus.xml --virttype qemu", "hypervisor-cpu-baseline --model qemu64 --virttype qemu",
			"hypervisor-cpu-baseline cpus.xml --virttype qemu --features", "hypervisor-cpu-baseline --model nope --virttype qemu", "nodecpumap",
			"nodecpumap --pretty", "nodecpustats --cpu 9999", "nodememstats --cell 99", "freecell --cellno 99", "freepages --cellno 99 --pagesize 4",
			"freepages --cellno 0 --pagesize 3", "allocpages 3 1", "node-memory-tune --shm-merge-across-nodes 7", "sysinfo", "domxml-to-native qemu-argv domain.xml",
			"domxml-to-native qemu-argv --xml domain.xml", "domxml-to-native nope --xml domain.xml", "domxml-to-native qemu-argv --xml broken.xml",
			"domxml-from-native qemu-argv argv", "domxml-from-native nope argv", "define domain.xml", "domxml-to-native qemu-argv --domain native",
			"-r domxml-to-native qemu-argv --domain native");

	@TempDir
	static Path folder;

	@BeforeAll
	static void prepare() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		write("interface.xml", "<interface type='ethernet' name='eth7'><start mode='none'/><mac address='aa:bb:cc:dd:ee:77'/></interface>");
		write("device.xml", "<device><name>x</name></device>");
		write("vport.xml", "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341234</wwnn>"
				+ "<wwpn>1000000012341234</wwpn></capability></capability></device>");
		write("network.xml", "<network><name>plain</name><uuid>44444444-0000-4000-8000-0000000000c1</uuid><bridge name='virbr77'/>"
				+ "<mac address='52:54:00:00:00:77'/><ip address='192.168.177.1' netmask='255.255.255.0'><dhcp>"
				+ "<range start='192.168.177.100' end='192.168.177.200'/></dhcp></ip></network>");
		write("outer.xml", "<network><name>outer</name><uuid>44444444-0000-4000-8000-0000000000c2</uuid><forward mode='bridge'/><bridge name='br9'/></network>");
		write("host.xml", "<host mac='52:54:00:00:00:01' name='one' ip='192.168.177.10'/>");
		write("other.xml", "<host mac='52:54:00:00:00:01' name='one' ip='192.168.177.11'/>");
		write("third.xml", "<host mac='52:54:00:00:00:03' name='three' ip='192.168.177.13'/>");
		write("dns.xml", "<host ip='192.168.177.10'><hostname>one</hostname></host>");
		write("txt.xml", "<txt name='about' value='nothing'/>");
		write("group.xml", "<portgroup name='fast'/>");
		write("port.xml", PORT);
		write("filter.xml", "<filter name='mine' chain='root'><uuid>44444444-0000-4000-8000-0000000000f1</uuid>"
				+ "<rule action='accept' direction='out'><ip/></rule></filter>");
		write("binding.xml", String.format(BINDING, "lo", "mine"));
		write("lost.xml", String.format(BINDING, "nope0", "nofilter"));
		write("broken.xml", "<nothing/>");
		write("cpu.xml", "<cpu><model>qemu64</model></cpu>");
		write("impossible.xml", "<cpu match='exact'><model fallback='forbid'>qemu64</model><feature name='svm' policy='require'/>"
				+ "<feature name='fma4' policy='require'/><feature name='amx-tile' policy='require'/></cpu>");
		write("wrong.xml", "<cpu><nothing/></cpu>");
		write("cpus.xml", "<?xml version='1.0'?><cpu><arch>x86_64</arch><model>Nehalem</model></cpu><cpu><arch>x86_64</arch><model>Penryn</model></cpu>");
		write("domain.xml", "<domain type='qemu'><name>native</name><uuid>44444444-0000-4000-8000-0000000000d1</uuid><memory>65536</memory>"
				+ "<os><type arch='x86_64' machine='pc'>hvm</type></os><cpu mode='custom'><model>qemu64</model></cpu></domain>");
		write("argv", "qemu-system-x86_64 -m 64");
	}

	private static void write(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}

	@BeforeEach
	void need() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	@Test
	void theTestDriver() throws Exception {
		new Sequence(folder, VirshHostDevicesLiveTest::ended).compare(() -> () -> {
		}, none -> "test:///default", OF_THE_TEST_DRIVER);
	}

	@Test
	void aWholeHost() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		new Sequence(folder, VirshHostDevicesLiveTest::same).compare(PrivateHost::start, PrivateHost::uri, OF_A_MACHINE);
	}

	/** Without what each host has of its own: the address in the name of its card, its folders. */
	private static String same(String text) {
		return ended(text).replaceAll("net_(\\w+?)(_[0-9a-f]{2}){6}", "net_$1").replaceAll("/tmp/[^ ]*?/(lib|run|cache|log)/", "/$1/");
	}

	/** virsh does not end the line of an update of one state. */
	private static String ended(String text) {
		return text.replaceFirst("(Updated network \\w+ (?:persistent config|live state))\n\n$", "$1\n");
	}
}
