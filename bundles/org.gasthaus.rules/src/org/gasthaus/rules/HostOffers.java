package org.gasthaus.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.GuestMachine;
import org.gasthaus.model.capabilities.HostCapabilities;

/**
 * What a host has for its guests, as it said. What is empty is unknown: a driver may not tell, or the user may not see it.
 *
 * @param name what to call the host in a sentence
 * @param capabilities what {@code virsh capabilities} says; {@code null} when unknown
 * @param domainCapabilities what {@code virsh domcapabilities} says, for some kinds of guests
 * @param networks names of its virtual networks
 * @param volumes names of its storage pools, with the names of the volumes in each
 * @param nwfilters names of its network filters
 */
public record HostOffers(String name, HostCapabilities capabilities, List<DomainCapabilities> domainCapabilities, Set<String> networks,
		Map<String, Set<String>> volumes, Set<String> nwfilters) {
	/** Nothing is known. */
	public static final HostOffers UNKNOWN = new HostOffers("", null, List.of(), Set.of(), Map.of(), Set.of());

	/** The board that QEMU takes when a guest names none. */
	private static final Map<String, String> USUAL = Map.of("x86_64", "pc", "i686", "pc");

	public HostOffers {
		domainCapabilities = List.copyOf(domainCapabilities);
		networks = Set.copyOf(networks);
		volumes = Map.copyOf(volumes);
		nwfilters = Set.copyOf(nwfilters);
	}

	/** The guests that it can run; empty when unknown. */
	public List<Guest> guests() {
		return capabilities == null ? List.of() : capabilities.getGuests().stream().filter(guest -> guest.getArch() != null && guest.getArch().getName() != null).toList();
	}

	/** The machines of an architecture by all of their names; empty when unknown. */
	public Set<String> machines(String arch) {
		Set<String> names = new LinkedHashSet<>();
		machinesOf(arch).flatMap(machine -> Stream.of(machine.getValue(), machine.getCanonical())).filter(Objects::nonNull).forEach(names::add);
		return names;
	}

	private Stream<GuestMachine> machinesOf(String arch) {
		return guests().stream().map(Guest::getArch).filter(guest -> guest.getName().equals(arch))
				.flatMap(guest -> Stream.concat(guest.getMachines().stream(), guest.getDomains().stream().flatMap(domain -> domain.getMachines().stream())));
	}

	/** Whether two machines have the same devices: they are one, or differ in their version alone. An empty name is the usual machine. */
	public boolean isSameKind(String arch, String one, String other) {
		return one != null && other != null && kind(arch, one).equals(kind(arch, other));
	}

	/** A machine without its version: {@code pc-q35} for {@code q35} and {@code pc-q35-7.2}. */
	private String kind(String arch, String machine) {
		String named = machine.isEmpty() ? USUAL.getOrDefault(arch, "") : machine;
		return machinesOf(arch).filter(each -> named.equals(each.getValue()) && each.getCanonical() != null).map(GuestMachine::getCanonical).findFirst().orElse(named)
				.replaceFirst("-[0-9]+\\.[0-9]+$", "");
	}

	/** The short name of a machine's kind, {@code q35} for {@code pc-q35-99.0}; empty if the host has none of the kind. */
	public Optional<String> shortName(String arch, String machine) {
		return machinesOf(arch).filter(each -> each.getCanonical() != null && isSameKind(arch, each.getCanonical(), machine)).map(GuestMachine::getValue).findFirst();
	}

	/** What it says about guests of a type, an architecture and a kind of machine; empty when it says nothing. */
	public Optional<DomainCapabilities> domainCapabilities(String type, String arch, String machine) {
		return domainCapabilities.stream()
				.filter(each -> type.equals(each.getDomain()) && arch.equals(each.getArch()) && (each.getMachine() == null || isSameKind(arch, machine, each.getMachine())))
				.findFirst();
	}
}
