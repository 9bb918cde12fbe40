package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Devices of a domain, and what they count. Each call blocks; changes throw {@code READ_ONLY} without asking the host. */
public interface DomainDevices {
	/** Adds a device. @throws HypervisorException {@code INVALID_DEFINITION} */
	void attach(DomainId id, String xml, Set<Impact> impact) throws HypervisorException;

	/** Removes the device that the definition fits; a running guest may take its time to let it go. */
	void detach(DomainId id, String xml, Set<Impact> impact) throws HypervisorException;

	/** Asks for the removal of a device by its alias; returns when it was asked. */
	void detachAlias(DomainId id, String alias, Set<Impact> impact) throws HypervisorException;

	/** Changes the device that the definition fits. @param force even if the guest holds it, for example a locked tray */
	void update(DomainId id, String xml, boolean force, Set<Impact> impact) throws HypervisorException;

	/** Makes a disk of a running domain larger or smaller. */
	void resizeBlock(DomainId id, String disk, long bytes) throws HypervisorException;

	/** What an interface received and sent: bytes, packets, errors and drops of each, {@code -1} for what is not counted. */
	long[] interfaceStatistics(DomainId id, String device) throws HypervisorException;

	/** What the guest does with its memory, under libvirt's numbers of the statistics. */
	Map<Integer, Long> memoryStatistics(DomainId id) throws HypervisorException;

	/** How often the balloon driver in the guest counts: every so many seconds, never for 0. */
	void setMemoryStatisticsPeriod(DomainId id, int seconds, Set<Impact> impact) throws HypervisorException;

	/**
	 * Gives a domain open files of this process, for disks that name the group instead of a file. They are forgotten when this session ends.
	 *
	 * @param descriptors their numbers in this process
	 * @param writable whether the domain may write to them
	 * @param restore whether their security labels are put back afterwards
	 */
	void associate(DomainId id, String group, List<Integer> descriptors, boolean writable, boolean restore) throws HypervisorException;
}
