package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition;
import org.junit.jupiter.api.Test;

/** What is free in a domain. */
class AllocationTest {
	private static Domain domain(String machine, String devices) {
		return (Domain) Definition.read("<domain type='kvm'><name>g</name><memory>1048576</memory><os><type arch='x86_64' machine='" + machine
				+ "'>hvm</type></os><devices>" + devices + "</devices></domain>").root();
	}

	private static String disk(String dev, String bus) {
		return "<disk type='file'><source file='/" + dev + "'/><target dev='" + dev + "' bus='" + bus + "'/></disk>";
	}

	private static Allocation in(String machine, String devices) {
		return Allocation.of(domain(machine, devices));
	}

	private static String name(Allocation allocation, String bus) {
		return allocation.diskName(bus).map(Object::toString).orElse("none");
	}

	@Test
	void theFirstFreeNameFillsAGap() {
		Allocation allocation = in("pc", disk("vda", "virtio") + disk("vdc", "virtio") + disk("sda", "sata"));
		assertEquals("vdb", name(allocation, "virtio"));
		assertEquals("sdb", name(allocation, "scsi"));
		assertEquals("hda", name(allocation, "ide"));
		assertEquals("fda", name(allocation, "fdc"));
		assertEquals("xvda", name(allocation, "xen"));
		assertEquals("none", name(allocation, "carrier-pigeon"));
	}

	@Test
	void aNameWhosePlaceIsTakenByAnAddressIsNotFree() {
		String moved = "<disk type='file'><source file='/a'/><target dev='sdf' bus='sata'/><address type='drive' controller='0' bus='0' target='0' unit='0'/></disk>";
		assertEquals("sdb", name(in("q35", moved), "sata"));
		assertEquals(1, in("q35", moved).drive("sata").orElseThrow().unit());
	}

	@Test
	void fourDrivesAreAllThatIdeHas() {
		String three = disk("hda", "ide") + disk("hdb", "ide") + disk("hdc", "ide");
		assertEquals("hdd", name(in("pc", three), "ide"));
		assertEquals("0:1:0:1", in("pc", three).drive("ide").orElseThrow().toString());
		assertEquals("none", name(in("pc", three + disk("hdd", "ide")), "ide"));
		assertEquals(Optional.empty(), in("pc", three + disk("hdd", "ide")).drive("ide"));
	}

	@Test
	void slotsOfTheBoardAreNotGivenAway() {
		assertEquals("0000:00:03.0", in("pc", "").pci().orElseThrow().toString());
		String nic = "<interface type='network'><source network='default'/><address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/></interface>";
		assertEquals("0000:00:04.0", in("pc", nic).pci().orElseThrow().toString());
		assertEquals(Optional.empty(), in("q35", "").pci());
		assertEquals("0000:01:00.0", in("q35", "<controller type='pci' index='1' model='pcie-root-port'/>").pci().orElseThrow().toString());
		assertEquals(Optional.empty(), in("microvm", "").pci());
	}

	@Test
	void theMeterCountsWhatDevicesTake() {
		Allocation.Slots slots = in("pc", disk("vda", "virtio") + disk("hda", "ide") + "<interface type='user'/>").pciSlots().orElseThrow();
		assertEquals(2, slots.used());
		assertEquals(28, slots.total());
		assertEquals(26, slots.free());
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 40; i++) {
			many.append("<interface type='user'/>");
		}
		assertEquals(0, in("pc", many.toString()).pciSlots().orElseThrow().free());
		assertEquals(Optional.empty(), in("q35", "").pciSlots());
	}

	@Test
	void portsOfControllersAndHubs() {
		assertEquals("0:1", in("pc", "").usb().orElseThrow().toString());
		String full = "<controller type='usb' index='0' model='piix3-uhci'/><hub type='usb'><address type='usb' bus='0' port='1'/></hub>"
				+ "<input type='tablet' bus='usb'><address type='usb' bus='0' port='2'/></input>";
		assertEquals("0:1.1", in("pc", full).usb().orElseThrow().toString());
		assertEquals(Optional.empty(), in("pc", "<controller type='usb' model='none'/>").usb());
		String channel = "<channel type='unix'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='1'/></channel>";
		assertEquals("0:0:2", in("pc", channel).virtioSerial().orElseThrow().toString());
		String small = "<controller type='virtio-serial' index='0' ports='2'/>";
		assertEquals(Optional.empty(), in("pc", small + channel).virtioSerial());
	}

	@Test
	void numbersThatComeNext() {
		Allocation allocation = in("pc", "<controller type='scsi' index='0'/><interface type='user'><boot order='4'/></interface>");
		assertEquals(5, allocation.bootOrder());
		assertEquals(1, allocation.controllerIndex("scsi"));
		assertEquals(1, allocation.controllerIndex("pci"));
		assertEquals(0, allocation.controllerIndex("usb"));
		assertEquals("fe.0.0000", allocation.ccw().orElseThrow().toString());
		assertEquals("0x00001000", allocation.spaprVio().orElseThrow().toString());
	}

	@Test
	void anEthernetAddressIsNewToAllThatAreGiven() {
		Domain one = domain("pc", "<interface type='user'><mac address='52:54:00:00:00:00'/></interface>");
		Domain xen = domain("pc", "");
		xen.setType("xen");
		Random always0 = new Random() {
			private static final long serialVersionUID = 1;

			@Override
			public int nextInt(int bound) {
				return 0;
			}
		};
		assertEquals("52:54:00:00:00:01", Allocation.of(domain("pc", "")).mac(List.of(one), always0).toString());
		assertEquals("00:16:3e:00:00:00", Allocation.of(xen).mac(List.of(one), always0).toString());
		assertEquals(List.of(MacAddress.of("52:54:00:00:00:00")), Allocation.macs(one));
		Domain other = domain("pc", "");
		other.setUuid(Allocation.uuid(List.of()));
		assertFalse(Allocation.uuid(List.of(other)).equals(other.getUuid()));
		assertTrue(((Uuid) Allocation.uuid(List.of())).isValid());
	}

	@Test
	void whatIsFreeBreaksNoRule() {
		Domain domain = domain("pc", disk("sdc", "sata"));
		Set<String> names = new HashSet<>();
		for (int i = 0; i < 12; i++) {
			Allocation allocation = Allocation.of(domain);
			for (String bus : List.of("virtio", "scsi", "sata")) {
				Disk disk = DeviceFactory.eINSTANCE.createDisk();
				disk.setType("file");
				disk.setTarget(DeviceFactory.eINSTANCE.createDiskTarget());
				disk.getTarget().setBus(bus);
				disk.getTarget().setDev(Allocation.of(domain).diskName(bus).orElseThrow().toString());
				disk.setAddress(bus.equals("virtio") ? Allocation.address(allocation.pci().orElseThrow())
						: Allocation.address(Allocation.of(domain).drive(bus).orElseThrow()));
				disk.setSource(DeviceFactory.eINSTANCE.createStorageSource());
				disk.getSource().setFile("/images/" + disk.getTarget().getDev());
				assertTrue(names.add(disk.getTarget().getDev()));
				domain.getDevices().getDisks().add(disk);
			}
		}
		List<String> errors = new ArrayList<>();
		RuleSet.standard().check(domain, HostFacts.UNKNOWN).stream().filter(one -> one.level() == Violation.Level.ERROR)
				.forEach(one -> errors.add(one.toString()));
		assertEquals(List.of(), errors);
	}

	@Test
	void addressesAreWrittenAsLibvirtDoes() {
		Address address = Allocation.address(new PciAddress(0, 1, 0x1f, 2));
		assertEquals("pci 0x0000 0x01 0x1f 0x2",
				address.getType() + ' ' + address.getDomain() + ' ' + address.getBus() + ' ' + address.getSlot() + ' ' + address.getFunction());
	}
}
