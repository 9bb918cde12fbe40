package org.gasthaus.rules;

import java.util.Set;
import java.util.stream.Collectors;

import org.gasthaus.model.capabilities.GuestArch;
import org.gasthaus.model.capabilities.HostCapabilities;

/**
 * What is known about the host that a definition is meant for. Everything is optional.
 *
 * @param arch the architecture of the host; {@code null} when unknown
 * @param cpus how many processors it has; 0 when unknown
 * @param guests the architectures it can run guests of; empty when unknown
 */
public record HostFacts(String arch, int cpus, Set<String> guests) {
	/** Nothing is known. */
	public static final HostFacts UNKNOWN = new HostFacts(null, 0, Set.of());

	public HostFacts {
		guests = Set.copyOf(guests);
	}

	/** What the capabilities of a host say. */
	public static HostFacts of(HostCapabilities capabilities) {
		if (capabilities.getHost() == null) {
			return UNKNOWN;
		}
		String arch = capabilities.getHost().getCpu() == null ? null : capabilities.getHost().getCpu().getArch();
		int cpus = capabilities.getHost().getTopology() == null || capabilities.getHost().getTopology().getCells() == null ? 0
				: capabilities.getHost().getTopology().getCells().getCells().stream().filter(cell -> cell.getCpus() != null)
						.mapToInt(cell -> cell.getCpus().getCpus().size()).sum();
		Set<String> guests = capabilities.getGuests().stream().map(guest -> guest.getArch()).filter(java.util.Objects::nonNull)
				.map(GuestArch::getName).filter(java.util.Objects::nonNull).collect(Collectors.toSet());
		return new HostFacts(arch, cpus, guests);
	}
}
