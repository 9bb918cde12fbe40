package org.gasthaus.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
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

	/** The virtual processors of a running domain. @throws HypervisorException {@code WRONG_STATE} */
	List<VcpuState> vcpuStates(DomainId id) throws HypervisorException;

	/** For each virtual processor, the host's processors that it may use. */
	List<BitSet> vcpuPins(DomainId id, Set<Impact> impact) throws HypervisorException;

	/** Which of the host's processors a virtual one may use. */
	void pinVcpu(DomainId id, int vcpu, BitSet cpus, Set<Impact> impact) throws HypervisorException;

	/** Numbers under libvirt's names, in its order; values are {@code Integer}, {@code Long}, {@code Double}, {@code Boolean}, {@code String}. */
	Map<String, Object> parameters(DomainId id, ParameterGroup group, Set<Impact> impact) throws HypervisorException;

	/** Changes numbers; a value has the type that {@link #parameters} gave for its name. */
	void setParameters(DomainId id, ParameterGroup group, Map<String, Object> values, Set<Impact> impact) throws HypervisorException;
}
