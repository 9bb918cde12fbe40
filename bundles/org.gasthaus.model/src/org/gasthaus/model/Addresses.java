package org.gasthaus.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gasthaus.model.device.Address;
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

/**
 * What an {@code <address>} says, as a value of the type it names.
 *
 * <p>Every method answers empty when the address is of another type, or when a part of it is no number or out of range: then there is a
 * mistake that a rule reports, and nothing to calculate with. A part that is absent counts as 0, as in libvirt.
 */
public final class Addresses {
	private Addresses() {
	}

	/** @return the place on a PCI bus, of {@code type='pci'} */
	public static Optional<PciAddress> pci(Address address) {
		return read(address, "pci", () -> new PciAddress(part(address.getDomain()), part(address.getBus()), part(address.getSlot()),
				part(address.getFunction())));
	}

	/** @return the place in the host that a PCI device is taken from */
	public static Optional<PciAddress> pci(PciLocation location) {
		return read(() -> new PciAddress(part(location.getDomain()), part(location.getBus()), part(location.getSlot()),
				part(location.getFunction())));
	}

	/** @return the place on a disk controller, of {@code type='drive'} */
	public static Optional<DriveAddress> drive(Address address) {
		return read(address, "drive", () -> new DriveAddress(part(address.getController()), part(address.getBus()), part(address.getTarget()),
				part(address.getUnit())));
	}

	/** @return the place on a USB controller, of {@code type='usb'}; without ports while libvirt has still to choose them */
	public static Optional<UsbAddress> usb(Address address) {
		return read(address, "usb", () -> address.getPort() == null ? new UsbAddress(part(address.getBus()), List.of())
				: UsbAddress.of(part(address.getBus()), address.getPort()));
	}

	/** @return the place on a virtio-serial controller, of {@code type='virtio-serial'} */
	public static Optional<VirtioSerialAddress> virtioSerial(Address address) {
		return read(address, "virtio-serial", () -> new VirtioSerialAddress(part(address.getController()), part(address.getBus()),
				part(Numeral.of(address.getPort()))));
	}

	/** @return the place in a smart card reader, of {@code type='ccid'} */
	public static Optional<CcidAddress> ccid(Address address) {
		return read(address, "ccid", () -> new CcidAddress(part(address.getController()), part(address.getSlot())));
	}

	/** @return the place on a channel subsystem, of {@code type='ccw'}; empty also while a part is absent and libvirt has still to choose */
	public static Optional<CcwAddress> ccw(Address address) {
		if (address.getCssid() == null || address.getSsid() == null || address.getDevno() == null) {
			return Optional.empty();
		}
		return read(address, "ccw", () -> new CcwAddress(part(address.getCssid()), part(address.getSsid()), part(address.getDevno())));
	}

	/** @return the register on a virtual I/O bus, of {@code type='spapr-vio'}; empty also while it is absent and libvirt has still to choose */
	public static Optional<SpaprVioAddress> spaprVio(Address address) {
		return address.getReg() == null ? Optional.empty() : read(address, "spapr-vio", () -> new SpaprVioAddress(address.getReg().cValue()));
	}

	/** @return the ports of an ISA device, of {@code type='isa'} */
	public static Optional<IsaAddress> isa(Address address) {
		return read(address, "isa", () -> new IsaAddress(part(hexadecimal(address.getIobase())), part(hexadecimal(address.getIrq()))));
	}

	/** @return the slot of a memory module, of {@code type='dimm'} */
	public static Optional<DimmAddress> dimm(Address address) {
		return read(address, "dimm", () -> new DimmAddress(part(address.getSlot())));
	}

	private static <A> Optional<A> read(Address address, String type, Supplier<A> reader) {
		return type.equals(address.getType()) ? read(reader) : Optional.empty();
	}

	private static <A> Optional<A> read(Supplier<A> reader) {
		try {
			return Optional.of(reader.get());
		} catch (IllegalArgumentException | IllegalStateException | ArithmeticException outOfRange) {
			return Optional.empty();
		}
	}

	private static int part(Numeral numeral) {
		return numeral == null ? 0 : Math.toIntExact(numeral.cValue());
	}

	/** libvirt reads these two in hexadecimal, with or without 0x. */
	private static Numeral hexadecimal(Numeral numeral) {
		return numeral == null || numeral.literal().startsWith("0x") ? numeral : Numeral.of("0x" + numeral.literal());
	}
}
