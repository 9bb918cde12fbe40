package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we do with the devices and interfaces of a host where virsh does less, or says less. */
class HostDevicesTest {
	private static final String TREE = """
			computer
			  |
			  +- scsi_host1
			  |   |
			  |   +- scsi_host11
			  |    \s
			  +- scsi_host2
			   \s

			""";

	@TempDir
	Path folder;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private Outcome gasthaus(String... words) {
		return Outcome.ofGasthaus(folder, words);
	}

	private String out(String line) {
		Outcome outcome = gasthaus("-q", "-c", "test:///default", line);
		assertEquals("", outcome.err());
		assertEquals(0, outcome.code());
		return outcome.out();
	}

	@Test
	void devicesAreListedWhereADriverKnowsNoStatesOfThem() {
		assertEquals("computer\nscsi_host1\nscsi_host11\nscsi_host2\n", out("nodedev-list").strip() + "\n");
		assertEquals("scsi_host1\nscsi_host11\nscsi_host2", out("nodedev-list --cap fc_host").strip());
		assertEquals("computer", out("nodedev-list --cap system").strip());
		assertEquals(out("nodedev-list"), out("nodedev-list --all"));
		assertEquals("", out("nodedev-list --cap net").strip());
		assertEquals(TREE.strip(), out("nodedev-list --tree").strip());
	}

	@Test
	void aDeviceIsJsonToo() {
		Outcome outcome = gasthaus("-c", "test:///default", "nodedev-info", "scsi_host1", "--json");
		assertEquals("{ \"name\": \"scsi_host1\", \"parent\": \"computer\", \"active\": \"yes\", \"persistent\": \"unknown\", \"autostart\": \"no autostart\" }",
				outcome.out().strip().replaceAll("\\s+", " "));
	}

	@Test
	void anUnknownFeatureIsToldWithThoseThatThereAre() {
		Outcome outcome = gasthaus("-c", "test:///default", "nodedev-list", "--cap", "disk");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("hint: One of these is possible: system, pci, usb_device, usb, net, "), outcome.err());
	}

	@Test
	void anInterfaceGoesIntoABridgeAndComesOutOfIt() {
		String said = out("iface-bridge eth1 br0 --delay 3; iface-dumpxml br0; iface-unbridge br0 --no-start; iface-dumpxml eth1; iface-list --all");
		assertTrue(said.contains("<interface type='bridge' name='br0'>"), said);
		assertTrue(said.contains("<bridge stp='on' delay='3'>\n    <interface type='ethernet' name='eth1'>\n      <mac address='aa:bb:cc:dd:ee:ff'/>"), said);
		assertTrue(said.contains("<interface type='ethernet' name='eth1'>\n  <start mode='onboot'/>\n"), said);
		assertEquals(" eth1   active   aa:bb:cc:dd:ee:ff", said.lines().filter(line -> line.startsWith(" eth1")).findFirst().orElse(said));
		assertEquals(0, said.lines().filter(line -> line.startsWith(" br0")).count(), said);
	}

	@Test
	void whatIsNoBridgeIsLeftAlone() {
		Outcome outcome = gasthaus("-c", "test:///default", "iface-unbridge eth1; iface-list");
		assertTrue(outcome.err().startsWith("error: Device eth1 is not a bridge"), outcome.err());
		assertTrue(outcome.out().contains(" eth1   active "), outcome.out());
	}

	@Test
	void changesOfInterfacesAreTakenBack() {
		String said = out("iface-begin; iface-destroy eth1; iface-undefine eth1; iface-list --all; iface-rollback; iface-list --all");
		assertEquals(1, said.lines().filter(line -> line.startsWith(" eth1")).count(), said);
	}

	@Test
	void anInterfaceThatWasTakenDownIsASuccess() {
		assertEquals(0, gasthaus("-c", "test:///default", "iface-destroy", "eth1").code());
	}

	@Test
	void aPortThatIsNotThereIsAFailure() {
		Outcome outcome = gasthaus("-c", "test:///default", "net-port-delete", "default", "nope");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().contains("hint: Name the port by its UUID"), outcome.err());
	}

	@Test
	void aFormatIsToldWithThoseOfTheDriver() throws IOException {
		Files.writeString(folder.resolve("guest"), "name=g");
		Outcome none = gasthaus("-c", "test:///default", "domxml-from-native", "xen-xl", "guest");
		assertEquals(1, none.code());
		assertTrue(none.err().contains("hint: The driver of this host has no format of its own for it."), none.err());
	}

	@Test
	void percentOfAHostWhoseClocksStandStillIsZero() {
		assertEquals("usage:            0.0%", out("nodecpustats --percent").lines().findFirst().orElse(""));
	}

	@Test
	void aDeviceIsMadeAndRemoved() throws IOException {
		Files.writeString(folder.resolve("vport.xml"), "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>"
				+ "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>");
		String said = out("nodedev-create vport.xml; nodedev-list --cap fc_host; nodedev-destroy scsi_host12; nodedev-list --cap fc_host");
		assertEquals(1, said.lines().filter("scsi_host12"::equals).count(), said);
	}
}
