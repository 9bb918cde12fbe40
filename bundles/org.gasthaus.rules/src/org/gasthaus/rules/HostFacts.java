package org.gasthaus.rules;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gasthaus.model.capabilities.GuestArch;
import org.gasthaus.model.capabilities.HostCapabilities;

/**
 * What is known about the host that a definition is meant for. Everything is optional.
 *
 * @param arch the architecture of the host; {@code null} when unknown
 * @param cpus how many processors it has; 0 when unknown
 * @param guests the architectures it can run guests of; empty when unknown
 * @param modernQemu whether its QEMU is known to be of version 2.7 or later
 * @param offers what it has for its guests
 */
public record HostFacts(String arch, int cpus, Set<String> guests, boolean modernQemu, HostOffers offers) {
	private static final Pattern VERSION = Pattern.compile("-([0-9]{1,3})\\.([0-9]{1,3})$");
	/** Nothing is known. */
	public static final HostFacts UNKNOWN = new HostFacts(null, 0, Set.of(), false);

	public HostFacts {
		guests = Set.copyOf(guests);
	}

	/** Without what it has for its guests. */
	public HostFacts(String arch, int cpus, Set<String> guests, boolean modernQemu) {
		this(arch, cpus, guests, modernQemu, HostOffers.UNKNOWN);
	}

	/** The same with what it has for its guests. */
	public HostFacts with(HostOffers newOffers) {
		return new HostFacts(arch, cpus, guests, modernQemu, newOffers);
	}

	/** Whether a machine is of a QEMU of version 2.7 or later, by the version at the end of its name. */
	static boolean isModern(String machine) {
		Matcher version = machine == null ? null : VERSION.matcher(machine);
		if (version == null || !version.find()) {
			return false;
		}
		int major = Integer.parseInt(version.group(1));
		return major > 2 && major < 100 || major == 2 && Integer.parseInt(version.group(2)) >= 7;
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
		boolean modern = capabilities.getGuests().stream().filter(guest -> guest.getArch() != null)
				.flatMap(guest -> guest.getArch().getMachines().stream()).anyMatch(machine -> isModern(machine.getValue()));
		return new HostFacts(arch, cpus, guests, modern);
	}
}
