package org.gasthaus.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;

/**
 * The devices of a domain, as it runs and as it is stored, and what its host has to attach, at the time when it was read. Immutable; may be used from
 * any thread. The definitions are as a host tells them to everybody: without what is secret.
 *
 * @param domain whose they are
 * @param runningXml its definition as it runs; empty if it does not
 * @param storedXml its definition from its next start on; empty if nothing is stored of it
 * @param running the devices that it has now
 * @param stored those that it has from its next start on
 * @param host what there is to attach
 */
public record GuestDevices(DomainHandle domain, String runningXml, String storedXml, List<Device> running, List<Device> stored, HostOffer host) {
	/**
	 * One device.
	 *
	 * @param kind the name of its element, as {@code disk}
	 * @param type its {@code device} if it has one, else its {@code type}, else its {@code model}; may be empty
	 * @param name what names it among those of its kind: target, MAC address, or where on the host it is; may be empty
	 * @param detail what it stands on or is connected to; may be empty
	 * @param key the same for the same device of the other state
	 * @param xml its element
	 */
	public record Device(String kind, String type, String name, String detail, String key, String xml) {
	}

	/**
	 * What a host has to attach. What it does not tell is empty.
	 *
	 * @param volumes by pool and name
	 * @param networks the names of virtual networks
	 * @param bridges the bridges of virtual networks, and those of the host that are known as such
	 * @param interfaces the network interfaces of the host
	 */
	public record HostOffer(List<VolumeChoice> volumes, List<String> networks, List<String> bridges, List<String> interfaces) {
		/** Nothing was asked for. */
		public static final HostOffer NONE = new HostOffer(List.of(), List.of(), List.of(), List.of());

		public HostOffer {
			volumes = List.copyOf(volumes);
			networks = List.copyOf(networks);
			bridges = List.copyOf(bridges);
			interfaces = List.copyOf(interfaces);
		}
	}

	/**
	 * A volume that can be a disk.
	 *
	 * @param pool the name of its pool
	 * @param block whether it is a block device of the host
	 */
	public record VolumeChoice(String pool, String name, String path, boolean block) {
	}

	/** What is no device that comes and goes: the program that runs the guest, and the buses that others hang on. */
	private static final Set<String> NO_DEVICES = Set.of("emulator");

	public GuestDevices {
		Objects.requireNonNull(domain);
		running = List.copyOf(running);
		stored = List.copyOf(stored);
	}

	/** Whether it runs. */
	public boolean isRunning() {
		return !runningXml.isEmpty();
	}

	/** Whether something is stored of it. */
	public boolean isStored() {
		return !storedXml.isEmpty();
	}

	/** The definition of what runs, or else of what is stored. */
	public String xml() {
		return isRunning() ? runningXml : storedXml;
	}

	/** The devices of a definition, in its order. @throws HypervisorException {@code INVALID_DEFINITION} for what is no XML */
	public static List<Device> of(String domainXml) throws HypervisorException {
		List<Device> result = new ArrayList<>();
		Map<String, Integer> seen = new HashMap<>();
		for (DefinitionXml element : DefinitionXml.of(domainXml).child("devices").children()) {
			boolean bus = element.name().equals("controller") && element.attribute("type").equals("pci");
			if (!bus && !NO_DEVICES.contains(element.name())) {
				Device device = device(element);
				int count = seen.merge(device.key(), 1, Integer::sum);
				result.add(count == 1 ? device : new Device(device.kind(), device.type(), device.name(), device.detail(), device.key() + '#' + count, device.xml()));
			}
		}
		return result;
	}

	private static Device device(DefinitionXml element) {
		String type = first(element.attribute("device"), element.attribute("type"), element.attribute("model"));
		String name = first(element.child("target").attribute("dev"), element.child("mac").attribute("address"), element.child("target").attribute("name"),
				element.child("target").attribute("dir"), element.name().equals("controller") ? element.attribute("index") : "", address(element.child("source").child("address")));
		if (element.name().equals("interface")) {
			name = first(element.child("mac").attribute("address"), name);
		}
		String detail = detail(element);
		// what each start numbers anew, as the host's name of an interface, tells nothing of the other state
		String where = name.isEmpty() ? first(address(element.child("address")), detail) : name;
		return new Device(element.name(), type, name, detail, element.name() + ' ' + (element.name().equals("disk") || element.name().equals("interface") ? "" : type + ' ') + where,
				element.toString());
	}

	private static String detail(DefinitionXml element) {
		DefinitionXml source = element.child("source");
		if (element.name().equals("hostdev")) {
			String vendor = source.child("vendor").attribute("id");
			return first(vendor.isEmpty() ? "" : vendor + ':' + source.child("product").attribute("id"), address(source.child("address")), source.child("adapter").attribute("name"));
		}
		String volume = source.attribute("volume");
		return first(volume.isEmpty() ? "" : source.attribute("pool") + '/' + volume, source.attribute("file"), source.attribute("dev"), source.attribute("dir"), source.attribute("network"),
				source.attribute("bridge"), source.attribute("name"), source.attribute("path"), element.child("model").attribute("type"), element.child("model").attribute("name"),
				element.child("backend").attribute("model"), element.attribute("model"), element.attribute("bus"));
	}

	/** The numbers of an address as people write them; empty for none. */
	private static String address(DefinitionXml address) {
		StringBuilder text = new StringBuilder();
		for (String part : new String[] { "domain", "controller", "bus", "target", "slot", "unit", "function", "device", "port", "uuid" }) {
			String number = address.attribute(part);
			if (!number.isEmpty()) {
				text.append(text.isEmpty() ? "" : part.equals("function") ? "." : ":").append(number.replaceFirst("^0x", ""));
			}
		}
		return text.toString();
	}

	private static String first(String... texts) {
		for (String text : texts) {
			if (!text.isEmpty()) {
				return text;
			}
		}
		return "";
	}
}
