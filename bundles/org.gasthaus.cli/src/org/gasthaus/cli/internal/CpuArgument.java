package org.gasthaus.cli.internal;

import java.util.BitSet;

import org.gasthaus.core.CpuList;

/** Sets of processors on the command line, with virsh's words for what is none. */
final class CpuArgument {
	private CpuArgument() {
	}

	/**
	 * Reads a list; {@code r} is all of them.
	 *
	 * @param cpus how many there are
	 * @throws CommandFailure for what is no list, or names one that there is not
	 */
	static BitSet parse(String text, int cpus) throws CommandFailure {
		if (text.equals("r")) {
			BitSet all = new BitSet();
			all.set(0, cpus);
			return all;
		}
		BitSet set = CpuList.parse(text).orElseThrow(() -> new CommandFailure(
				"Invalid cpulist '" + text + "'\nerror: invalid argument: Failed to parse bitmap '" + text + "'", Messages.Hint_cpuList));
		if (set.isEmpty()) {
			throw new CommandFailure("Invalid cpulist '" + text + "'", Messages.Hint_cpuList);
		}
		if (set.length() > cpus) {
			throw new CommandFailure("CPU " + (set.length() - 1) + " in cpulist '" + text + "' exceed the maxcpu " + cpus);
		}
		return set;
	}
}
