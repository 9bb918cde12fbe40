package org.gasthaus.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;

/**
 * What a host has, as a snapshot that never changes; the next change makes a new one.
 *
 * @param domains in the order of their names
 * @param networks in the order of their names; empty where the driver has none
 * @param pools in the order of their names; empty where the driver has none
 * @param asOf when it was true
 */
public record Inventory(List<DomainInfo> domains, List<NetworkInfo> networks, List<PoolInfo> pools, Instant asOf) {
	/** Nothing known yet. */
	public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of(), Instant.EPOCH);

	public Inventory {
		domains = List.copyOf(domains);
		networks = List.copyOf(networks);
		pools = List.copyOf(pools);
	}

	/** The domain of that UUID. */
	public Optional<DomainInfo> domain(DomainId id) {
		return domains.stream().filter(domain -> domain.id().equals(id)).findFirst();
	}
}
