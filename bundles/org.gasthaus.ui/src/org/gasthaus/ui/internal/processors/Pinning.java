package org.gasthaus.ui.internal.processors;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.CpuList;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.PinEmulator;
import org.gasthaus.core.op.PinVcpu;
import org.gasthaus.core.op.ProcessorPlacement;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.VcpuState;

/** Which of the host's processors the virtual ones of a domain may use, while somebody chooses. Rows are the virtual processors, then the emulator. */
final class Pinning {
	/** More columns than this are no grid that somebody could read. */
	private static final int GRID_CPUS = 32;
	/** More boxes than this take too long to be made. */
	private static final int GRID_BOXES = 512;
	private static final double NANOS = 1e9;

	private final ProcessorPlacement placement;
	private final List<BitSet> before = new ArrayList<>();
	private final List<BitSet> wanted = new ArrayList<>();
	private boolean running;
	private boolean nextStart;

	Pinning(ProcessorPlacement placement) {
		this.placement = placement;
		before.addAll(placement.pins());
		if (placement.emulator() != null) {
			before.add(placement.emulator());
		}
		before.forEach(cpus -> wanted.add((BitSet) cpus.clone()));
		running = placement.active();
		nextStart = !running;
	}

	/** How many rows there are. */
	int rows() {
		return wanted.size();
	}

	/** How many processors the host has. */
	int cpus() {
		return placement.hostCpus();
	}

	/** Whether check boxes fit, one for each pair. */
	boolean fitsGrid() {
		return cpus() <= GRID_CPUS && rows() * cpus() <= GRID_BOXES;
	}

	/** Whether both the running domain and its next start can be changed. */
	boolean hasChoice() {
		return placement.active() && placement.persistent();
	}

	boolean isRunning() {
		return running;
	}

	boolean isNextStart() {
		return nextStart;
	}

	/** What is changed: the running domain, its definition, or both. */
	void apply(boolean toRunning, boolean toNextStart) {
		running = toRunning;
		nextStart = toNextStart;
	}

	private boolean isEmulator(int row) {
		return row == placement.pins().size();
	}

	private Optional<VcpuState> vcpu(int row) {
		return placement.vcpus().stream().filter(vcpu -> !isEmulator(row) && vcpu.number() == row).findFirst();
	}

	/** What a row is about. */
	String name(int row) {
		return isEmulator(row) ? Messages.Processors_emulator : NLS.bind(Messages.Processors_vcpu, row);
	}

	/** What it does now. */
	String state(int row) {
		return vcpu(row).map(vcpu -> switch (vcpu.state()) {
		case 0 -> Messages.Processors_offline;
		case 1 -> Messages.Processors_running;
		case 2 -> Messages.Processors_blocked;
		default -> "";
		}).orElse(isEmulator(row) ? "" : placement.active() ? Messages.Processors_offline : Messages.Processors_off);
	}

	/** The host's processor that it is on now. */
	String cpu(int row) {
		return vcpu(row).filter(vcpu -> vcpu.cpu() >= 0).map(vcpu -> Integer.toString(vcpu.cpu())).orElse("");
	}

	/** What it used so far. */
	String time(int row) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(1);
		format.setMaximumFractionDigits(1);
		return vcpu(row).filter(vcpu -> vcpu.timeNanos() > 0).map(vcpu -> NLS.bind(Messages.Processors_seconds, format.format(vcpu.timeNanos() / NANOS)))
				.orElse("");
	}

	/** The host's processors that it may use, as libvirt writes them. */
	String list(int row) {
		return CpuList.format(wanted.get(row));
	}

	boolean may(int row, int cpu) {
		return wanted.get(row).get(cpu);
	}

	void allow(int row, int cpu, boolean allowed) {
		wanted.get(row).set(cpu, allowed);
	}

	/**
	 * Takes what was typed for some rows, if it is right.
	 *
	 * @return what is wrong with it; empty for nothing
	 */
	String type(int[] rows, String text) {
		BitSet cpus = text.isBlank() ? new BitSet() : CpuList.parse(text.strip()).orElse(null);
		if (cpus == null) {
			return NLS.bind(Messages.Processors_noList, text.strip());
		}
		if (cpus.length() > cpus()) {
			return NLS.bind(Messages.Processors_beyond, cpus.length() - 1, cpus() - 1);
		}
		for (int row : rows) {
			wanted.set(row, (BitSet) cpus.clone());
		}
		return "";
	}

	private boolean isChanged(int row) {
		return !wanted.get(row).equals(before.get(row));
	}

	/** Whether there is something to do. */
	boolean isChanged() {
		return !wanted.equals(before);
	}

	/** Why it cannot be done so; empty if it can. */
	String problem() {
		for (int row = 0; row < rows(); row++) {
			if (wanted.get(row).isEmpty()) {
				return NLS.bind(Messages.Processors_nothing, name(row));
			}
		}
		return running || nextStart ? "" : Messages.Processors_nowhere;
	}

	/** A sentence about what is shown. */
	String message() {
		return placement.active() ? Messages.Processors_active : Messages.Processors_inactive;
	}

	/** For each row that was changed one. The older call that names no state is for what runs; some drivers have no other. */
	List<Operation<?>> operations() {
		EnumSet<Impact> both = EnumSet.noneOf(Impact.class);
		if (running) {
			both.add(Impact.LIVE);
		}
		if (nextStart) {
			both.add(Impact.CONFIG);
		}
		Set<Impact> impacts = nextStart ? both : Set.of();
		List<Operation<?>> operations = new ArrayList<>();
		for (int row = 0; row < rows(); row++) {
			if (isChanged(row)) {
				operations.add(isEmulator(row) ? new PinEmulator(placement.domain(), wanted.get(row), impacts)
						: new PinVcpu(placement.domain(), row, wanted.get(row), impacts));
			}
		}
		return operations;
	}
}
