package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Done;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.Device;
import org.gasthaus.core.GuestDevices.VolumeChoice;
import org.gasthaus.core.NewDisk;
import org.gasthaus.core.NewInterface;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.DetachDevice;
import org.gasthaus.core.op.ReadDevices;
import org.gasthaus.core.op.ReadDevices.Offer;
import org.gasthaus.core.op.ReadVolumeFormat;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices as a form attaches and a list detaches them, on QEMU; and what a host offers, on libvirt's test driver. */
class GuestDevicesLiveTest {
	private static final Set<Impact> BOTH = Set.of(Impact.LIVE, Impact.CONFIG);
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static Connection open(String uri) throws HypervisorException {
		return new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
	}

	private static GuestDevices read(DomainHandle guest) throws HypervisorException {
		return new ReadDevices(guest, EnumSet.allOf(Offer.class)).call(null);
	}

	private static Device device(List<Device> devices, String kind, String name) {
		return devices.stream().filter(one -> one.kind().equals(kind) && one.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(devices.toString()));
	}

	private static boolean has(List<Device> devices, String kind, String name) {
		return devices.stream().anyMatch(one -> one.kind().equals(kind) && one.name().equals(name));
	}

	@Test
	void aHostOffersItsNetworksBridgesAndInterfaces() throws Exception {
		try (Connection connection = open("test:///default")) {
			DomainHandle guest = new DefineDomain(connection, TestHost.domain("web")).call(null);
			GuestDevices devices = read(guest);
			assertFalse(devices.isRunning());
			assertEquals(List.of("default"), devices.host().networks());
			assertEquals(List.of("virbr0"), devices.host().bridges());
			assertEquals(List.of("eth1"), devices.host().interfaces());
			assertEquals(GuestDevices.HostOffer.NONE, new ReadDevices(guest, Set.of()).call(null).host());
			HypervisorException refused = assertFails(Code.UNSUPPORTED, () -> new AttachDevice(guest, "<disk/>", Set.of(Impact.CONFIG)).call(null));
			assertTrue(refused.getMessage().contains("web"), refused.getMessage());
		}
	}

	@Test
	@Tag("live")
	void whatAFormMakesIsAttachedAndWhatAListShowsIsDetached() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		try (SessionDaemon daemon = SessionDaemon.start(); Connection connection = open(daemon.uri())) {
			PoolHandle pool = new DefinePool(connection, "<pool type='dir'><name>images</name><target><path>" + folder + "</path></target></pool>").call(null);
			new StartPool(pool).call(null);
			new CreateVolume(pool, "<volume><name>more.qcow2</name><capacity unit='MiB'>8</capacity><target><format type='qcow2'/></target></volume>", Set.of()).call(null);
			DomainHandle guest = new DefineDomain(connection, SessionDaemon.guest("web").replace("</devices>", "<controller type='scsi' model='virtio-scsi'/></devices>")).call(null);
			new StartDomain(guest).call(null);

			VolumeChoice volume = read(guest).host().volumes().get(0);
			assertEquals(new VolumeChoice("images", "more.qcow2", folder.resolve("more.qcow2").toString(), false), volume);
			assertEquals("qcow2", new ReadVolumeFormat(connection, volume.path()).call(null));
			NewDisk disk = NewDisk.of(new NewDisk.Local(volume.path(), false), "disk", new NewDisk.Driver("qemu", "qcow2", null, "none", null), "sda", "scsi", NewDisk.Access.READ_WRITE);
			Done<Void> attached = Done.call(new AttachDevice(guest, disk.xml(), BOTH), null);
			assertEquals(volume.path(), device(read(guest).running(), "disk", "sda").detail());
			assertTrue(device(read(guest).stored(), "disk", "sda").xml().contains("cache=\"none\""));
			attached.undo(null);
			assertFalse(has(read(guest).running(), "disk", "sda"));
			assertFalse(has(read(guest).stored(), "disk", "sda"));

			NewInterface network = NewInterface.of("user", "", null, "52:54:00:00:00:77", "virtio");
			new AttachDevice(guest, network.xml(), Set.of(Impact.CONFIG)).call(null);
			assertEquals("virtio", device(read(guest).stored(), "interface", "52:54:00:00:00:77").detail());
			assertFalse(has(read(guest).running(), "interface", "52:54:00:00:00:77"));

			new AttachDevice(guest, disk.xml(), BOTH).call(null);
			Device running = device(read(guest).running(), "disk", "sda");
			Device stored = device(read(guest).stored(), "disk", "sda");
			assertEquals(running.key(), stored.key());
			DetachDevice detach = DetachDevice.ofBoth(guest, running.xml(), stored.xml(), "disk sda");
			assertEquals("Removing disk sda from web", detach.title());
			Done<Void> detached = Done.call(detach, null);
			assertFalse(has(read(guest).running(), "disk", "sda"));
			assertFalse(has(read(guest).stored(), "disk", "sda"));
			detached.undo(null);
			assertTrue(has(read(guest).running(), "disk", "sda"));
			assertTrue(has(read(guest).stored(), "disk", "sda"));

			new DetachDevice(guest, stored.xml(), Set.of(Impact.CONFIG)).call(null);
			HypervisorException half = assertFails(Code.FAILED, () -> DetachDevice.ofBoth(guest, running.xml(), stored.xml(), "disk sda").call(null));
			assertTrue(half.getMessage().endsWith("The running guest was asked to let the device go; from its next start on it has it again."), half.getMessage());
			new DestroyDomain(guest).call(null);
		}
	}

	@Test
	void devicesAreNamedAsTheirUsersDo() throws Exception {
		List<Device> devices = GuestDevices.of("<domain><devices><emulator>/usr/bin/x</emulator>"
				+ "<disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sdb'/></disk><disk type='volume'><source pool='p' volume='v'/><target dev='vda'/></disk>"
				+ "<controller type='pci' index='0' model='pci-root'/><controller type='usb' index='0' model='ich9'/>"
				+ "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><target dev='vnet7'/><model type='virtio'/></interface>"
				+ "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>"
				+ "<hostdev mode='subsystem' type='pci'><source><address domain='0x0000' bus='0x06' slot='0x02' function='0x1'/></source></hostdev>"
				+ "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng><rng model='virtio'><backend model='random'>/dev/random</backend></rng></devices></domain>");
		assertEquals(List.of("disk cdrom sdb /dev/sr0", "disk volume vda p/v", "controller usb 0 ich9", "interface network 52:54:00:00:00:01 default", "hostdev usb  0x1234:0xbeef",
				"hostdev pci 0000:06:02.1 0000:06:02.1", "rng virtio  random", "rng virtio  random"),
				devices.stream().map(one -> one.kind() + ' ' + one.type() + ' ' + one.name() + ' ' + one.detail()).toList());
		assertEquals(devices.size(), devices.stream().map(Device::key).distinct().count());
	}
}
