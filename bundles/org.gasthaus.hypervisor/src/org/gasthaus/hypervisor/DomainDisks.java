package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Map;

/** What a domain's disks hold and do. Each call blocks. A disk is named by its target or its source. */
public interface DomainDisks {
	/**
	 * Sizes in bytes.
	 *
	 * @param capacity what the guest sees
	 * @param allocation what the host's storage holds of it
	 * @param physical the end of the file or device
	 */
	record Sizes(long capacity, long allocation, long physical) {
	}

	/** How large a disk is. @throws HypervisorException {@code INVALID_ARGUMENT} for a disk that is not there, or holds no medium */
	Sizes sizes(DomainId id, String disk) throws HypervisorException;

	/**
	 * What a disk of a running domain counts.
	 *
	 * @param disk empty for all of them together, where the driver can
	 * @throws HypervisorException where the driver has but the few counts of old, and not these either: with the first failure as a suppressed one
	 */
	List<TypedParameter> counts(DomainId id, String disk) throws HypervisorException;

	/** The disks with an error: 1 unspecified, 2 no space left. */
	Map<String, Integer> errors(DomainId id) throws HypervisorException;

	/** Announces once that more than so many bytes of a disk's storage are used. */
	void setThreshold(DomainId id, String disk, long bytes) throws HypervisorException;
}
