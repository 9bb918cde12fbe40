package org.gasthaus.xml.ide;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.HostOffers;

/**
 * What is known of a host: a snapshot that somebody took in the background. Immutable; the models in it are to be read only.
 *
 * @param name what to call the host in a sentence, mostly its URI; empty if nothing is known
 * @param libvirt the version of its libvirt, as {@code 1000000 * major + 1000 * minor + release}; 0 when unknown
 * @param capabilities what {@code virsh capabilities} says; {@code null} when unknown
 * @param domainCapabilities what {@code virsh domcapabilities} says, for each pair of emulator and machine that was asked for
 * @param networks names of its virtual networks
 * @param bridges names of the bridges of the host
 * @param interfaces names of the network interfaces of the host
 * @param volumes names of its storage pools, with the names and paths of the volumes in each
 * @param secrets its secrets: UUID and usage
 * @param nodeDevices names of its devices, as {@code virsh nodedev-list} gives them
 * @param nwfilters names of its network filters
 * @param domains names of its guests
 */
public record HostKnowledge(String name, long libvirt, HostCapabilities capabilities, List<DomainCapabilities> domainCapabilities,
		List<String> networks, List<String> bridges, List<String> interfaces, Map<String, List<Volume>> volumes, List<Secret> secrets, List<String> nodeDevices,
		List<String> nwfilters, List<String> domains) {
	/** Nothing is known. */
	public static final HostKnowledge NONE = new HostKnowledge("", 0, null, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(),
			List.of(), List.of());

	/** A volume of a storage pool. */
	public record Volume(String name, String path) {
	}

	/** A secret; never its value. */
	public record Secret(String uuid, String usage) {
	}

	public HostKnowledge {
		domainCapabilities = List.copyOf(domainCapabilities);
		networks = List.copyOf(networks);
		bridges = List.copyOf(bridges);
		interfaces = List.copyOf(interfaces);
		volumes = Map.copyOf(volumes);
		secrets = List.copyOf(secrets);
		nodeDevices = List.copyOf(nodeDevices);
		nwfilters = List.copyOf(nwfilters);
		domains = List.copyOf(domains);
	}

	/**
	 * The same with names as they are now. Of a pool that was known its volumes stay known.
	 *
	 * @param pools names of its storage pools
	 */
	public HostKnowledge withNames(String newName, List<String> newNetworks, Collection<String> pools, List<String> newDomains) {
		Map<String, List<Volume>> kept = new HashMap<>();
		pools.forEach(pool -> kept.put(pool, volumes.getOrDefault(pool, List.of())));
		return new HostKnowledge(newName, libvirt, capabilities, domainCapabilities, newNetworks, bridges, interfaces, kept, secrets, nodeDevices, nwfilters, newDomains);
	}

	/** What the rules need to know of it. */
	public HostFacts facts() {
		Map<String, Set<String>> names = new HashMap<>();
		volumes.forEach((pool, all) -> names.put(pool, all.stream().map(Volume::name).collect(Collectors.toSet())));
		HostFacts facts = capabilities == null ? HostFacts.UNKNOWN : HostFacts.of(capabilities);
		return facts.with(new HostOffers(name, capabilities, domainCapabilities, Set.copyOf(networks), names, Set.copyOf(nwfilters)));
	}
}
