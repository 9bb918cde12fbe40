package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTypesTest {
	@ParameterizedTest
	@CsvSource({ "0000:00:1f.2,0000:00:1f.2", "00:1f.2,0000:00:1f.2", "ffff:FF:1F.7,ffff:ff:1f.7", "0:0:0.0,0000:00:00.0", "0000ffff:0:0.0,ffff:00:00.0" })
	void pciAddressesAreReadAndPrintedInHexadecimal(String text, String printed) {
		assertEquals(printed, PciAddress.parse(text).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1f.2", "00:20.0", "00:1f.8", "10000:00:00.0", "00:1f", "000:1f.2", "0000:100:00.0", "zz:00.0", "00:00.0 " })
	void otherTextsAreNoPciAddresses(String text) {
		assertThrows(IllegalArgumentException.class, () -> PciAddress.parse(text));
	}

	@Test
	void theMessageNamesThePartThatIsOutOfRange() {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new PciAddress(0, 0, 32, 0));
		assertEquals("The slot of an address is 0 to 31 (0x1f), not 32", refused.getMessage());
		assertThrows(IllegalArgumentException.class, () -> new PciAddress(0, 256, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new PciAddress(-1, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new PciAddress(0, 0, 0, 8));
	}

	@Test
	void pciAddressesKnowTheirSlot() {
		PciAddress nic = new PciAddress(0, 1, 3, 0);
		assertTrue(nic.sharesSlotWith(nic.withFunction(7)));
		assertFalse(nic.sharesSlotWith(new PciAddress(0, 2, 3, 0)));
		assertFalse(nic.isEmpty());
		assertTrue(new PciAddress(0, 0, 0, 3).isEmpty());
		assertTrue(nic.compareTo(nic.withFunction(1)) < 0);
		assertTrue(new PciAddress(0, 10, 0, 0).compareTo(new PciAddress(0, 9, 31, 7)) > 0);
	}

	@Test
	void usbAddressesFollowTheHubs() {
		UsbAddress hub = UsbAddress.of(0, "1");
		UsbAddress behind = UsbAddress.of(0, "1.2");
		assertEquals(List.of(1, 2), behind.ports());
		assertEquals("1.2", behind.path());
		assertEquals("0:1.2", behind.toString());
		assertTrue(hub.compareTo(behind) < 0);
		assertTrue(behind.compareTo(UsbAddress.of(0, "1.10")) < 0);
		assertTrue(UsbAddress.of(1, "1").compareTo(behind) > 0);
		assertEquals("", new UsbAddress(0, List.of()).path());
		assertEquals("1.1.1.1", new UsbAddress(0, List.of(1, 1, 1, 1)).path());
		assertThrows(IllegalArgumentException.class, () -> new UsbAddress(0, List.of(1, 1, 1, 1, 1)));
		assertThrows(IllegalArgumentException.class, () -> new UsbAddress(-1, List.of(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "1.0", "1.2.3.4.5", "1..2", ".1", "a", "256", "-1" })
	void otherTextsAreNoUsbPorts(String ports) {
		assertThrows(IllegalArgumentException.class, () -> UsbAddress.of(0, ports));
	}

	@Test
	void ccwAddresses() {
		assertEquals(new CcwAddress(CcwAddress.VIRTUAL, 0, 1), CcwAddress.parse("fe.0.0001"));
		assertEquals("fe.3.ffff", new CcwAddress(0xfe, 3, 0xffff).toString());
		assertThrows(IllegalArgumentException.class, () -> CcwAddress.parse("ff.0.0001"));
		assertThrows(IllegalArgumentException.class, () -> CcwAddress.parse("fe.4.0001"));
		assertThrows(IllegalArgumentException.class, () -> CcwAddress.parse("fe.0"));
		assertThrows(IllegalArgumentException.class, () -> new CcwAddress(0, 0, 0x10000));
		assertTrue(CcwAddress.parse("fe.0.0002").compareTo(CcwAddress.parse("fe.1.0001")) < 0);
	}

	@Test
	void driveAddresses() {
		assertEquals("0:1:0:1", new DriveAddress(0, 1, 0, 1).toString());
		assertTrue(new DriveAddress(0, 0, 0, 10).compareTo(new DriveAddress(0, 0, 0, 9)) > 0);
		assertThrows(IllegalArgumentException.class, () -> new DriveAddress(0, 0, 0, -1));
	}

	@Test
	void serialAndSmartCardAddresses() {
		assertEquals("1:0:2", new VirtioSerialAddress(1, 0, 2).toString());
		assertTrue(new VirtioSerialAddress(0, 1, 0).compareTo(new VirtioSerialAddress(0, 0, 31)) > 0);
		assertThrows(IllegalArgumentException.class, () -> new VirtioSerialAddress(0, -1, 0));
		assertEquals("0:3", new CcidAddress(0, 3).toString());
		assertTrue(new CcidAddress(1, 0).compareTo(new CcidAddress(0, 9)) > 0);
		assertThrows(IllegalArgumentException.class, () -> new CcidAddress(-1, 0));
	}

	@Test
	void registersPortsAndSlots() {
		assertEquals("0x00003000", new SpaprVioAddress(0x3000).toString());
		assertThrows(IllegalArgumentException.class, () -> new SpaprVioAddress(0x1_0000_0000L));
		assertTrue(new SpaprVioAddress(0xffff_ffffL).compareTo(new SpaprVioAddress(1)) > 0);
		assertEquals("0x505:4", new IsaAddress(0x505, 4).toString());
		assertThrows(IllegalArgumentException.class, () -> new IsaAddress(0x10000, 4));
		assertThrows(IllegalArgumentException.class, () -> new IsaAddress(0x505, 16));
		assertTrue(new IsaAddress(1, 0).compareTo(new IsaAddress(0, 15)) > 0);
		assertEquals("7", new DimmAddress(7).toString());
		assertTrue(new DimmAddress(7).compareTo(new DimmAddress(10)) < 0);
		assertThrows(IllegalArgumentException.class, () -> new DimmAddress(-1));
	}
}
