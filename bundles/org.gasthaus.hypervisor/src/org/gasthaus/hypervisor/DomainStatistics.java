package org.gasthaus.hypervisor;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is counted of domains, for many of them in one call. Each call blocks. */
public interface DomainStatistics {
	/** What is counted. The order is libvirt's. */
	enum Group {
		STATE, CPU_TOTAL, BALLOON, VCPU, INTERFACE, BLOCK, PERF, IOTHREAD, MEMORY, DIRTYRATE, VM
	}

	/** How it is asked for. */
	enum Option {
		/** Domains that are busy give what can be had without waiting. */
		NOWAIT,
		/** Of disks, also the images that they are based on. */
		BACKING,
		/** Fail if the host does not know one of the groups, in place of leaving it out. */
		ENFORCE
	}

	/**
	 * The values of one domain.
	 *
	 * @param values under libvirt's names, in its order, for example {@code vcpu.0.time} in nanoseconds
	 */
	record Values(DomainId id, List<TypedParameter> values) {
	}

	/**
	 * The values of all domains that pass the filters, in one call.
	 *
	 * @param groups none for all
	 * @param filters {@code ACTIVE} to {@code OTHER_STATE}; none for all domains
	 * @throws HypervisorException {@code UNSUPPORTED} where the driver does not count
	 */
	List<Values> all(Set<Group> groups, Set<DomainFilter> filters, Set<Option> options) throws HypervisorException;

	/** The values of these domains, in one call. @throws HypervisorException {@code NO_DOMAIN} if one of them is gone */
	List<Values> of(Collection<DomainId> domains, Set<Group> groups, Set<Option> options) throws HypervisorException;

	/** How many of the host's processors can be asked for, by {@link #ofCpus}. */
	int countedCpus(DomainId id) throws HypervisorException;

	/**
	 * What a running domain used of each of some of the host's processors, in libvirt's order: for example {@code cpu_time} in nanoseconds.
	 *
	 * @param count at most 128
	 * @return for each of them; empty for one that is not there
	 */
	List<List<TypedParameter>> ofCpus(DomainId id, int first, int count) throws HypervisorException;

	/** What a running domain used of all of the host's processors: {@code cpu_time}, {@code user_time} and {@code system_time} in nanoseconds. */
	List<TypedParameter> ofAllCpus(DomainId id) throws HypervisorException;

	/** How it is found out how fast a guest changes its memory. */
	enum DirtyRateMode {
		PAGE_SAMPLING, DIRTY_BITMAP, DIRTY_RING
	}

	/** Begins to find out how fast a running guest changes its memory; {@link Group#DIRTYRATE} tells it afterwards. @param seconds for how long, 1 to 60 */
	void calculateDirtyRate(DomainId id, int seconds, DirtyRateMode mode) throws HypervisorException;

	/**
	 * How the hypervisor's process answers: its state (0 it does, 1 a job runs, 2 it is busy, 3 it does not), the reason of the last one, and for
	 * how long it is so in milliseconds.
	 */
	long[] control(DomainId id) throws HypervisorException;
}
