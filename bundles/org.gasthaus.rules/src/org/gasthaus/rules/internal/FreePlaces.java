package org.gasthaus.rules.internal;

import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;
import static org.gasthaus.rules.internal.Values.part;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.Addresses;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.DeviceBoot;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.CcwAddress;
import org.gasthaus.model.types.DeviceName;
import org.gasthaus.model.types.DriveAddress;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.model.types.SpaprVioAddress;
import org.gasthaus.model.types.UsbAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.types.VirtioSerialAddress;
import org.gasthaus.rules.Allocation.Slots;
import org.gasthaus.rules.RuleContext;

/** Finds what is free, from what the topologies say is taken. */
public final class FreePlaces {
	private static final int HUB_PORTS = 8;
	private static final int MANY = 18278;
	private static final long REGISTERS = 0x1000;

	private FreePlaces() {
	}

	private static Devices devices(Domain domain) {
		return domain.getDevices() == null ? DeviceFactory.eINSTANCE.createDevices() : domain.getDevices();
	}

	/** See {@link org.gasthaus.rules.Allocation#diskName}. */
	public static Optional<DeviceName> diskName(Domain domain, RuleContext context, String bus) {
		Optional<String> prefix = DeviceName.prefixOf(bus);
		if (prefix.isEmpty()) {
			return Optional.empty();
		}
		Devices devices = devices(domain);
		Set<String> names = devices.getDisks().stream().map(Values::name).collect(Collectors.toSet());
		Set<DriveAddresses.Place> places = DriveAddresses.taken(devices, context);
		int last = bus.equals("ide") ? 4 : bus.equals("fdc") ? 2 : MANY;
		for (int index = 0; index < last; index++) {
			DeviceName name = new DeviceName(prefix.get(), index);
			if (!names.contains(name.toString()) && !places.contains(DriveAddresses.derived(index, bus))) {
				return Optional.of(name);
			}
		}
		return Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#drive}. */
	public static Optional<DriveAddress> drive(Domain domain, RuleContext context, String bus) {
		int last = is(bus, "ide") ? 4 : is(bus, "fdc") ? 2 : is(bus, "scsi", "sata") ? MANY : 0;
		Set<DriveAddresses.Place> places = DriveAddresses.taken(devices(domain), context);
		for (int index = 0; index < last; index++) {
			DriveAddresses.Place place = DriveAddresses.derived(index, bus);
			if (!places.contains(place)) {
				return Optional.of(new DriveAddress((int) place.controller(), (int) place.channel(), (int) place.target(), (int) place.unit()));
			}
		}
		return Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#pci}. */
	public static Optional<PciAddress> pci(Domain domain, RuleContext context) {
		return PciTopology.free(devices(domain), context);
	}

	/** See {@link org.gasthaus.rules.Allocation#pciSlots}. */
	public static Optional<Slots> slots(Domain domain, RuleContext context) {
		return context.isQemu() && context.isI440fx()
				? Optional.of(new Slots((int) PciTopology.slotsUsed(devices(domain)), PciTopology.I440FX_SLOTS)) : Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#usb}. */
	public static Optional<UsbAddress> usb(Domain domain, RuleContext context) {
		Devices devices = devices(domain);
		if (devices.getControllers().stream().anyMatch(one -> is(one.getType(), "usb") && is(one.getModel(), "none"))) {
			return Optional.empty();
		}
		Set<String> taken = new HashSet<>();
		for (EObject child : devices.eContents()) {
			if (child instanceof Device device && device.getAddress() != null) {
				Addresses.usb(device.getAddress()).ifPresent(at -> taken.add(at.toString()));
			}
		}
		for (Map.Entry<Long, Integer> bus : new java.util.TreeMap<>(UsbTopology.buses(devices, context)).entrySet()) {
			for (int port = 1; port <= bus.getValue() && bus.getKey() >= 0; port++) {
				UsbAddress at = new UsbAddress(bus.getKey().intValue(), List.of(port));
				if (!taken.contains(at.toString())) {
					return Optional.of(at);
				}
			}
		}
		return devices.getHubs().stream().filter(hub -> hub.getAddress() != null).map(hub -> Addresses.usb(hub.getAddress()))
				.flatMap(Optional::stream).filter(hub -> !hub.ports().isEmpty() && hub.ports().size() < UsbAddress.MAX_DEPTH)
				.flatMap(FreePlaces::portsOf).filter(at -> !taken.contains(at.toString())).findFirst();
	}

	private static java.util.stream.Stream<UsbAddress> portsOf(UsbAddress hub) {
		return java.util.stream.IntStream.rangeClosed(1, HUB_PORTS).mapToObj(port -> {
			List<Integer> ports = new ArrayList<>(hub.ports());
			ports.add(port);
			return new UsbAddress(hub.bus(), ports);
		});
	}

	/** See {@link org.gasthaus.rules.Allocation#virtioSerial}. */
	public static Optional<VirtioSerialAddress> virtioSerial(Domain domain) {
		Devices devices = devices(domain);
		Set<String> taken = new HashSet<>();
		for (List<Chardev> chardevs : List.of(devices.getChannels(), devices.getConsoles())) {
			for (Chardev chardev : chardevs) {
				if (chardev.getAddress() != null) {
					Addresses.virtioSerial(chardev.getAddress()).ifPresent(at -> taken.add(at.controller() + ":" + at.port()));
				}
			}
		}
		Map<Long, Long> controllers = OtherAddresses.serialPorts(devices);
		for (Map.Entry<Long, Long> controller : controllers.entrySet()) {
			for (int port = 1; port < controller.getValue() && controller.getKey() >= 0; port++) {
				if (!taken.contains(controller.getKey() + ":" + port)) {
					return Optional.of(new VirtioSerialAddress(controller.getKey().intValue(), 0, port));
				}
			}
		}
		return Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#ccw}. */
	public static Optional<CcwAddress> ccw(Domain domain) {
		Set<CcwAddress> taken = new HashSet<>();
		for (EObject child : devices(domain).eContents()) {
			if (child instanceof Device device && device.getAddress() != null) {
				Addresses.ccw(device.getAddress()).ifPresent(taken::add);
			}
		}
		for (int devno = 0; devno <= CcwAddress.MAX_DEVNO; devno++) {
			CcwAddress at = new CcwAddress(CcwAddress.VIRTUAL, 0, devno);
			if (!taken.contains(at)) {
				return Optional.of(at);
			}
		}
		return Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#spaprVio}. */
	public static Optional<SpaprVioAddress> spaprVio(Domain domain) {
		Set<SpaprVioAddress> taken = new HashSet<>();
		for (EObject child : devices(domain).eContents()) {
			Address address = child instanceof Device device ? device.getAddress() : null;
			if (address != null) {
				Addresses.spaprVio(address).ifPresent(taken::add);
			}
		}
		for (long reg = REGISTERS; reg <= 0xffff_ffffL; reg += REGISTERS) {
			if (!taken.contains(new SpaprVioAddress(reg))) {
				return Optional.of(new SpaprVioAddress(reg));
			}
		}
		return Optional.empty();
	}

	/** See {@link org.gasthaus.rules.Allocation#controllerIndex}. */
	public static int controllerIndex(Domain domain, String type) {
		Set<Long> taken = new HashSet<>();
		for (Controller controller : devices(domain).getControllers()) {
			if (is(controller.getType(), type)) {
				taken.add(part(controller.getIndex(), -1));
			}
		}
		int index = is(type, "pci") ? 1 : 0;
		while (taken.contains((long) index)) {
			index++;
		}
		return index;
	}

	/** See {@link org.gasthaus.rules.Allocation#bootOrder}. */
	public static int bootOrder(Domain domain) {
		long highest = 0;
		for (Iterator<EObject> all = devices(domain).eAllContents(); all.hasNext();) {
			if (all.next() instanceof DeviceBoot boot) {
				highest = Math.max(highest, number(boot.getOrder(), 0));
			}
		}
		return (int) Math.min(highest + 1, Integer.MAX_VALUE);
	}

	/** The valid Ethernet addresses of a definition. */
	public static List<MacAddress> macs(EObject root) {
		List<MacAddress> macs = new ArrayList<>();
		for (Iterator<EObject> all = root.eAllContents(); all.hasNext();) {
			EObject object = all.next();
			object.eClass().getEAllAttributes().stream().filter(one -> one.getEAttributeType().getInstanceClass() == MacAddress.class)
					.map(object::eGet).filter(MacAddress.class::isInstance).map(MacAddress.class::cast).filter(MacAddress::isValid).forEach(macs::add);
		}
		return macs;
	}

	/** The valid UUIDs of the roots of definitions. */
	public static Set<Uuid> uuids(Collection<? extends EObject> roots) {
		return roots.stream().filter(root -> root.eClass().getEStructuralFeature("uuid") != null)
				.map(root -> root.eGet(root.eClass().getEStructuralFeature("uuid"))).filter(Uuid.class::isInstance).map(Uuid.class::cast)
				.filter(Uuid::isValid).collect(Collectors.toSet());
	}
}
