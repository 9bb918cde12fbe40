package org.gasthaus.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.network.Network;
import org.gasthaus.model.types.CcwAddress;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.model.types.DriveAddress;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.model.types.SpaprVioAddress;
import org.gasthaus.model.types.UsbAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.types.VirtioSerialAddress;
import org.gasthaus.rules.internal.FreePlaces;

/**
 * What is still free in a domain: names of disks, places on buses, orders of boot, Ethernet addresses. The rules report a collision with the
 * same knowledge, so what comes from here is free of it.
 *
 * <p>Reads the model each time it is asked and changes nothing; cheap to make; for the thread that owns the model. Whatever is in the way, a
 * half-typed definition included, there is an answer or an empty one, never an exception.
 */
public final class Allocation {
	/**
	 * How full the first PCI bus of a PC is.
	 *
	 * @param used the slots that devices take, without those of the board itself
	 * @param total how many the board leaves for devices
	 */
	public record Slots(int used, int total) {
		/** How many are left; 0 when libvirt must add a bridge. */
		public int free() {
			return Math.max(0, total - used);
		}
	}

	private final Domain domain;
	private final RuleContext context;

	private Allocation(Domain domain, RuleContext context) {
		this.domain = domain;
		this.context = context;
	}

	/** The places of a domain for a host that nothing is known about. */
	public static Allocation of(Domain domain) {
		return of(domain, HostFacts.UNKNOWN);
	}

	/** The places of a domain; the host tells the architecture where the domain does not. */
	public static Allocation of(Domain domain, HostFacts host) {
		return new Allocation(domain, RuleContext.of(domain, host));
	}

	/**
	 * The first name that a new disk on that bus can have: no other disk has it, and no other sits where libvirt would put a disk of that name.
	 *
	 * @param bus {@code virtio}, {@code scsi}, {@code sata}, {@code usb}, {@code ide}, {@code fdc}, {@code xen} …
	 * @return empty for a bus that is none of a disk, or one that is full: IDE takes four, a floppy controller two
	 */
	public Optional<DeviceName> diskName(String bus) {
		return FreePlaces.diskName(domain, context, bus);
	}

	/**
	 * The first free place on the controllers of a bus with drives.
	 *
	 * @param bus {@code ide}, {@code scsi}, {@code sata} or {@code fdc}
	 * @return empty for another bus, or a full one
	 */
	public Optional<DriveAddress> drive(String bus) {
		return FreePlaces.drive(domain, context, bus);
	}

	/**
	 * The first free PCI slot that takes a device, on the buses that the definition has. The slots that libvirt keeps for parts of the board and
	 * for the first video card are not given away.
	 *
	 * @return empty when all are taken or the machine is not known: without an address, libvirt adds a bridge or a port
	 */
	public Optional<PciAddress> pci() {
		return FreePlaces.pci(domain, context);
	}

	/** How full the first PCI bus is; empty on machines other than i440fx PCs, where each device gets a port of its own. */
	public Optional<Slots> pciSlots() {
		return FreePlaces.slots(domain, context);
	}

	/** The first free port of a USB controller or hub of the definition; empty when there is none. */
	public Optional<UsbAddress> usb() {
		return FreePlaces.usb(domain, context);
	}

	/** The first free port for a channel; port 0 is for consoles. Empty when every virtio-serial controller is full. */
	public Optional<VirtioSerialAddress> virtioSerial() {
		return FreePlaces.virtioSerial(domain);
	}

	/** The first free device number of the channel subsystem for virtio devices. */
	public Optional<CcwAddress> ccw() {
		return FreePlaces.ccw(domain);
	}

	/** The first free register from {@code 0x1000} on, in steps of {@code 0x1000}. */
	public Optional<SpaprVioAddress> spaprVio() {
		return FreePlaces.spaprVio(domain);
	}

	/** The lowest index that no controller of a type has. */
	public int controllerIndex(String type) {
		return FreePlaces.controllerIndex(domain, type);
	}

	/** The boot order that comes after all others, from 1. */
	public int bootOrder() {
		return FreePlaces.bootOrder(domain);
	}

	/**
	 * An Ethernet address as libvirt's driver of this kind of domain makes them, that no interface here and in the others has.
	 *
	 * @param others the roots of other definitions whose guests can meet this one; domains and networks count, anything else is ignored
	 * @param random where its last three bytes come from
	 */
	public MacAddress mac(Collection<? extends EObject> others, RandomGenerator random) {
		Set<MacAddress> taken = new HashSet<>(macs(domain));
		others.forEach(other -> taken.addAll(macs(other)));
		return MacAddress.generate(domain.getType() == null ? "" : domain.getType(), taken, random);
	}

	/** The valid Ethernet addresses in a domain or network; none for other definitions. */
	public static List<MacAddress> macs(EObject root) {
		return root instanceof Domain || root instanceof Network ? FreePlaces.macs(root) : List.of();
	}

	/** A random UUID that none of the definitions has. */
	public static Uuid uuid(Collection<? extends EObject> others) {
		return Uuid.random(FreePlaces.uuids(others));
	}

	/** An {@code <address>} that says a PCI place, as libvirt writes it. */
	public static Address address(PciAddress at) {
		Address address = typed("pci");
		address.setDomain(hexadecimal("0x%04x", at.domain()));
		address.setBus(hexadecimal("0x%02x", at.bus()));
		address.setSlot(hexadecimal("0x%02x", at.slot()));
		address.setFunction(hexadecimal("0x%x", at.function()));
		return address;
	}

	/** An {@code <address>} that says a place on a controller of drives. */
	public static Address address(DriveAddress at) {
		Address address = typed("drive");
		address.setController(Numeral.of(at.controller()));
		address.setBus(Numeral.of(at.bus()));
		address.setTarget(Numeral.of(at.target()));
		address.setUnit(Numeral.of(at.unit()));
		return address;
	}

	/** An {@code <address>} that says a USB port. */
	public static Address address(UsbAddress at) {
		Address address = typed("usb");
		address.setBus(Numeral.of(at.bus()));
		address.setPort(at.ports().isEmpty() ? null : at.path());
		return address;
	}

	/** An {@code <address>} that says a port of a virtio-serial controller. */
	public static Address address(VirtioSerialAddress at) {
		Address address = typed("virtio-serial");
		address.setController(Numeral.of(at.controller()));
		address.setBus(Numeral.of(at.bus()));
		address.setPort(Integer.toString(at.port()));
		return address;
	}

	/** An {@code <address>} that says a place on the channel subsystem. */
	public static Address address(CcwAddress at) {
		Address address = typed("ccw");
		address.setCssid(hexadecimal("0x%x", at.cssid()));
		address.setSsid(hexadecimal("0x%x", at.ssid()));
		address.setDevno(hexadecimal("0x%04x", at.devno()));
		return address;
	}

	/** An {@code <address>} that says a register of a virtual I/O bus. */
	public static Address address(SpaprVioAddress at) {
		Address address = typed("spapr-vio");
		address.setReg(Numeral.of(at.toString()));
		return address;
	}

	private static Address typed(String type) {
		Address address = DeviceFactory.eINSTANCE.createAddress();
		address.setType(type);
		return address;
	}

	private static Numeral hexadecimal(String format, int number) {
		return Numeral.of(String.format(java.util.Locale.ROOT, format, number));
	}
}
