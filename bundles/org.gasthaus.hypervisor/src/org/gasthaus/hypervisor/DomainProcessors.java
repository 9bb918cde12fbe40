package org.gasthaus.hypervisor;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The virtual processors and disk threads of a domain, and where on the host they run. Each call blocks; changes throw
 * {@code READ_ONLY} without asking the host. A set of processors has a bit for each of the host's, by its number.
 */
public interface DomainProcessors {
	/** How many processors the host has, those that are offline too. */
	int hostCpus() throws HypervisorException;

	/** The virtual processors of a running domain. @throws HypervisorException {@code WRONG_STATE} */
	List<VcpuState> vcpus(DomainId id) throws HypervisorException;

	/** For each virtual processor that there can be, the host's processors that it may use. */
	List<BitSet> vcpuPins(DomainId id, Set<Impact> impact) throws HypervisorException;

	/** Which of the host's processors a virtual one may use. */
	void pinVcpu(DomainId id, int vcpu, BitSet cpus, Set<Impact> impact) throws HypervisorException;

	/** The host's processors that the emulator's own threads may use. */
	BitSet emulatorPins(DomainId id, Set<Impact> impact) throws HypervisorException;

	/** Which of the host's processors the emulator's own threads may use. */
	void pinEmulator(DomainId id, BitSet cpus, Set<Impact> impact) throws HypervisorException;

	/** Plugs virtual processors in or out. @param vcpus a list of numbers, for example {@code 1-3,5} */
	void plugVcpus(DomainId id, String vcpus, boolean in, Set<Impact> impact) throws HypervisorException;

	/** The disk threads. */
	List<IoThread> ioThreads(DomainId id, Set<Impact> impact) throws HypervisorException;

	/** Adds a disk thread. */
	void addIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException;

	/** Removes a disk thread that no disk uses. */
	void removeIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException;

	/** Which of the host's processors a disk thread may use. */
	void pinIoThread(DomainId id, int number, BitSet cpus, Set<Impact> impact) throws HypervisorException;

	/** How a disk thread polls, and how many helpers it has. @param values libvirt's {@code poll_max_ns}, {@code thread_pool_min} … */
	void tuneIoThread(DomainId id, int number, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException;
}
