package org.gasthaus.xml.ide.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.gasthaus.model.NamedValues;
import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.SupportedCpuMode;
import org.gasthaus.model.capabilities.SupportedCpuModel;
import org.gasthaus.model.capabilities.SupportedDevices;
import org.gasthaus.model.capabilities.SupportedValues;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.HostOffers;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.text.XmlElement;

/** What the host that a definition is bound to says that it supports: from its capabilities, without asking it. */
public final class HostSupport {
	private static final Map<String, Function<DomainCapabilities, List<NamedValues>>> WHERE = Map.ofEntries(
			Map.entry("disk/target@bus bus", devices(SupportedDevices::getDisk)),
			Map.entry("devices/disk@device diskDevice", devices(SupportedDevices::getDisk)),
			Map.entry("devices/disk@model model", devices(SupportedDevices::getDisk)),
			Map.entry("devices/graphics@type type", devices(SupportedDevices::getGraphics)),
			Map.entry("video/model@type modelType", devices(SupportedDevices::getVideo)),
			Map.entry("devices/hostdev@mode mode", devices(SupportedDevices::getHostdev)),
			Map.entry("devices/hostdev@type subsysType", devices(SupportedDevices::getHostdev)),
			Map.entry("source@startupPolicy startupPolicy", devices(SupportedDevices::getHostdev)),
			Map.entry("devices/rng@model model", devices(SupportedDevices::getRng)),
			Map.entry("rng/backend@model backendModel", devices(SupportedDevices::getRng)),
			Map.entry("filesystem/driver@type driverType", devices(SupportedDevices::getFilesystem)),
			Map.entry("devices/tpm@model model", devices(SupportedDevices::getTpm)),
			Map.entry("tpm/backend@type backendModel", devices(SupportedDevices::getTpm)),
			Map.entry("tpm/backend@version backendVersion", devices(SupportedDevices::getTpm)),
			Map.entry("devices/redirdev@bus bus", devices(SupportedDevices::getRedirdev)),
			Map.entry("devices/channel@type type", devices(SupportedDevices::getChannel)),
			Map.entry("memoryBacking/source@type sourceType", enums(DomainCapabilities::getMemoryBacking)),
			Map.entry("domain/os@firmware firmware", caps -> caps.getOs() == null ? List.of() : caps.getOs().getEnums()),
			Map.entry("os/loader@type type", HostSupport::loader), Map.entry("os/loader@readonly readonly", HostSupport::loader),
			Map.entry("os/loader@secure secure", HostSupport::loader));

	private HostSupport() {
	}

	/** A CPU model and whether a guest can have it. */
	public record CpuModel(String name, boolean usable) {
	}

	/** The values of an attribute that the host supports, in its order; empty if it says nothing about it, or no host is known. */
	public static Optional<Set<String>> values(DefinitionText text, XmlElement element, String attribute) {
		DomainCapabilities capabilities = capabilities(text).orElse(null);
		if (capabilities == null) {
			return Optional.empty();
		}
		String key = ElementKey.of(element) + '@' + attribute;
		if (key.equals("domain/cpu@mode")) {
			return cpuModes(capabilities);
		}
		for (var entry : WHERE.entrySet()) {
			String[] where = entry.getKey().split(" ");
			if (where[0].equals(key)) {
				for (NamedValues values : entry.getValue().apply(capabilities)) {
					if (where[1].equals(values.getName())) {
						return Optional.of(new LinkedHashSet<>(values.getValues()));
					}
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<Set<String>> cpuModes(DomainCapabilities capabilities) {
		if (capabilities.getCpu() == null) {
			return Optional.empty();
		}
		Set<String> modes = new LinkedHashSet<>();
		for (SupportedCpuMode mode : capabilities.getCpu().getModes()) {
			if (isYes(mode.getSupported())) {
				modes.add(mode.getName());
			}
		}
		return Optional.of(modes);
	}

	/** The CPU models that the host knows, the usable ones first; empty if it says nothing. */
	public static List<CpuModel> cpuModels(DefinitionText text) {
		Map<String, CpuModel> models = new LinkedHashMap<>();
		capabilities(text).filter(known -> known.getCpu() != null).ifPresent(known -> {
			for (SupportedCpuMode mode : known.getCpu().getModes()) {
				for (SupportedCpuModel model : mode.getModels()) {
					if (model.getValue() != null && "custom".equals(mode.getName())) {
						models.put(model.getValue(), new CpuModel(model.getValue(), !"no".equals(model.getUsable())));
					}
				}
			}
		});
		return models.values().stream().sorted((a, b) -> Boolean.compare(b.usable, a.usable)).toList();
	}

	/** The guests that the host can run, of the architecture and kind that a domain names, else all. */
	public static List<Guest> guests(HostKnowledge host, String arch, String osType) {
		if (host.capabilities() == null) {
			return List.of();
		}
		return host.capabilities().getGuests().stream().filter(guest -> guest.getArch() != null)
				.filter(guest -> arch.isEmpty() || arch.equals(guest.getArch().getName()))
				.filter(guest -> osType.isEmpty() || osType.equals(guest.getOsType())).toList();
	}

	/** What the host says about guests like the one of the text. */
	private static Optional<DomainCapabilities> capabilities(DefinitionText text) {
		List<DomainCapabilities> all = text.context().host().domainCapabilities();
		XmlElement root = text.tree().root();
		if (all.isEmpty() || root == null) {
			return Optional.empty();
		}
		XmlElement type = root.element("os") == null ? null : root.element("os").element("type");
		HostOffers host = text.context().host().facts().offers();
		String machine = type == null || type.attribute("machine") == null ? "" : type.attribute("machine").value();
		DomainCapabilities best = null;
		int most = -1;
		for (DomainCapabilities each : all) {
			int fit = (same(root, "type", each.getDomain()) ? 4 : 0) + (same(type, "arch", each.getArch()) ? 2 : 0)
					+ (host.isSameKind(each.getArch(), machine, each.getMachine()) ? 1 : 0);
			if (fit > most) {
				best = each;
				most = fit;
			}
		}
		return Optional.of(best);
	}

	private static boolean same(XmlElement element, String attribute, String value) {
		return element != null && element.attribute(attribute) != null && element.attribute(attribute).value().equals(value);
	}

	private static List<NamedValues> loader(DomainCapabilities capabilities) {
		return capabilities.getOs() == null || capabilities.getOs().getLoader() == null ? List.of() : capabilities.getOs().getLoader().getEnums();
	}

	private static Function<DomainCapabilities, List<NamedValues>> devices(Function<SupportedDevices, SupportedValues> which) {
		return enums(capabilities -> capabilities.getDevices() == null ? null : which.apply(capabilities.getDevices()));
	}

	private static Function<DomainCapabilities, List<NamedValues>> enums(Function<DomainCapabilities, SupportedValues> which) {
		return capabilities -> {
			SupportedValues values = which.apply(capabilities);
			return values == null ? List.of() : values.getEnums();
		};
	}

	private static boolean isYes(Toggle toggle) {
		return Toggle.isOn(toggle);
	}
}
