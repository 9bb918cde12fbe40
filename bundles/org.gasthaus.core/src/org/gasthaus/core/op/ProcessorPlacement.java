package org.gasthaus.core.op;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.VcpuState;

/**
 * Where on its host the processors of a domain run, and where they may.
 *
 * @param active whether it runs; the pins are then those of what runs, else those of its definition
 * @param persistent whether it has a definition for its next start
 * @param hostCpus how many processors the host has, those that are offline too
 * @param vcpus what its processors do; empty while it is off
 * @param pins for each virtual processor that there can be, the host's processors that it may use
 * @param emulator those that the emulator may use itself; {@code null} where the driver has no such thing
 */
public record ProcessorPlacement(DomainHandle domain, boolean active, boolean persistent, int hostCpus, List<VcpuState> vcpus, List<BitSet> pins,
		BitSet emulator) {
	/** Copies the lists. */
	public ProcessorPlacement {
		Objects.requireNonNull(domain);
		vcpus = List.copyOf(vcpus);
		pins = List.copyOf(pins);
	}
}
