package org.gasthaus.hypervisor;

import java.util.Set;

/** Memory, processors and limits of a domain. Each call blocks; changes throw {@code READ_ONLY} without asking the host. */
public interface DomainTuning {
	/** What the guest has of its memory now. */
	void setMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException;

	/** The most memory that the guest may have. */
	void setMaximumMemory(DomainId id, long kib, Set<Impact> impact) throws HypervisorException;

	/** How many virtual processors there are. */
	void setVcpus(DomainId id, int count, Set<VcpuOption> options) throws HypervisorException;

	/** How many virtual processors there are. @throws HypervisorException {@code WRONG_STATE}, {@code INVALID_ARGUMENT} */
	int vcpus(DomainId id, Set<VcpuOption> options) throws HypervisorException;
}
