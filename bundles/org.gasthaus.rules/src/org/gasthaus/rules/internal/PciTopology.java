package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.part;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Address;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Filesystem;
import org.gasthaus.model.device.Hostdev;
import org.gasthaus.model.device.HostdevAddress;
import org.gasthaus.model.device.HostdevSource;
import org.gasthaus.model.device.Hub;
import org.gasthaus.model.device.Input;
import org.gasthaus.model.device.Interface;
import org.gasthaus.model.device.Memballoon;
import org.gasthaus.model.device.MemoryDevice;
import org.gasthaus.model.device.Nvram;
import org.gasthaus.model.device.Panic;
import org.gasthaus.model.device.Redirdev;
import org.gasthaus.model.device.Rng;
import org.gasthaus.model.device.Smartcard;
import org.gasthaus.model.device.Sound;
import org.gasthaus.model.device.Tpm;
import org.gasthaus.model.device.Video;
import org.gasthaus.model.device.Watchdog;
import org.gasthaus.model.types.PciAddress;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/**
 * The PCI buses of a guest: which controllers there are, which slots their buses have, what is plugged where. Buses that libvirt would add
 * by itself count as there.
 */
final class PciTopology {
	/** How many slots of the i440fx bus are free for devices: 32 without the host bridge, the ISA bridge, the video card and one in reserve. */
	static final int I440FX_SLOTS = 28;

	private final Devices devices;
	private final Findings findings;
	private final RuleContext context;
	private final Map<Long, PciBus> buses = new TreeMap<>();
	private final Map<PciAddress, Object> taken = new HashMap<>();

	private PciTopology(Devices devices, Findings findings) {
		this.devices = devices;
		this.findings = findings;
		this.context = findings.context();
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, (devices, findings) -> new PciTopology(devices, findings).check());
		rules.add(Address.class, PciTopology::range);
		rules.add(HostdevAddress.class, PciTopology::hostRange);
	}

	/** The first free slot for a device; the slot of the first video card is kept for it. */
	static Optional<PciAddress> free(Devices devices, RuleContext context) {
		PciTopology topology = new PciTopology(devices, new Findings(context));
		if (!context.isQemu() || !(context.isI440fx() || context.isQ35() || context.isVirt())) {
			return Optional.empty();
		}
		topology.check();
		Set<Integer> slots = topology.taken.keySet().stream().map(at -> at.bus() << 5 | at.slot()).collect(Collectors.toSet());
		slots.add(context.isI440fx() ? 2 : 1);
		for (Map.Entry<Long, PciBus> bus : topology.buses.entrySet()) {
			PciBus kind = bus.getValue();
			boolean wanted = context.isI440fx() ? kind.takesDevices
					: kind == PciBus.PCIE_ROOT_PORT || kind == PciBus.PCIE_SWITCH_DOWNSTREAM_PORT;
			for (int slot = kind.firstSlot; wanted && slot <= kind.lastSlot && bus.getKey() <= PciAddress.MAX_BUS; slot++) {
				if (!slots.contains(bus.getKey().intValue() << 5 | slot)) {
					return Optional.of(new PciAddress(0, bus.getKey().intValue(), slot, 0));
				}
			}
		}
		return Optional.empty();
	}

	/** The same for a device of the host. */
	private static void hostRange(HostdevAddress address, Findings findings) {
		if (address.getSlot() == null || !(address.eContainer() instanceof HostdevSource)) {
			return;
		}
		if (part(address.getSlot(), 0) > 0x1f) {
			findings.error("address.pci-range", address, HOSTDEV_ADDRESS__SLOT, "slot", "0x1f");
		} else if (part(address.getFunction(), 0) > 7) {
			findings.error("address.pci-range", address, HOSTDEV_ADDRESS__FUNCTION, "function", "7");
		}
	}

	/** The numbers of an address are in the ranges of PCI. */
	private static void range(Address address, Findings findings) {
		if (!is(address.getType(), "pci")) {
			return;
		}
		if (part(address.getDomain(), 0) > 0xffff && findings.context().isQemu()) {
			findings.error("address.pci-range", address, ADDRESS__DOMAIN, "domain", "0xffff");
		}
		if (part(address.getBus(), 0) > 0xff) {
			findings.error("address.pci-range", address, ADDRESS__BUS, "bus", "0xff");
		}
		if (part(address.getSlot(), 0) > 0x1f) {
			findings.error("address.pci-range", address, ADDRESS__SLOT, "slot", "0x1f");
		}
		if (part(address.getFunction(), 0) > 7) {
			findings.error("address.pci-range", address, ADDRESS__FUNCTION, "function", "7");
		}
	}

	private void check() {
		if (!context.isQemu()) {
			return;
		}
		boolean known = context.isI440fx() || context.isQ35() || context.isVirt();
		if (known) {
			buses();
			reserve();
		}
		if (known) {
			devices.getControllers().stream().filter(controller -> is(controller.getType(), "pci")).forEach(this::plug);
		}
		for (EObject child : devices.eContents()) {
			if (child instanceof Device device && child.eContainingFeature() != DEVICES__CONSOLES && device.getAddress() != null
					&& is(device.getAddress().getType(), "pci")) {
				place(device, device.getAddress(), known);
			}
		}
		if (context.isI440fx()) {
			meter();
		}
	}

	/** A controller needs a place that takes it; libvirt adds root ports and bridges, no more. */
	private void plug(Controller controller) {
		String model = controller.getModel();
		long index = part(controller.getIndex(), -1);
		if (controller.getAddress() != null) {
			long bus = is(controller.getAddress().getType(), "pci") ? part(controller.getAddress().getBus(), 0) : -1;
			if (index > 0 && bus >= index && is(model, "pci-bridge")) {
				findings.error("controller.pci-index-order", controller.getAddress(), ADDRESS__BUS, index, bus);
			}
			return;
		}
		boolean needs = is(model, "pcie-switch-downstream-port", "dmi-to-pci-bridge", "pcie-root-port")
				|| context.isI440fx() && is(model, "pcie-switch-upstream-port", "pcie-to-pci-bridge");
		boolean accepted = !needs || buses.values().stream().anyMatch(bus -> bus.takes.contains(model)) || devices.getControllers().stream()
				.map(other -> PciBus.of(other.getModel())).anyMatch(bus -> bus != null && bus.takes.contains(model));
		if (!accepted) {
			findings.error("controller.pci-no-slot", controller, CONTROLLER__MODEL, model);
		} else if (is(model, "pci-bridge") && !context.isI440fx()) {
			buses.entrySet().stream().filter(bus -> bus.getValue() == PciBus.PCI_BRIDGE || bus.getValue() == PciBus.DMI_TO_PCI_BRIDGE
					|| bus.getValue() == PciBus.PCIE_TO_PCI_BRIDGE).findFirst().filter(bus -> bus.getKey() >= index)
					.ifPresent(bus -> findings.error("controller.pci-index-order", controller, CONTROLLER__INDEX, index, bus.getKey()));
		} else if (is(model, "pcie-to-pci-bridge") && !context.isI440fx() && buses.values().stream()
				.noneMatch(bus -> bus == PciBus.PCIE_ROOT_PORT || bus == PciBus.PCIE_SWITCH_DOWNSTREAM_PORT)) {
			findings.error("controller.pci-no-slot", controller, CONTROLLER__MODEL, model);
		}
	}

	private void buses() {
		buses.put(0L, context.isI440fx() ? PciBus.PCI_ROOT : PciBus.PCIE_ROOT);
		for (Controller controller : devices.getControllers()) {
			PciBus bus = is(controller.getType(), "pci") ? PciBus.of(controller.getModel()) : null;
			long index = part(controller.getIndex(), 0);
			if (bus != null && index != Values.NONE && index > 0) {
				buses.putIfAbsent(index, bus);
			}
		}
		// libvirt fills the gaps between the indexes with controllers of the machine's usual kind
		long highest = buses.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
		for (long index = 1; index < highest && highest <= PciAddress.MAX_BUS; index++) {
			buses.putIfAbsent(index, context.isI440fx() ? PciBus.PCI_BRIDGE : PciBus.PCIE_ROOT_PORT);
		}
	}

	private void reserve() {
		if (context.isI440fx()) {
			taken.put(new PciAddress(0, 0, 1, 0), "ISA bridge");
			taken.put(new PciAddress(0, 0, 1, 3), "power management");
			boolean ide = devices.getControllers().stream().anyMatch(one -> is(one.getType(), "ide") && one.getAddress() != null);
			boolean drives = devices.getControllers().stream().anyMatch(one -> is(one.getType(), "ide"))
					|| devices.getDisks().stream().anyMatch(disk -> Values.bus(disk).equals("ide"));
			if (!ide && drives) {
				taken.put(new PciAddress(0, 0, 1, 1), "IDE controller");
			}
			if (devices.getControllers().stream().noneMatch(one -> is(one.getType(), "usb")
					&& (is(one.getModel(), "none") || part(one.getIndex(), 0) == 0))) {
				taken.put(new PciAddress(0, 0, 1, 2), "USB controller");
			}
		} else if (context.isQ35()) {
			taken.put(new PciAddress(0, 0, 31, 0), "ISA bridge");
			taken.put(new PciAddress(0, 0, 31, 3), "SMBus");
			boolean sata = devices.getControllers().stream()
					.anyMatch(one -> is(one.getType(), "sata") && part(one.getIndex(), 0) == 0 && one.getAddress() != null);
			if (!sata) {
				taken.put(new PciAddress(0, 0, 31, 2), "SATA controller");
			}
		}
	}

	private void place(Device device, Address address, boolean known) {
		PciAddress at;
		try {
			at = new PciAddress((int) part(address.getDomain(), 0), (int) part(address.getBus(), 0), (int) part(address.getSlot(), 0),
					(int) part(address.getFunction(), 0));
		} catch (IllegalArgumentException outOfRange) {
			return;
		}
		if (at.isEmpty() || device instanceof Controller controller && is(controller.getModel(), "pci-root", "pcie-root")) {
			return;
		}
		if (known && at.domain() != 0) {
			findings.error("address.pci-domain", address, ADDRESS__DOMAIN, at).orSet(address, ADDRESS__DOMAIN, "0");
			return;
		}
		PciBus bus = buses.get((long) at.bus());
		if (bus == null && context.isI440fx()) {
			bus = PciBus.PCI_BRIDGE;
		}
		if (bus != null && !fits(device, address, at, bus)) {
			return;
		}
		Object other = taken.putIfAbsent(at, device);
		if (other != null) {
			findings.error("address.pci-duplicate", address, at.function() == 0 ? ADDRESS__SLOT : ADDRESS__FUNCTION, at,
					other instanceof Device first ? '<' + XmlNames.of(first.eContainingFeature()) + '>' : other).orUnset(device, DEVICE__ADDRESS);
		}
	}

	private boolean fits(Device device, Address address, PciAddress at, PciBus bus) {
		String model = device instanceof Controller controller && is(controller.getType(), "pci") ? controller.getModel() : null;
		boolean accepted = model == null || PciBus.of(model) == null ? bus.takesDevices : bus.takes.contains(model);
		if (!accepted) {
			findings.error("address.pci-bus-refuses", address, ADDRESS__BUS, at, bus.model, at.bus(), model == null ? "device" : model).orUnset(device, DEVICE__ADDRESS);
			return false;
		}
		if (at.slot() < bus.firstSlot) {
			findings.error("address.pci-slot-low", address, ADDRESS__SLOT, at, bus.model, bus.firstSlot).orUnset(device, DEVICE__ADDRESS);
			return false;
		}
		if (at.slot() > bus.lastSlot) {
			findings.error("address.pci-slot-high", address, ADDRESS__SLOT, at, bus.model, bus.lastSlot).orUnset(device, DEVICE__ADDRESS);
			return false;
		}
		return true;
	}

	/** Tells when the devices do not fit on the one bus of the machine, before libvirt adds bridges. */
	private void meter() {
		boolean bridged = devices.getControllers().stream()
				.anyMatch(one -> is(one.getType(), "pci") && is(one.getModel(), "pci-bridge", "pci-expander-bus"));
		long used = slotsUsed(devices);
		if (!bridged && used > I440FX_SLOTS) {
			findings.info("address.pci-bus-full", devices, null, used, I440FX_SLOTS);
		}
	}

	/** How many slots of the first PCI bus the devices take that a person put into the guest, one each unless they say where they are. */
	static long slotsUsed(Devices devices) {
		return devices.eContents().stream().filter(child -> child instanceof Device device && isPci(device) && onFirstBus(device)).count();
	}

	private static boolean onFirstBus(Device device) {
		return device.getAddress() == null || is(device.getAddress().getType(), "pci") && part(device.getAddress().getBus(), 0) == 0
				&& part(device.getAddress().getFunction(), 0) == 0;
	}

	/** Whether a device sits on PCI when nothing else is said. */
	static boolean isPci(Device device) {
		if (device instanceof Disk disk) {
			return Values.bus(disk).equals("virtio");
		}
		if (device instanceof Controller controller) {
			return !is(controller.getType(), "fdc", "ccid", "xenbus", "isa", "ide") && !is(controller.getModel(), "none", "pci-root", "pcie-root");
		}
		if (device instanceof Chardev chardev) {
			return chardev.getTarget() != null && is(chardev.getTarget().getType(), "pci-serial");
		}
		if (device instanceof Input input) {
			return is(input.getBus(), "virtio");
		}
		if (device instanceof Hostdev hostdev) {
			return is(hostdev.getType(), "pci", "scsi_host") || is(hostdev.getType(), "mdev") && is(hostdev.getModel(), "vfio-pci");
		}
		if (device instanceof Sound sound) {
			return !is(sound.getModel(), "usb", "sb16", "pcspk");
		}
		if (device instanceof Watchdog watchdog) {
			return is(watchdog.getModel(), "i6300esb");
		}
		if (device instanceof Memballoon balloon) {
			return !is(balloon.getModel(), "none", "xen");
		}
		if (device instanceof MemoryDevice memory) {
			return is(memory.getModel(), "virtio-pmem", "virtio-mem");
		}
		if (device instanceof Video video) {
			return video.getModel() == null || !is(video.getModel().getType(), "none", "ramfb");
		}
		return !(device instanceof Hub || device instanceof Redirdev || device instanceof Panic || device instanceof Tpm
				|| device instanceof Smartcard || device instanceof Nvram || isBare(device));
	}

	private static boolean isBare(Device device) {
		return !(device instanceof Interface || device instanceof Rng || device instanceof Filesystem
				|| is(device.eClass().getName(), "Shmem", "Vsock", "Crypto", "Iommu"));
	}
}
