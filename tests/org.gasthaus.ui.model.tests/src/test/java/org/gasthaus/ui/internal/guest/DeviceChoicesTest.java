package org.gasthaus.ui.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.HostOffer;
import org.gasthaus.core.GuestDevices.VolumeChoice;
import org.gasthaus.core.NewDisk.Access;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.guest.DetachChoices.Row;
import org.gasthaus.ui.internal.guest.DiskChoices.Origin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the forms for a disk and an interface propose, refuse and write, and what the list of devices to detach does. */
class DeviceChoicesTest {
	private static final VolumeChoice IMAGE = new VolumeChoice("images", "more.qcow2", "/pool/more.qcow2", false);
	private static final VolumeChoice LOGICAL = new VolumeChoice("vg", "lv1", "/dev/vg/lv1", true);
	private static final String VDA = "<disk type='file' device='disk'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>";
	private static final String VDB = "<disk type='file' device='disk'><source file='/srv/b.img'/><target dev='vdb' bus='virtio'/></disk>";
	private static final String CARD = "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><model type='e1000e'/></interface>";

	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final DomainHandle guest = new DomainHandle(new Connections(Backends.of(List.of(host))).add(FakeHypervisor.uri(), org.gasthaus.hypervisor.Access.READ_WRITE),
			host.domain("web01").id());
	private HostOffer offer = new HostOffer(List.of(IMAGE, LOGICAL), List.of("default", "lan"), List.of("virbr0"), List.of("eth0"));

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static String domain(String devices) {
		return "<domain type='kvm'><os><type machine='pc-q35-7.2'>hvm</type></os><devices>" + devices + "</devices></domain>";
	}

	/** @param running {@code null} if it does not run, as for what is stored */
	private GuestDevices guest(String running, String stored) {
		try {
			String now = running == null ? "" : domain(running);
			String later = stored == null ? "" : domain(stored);
			return new GuestDevices(guest, now, later, now.isEmpty() ? List.of() : GuestDevices.of(now), later.isEmpty() ? List.of() : GuestDevices.of(later), offer);
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	private DiskChoices disk() {
		return new DiskChoices(guest(VDA, VDA + VDB));
	}

	private InterfaceChoices card() {
		return new InterfaceChoices(guest(CARD, CARD));
	}

	// ---- disks

	@Test
	void theNextNameThatIsFreeInBothStatesIsProposed() {
		DiskChoices choices = disk();
		assertEquals("virtio", choices.bus());
		assertEquals("vdc", choices.target());
		choices.plugInto("scsi");
		assertEquals("sda", choices.target());
		choices.call("sdz");
		choices.plugInto("virtio");
		assertEquals("sdz", choices.target(), "a name that was typed stays");
		StringBuilder many = new StringBuilder();
		for (char letter = 'a'; letter <= 'z'; letter++) {
			many.append(VDA.replace("vda", "vd" + letter));
		}
		assertEquals("vdaa", new DiskChoices(guest(null, many.toString())).target());
		assertEquals("vdab", new DiskChoices(guest(null, many + VDA.replace("vda", "vdaa"))).target());
	}

	@Test
	void aNameThatIsTakenOrNoneIsRefused() {
		DiskChoices choices = disk();
		choices.take(IMAGE);
		assertEquals("", choices.problem());
		choices.call("vdb");
		assertEquals("web01 has a disk vdb already. The next free name is vdc.", choices.problem());
		choices.call("disk one");
		assertEquals("disk one is no name of a disk. Names are such as vda, sdb, hdc or fda.", choices.problem());
	}

	@Test
	void theFormatIsThatOfTheVolumeUnlessTheUserChoseAnother() {
		DiskChoices choices = disk();
		choices.take(new VolumeChoice("images", "plain", "/pool/plain", false));
		assertEquals("", choices.format());
		choices.detected(IMAGE, "raw");
		assertEquals("", choices.format(), "that was another volume");
		choices.take(IMAGE);
		assertEquals("qcow2", choices.format(), "by its name");
		choices.detected(IMAGE, "vmdk");
		assertEquals("vmdk", choices.format());
		choices.take(LOGICAL);
		assertEquals("raw", choices.format());
		choices.read("qed");
		choices.detected(LOGICAL, "raw");
		assertEquals("qed", choices.format());
	}

	@Test
	void whatWasChosenIsWritten() {
		DiskChoices choices = disk();
		assertNull(choices.problem(), "no volume yet");
		choices.take(IMAGE);
		choices.cache("none");
		choices.allow(Access.SHAREABLE);
		assertEquals("""
				<disk type='file' device='disk'>
				  <driver name='qemu' type='qcow2' cache='none'/>
				  <source file='/pool/more.qcow2'/>
				  <target dev='vdc' bus='virtio'/>
				  <shareable/>
				</disk>
				""", choices.xml());
		choices.take(LOGICAL);
		choices.cache("");
		choices.allow(Access.READ_ONLY);
		choices.be("lun");
		assertEquals("""
				<disk type='block' device='lun'>
				  <driver name='qemu' type='raw'/>
				  <source dev='/dev/vg/lv1'/>
				  <target dev='vdc' bus='virtio'/>
				</disk>
				""", choices.xml());
	}

	@Test
	void drivesMayBeEmptyAndNobodyWritesToACd() {
		DiskChoices choices = disk();
		choices.from(Origin.NOTHING);
		assertEquals("Only a CD or floppy drive can be empty.", choices.problem());
		choices.be("cdrom");
		assertEquals("", choices.problem());
		assertFalse(choices.hasAccess());
		assertEquals("""
				<disk type='file' device='cdrom'>
				  <target dev='sda' bus='sata'/>
				  <readonly/>
				</disk>
				""", choices.xml());
		assertEquals("A running guest rarely takes a disk at the bus sata. From its next start on it does.", choices.warning());
		choices.apply(false, true);
		assertEquals("", choices.warning());
		choices.be("floppy");
		assertEquals("fda", choices.target());
	}

	@Test
	void pathsAreAbsoluteAndALunIsABlockDevice() {
		DiskChoices choices = disk();
		choices.from(Origin.FILE);
		assertNull(choices.problem(), "no path yet");
		choices.typePath("srv/x.img");
		assertEquals("The path of a file of a host starts with a slash and does not end with one.", choices.problem());
		choices.typePath("/srv/x.img");
		assertEquals("", choices.problem());
		choices.be("lun");
		assertEquals("A LUN stands on a block device, not on a file.", choices.problem());
		choices.from(Origin.BLOCK);
		assertEquals("", choices.problem());
		choices.apply(false, false);
		assertEquals("Choose whether it is for the running guest, from the next start on, or both.", choices.problem());
	}

	@Test
	void anImageThatTheGuestHasIsWarnedOf() {
		DiskChoices choices = disk();
		choices.from(Origin.FILE);
		choices.typePath("/srv/b.img");
		assertEquals("web01 has this already, as vdb. Two disks on one image destroy what is on it.", choices.warning());
	}

	@Test
	void aHostWithoutVolumesOffersFiles() {
		offer = HostOffer.NONE;
		DiskChoices choices = disk();
		assertEquals(List.of(Origin.FILE, Origin.BLOCK, Origin.NOTHING), choices.origins());
		assertEquals(Origin.FILE, choices.origin());
	}

	// ---- interfaces

	@Test
	void theNetworkAndTheModelAreProposed() {
		InterfaceChoices choices = card();
		assertEquals("default", choices.source());
		assertEquals("""
				<interface type='network'>
				  <source network='default'/>
				  <model type='e1000e'/>
				</interface>
				""", choices.xml());
		assertEquals("", choices.problem());
		assertEquals("virtio", new InterfaceChoices(guest(null, "")).model());
		choices.be("direct");
		choices.go("vepa");
		choices.look("");
		choices.call("52-54-00-AB-CD-EF");
		assertEquals("""
				<interface type='direct'>
				  <source dev='eth0' mode='vepa'/>
				  <mac address='52:54:00:ab:cd:ef'/>
				</interface>
				""", choices.xml());
		choices.be("user");
		choices.call("");
		assertEquals("<interface type='user'/>\n", choices.xml());
		assertEquals("", choices.problem());
	}

	@Test
	void addressesThatAreNoneOrTakenAreRefused() {
		InterfaceChoices choices = card();
		choices.call("52:54:00");
		assertEquals("A MAC address is six pairs of hexadecimal digits: 52:54:00:12:34:56.", choices.problem());
		choices.call("53:54:00:00:00:02");
		assertEquals("53:54:00:00:00:02 is an address for groups: its second digit is odd. Take an even one.", choices.problem());
		choices.call("52:54:00:00:00:01");
		assertEquals("web01 has an interface 52:54:00:00:00:01 already. Leave the field empty for a new address.", choices.problem());
		choices.call("52:54:00:00:00:02");
		assertEquals("", choices.problem());
	}

	@Test
	void aNetworkThatTheHostDoesNotTellOfIsWarnedOf() {
		InterfaceChoices choices = card();
		choices.connect("wlan");
		assertEquals("fake:///host has no network wlan.", choices.warning());
		choices.connect("");
		assertNull(choices.problem());
		choices.be("bridge");
		assertEquals("virbr0", choices.source());
		assertEquals("", choices.warning());
	}

	// ---- detaching

	@Test
	void devicesOfBothStatesAreOneRow() {
		DetachChoices choices = new DetachChoices(guest(VDA + CARD, VDA + VDB + CARD));
		assertEquals(List.of("disk vda: now and later", "interface 52:54:00:00:00:01: now and later", "disk vdb: with the next start"),
				choices.rows().stream().map(row -> row.name() + ": " + row.when()).toList());
		assertNull(choices.problem(), "none is chosen");
	}

	@Test
	void aDeviceIsTakenWhereItIs() {
		DetachChoices choices = new DetachChoices(guest(VDA, VDA + VDB));
		Row vda = choices.rows().get(0);
		Row vdb = choices.rows().get(1);
		choices.choose(vdb);
		assertEquals("The running guest has no disk vdb. Choose the next start only.", choices.problem());
		choices.apply(false, true);
		assertEquals("", choices.problem());
		assertEquals("From its next start on web01 is without disk vdb. Detach disk vdb?", choices.question());
		assertEquals("Removing disk vdb from web01", choices.operation().title());
		choices.choose(vda);
		choices.apply(true, true);
		assertEquals("", choices.problem());
		assertTrue(choices.question().startsWith("web01 loses disk vda at once and for good."), choices.question());
		choices.apply(false, false);
		assertEquals("Choose whether it is for the running guest, from the next start on, or both.", choices.problem());
		DetachChoices hot = new DetachChoices(guest(VDA + VDB, VDA));
		hot.choose(hot.rows().get(1));
		assertEquals("The stored definition has no disk vdb. Choose the running guest only.", hot.problem());
	}
}
