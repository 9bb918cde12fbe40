package org.gasthaus.xml.ide.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.GuestMachine;
import org.gasthaus.xml.ide.HostKnowledge;

/** The machines of a host by all of their names: {@code q35} is the newest {@code pc-q35-…} of its QEMU. */
final class Machines {
	/** What QEMU takes when a guest names none. */
	private static final Map<String, String> USUAL = Map.of("x86_64", "pc", "i686", "pc");

	private final Map<String, String> canonical = new HashMap<>();

	Machines(HostKnowledge host) {
		for (Guest guest : host.capabilities() == null ? List.<Guest>of() : host.capabilities().getGuests()) {
			if (guest.getArch() != null) {
				for (GuestMachine machine : guest.getArch().getMachines()) {
					if (machine.getCanonical() != null) {
						canonical.putIfAbsent(guest.getArch().getName() + ' ' + machine.getValue(), machine.getCanonical());
					}
				}
			}
		}
	}

	/** Whether two machines have the same devices: they are one, or differ in their version alone. */
	boolean isSameKind(String arch, String one, String other) {
		return one != null && other != null && kind(arch, one).equals(kind(arch, other));
	}

	private String kind(String arch, String machine) {
		String named = machine.isEmpty() ? USUAL.getOrDefault(arch, "") : machine;
		return canonical.getOrDefault(arch + ' ' + named, named).replaceFirst("-[0-9]+\\.[0-9]+$", "");
	}
}
