package org.gasthaus.xml.ide.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.GuestMachine;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.internal.HostSupport;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** Values that no schema can know: names of what exists on the host or in the workspace, what is free in the definition. */
final class KnownNames {
	/** Frequent on PCs; a bound host tells its own. */
	private static final List<String> CPU_MODELS = List.of("qemu64", "kvm64", "Nehalem", "Westmere", "SandyBridge", "IvyBridge", "Haswell-noTSX",
			"Broadwell-noTSX", "Skylake-Client-noTSX-IBRS", "Skylake-Server-noTSX-IBRS", "Cascadelake-Server-noTSX", "Icelake-Server-noTSX", "EPYC",
			"EPYC-Rome", "EPYC-Milan", "Opteron_G5");
	private static final List<String> CPU_FEATURES = List.of("vmx", "svm", "pcid", "invpcid", "spec-ctrl", "ssbd", "md-clear", "aes", "invtsc", "pdpe1gb",
			"x2apic", "hypervisor");
	/** A list of more helps nobody. */
	private static final Pattern VERSIONED = Pattern.compile("(.*?)-([0-9]{1,4})\\.([0-9]{1,4})(\\D.*)?");
	private static final int MOST_CPUS = 64;
	private static final Set<String> SECRETS = Set.of("auth/secret", "encryption/secret");

	private final Request request;
	private final HostKnowledge host;
	private final Map<String, Known> found = new LinkedHashMap<>();

	/** A value, what it is, and what to say beside it. */
	record Known(String value, Kind kind, String detail) {
	}

	private KnownNames(Request request) {
		this.request = request;
		this.host = request.text.context().host();
	}

	/** The values that are known for an attribute of an element, the best first. */
	static Collection<Known> ofAttribute(Request request, XmlElement element, String attribute) {
		KnownNames names = new KnownNames(request);
		names.attribute(element, ElementKey.of(element), attribute);
		return names.found.values();
	}

	/** The values that are known for the text of an element, the best first. */
	static Collection<Known> ofText(Request request, XmlElement element) {
		KnownNames names = new KnownNames(request);
		names.text(element, ElementKey.of(element));
		return names.found.values();
	}

	/** The names that the definitions of the workspace give to things of a kind, in alphabetical order. */
	static Set<String> ofWorkspace(Request request, NameKind kind) {
		Set<String> names = new TreeSet<>();
		for (List<NameUse> uses : request.text.context().workspace().files().values()) {
			for (NameUse use : uses) {
				if (use.kind() == kind && use.declaration()) {
					names.add(use.name());
				}
			}
		}
		return names;
	}

	private void attribute(XmlElement element, String key, String attribute) {
		switch (key + '@' + attribute) {
		case "interface/source@network" -> both(host.networks(), NameKind.NETWORK);
		case "interface/source@bridge" -> ofHost(host.bridges());
		case "interface/source@dev", "forward/interface@dev", "network/forward@dev", "forward/pf@dev", "bridge/interface@name", "bond/interface@name" ->
			ofHost(host.interfaces());
		case "disk/source@pool", "volume/source@pool" -> both(host.volumes().keySet(), NameKind.POOL);
		case "disk/source@volume" -> volumes(value(element, "pool"));
		case "disk/source@file", "disk/source@dev" -> host.volumes().values().forEach(all -> all.forEach(volume -> {
			if (volume.path() != null) {
				add(volume.path(), Kind.NAME, volume.name());
			}
		}));
		case "os/type@machine" -> machines(element);
		case "os/type@arch" -> HostSupport.guests(host, "", "").forEach(guest -> add(guest.getArch().getName(), Kind.NAME, host.name()));
		case "interface/filterref@filter", "filter/filterref@filter" -> {
			both(host.nwfilters(), NameKind.NWFILTER);
			add("clean-traffic", Kind.NAME, "");
		}
		case "source/adapter@parent", "source/adapter@name" -> ofHost(host.nodeDevices());
		case "cpu/feature@name" -> CPU_FEATURES.forEach(name -> add(name, Kind.NAME, ""));
		case "interface/mac@address", "network/mac@address" -> add(Defaults.mac(request), Kind.GENERATED, Messages.text("detail.new-mac"));
		case "disk/target@dev" -> {
			add(Defaults.disk(request, Defaults.bus(element.parent())), Kind.GENERATED, Messages.text("detail.free-name"));
			Allocation allocation = request.allocation();
			for (String bus : allocation == null ? List.<String>of() : List.of("virtio", "sata", "scsi", "ide", "fdc")) {
				allocation.diskName(bus).ifPresent(name -> add(name.toString(), Kind.GENERATED, bus));
			}
		}
		case "network/bridge@name" -> {
			add(Defaults.bridge(request), Kind.GENERATED, Messages.text("detail.free-name"));
			ofHost(host.bridges());
		}
		case "interface/teaming@persistent" -> aliases();
		case "interface/source@portgroup" -> portGroups(value(element, "network"));
		case "domain/vcpu@cpuset", "cputune/vcpupin@cpuset", "cputune/emulatorpin@cpuset", "cputune/iothreadpin@cpuset" -> cpus();
		case "disks/disk@name" -> disksOfTheDomain();
		case "disk/driver@iothread" -> iothreads();
		default -> others(element, key, attribute);
		}
	}

	private void others(XmlElement element, String key, String attribute) {
		Allocation allocation = request.allocation();
		if (SECRETS.contains(key) && attribute.equals("uuid")) {
			host.secrets().forEach(secret -> add(secret.uuid(), Kind.NAME, secret.usage()));
		} else if (SECRETS.contains(key) && attribute.equals("usage")) {
			host.secrets().forEach(secret -> add(secret.usage(), Kind.NAME, secret.uuid()));
		} else if (attribute.equals("uuid")) {
			add(Uuid.random(Set.of()).literal(), Kind.GENERATED, Messages.text("detail.new-uuid"));
		} else if (key.endsWith("/boot") && attribute.equals("order") && allocation != null) {
			add(Integer.toString(allocation.bootOrder()), Kind.GENERATED, Messages.text("detail.free"));
		} else if (key.endsWith("/address") && attribute.equals("slot") && "pci".equals(value(element, "type")) && allocation != null) {
			allocation.pci().ifPresent(free -> add(String.format(java.util.Locale.ROOT, "0x%02x", free.slot()), Kind.GENERATED, Messages.text("detail.free")));
		} else if (key.endsWith("/address") && attribute.equals("unit") && "drive".equals(value(element, "type")) && allocation != null && element.parent() != null) {
			allocation.drive(Defaults.bus(element.parent())).ifPresent(free -> add(Integer.toString(free.unit()), Kind.GENERATED, Messages.text("detail.free")));
		}
	}

	private void text(XmlElement element, String key) {
		switch (key) {
		case "devices/emulator" -> HostSupport.guests(host, arch(), "").forEach(guest -> {
			add(guest.getArch().getEmulator(), Kind.NAME, guest.getArch().getName());
			guest.getArch().getDomains().forEach(domain -> add(domain.getEmulator(), Kind.NAME, guest.getArch().getName()));
		});
		case "cpu/model" -> {
			List<HostSupport.CpuModel> models = HostSupport.cpuModels(request.text);
			models.forEach(model -> add(model.name(), Kind.NAME, Messages.text(model.usable() ? "detail.usable" : "detail.not-usable", host.name())));
			if (models.isEmpty()) {
				CPU_MODELS.forEach(model -> add(model, Kind.NAME, ""));
			}
		}
		case "device/parent" -> ofHost(host.nodeDevices());
		case "domainsnapshot/domain", "domain/name" -> {
			if (element.parent().parent() != null) {
				both(host.domains(), NameKind.DOMAIN);
			}
		}
		default -> {
			if (element.name().equals("uuid")) {
				add(Uuid.random(Set.of()).literal(), Kind.GENERATED, Messages.text("detail.new-uuid"));
			}
		}
		}
	}

	private void volumes(String pool) {
		host.volumes().forEach((name, volumes) -> {
			if (pool.isEmpty() || name.equals(pool)) {
				volumes.forEach(volume -> add(volume.name(), Kind.NAME, volume.path() == null ? name : volume.path()));
			}
		});
		for (List<NameUse> uses : request.text.context().workspace().files().values()) {
			for (NameUse use : uses) {
				if (use.kind() == NameKind.VOLUME && use.declaration() && (use.pool().isEmpty() || pool.isEmpty() || use.pool().equals(pool))) {
					add(use.name(), Kind.NAME, use.pool());
				}
			}
		}
	}

	private void machines(XmlElement type) {
		for (Guest guest : HostSupport.guests(host, value(type, "arch"), type.characterContent().strip())) {
			List<GuestMachine> machines = new ArrayList<>(guest.getArch().getMachines());
			machines.removeIf(machine -> machine.getValue() == null);
			// the short names, which follow the host, before those of one version; of these the newest of each kind first
			List<String> usual = Usage.STANDARD.values("os/type", "machine");
			machines.sort(Comparator.comparing((GuestMachine machine) -> machine.getCanonical() == null)
					.thenComparing(machine -> Usage.rank(usual, machine.getValue())).thenComparing(machine -> kind(machine.getValue()))
					.thenComparing(machine -> -version(machine.getValue())).thenComparing(GuestMachine::getValue));
			machines.forEach(machine -> add(machine.getValue(), Kind.NAME, machine.getCanonical() == null ? "" : machine.getCanonical()));
		}
		if (found.isEmpty()) {
			Usage.STANDARD.values("os/type", "machine").forEach(machine -> add(machine, Kind.NAME, ""));
		}
	}

	/** A machine's name without its version and what follows. */
	private static String kind(String machine) {
		Matcher versioned = VERSIONED.matcher(machine);
		return versioned.matches() ? versioned.group(1) : machine;
	}

	private static int version(String machine) {
		Matcher versioned = VERSIONED.matcher(machine);
		return versioned.matches() ? Integer.parseInt(versioned.group(2)) * 10_000 + Integer.parseInt(versioned.group(3)) : Integer.MAX_VALUE;
	}

	private String arch() {
		XmlElement root = request.text.tree().root();
		XmlElement os = root == null ? null : root.element("os");
		XmlElement type = os == null ? null : os.element("type");
		return type == null ? "" : value(type, "arch");
	}

	private void aliases() {
		XmlElement root = request.text.tree().root();
		XmlElement devices = root == null ? null : root.element("devices");
		for (XmlNode device : devices == null ? List.<XmlNode>of() : devices.children()) {
			if (device instanceof XmlElement element && element.name().equals("interface") && element.element("alias") != null) {
				String name = value(element.element("alias"), "name");
				if (!name.isEmpty()) {
					add(name, Kind.NAME, element.name());
				}
			}
		}
	}

	private void portGroups(String network) {
		for (List<NameUse> uses : request.text.context().workspace().files().values()) {
			for (NameUse use : uses) {
				if (use.kind() == NameKind.PORT_GROUP && use.declaration() && (network.isEmpty() || use.pool().isEmpty() || use.pool().equals(network))) {
					add(use.name(), Kind.NAME, use.pool());
				}
			}
		}
	}

	/** The processors of the host: all of them, then each. */
	private void cpus() {
		int cpus = host.facts().cpus();
		if (cpus > 1) {
			add("0-" + (cpus - 1), Kind.NAME, host.name());
		}
		for (int i = 0; i < Math.min(MOST_CPUS, cpus); i++) {
			add(Integer.toString(i), Kind.NAME, host.name());
		}
	}

	/** A snapshot, backup or checkpoint names the disks of its domain, which it may hold. */
	private void disksOfTheDomain() {
		XmlElement root = request.text.tree().root();
		XmlElement domain = root == null ? null : root.element("domain");
		XmlElement devices = domain == null ? null : domain.element("devices");
		for (XmlNode device : devices == null ? List.<XmlNode>of() : devices.children()) {
			if (device instanceof XmlElement disk && disk.name().equals("disk") && disk.element("target") != null) {
				add(value(disk.element("target"), "dev"), Kind.NAME, "");
			}
		}
	}

	private void iothreads() {
		XmlElement root = request.text.tree().root();
		XmlElement threads = root == null ? null : root.element("iothreads");
		String count = threads == null ? "" : threads.characterContent().strip();
		int number = count.matches("[0-9]{1,3}") ? Math.min(64, Integer.parseInt(count)) : 0;
		for (int i = 1; i <= number; i++) {
			add(Integer.toString(i), Kind.NAME, "");
		}
	}

	private void both(Collection<String> hostNames, NameKind kind) {
		ofHost(hostNames);
		ofWorkspace(request, kind).forEach(name -> add(name, Kind.NAME, Messages.text("detail.workspace")));
	}

	private void ofHost(Collection<String> names) {
		new TreeSet<>(names).forEach(name -> add(name, Kind.NAME, host.name()));
	}

	private void add(String value, Kind kind, String detail) {
		if (value != null && !value.isEmpty()) {
			found.putIfAbsent(value, new Known(value, kind, detail));
		}
	}

	private static String value(XmlElement element, String attribute) {
		return element.attribute(attribute) == null ? "" : element.attribute(attribute).value();
	}
}
