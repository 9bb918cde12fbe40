package org.gasthaus.testkit;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.IoThread;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuState;

/** Four processors of a {@link FakeHypervisor}, and two of each domain, which may use all. What is changed is written down and nothing else. */
record FakeProcessors(FakeSession session, FakeHypervisor host) implements DomainProcessors {
	private static final int CPUS = 4;

	/** What was changed on a host. */
	static final class Store {
		final List<String> pins = new CopyOnWriteArrayList<>();
	}

	private static BitSet all() {
		BitSet all = new BitSet();
		all.set(0, CPUS);
		return all;
	}

	private static HypervisorException absent() {
		return new HypervisorException(Code.UNSUPPORTED, "Cannot change processors so: the fake does not have it.");
	}

	@Override
	public int hostCpus() throws HypervisorException {
		session.call("hostCpus");
		return CPUS;
	}

	@Override
	public List<VcpuState> vcpus(DomainId id) throws HypervisorException {
		session.call("vcpus");
		if (!host.domain(id).state().isActive()) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot read the processors of " + id.name() + ": wrong state.");
		}
		return List.of(new VcpuState(0, 1, 1_500_000_000L, 3, all()), new VcpuState(1, 2, 0, -1, all()));
	}

	@Override
	public List<BitSet> vcpuPins(DomainId id, Set<Impact> impact) throws HypervisorException {
		session.call("vcpuPins");
		host.domain(id);
		return List.of(all(), all());
	}

	@Override
	public void pinVcpu(DomainId id, int vcpu, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		session.change("pinVcpu");
		host.processors.pins.add(host.domain(id).name() + " " + vcpu + " " + cpus + " " + new TreeSet<>(impact));
	}

	@Override
	public BitSet emulatorPins(DomainId id, Set<Impact> impact) throws HypervisorException {
		session.call("emulatorPins");
		host.domain(id);
		return all();
	}

	@Override
	public void pinEmulator(DomainId id, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		session.change("pinEmulator");
		host.processors.pins.add(host.domain(id).name() + " emulator " + cpus + " " + new TreeSet<>(impact));
	}

	@Override
	public void plugVcpus(DomainId id, String vcpus, boolean in, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	@Override
	public List<IoThread> ioThreads(DomainId id, Set<Impact> impact) throws HypervisorException {
		session.call("ioThreads");
		return List.of();
	}

	@Override
	public void addIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	@Override
	public void removeIoThread(DomainId id, int number, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	@Override
	public void pinIoThread(DomainId id, int number, BitSet cpus, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	@Override
	public void tuneIoThread(DomainId id, int number, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}
}
