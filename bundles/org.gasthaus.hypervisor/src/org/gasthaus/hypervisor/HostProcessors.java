package org.gasthaus.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processors of a host and of its guests. Threads and errors as for {@link HypervisorSession}; {@code UNSUPPORTED} where the driver lacks it. */
public interface HostProcessors {
	/** How one processor compares to another. The order is libvirt's. */
	enum Comparison {
		INCOMPATIBLE, IDENTICAL, SUPERSET
	}

	/** How to compare. The order is libvirt's. */
	enum CompareOption {
		/** What does not fit is an error that names the features. */
		FAIL_INCOMPATIBLE,
		/** The host checks the definition against its schema first. */
		VALIDATE
	}

	/** What a common processor tells. The order is libvirt's. */
	enum BaselineOption {
		/** The features of its model too. */
		FEATURES,
		/** Only features that do not hinder migration. */
		MIGRATABLE
	}

	/**
	 * Which of a host's hypervisors; {@code null} for what may be the usual.
	 *
	 * @param emulator the path of its program
	 */
	record Emulator(String emulator, String arch, String machine, String virtType) {
	}

	/**
	 * The processors of a host.
	 *
	 * @param present how many there are
	 * @param online those that are switched on
	 */
	record Online(int present, BitSet online) {
	}

	/** Every processor of the host together. */
	int ALL = -1;

	/** Compares a definition with the host's processor. */
	Comparison compare(String cpuXml, Set<CompareOption> options) throws HypervisorException;

	/** Compares a definition with the processor that a hypervisor of the host can give. */
	Comparison compare(Emulator emulator, String cpuXml, Set<CompareOption> options) throws HypervisorException;

	/** The processor that all of these can stand in for. */
	String baseline(List<String> cpuXmls, Set<BaselineOption> options) throws HypervisorException;

	/** The same, as far as a hypervisor of the host can give it. */
	String baseline(Emulator emulator, List<String> cpuXmls, Set<BaselineOption> options) throws HypervisorException;

	/** The models of an architecture; none if every one is accepted. */
	List<String> models(String arch) throws HypervisorException;

	/** How many processors a guest can have. @param type of the guest, {@code null} for the usual one */
	int maximum(String type) throws HypervisorException;

	/** Which there are. */
	Online online() throws HypervisorException;

	/**
	 * Nanoseconds by what they were spent for, in libvirt's words and order.
	 *
	 * @param processor its number, or {@link #ALL}
	 */
	Map<String, Long> times(int processor) throws HypervisorException;
}
