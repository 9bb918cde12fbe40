package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.NamedValues;
import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.GuestArch;
import org.gasthaus.model.capabilities.SupportedCpuMode;
import org.gasthaus.model.capabilities.SupportedCpuModel;
import org.gasthaus.model.capabilities.SupportedDevices;
import org.gasthaus.model.capabilities.SupportedValues;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskTarget;
import org.gasthaus.model.device.Filesystem;
import org.gasthaus.model.device.FilterReference;
import org.gasthaus.model.device.Graphics;
import org.gasthaus.model.device.Interface;
import org.gasthaus.model.device.Rng;
import org.gasthaus.model.device.RngBackend;
import org.gasthaus.model.device.StorageSource;
import org.gasthaus.model.device.Tpm;
import org.gasthaus.model.device.TpmBackend;
import org.gasthaus.model.device.VideoModel;
import org.gasthaus.model.domain.Cpu;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.MemoryBackingSource;
import org.gasthaus.model.domain.Os;
import org.gasthaus.model.domain.OsType;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.HostOffers;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/**
 * What the host that a domain is meant for does not have, as far as it says what it has. All of it are warnings: the host may have learned since,
 * and another one may take the domain.
 */
final class HostRules {
	/** How many names a sentence has at most. */
	private static final int NAMED = 8;

	private HostRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, HostRules::guest);
		rules.add(Devices.class, HostRules::emulator);
		rules.add(DiskTarget.class, HostRules::diskBus);
		rules.add(VideoModel.class, HostRules::videoModel);
		rules.add(Disk.class, (disk, findings) -> device(disk, DISK__DEVICE, disk.getDevice(), "diskDevice", SupportedDevices::getDisk, findings));
		rules.add(Graphics.class, (graphics, findings) -> device(graphics, GRAPHICS__TYPE, graphics.getType(), "type", SupportedDevices::getGraphics, findings));
		rules.add(Rng.class, (rng, findings) -> device(rng, RNG__MODEL, withoutTransition(rng.getModel()), "model", SupportedDevices::getRng, findings));
		rules.add(RngBackend.class, (backend, findings) -> device(backend, RNG_BACKEND__MODEL, backend.getModel(), "backendModel", SupportedDevices::getRng, findings));
		rules.add(Filesystem.class, HostRules::filesystem);
		rules.add(Tpm.class, (tpm, findings) -> device(tpm, TPM__MODEL, tpm.getModel(), "model", SupportedDevices::getTpm, findings));
		rules.add(TpmBackend.class, (backend, findings) -> device(backend, TPM_BACKEND__TYPE, backend.getType(), "backendModel", SupportedDevices::getTpm, findings));
		rules.add(MemoryBackingSource.class, (source, findings) -> other(source, MEMORY_BACKING_SOURCE__TYPE, source.getType(), "sourceType",
				DomainCapabilities::getMemoryBacking, findings));
		rules.add(Os.class, HostRules::firmware);
		rules.add(Cpu.class, HostRules::cpu);
		rules.add(Interface.class, HostRules::network);
		rules.add(StorageSource.class, HostRules::volume);
		rules.add(FilterReference.class, HostRules::filter);
	}

	private static HostOffers host(Findings findings) {
		return findings.context().domain() == null ? HostOffers.UNKNOWN : findings.context().host().offers();
	}

	/** The kind of guest, from the outside to the inside: where one thing is not there, what depends on it is not news. */
	private static void guest(Domain domain, Findings findings) {
		HostOffers host = host(findings);
		RuleContext context = findings.context();
		List<Guest> guests = host.guests();
		if (domain != context.domain() || guests.isEmpty() || !has(context.type())) {
			return;
		}
		OsType os = domain.getOs() == null ? null : domain.getOs().getType();
		List<Guest> sameArch = guests.stream().filter(guest -> guest.getArch().getName().equals(context.arch())).toList();
		if (sameArch.isEmpty()) {
			if (os != null && os.getArch() != null) {
				findings.warning("host.arch", os, OS_TYPE__ARCH, host.name(), context.arch(), names(guests.stream().map(guest -> guest.getArch().getName())));
			}
			return;
		}
		Set<String> types = sameArch.stream().flatMap(guest -> guest.getArch().getDomains().stream()).map(each -> String.valueOf(each.getType()))
				.collect(Collectors.toCollection(LinkedHashSet::new));
		if (!types.isEmpty() && !types.contains(context.type())) {
			findings.warning("host.domain-type", domain, DOMAIN__TYPE, host.name(), context.type(), context.arch(), names(types.stream()));
			return;
		}
		if (has(context.osType()) && !is(context.osType(), "linux") && sameArch.stream().noneMatch(guest -> context.osType().equals(guest.getOsType()))) {
			findings.warning("host.os-type", os, OS_TYPE__VALUE, host.name(), context.osType(), names(sameArch.stream().map(Guest::getOsType)));
			return;
		}
		Set<String> machines = host.machines(context.arch());
		if (has(context.machine()) && !machines.isEmpty() && !machines.contains(context.machine())) {
			Violation missing = findings.warning("host.machine", os, OS_TYPE__MACHINE, host.name(), context.machine(), context.arch());
			host.shortName(context.arch(), context.machine()).ifPresent(name -> missing.orSet(os, OS_TYPE__MACHINE, name));
		}
	}

	private static void emulator(Devices devices, Findings findings) {
		HostOffers host = host(findings);
		RuleContext context = findings.context();
		if (!has(devices.getEmulator()) || context.domain() == null || devices != context.domain().getDevices()) {
			return;
		}
		// what the host does not run at all needs no emulator there
		List<GuestArch> arches = host.guests().stream().map(Guest::getArch)
				.filter(arch -> arch.getName().equals(context.arch()) || context.isX86() && arch.getName().equals("x86_64"))
				.filter(arch -> arch.getDomains().stream().anyMatch(domain -> context.type().equals(String.valueOf(domain.getType())))).toList();
		if (arches.isEmpty()) {
			return;
		}
		Set<String> known = Stream.concat(arches.stream().flatMap(arch -> Stream.concat(Stream.of(Optional.ofNullable(arch.getEmulator())),
				arch.getDomains().stream().map(domain -> Optional.ofNullable(domain.getEmulator())))).flatMap(Optional::stream),
				host.domainCapabilities().stream().filter(each -> context.arch().equals(each.getArch())).map(DomainCapabilities::getPath).filter(Objects::nonNull))
				.collect(Collectors.toCollection(LinkedHashSet::new));
		if (!known.isEmpty() && !known.contains(devices.getEmulator().strip())) {
			Violation unknown = findings.warning("host.emulator", devices, DEVICES__EMULATOR, host.name(), devices.getEmulator().strip(), names(known.stream()));
			if (known.size() == 1) {
				unknown.orSet(devices, DEVICES__EMULATOR, known.iterator().next());
			}
		}
	}

	/** What the host says about guests like this one; of an emulator that it did not speak of nothing is known. */
	private static Optional<DomainCapabilities> capabilities(Findings findings) {
		HostOffers host = host(findings);
		if (host.domainCapabilities().isEmpty()) {
			return Optional.empty();
		}
		RuleContext context = findings.context();
		Devices devices = context.domain().getDevices();
		String emulator = devices == null || !has(devices.getEmulator()) ? null : devices.getEmulator().strip();
		return host.domainCapabilities(context.type(), context.arch(), context.machine())
				.filter(known -> emulator == null || known.getPath() == null || emulator.equals(known.getPath()));
	}

	/** The values that the host supports; empty when it says nothing of them, or the value is one of them. */
	private static Optional<Collection<String>> instead(String value, String list, Function<DomainCapabilities, SupportedValues> where, Findings findings) {
		if (!has(value)) {
			return Optional.empty();
		}
		return capabilities(findings).map(where).stream().flatMap(values -> values.getEnums().stream()).filter(values -> list.equals(values.getName()))
				.map(NamedValues::getValues).filter(values -> !values.isEmpty() && !values.contains(value)).<Collection<String>>map(values -> values).findFirst();
	}

	private static Function<DomainCapabilities, SupportedValues> in(Function<SupportedDevices, SupportedValues> device) {
		return known -> known.getDevices() == null ? null : device.apply(known.getDevices());
	}

	private static void diskBus(DiskTarget target, Findings findings) {
		// libvirt does not list the bus of SD cards
		if (!is(target.getBus(), "sd") && target.eContainer() instanceof Disk) {
			instead(target.getBus(), "bus", in(SupportedDevices::getDisk), findings).ifPresent(
					known -> findings.warning("host.disk-bus", target, DISK_TARGET__BUS, host(findings).name(), target.getBus(), names(known.stream())));
		}
	}

	private static void videoModel(VideoModel model, Findings findings) {
		// older ones do not list that there need be no card
		if (!is(model.getType(), "none", "default")) {
			instead(model.getType(), "modelType", in(SupportedDevices::getVideo), findings).ifPresent(
					known -> findings.warning("host.video-model", model, VIDEO_MODEL__TYPE, host(findings).name(), model.getType(), names(known.stream())));
		}
	}

	private static void filesystem(Filesystem filesystem, Findings findings) {
		if (filesystem.getDriver() != null) {
			device(filesystem.getDriver(), FILESYSTEM_DRIVER__TYPE, filesystem.getDriver().getType(), "driverType", SupportedDevices::getFilesystem, findings);
		}
	}

	private static void device(EObject object, EAttribute feature, String value, String list, Function<SupportedDevices, SupportedValues> device, Findings findings) {
		other(object, feature, value, list, in(device), findings);
	}

	private static void other(EObject object, EAttribute feature, String value, String list, Function<DomainCapabilities, SupportedValues> where, Findings findings) {
		instead(value, list, where, findings).ifPresent(
				known -> findings.warning("host.device", object, feature, host(findings).name(), feature.getName(), value, names(known.stream())));
	}

	/** Where the model is listed, its two variants are there. */
	private static String withoutTransition(String model) {
		return model == null ? null : model.replaceFirst("^virtio-(non-)?transitional$", "virtio");
	}

	private static void firmware(Os os, Findings findings) {
		if (is(os.getFirmware(), "efi")) {
			capabilities(findings).filter(known -> known.getOs() != null).stream().flatMap(known -> known.getOs().getEnums().stream())
					.filter(values -> is(values.getName(), "firmware") && !values.getValues().contains("efi")).findFirst()
					.ifPresent(values -> findings.warning("host.firmware", os, OS__FIRMWARE, host(findings).name(), os.getFirmware()));
		}
	}

	private static void cpu(Cpu cpu, Findings findings) {
		List<SupportedCpuMode> modes = capabilities(findings).filter(known -> known.getCpu() != null).map(known -> List.copyOf(known.getCpu().getModes())).orElse(List.of());
		String mode = cpu.getMode() == null ? "custom" : cpu.getMode();
		for (SupportedCpuMode known : modes) {
			// of a passed through CPU without KVM a rule of its own says more
			if (mode.equals(known.getName()) && !(mode.equals("host-passthrough") && findings.context().isType("qemu")) && known.getSupported() != null && !Toggle.isOn(known.getSupported())) {
				findings.warning("host.cpu-mode", cpu, cpu.getMode() == null ? null : CPU__MODE, host(findings).name(), mode);
				return;
			}
		}
		String model = cpu.getModel() == null || cpu.getModel().getValue() == null ? "" : cpu.getModel().getValue().strip();
		// a feature that the host lacks may be taken out, and without KVM it is emulated
		boolean less = cpu.getFeatures().stream().anyMatch(feature -> is(feature.getPolicy(), "disable", "forbid"));
		if (mode.equals("custom") && !model.isEmpty() && !less && findings.context().isType("kvm") && !is(cpu.getCheck(), "none")) {
			List<SupportedCpuModel> models = modes.stream().filter(known -> mode.equals(known.getName())).flatMap(known -> known.getModels().stream()).toList();
			if (models.stream().anyMatch(known -> model.equals(known.getValue()) && is(known.getUsable(), "no"))) {
				findings.warning("host.cpu-model", cpu.getModel(), null, host(findings).name(), model);
			}
		}
	}

	private static void network(Interface nic, Findings findings) {
		HostOffers host = host(findings);
		if (is(nic.getType(), "network") && nic.getSource() != null && has(nic.getSource().getNetwork()) && !host.networks().isEmpty()
				&& !host.networks().contains(nic.getSource().getNetwork())) {
			findings.warning("host.network", nic.getSource(), INTERFACE_SOURCE__NETWORK, host.name(), nic.getSource().getNetwork(), names(host.networks().stream().sorted()));
		}
	}

	private static void volume(StorageSource source, Findings findings) {
		HostOffers host = host(findings);
		if (!(source.eContainer() instanceof Disk disk) || !is(disk.getType(), "volume") || !has(source.getPool()) || host.volumes().isEmpty()) {
			return;
		}
		Set<String> volumes = host.volumes().get(source.getPool());
		if (volumes == null) {
			findings.warning("host.pool", source, STORAGE_SOURCE__POOL, host.name(), source.getPool(), names(host.volumes().keySet().stream().sorted()));
		} else if (!volumes.isEmpty() && has(source.getVolume()) && !source.getVolume().startsWith("/") && !volumes.contains(source.getVolume())) {
			findings.warning("host.volume", source, STORAGE_SOURCE__VOLUME, host.name(), source.getPool(), source.getVolume());
		}
	}

	private static void filter(FilterReference reference, Findings findings) {
		HostOffers host = host(findings);
		if (has(reference.getFilter()) && !host.nwfilters().isEmpty() && !host.nwfilters().contains(reference.getFilter())) {
			findings.warning("host.nwfilter", reference, FILTER_REFERENCE__FILTER, host.name(), reference.getFilter());
		}
	}

	private static String names(Stream<String> all) {
		List<String> names = all.filter(Objects::nonNull).distinct().toList();
		return String.join(", ", names.size() > NAMED ? names.subList(0, NAMED) : names) + (names.size() > NAMED ? " …" : "");
	}
}
