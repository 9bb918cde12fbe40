package org.gasthaus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.types.CcidAddress;
import org.gasthaus.model.types.CcwAddress;
import org.gasthaus.model.types.DimmAddress;
import org.gasthaus.model.types.DriveAddress;
import org.gasthaus.model.types.IsaAddress;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.model.types.SpaprVioAddress;
import org.gasthaus.model.types.UsbAddress;
import org.gasthaus.model.types.VirtioSerialAddress;
import org.junit.jupiter.api.Test;

class AddressesTest {
	private static Address address(String type, Consumer<Address> parts) {
		Address address = DeviceFactory.eINSTANCE.createAddress();
		address.setType(type);
		parts.accept(address);
		return address;
	}

	@Test
	void pciPartsAreReadLikeC() {
		assertEquals(Optional.of(new PciAddress(0, 8, 0x1f, 2)), Addresses.pci(address("pci", a -> {
			a.setDomain(Numeral.of("0x0000"));
			a.setBus(Numeral.of("010"));
			a.setSlot(Numeral.of("0x1f"));
			a.setFunction(Numeral.of("2"));
		})));
	}

	@Test
	void absentPartsAreZero() {
		assertEquals(Optional.of(new PciAddress(0, 0, 3, 0)), Addresses.pci(address("pci", a -> a.setSlot(Numeral.of(3)))));
		assertEquals(Optional.of(new DriveAddress(0, 0, 0, 1)), Addresses.drive(address("drive", a -> a.setUnit(Numeral.of(1)))));
		assertEquals(Optional.of(new UsbAddress(0, List.of())), Addresses.usb(address("usb", a -> { })));
	}

	@Test
	void anAddressIsOfOneTypeOnly() {
		Address drive = address("drive", a -> a.setBus(Numeral.of(1)));
		assertEquals(Optional.empty(), Addresses.pci(drive));
		assertEquals(Optional.empty(), Addresses.usb(drive));
		assertEquals(Optional.empty(), Addresses.drive(address(null, a -> a.setBus(Numeral.of(1)))));
	}

	@Test
	void whatIsNoNumberOrOutOfRangeIsNoAddress() {
		for (String slot : List.of("0x20", "-1", "slot", "", "18446744073709551615", "4294967296", "08")) {
			assertEquals(Optional.empty(), Addresses.pci(address("pci", a -> a.setSlot(Numeral.of(slot)))), slot);
		}
		assertEquals(Optional.empty(), Addresses.usb(address("usb", a -> a.setPort("1.0"))));
	}

	@Test
	void placesInTheHostHaveNoType() {
		PciLocation location = ModelFactory.eINSTANCE.createPciLocation();
		location.setBus(Numeral.of("0x3b"));
		assertEquals(Optional.of(new PciAddress(0, 0x3b, 0, 0)), Addresses.pci(location));
	}

	@Test
	void ccwAndSpaprAddressesWaitForTheirParts() {
		assertEquals(Optional.empty(), Addresses.ccw(address("ccw", a -> a.setCssid(Numeral.of("0xfe")))));
		assertEquals(Optional.of(new CcwAddress(0xfe, 0, 7)), Addresses.ccw(address("ccw", a -> {
			a.setCssid(Numeral.of("0xfe"));
			a.setSsid(Numeral.of("0x0"));
			a.setDevno(Numeral.of("0x0007"));
		})));
		assertEquals(Optional.empty(), Addresses.spaprVio(address("spapr-vio", a -> { })));
		assertEquals(Optional.of(new SpaprVioAddress(0x2000)), Addresses.spaprVio(address("spapr-vio", a -> a.setReg(Numeral.of("0x2000")))));
	}

	@Test
	void isaPortsAreHexadecimalWithOrWithoutAPrefix() {
		for (String port : List.of("0x505", "505")) {
			assertEquals(Optional.of(new IsaAddress(0x505, 5)), Addresses.isa(address("isa", a -> {
				a.setIobase(Numeral.of(port));
				a.setIrq(Numeral.of("0x5"));
			})));
		}
	}

	@Test
	void theOthersFollowTheirParts() {
		assertEquals(Optional.of(new VirtioSerialAddress(1, 0, 3)), Addresses.virtioSerial(address("virtio-serial", a -> {
			a.setController(Numeral.of(1));
			a.setPort("3");
		})));
		assertEquals(Optional.of(new CcidAddress(0, 2)), Addresses.ccid(address("ccid", a -> a.setSlot(Numeral.of(2)))));
		assertEquals(Optional.of(new DimmAddress(4)), Addresses.dimm(address("dimm", a -> a.setSlot(Numeral.of(4)))));
		assertEquals(Optional.of(UsbAddress.of(1, "2.4")), Addresses.usb(address("usb", a -> {
			a.setBus(Numeral.of(1));
			a.setPort("2.4");
		})));
	}
}
