package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of a guest's disks, network cards, screens, statistics, jobs and agent. */
@Tag("live")
class VirshGuestDevicesLiveTest {
	private static final List<String> LOOK = List.of("domblklist live", "domblklist live --details", "-q domblklist live --inactive", "domblklist nope",
			"domblkinfo live vda", "domblkinfo live vda --human", "domblkinfo live --all", "-q domblkinfo live --all --human", "domblkinfo live",
			"domblkinfo live nope", "domblkinfo live sda", "domblkinfo live vda --all", "domblkstat live nope", "domblkstat live sda", "domblkstat live sda --human", "domblkstat live",
			"domblkerror live", "domblkthreshold live vda 5M", "domblkthreshold live vda x", "domblkthreshold live nope 5", "-r domblkthreshold live vda 5",
			"domiflist live", "-q domiflist live --inactive", "domifaddr live", "-q domifaddr live", "domifaddr live --source agent", "domifaddr live --source x",
			"domif-getlink live 52:54:00:00:00:01", "domif-getlink live 52:54:00:00:00:01 --config", "domif-getlink live nope",
			"domif-setlink live 52:54:00:00:00:01 x", "domif-setlink live nope up", "domif-setlink live 52:54:00:00:00:01 down",
			"domif-getlink live 52:54:00:00:00:01", "domif-setlink live 52:54:00:00:00:01 up --config", "-r domif-setlink live 52:54:00:00:00:01 up",
			"domdisplay live", "domdisplay live --type vnc", "domdisplay live --type spice", "domdisplay live --all", "domdisplay live --include-password",
			"vncdisplay live", "ttyconsole live", "domcontrol live", "domhostname live",
			"domhostname live --source x", "domhostname live --source agent", "domfsinfo live", "-r domfsinfo live", "domfsfreeze live", "domfsthaw live",
			"domfstrim live", "domfstrim live --minimum x", "domtime live", "domtime live --now", "domtime live --now --sync", "domtime live --time 5 --now",
			"set-user-password live root x", "-r set-user-password live root x", "guestinfo live", "guestinfo live --os", "guest-agent-timeout live --timeout 5",
			"guest-agent-timeout live --timeout -5", "guest-agent-timeout live", "dompmsuspend live mem", "dompmsuspend live x", "dompmwakeup live",
			"dommemstat live --period 5", "dumpxml live --xpath //memballoon/stats", "dommemstat live --period 7 --config",
			"dumpxml live --inactive --xpath //memballoon/stats", "dommemstat live --period 0", "dumpxml live --xpath //memballoon/stats", "dommemstat live --period -1",
			"dommemstat live --period x", "dommemstat live --period 5 --live --current", "dommemstat live --config --current", "-r dommemstat live --period 3",
			"dommemstat nope --period 3", "domstats live --state --balloon", "domstats --list-inactive --state", "domstats --list-active --state --raw", "domstats live nope",
			"domstats live --list-active", "domstats live --vm --enforce", "domstats live --block --backing --nowait",
			"blockresize live vda 5M", "-q blockresize live vda 6M", "domblkinfo live vda", "blockresize live nope 6M");
	private static final List<String> CHANGE = List.of("attach-disk live IMG/b.raw vdb", "attach-disk live IMG/b.raw vdb", "domblklist live --details",
			"attach-disk live IMG/c.iso sdb --type cdrom --targetbus sata --mode readonly --config", "domblklist live --inactive",
			"attach-disk live IMG/none vdc", "attach-disk live x vdd --mode x", "attach-disk live x vdd --sourcetype nope",
			"attach-disk live x vdx --address x --print-xml", "attach-disk live x vdx --address pci:0000.00.07.0 --multifunction --print-xml",
			"attach-disk live x vdx --address scsi:0.0.1 --print-xml", "attach-disk live x sdx --address scsi:0.0.1 --print-xml",
			"attach-disk live x sdx --address sata:1.2.3 --print-xml", "attach-disk live x sdx --address usb:1.2 --print-xml",
			"attach-disk live x hdx --address ide:0.1.1 --print-xml", "attach-disk live x hdx --address usb:1.2 --print-xml",
			"attach-disk live x sdx --address pci:0000.00.07.0 --print-xml", "attach-disk live x vdx --address usb:1.2 --print-xml",
			"attach-disk live x vdx --address ccw:fe.0.1 --print-xml",
			"attach-disk live /dev/null vdd --driver qemu --subdriver raw --cache none --io native --iothread 1 --serial S1 --wwn 5000c50015ea71ad --alias ua-d --rawio --type lun --targetbus scsi --print-xml",
			"attach-disk live exp vdx --source-protocol nbd --source-host-name h:10809 --source-host-transport tcp --print-xml",
			"attach-disk live exp vdx --sourcetype network --print-xml", "attach-disk live", "-r attach-disk live IMG/b.raw vde",
			"attach-disk live IMG/b.raw vdf --persistent --current", "detach-disk live vdb", "detach-disk nope vdb", "detach-disk live vdz", "detach-disk live sda",
			"detach-disk live sdb --config", "domblklist live --inactive", "attach-interface live network nope", "attach-interface live nope x",
			"attach-interface live network default --mac 52:54:00:00:00:09 --model virtio --target v1 --script /s --inbound 1,2,3 --outbound 4 --alias ua-x --print-xml",
			"attach-interface live bridge br0 --print-xml", "attach-interface live direct eth0 --print-xml",
			"attach-interface live hostdev 0000:00:02.0 --managed --print-xml", "attach-interface live hostdev x --print-xml",
			"attach-interface live network default --inbound x", "attach-interface live network n --config --mac 52:54:00:00:00:02", "domiflist live --inactive",
			"detach-interface live network --config --mac 52:54:00:00:00:03", "detach-interface live network --config", "detach-interface live bogus",
			"detach-interface live user --mac 52:54:00:00:00:09", "-r detach-interface live user", "change-media live sda IMG/c.iso", "domblklist live",
			"change-media live sda --eject", "change-media live sda --eject", "change-media live sda --insert", "change-media live sda IMG/c.iso --insert",
			"change-media live sda IMG/c.iso --insert", "change-media live sda IMG/d.iso --update", "change-media live sda --eject --insert",
			"change-media live vda --eject", "change-media live nope --eject", "change-media live sda --eject --force", "change-media live sda",
			"change-media live sda /nonexist", "change-media live sda IMG/c.iso --config", "domblklist live --inactive", "domblklist live",
			"-r change-media live sda --eject");
	private static final List<String> JOBS = List.of("blockjob live vda", "blockjob live vda --info", "-q blockjob live vda", "blockjob live vda --raw",
			"blockjob live vda --abort", "blockjob live nope", "blockjob live vda --info --abort", "blockjob live vda 5", "blockjob live vda --bandwidth x",
			"blockjob live vda --pivot --bandwidth 5", "-r blockjob live vda --abort", "blockpull live vda --wait --verbose", "blockpull live vda --wait",
			"blockpull live vda --base /nope", "blockpull live vda --bandwidth x", "blockpull live vda --timeout 0", "-r blockpull live vda", "blockcopy live vda",
			"blockcopy live vda IMG/copy.qcow2 --wait --transient-job", "blockjob live vda", "blockjob live vda --raw", "blockjob live vda --bytes",
			"blockcopy live vda IMG/copy2.qcow2", "blockjob live vda --abort", "blockjob live vda",
			"blockcopy live vda IMG/copy3.qcow2 --wait --pivot --transient-job", "domblklist live",
			"blockcopy live vda IMG/copy4.qcow2 --wait --finish --transient-job", "blockcopy live vda IMG/x --pivot --finish",
			"blockcopy live vda IMG/copy5.qcow2 --format qcow2 --blockdev --print-xml",
			"snapshot-create-as live s1 --disk-only --no-metadata --diskspec vda,file=IMG/o1.qcow2", "domblklist live", "blockcommit live vda",
			"blockcommit live vda --active --wait --pivot", "domblklist live", "snapshot-create-as live s2 --disk-only --no-metadata --diskspec vda,file=IMG/o2.qcow2",
			"blockcommit live vda --active --wait --keep-overlay", "blockpull live vda --wait", "domblklist live", "blockcommit live vda --top /x --active",
			"-r blockcommit live vda");
	private static final List<String> OFF = List.of("dommemstat live --period 4", "dumpxml live --xpath //memballoon/stats", "dommemstat live --period 4 --live", "start live --pass-fds x",
			"start live --pass-fds 0", "start nope --pass-fds 0", "create /nonexist --pass-fds 0", "domblkstat live vda", "domblkinfo live vda", "domblkerror live", "domifaddr live",
			"domif-setlink live 52:54:00:00:00:01 down", "domif-getlink live 52:54:00:00:00:01", "domtime live", "domdisplay live", "vncdisplay live",
			"ttyconsole live", "domcontrol live", "blockjob live vda", "blockpull live vda", "attach-disk live IMG/b.raw vdb --persistent", "domblklist live",
			"attach-disk live IMG/b.raw vdc --live", "detach-disk live vdb --persistent", "change-media live sda IMG/c.iso", "domblklist live");

	@TempDir
	static Path folder;

	/** The process of a guest has another number each time, and a job goes on while we look at it. */
	private static final Sequence SEQUENCE = new Sequence(Path.of("/"),
			text -> text.replaceAll("(?m)^( (?:number|total) [^:]*: *|sda \\w+|live: |/dev/pts/|  (?:block|net|vcpu|cpu|balloon)\\S*=)[ 0-9].*", "$1").replaceAll("\\[ *[0-9]+ %\\]", "[]")
					.replaceAll("(?m)^(.*\\[\\]\\n)+", "$1").replaceAll("(?m)^ (rd|wr)_\\w+ \\d+", "$1"));

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("live").replace("machine='pc'", "machine='q35'")
				.replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid><features><acpi/></features>").replace("</devices>",
						"<disk type='file'><driver name='qemu' type='qcow2'/><source file='" + folder
								+ "/a.qcow2'/><target dev='vda' bus='virtio'/></disk><disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>"
								+ "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>"
								+ "<graphics type='vnc' port='5977' autoport='no' passwd='vnc-pw'/><serial type='pty'/></devices>"));
	}

	private static void image(String name, String format) throws IOException, InterruptedException {
		Path file = folder.resolve(name);
		assertEquals(0, new ProcessBuilder("qemu-img", "create", "-q", "-f", format, file.toString(), "4M").start().waitFor());
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
	}

	@BeforeEach
	void need() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	/** A host whose images are as at the beginning. */
	private static SessionDaemon daemon() throws IOException {
		try {
			for (String old : new String[] { "copy.qcow2", "copy2.qcow2", "copy3.qcow2", "copy4.qcow2", "o1.qcow2", "o2.qcow2" }) {
				Files.deleteIfExists(folder.resolve(old));
			}
			image("a.qcow2", "qcow2");
			image("b.raw", "raw");
			image("c.iso", "raw");
			image("d.iso", "raw");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return SessionDaemon.start();
	}

	private static void compare(List<String> commands, String... before) throws Exception {
		List<String> all = new java.util.ArrayList<>(List.of(before));
		all.addAll(commands);
		SEQUENCE.compare(VirshGuestDevicesLiveTest::daemon, SessionDaemon::uri,
				all.stream().map(command -> command.replace("guest.xml", folder + "/guest.xml").replace("IMG/", folder + "/")).toList());
	}

	@Test
	void looking() throws Exception {
		compare(LOOK, "define guest.xml", "start live");
	}

	@Test
	void attachingAndDetaching() throws Exception {
		compare(CHANGE, "define guest.xml", "start live");
	}

	@Test
	void blockJobs() throws Exception {
		compare(JOBS, "define guest.xml", "start live");
	}

	@Test
	void aGuestThatIsShutOff() throws Exception {
		compare(OFF, "define guest.xml");
	}

	@Test
	void whatTheTestDriverKnows() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default",
				List.of("domhostname test", "domfsinfo test", "-q domfsinfo test", "domfsfreeze test", "domfsfreeze test --mountpoint /boot", "domfsthaw test",
						"domfsthaw test /boot", "domfstrim test", "domtime test --pretty", "domtime test --now", "set-user-password test root x",
						"-r set-user-password test root x", "guestinfo test", "domifaddr test", "domifaddr test --full", "domifaddr test --interface nope",
						"guest-agent-timeout test", "dompmsuspend test mem", "domcontrol test", "domstats test", "domstats", "domblkerror test", "domblklist test",
						"domiflist test", "domdisplay test", "vncdisplay test", "blockjob test vda", "attach-disk test x vda", "detach-disk test vda"));
	}

	@Test
	void aPasswordIsInNoMessage() {
		for (String[] arguments : new String[][] { { "--debug", "-r", "set-user-password", "test", "root", "top-secret" },
				{ "--debug", "-c", "test:///default", "set-user-password", "nope", "root", "top-secret" } }) {
			Outcome outcome = Outcome.ofGasthaus(folder, arguments);
			assertEquals(1, outcome.code());
			assertFalse((outcome.out() + outcome.err()).contains("top-secret"), outcome.err());
		}
	}

	@Test
	void aCableIsShownAndNotPulledWithPrintXml() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			assertEquals(0, Outcome.ofGasthaus(folder, "-c", daemon.uri(), "define", folder + "/guest.xml").code());
			Outcome outcome = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "domif-setlink", "live", "52:54:00:00:00:01", "down", "--print-xml");
			assertTrue(outcome.out().startsWith("<interface type=\"user\">\n      <mac address=\"52:54:00:00:00:01\"/>\n      <model type=\"virtio\"/>\n"), outcome.out());
			assertTrue(outcome.out().contains("<link state=\"down\"/></interface>"), outcome.out());
			assertEquals("52:54:00:00:00:01 up\n", Outcome.ofGasthaus(folder, "-c", daemon.uri(), "domif-getlink", "live", "52:54:00:00:00:01").out());
		}
	}
}
