package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Map;

/** Memory of a host. Threads and errors as for {@link HypervisorSession}; {@code UNSUPPORTED} where the driver lacks it. */
public interface HostMemory {
	/** Every cell of the host together. */
	int ALL = -1;

	/** Free bytes of the host. */
	long free() throws HypervisorException;

	/** Free bytes of a NUMA cell. */
	long free(int cell) throws HypervisorException;

	/**
	 * How many pages are free, in the order of the sizes.
	 *
	 * @param cell its number, or {@link #ALL}
	 */
	List<Long> freePages(int cell, List<Integer> sizesKib) throws HypervisorException;

	/**
	 * Changes how many large pages the host keeps.
	 *
	 * @param cell its number, or {@link #ALL}
	 * @param add whether the count is to be added to what is there, or is to be all
	 */
	void allocatePages(int cell, int sizeKib, long count, boolean add) throws HypervisorException;

	/**
	 * KiB by what they are used for, in libvirt's words and order.
	 *
	 * @param cell its number, or {@link #ALL}
	 */
	Map<String, Long> statistics(int cell) throws HypervisorException;

	/** How memory is shared. */
	List<TypedParameter> parameters() throws HypervisorException;

	/** Changes how memory is shared. */
	void setParameters(List<TypedParameter> parameters) throws HypervisorException;
}
