package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words, the same output, the same exit code as the virsh of this machine, on the same host. */
class VirshComparisonLiveTest {
	private static final String HOST = """
			<node xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
			  <domain type='test'><name>web</name><uuid>11111111-0000-4000-8000-000000000001</uuid><title>The shop</title>
			    <memory unit='MiB'>512</memory><currentMemory unit='MiB'>256</currentMemory><vcpu>2</vcpu><os><type>hvm</type></os></domain>
			  <domain type='test'><name>db</name><uuid>11111111-0000-4000-8000-000000000002</uuid>
			    <memory>65536</memory><os><type>hvm</type></os><test:runstate>3</test:runstate></domain>
			  <domain type='test'><name>off</name><uuid>11111111-0000-4000-8000-000000000003</uuid><title>g\u00e4ste \u5bbf</title>
			    <memory>65536</memory><os><type>hvm</type></os><test:runstate>5</test:runstate></domain>
			  <domain type='test'><name>Off2</name><uuid>11111111-0000-4000-8000-000000000004</uuid>
			    <memory>65536</memory><os><type>hvm</type></os><test:runstate>5</test:runstate><test:hasmanagedsave>1</test:hasmanagedsave></domain>
			  <domain type='test'><name>passing</name><uuid>11111111-0000-4000-8000-000000000005</uuid>
			    <memory>65536</memory><os><type>hvm</type></os><test:transient>1</test:transient></domain>
			  <domain type='test'><name>g\u00e4st</name><uuid>11111111-0000-4000-8000-000000000006</uuid>
			    <memory>65536</memory><os><type>hvm</type></os></domain>
			  <network><name>inner</name><uuid>22222222-0000-4000-8000-000000000001</uuid><bridge name='virbr7'/></network>
			  <pool type='dir'><name>images</name><uuid>33333333-0000-4000-8000-000000000001</uuid><target><path>/images</path></target></pool>
			</node>
			""";

	@TempDir
	static Path folder;
	private static String uri;

	@BeforeAll
	static void writeHost() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Path file = folder.resolve("host.xml");
		Files.writeString(file, HOST);
		Files.writeString(folder.resolve("new.xml"),
				"<domain type='test'><name>new</name><memory>65536</memory><os><type>hvm</type></os></domain>");
		Files.writeString(folder.resolve("network.xml"), "<network><name>x</name></network>");
		Files.writeString(folder.resolve("broken.xml"), "<domain type='test'><name>x</domain>");
		Files.writeString(folder.resolve("empty.xml"), "");
		uri = "test://" + file;
	}

	@BeforeEach
	void needVirsh() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	private static void compare(List<String> before, String command) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(before);
		for (String argument : command.split(" ")) {
			arguments.add(argument.equals("''") ? "" : argument);
		}
		String[] all = arguments.toArray(String[]::new);
		assertEquals(Outcome.ofVirsh(folder, all).comparable(), Outcome.ofGasthaus(folder, all).comparable(), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "list --all", "list --inactive", "list --all --name", "list --all --uuid", "list --id", "list --all --id", "list --inactive --id", "list --all --id --name",
			"list --all --uuid --name --id", "list --all --title", "list --all --managed-save", "list --all --managed-save --title",
			"list --state-running", "list --state-paused", "list --all --state-shutoff", "list --state-shutoff", "list --inactive --state-running", "list --state-shutoff --state-running",
			"list --state-shutoff --persistent", "list --state-shutoff --name", "list --all --state-other",
			"list --transient", "list --persistent", "list --all --persistent --state-paused", "list --all --autostart",
			"list --all --no-autostart --name", "list --all --with-managed-save", "list --all --without-managed-save --name",
			"list --all --with-snapshot", "list --all --without-snapshot --name", "list --all --without-checkpoint --name", "list --table",
			"list --table --name", "list --table --id", "list --table --uuid", "list --name --name", "list x", "list --frob", "list --all=1",
			"list --title --name --all" })
	void lists(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
		compare(List.of("-q", "-c", uri), command);
		compare(List.of("-r", "--connect", uri), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dominfo web", "dominfo db", "dominfo off", "dominfo passing", "dominfo g\u00e4st", "dominfo 1",
			"dominfo 11111111-0000-4000-8000-000000000003", "dominfo --domain web", "dominfo --domain=web", "dominfo", "dominfo web x",
			"dominfo nope", "dominfo 99", "dominfo ''", "dominfo 11111111-0000-4000-8000-00000000000f", "domstate web", "domstate web --reason",
			"domstate --reason db", "domstate off --reason", "domstate nope", "domid web", "domid off", "domid 1", "domname 1", "domname web",
			"domname 11111111-0000-4000-8000-000000000002", "domname off", "domuuid web", "domuuid 1",
			"domuuid 11111111-0000-4000-8000-000000000002", "dumpxml web", "dumpxml off --inactive", "dumpxml g\u00e4st --security-info",
			"dumpxml web --update-cpu", "dumpxml nope", "dumpxml", "dumpxml -- web" })
	void domains(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "start off", "start Off2", "start web", "start 1", "start nope", "start", "start off --paused", "start --domain off",
			"start off --domain off", "suspend web", "suspend 1", "suspend db", "suspend off", "suspend nope",
			"resume db", "resume web", "resume off", "shutdown web", "shutdown off", "shutdown web acpi", "shutdown web --mode acpi",
			"shutdown web --mode frob", "shutdown web --mode", "destroy web", "destroy 11111111-0000-4000-8000-000000000001", "destroy off",
			"destroy web --graceful", "destroy nope", "undefine off", "undefine web", "undefine Off2", "undefine Off2 --managed-save",
			"undefine passing", "undefine off --nvram", "undefine off --nvram --keep-nvram", "undefine off --tpm --keep-tpm",
			"undefine off --snapshots-metadata", "undefine nope", "define new.xml", "define --file new.xml",
			"define nope.xml", "define .", "define network.xml", "define empty.xml", "define broken.xml", "define", "define ''" })
	void changes(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
		compare(List.of("-q", "-c", uri), command);
		compare(List.of("-r", "-c", uri), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "net-list", "net-list --all", "net-list --inactive", "net-list --name", "net-list --uuid", "net-list --persistent",
			"net-list --transient", "net-list --autostart", "net-list --no-autostart", "net-list --persistent --transient", "net-list --table",
			"net-list --name --uuid", "net-dumpxml inner", "net-dumpxml 22222222-0000-4000-8000-000000000001", "net-dumpxml inner --inactive",
			"net-dumpxml nope", "net-dumpxml", "pool-list", "pool-list --all", "pool-list --inactive", "pool-list --details",
			"pool-list --details --all", "pool-list --name", "pool-list --uuid", "pool-list --name --uuid", "pool-list --details --name",
			"pool-list --type dir", "pool-list --type dir,fs", "pool-list --type logical", "pool-list --type nope", "pool-list dir",
			"pool-list --autostart", "pool-list --no-autostart", "pool-list --transient", "pool-dumpxml images", "pool-dumpxml nope",
			"nodeinfo", "hostname", "uri", "version", "version --daemon", "version x", "nodeinfo x", "capabilities", "-r capabilities",
			"capabilities x" })
	void hostObjects(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
		compare(List.of("-q", "-c", uri), command);
	}

	@Test
	void aSavedStateIsThrownAwayWhereTheDriverDoesNotKnowHow() throws IOException, InterruptedException {
		compare(List.of("-c", uri), "start off --force-boot");
		compare(List.of("-c", uri), "start Off2 --force-boot");
	}

	@ParameterizedTest
	@ValueSource(strings = { "event --list", "net-event --list", "pool-event --list", "nodedev-event --list", "secret-event --list", "event", "net-event",
			"event --list --all", "event --list --event lifecycle", "event --all --event lifecycle", "event --event frob", "pool-event --event frob",
			"event --event lifecycle --timeout 0", "event --event lifecycle --timeout x", "event --event lifecycle --timeout 99999999",
			"event nope --event lifecycle", "net-event --all",
			"event --event lifecycle --timeout 1", "event web reboot --timeout 1 --loop", "secret-event --event lifecycle --timeout 1" })
	void events(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
		compare(List.of("-q", "-c", uri), command);
	}

	@Test
	void theHostThatEverybodyHas() throws IOException, InterruptedException {
		for (String command : List.of("list --all", "dominfo test", "dumpxml test", "net-list --all", "pool-list --all --details", "nodeinfo",
				"version", "net-dumpxml default", "pool-dumpxml default-pool")) {
			compare(List.of("-c", "test:///default"), command);
		}
	}

	@Test
	void unknownCommands() throws IOException, InterruptedException {
		compare(List.of("-c", uri), "frob");
		compare(List.of("-c", uri), "help frob");
	}

	@Test
	void connectionsThatCannotBeHad() throws IOException, InterruptedException {
		compare(List.of("-c", "qemu+tcp://127.0.0.1:1/system"), "list");
		compare(List.of("-c", "qemu:///system?socket=/no/such/socket"), "list");
	}

	@Test
	void anOptionWithoutItsValue() throws IOException, InterruptedException {
		String[] arguments = { "-c" };
		assertEquals(Outcome.ofVirsh(folder, arguments).comparable(), Outcome.ofGasthaus(folder, arguments).comparable());
	}

	@ParameterizedTest
	@ValueSource(strings = { "vdb pci:0.0.1.0", "vdb pci:0x0000.0x00.0x0a.0x0", "vdb pci:0000:00:0a.0", "vdb pci:0.0.1.9", "vdb pci:10000.0.1.0", "vdb pci:0.0.1", "vdb pci:0x.0.1.0",
			"vdb pci:-1.0.1.0", "vdb pci:+1.0.1.0", "vdb pci:0.0.1.0x", "vdb pci:100000000.0.0.0", "vdb 0.0.1.0", "vdb ccw:0xfe.0.0", "vdb ccw:fe.0x1.0xffff", "vdb ccw:fe.0", "vdb usb:1.2",
			"vdb pci:", "vdb :", "vdb ''", "vdb foo:1", "sda scsi:0.1.2", "sda scsi:0x0.0x1.0x2", "sda scsi:1.2", "sda sata:0.0.010", "sda sata:0:0:1", "sda usb:1:2", "sda usb:1.2.3", "sda pci:0.0.1.0",
			"sda ide:0.0.0", "hda ide:0.1.0", "hda scsi:0.1.0", "sda scsi:-1.0.0", "sda scsi:4294967295.0.0", "sda scsi:4294967296.0.0", "sda usb:0.4294967296", "sda scsi:0.0.18446744073709551615", "sda scsi:0.0.18446744073709551616" })
	void addressesOfDisksAreReadAlike(String target) throws IOException, InterruptedException {
		compare(List.of("-c", uri), "attach-disk web /x " + target.replace(" ", " --print-xml --address "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.1.0", "0x0000:00:0x0a.1", "0000:00:0a.1x", "pci:0.0.1.0", "0000:00:0a", "x" })
	void addressesOfHostDevicesAreReadAlike(String address) throws IOException, InterruptedException {
		compare(List.of("-c", uri), "attach-interface web hostdev " + address + " --print-xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "domifstat web x", "blockresize web /x 1G", "dommemstat web", "dommemstat web --period 1" })
	void whatOnlySomeCommandsHaveHindersNoOther(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dominfo +1", "domname 01", "domname ++1", "domname +", "domname 2147483648", "domname 0x1", "vol-create-as images v 10X", "vol-create-as images v X",
			"vol-create-as images v 10KiBB", "vol-create-as images v 10M --allocation 1Z" })
	void numbersAreReadAlike(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo a\\", "echo a; echo b\\", "echo \"a\\", "echo 'a\\'", "echo a\\\\", "domname ' 1'", "domname '1 '" })
	void linesInOneArgumentAreReadAlike(String line) throws IOException, InterruptedException {
		String[] all = { "-c", uri, line };
		assertEquals(Outcome.ofVirsh(folder, all).comparable(), Outcome.ofGasthaus(folder, all).comparable(), line);
	}

	@Test
	void sizesHaveNoSign() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("pools.xml"), """
				<node><pool type='dir'><name>huge</name><uuid>33333333-0000-4000-8000-000000000002</uuid><target><path>/images</path></target><volume><name>v</name><key>/images/v</key>
				<capacity unit='G'>512</capacity><allocation unit='G'>512</allocation><target><path>/images/v</path></target></volume></pool></node>
				""");
		for (String command : List.of("pool-list --all --details", "pool-info huge", "pool-info huge --bytes")) {
			compare(List.of("-c", "test://" + folder.resolve("pools.xml")), command);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "detach-disk devices vda", "detach-disk devices hdc --config", "detach-interface devices network --mac 52:54:00:00:00:01",
			"detach-interface devices user", "detach-interface devices bridge", "domif-setlink devices 52:54:00:00:00:01 down", "domif-setlink devices 52:54:00:00:00:02 up",
			"domif-setlink devices 52:54:00:00:00:02 down", "domif-setlink devices 52:54:00:00:00:03 down", "change-media devices hdc --eject", "change-media devices hdc /new&.iso",
			"change-media devices hdc /new.iso --update --block", "change-media devices hdd /new.iso --insert", "change-media devices hdd --eject", "change-media devices fda /new.img" })
	void devicesOfADefinitionArePrintedAlike(String command) throws IOException, InterruptedException {
		Files.writeString(folder.resolve("devices.xml"), """
				<node><domain type='test'><name>devices</name><memory>65536</memory><os><type>hvm</type></os><devices>
				<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/a b&amp;"c'/><target dev='vda' bus='virtio'/><serial>a&lt;b</serial></disk>
				<disk type='file' device='cdrom'><source file='/old.iso'/><target dev='hdc'/><readonly/></disk>
				<disk type='file' device='cdrom'><target dev='hdd'/><readonly/></disk>
				<disk type='block' device='floppy'><source dev='/dev/fd0' startupPolicy='optional'/><target dev='fda'/></disk>
				<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><model type='virtio'/></interface>
				<interface type='user'><mac address='52:54:00:00:00:02'/><link state='down'/></interface>
				<interface type='bridge'><mac address='52:54:00:00:00:03'/><source bridge='b'/><alias name='ua-x'/></interface>
				</devices></domain></node>
				""");
		compare(List.of("-c", "test://" + folder.resolve("devices.xml")), command + " --print-xml");
		compare(List.of("-q", "-c", "test://" + folder.resolve("devices.xml")), command + " --print-xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "domblkstat web vda", "domblkstat web", "domblkstat web vda --human", "domblkstat 11111111-0000-4000-8000-000000000001 x", "domblkstat off vda",
			"domblkstat nope vda" })
	void countsThatADriverHasNotAreToldAlike(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
	}

	@Test
	void diskThreadsMayBePinnedToProcessorsThatThereAreNot() throws IOException, InterruptedException {
		Files.writeString(folder.resolve("threads.xml"), """
				<node><domain type='test'><name>threads</name><memory>65536</memory><iothreads>2</iothreads>
				<cputune><iothreadpin iothread='1' cpuset='1-9,11,40'/></cputune><os><type>hvm</type></os></domain></node>
				""");
		compare(List.of("-c", "test://" + folder.resolve("threads.xml")), "iothreadinfo threads");
		compare(List.of("-q", "-c", "test://" + folder.resolve("threads.xml")), "iothreadinfo threads --live");
	}

	@ParameterizedTest
	@ValueSource(strings = { "detach-disk web vda", "detach-disk web vda --print-xml",
			"change-media web hdc --eject", "change-media web hdc /x --insert", "setvcpus web 2 --maximum", "setvcpus nope 2 --maximum", "setvcpus web 2 --maximum --live",
			"setvcpus web 2 --maximum --current", "setvcpus web 2 --maximum --config", "setvcpus web x --maximum" })
	void whatCannotBeDoneIsToldAlike(String command) throws IOException, InterruptedException {
		compare(List.of("-c", uri), command);
	}
}
