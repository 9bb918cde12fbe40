package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;
import static org.gasthaus.libvirt.internal.NativeTuning.flags;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainLimits;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Limits through libvirt, which passes them as typed parameters. */
final class NativeLimits implements DomainLimits {
	private final LibvirtSession session;

	/** A function that fills in parameters, or tells how many there are if it gets no room. */
	@FunctionalInterface
	private interface Getter {
		int get(Pointer domain, Pointer parameters, IntByReference count);
	}

	/** A function that takes parameters. */
	@FunctionalInterface
	private interface Setter {
		int set(Pointer domain, Pointer parameters, int count);
	}

	NativeLimits(LibvirtSession session) {
		this.session = session;
	}

	private static VirLimits functions() {
		return VirLimits.INSTANCE;
	}

	@Override
	public String scheduler(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id,
				domain -> DomainExtras.takeText(session.check(functions().virDomainGetSchedulerType(domain, new IntByReference()))));
	}

	@Override
	public List<TypedParameter> parameters(DomainId id, ParameterGroup group, Set<Impact> impact) throws HypervisorException {
		int flags = flags(impact);
		return switch (group) {
		case MEMORY -> read(id, (domain, room, count) -> functions().virDomainGetMemoryParameters(domain, room, count, flags));
		case BLOCK_IO -> read(id, (domain, room, count) -> functions().virDomainGetBlkioParameters(domain, room, count, flags | TypedParameters.TEXTS));
		case NUMA -> read(id, (domain, room, count) -> functions().virDomainGetNumaParameters(domain, room, count, flags | TypedParameters.TEXTS));
		case SCHEDULER -> schedulerParameters(id, impact);
		case PERFORMANCE_EVENTS -> performanceEvents(id, flags);
		};
	}

	/**
	 * libvirtd 9.0.0 ends by SIGSEGV when it is asked for, or is given, the values of a container that is off, those of its definition too: it is
	 * not asked then. In the moment between the question for the state and the call a container may end; nobody can help that from here.
	 */
	private void requireSchedulerOf(Task task, DomainId id) throws HypervisorException {
		if (session.uri().driver().equals("lxc") && session.domain(id).runtimeId() < 0) {
			NativeError refused = new NativeError(NativeError.WRONG_STATE, 0, Messages.Limits_schedulerOfContainer);
			throw Errors.of(Code.WRONG_STATE, task, id.name(), session.uri(), refused, Messages.Limits_schedulerOfContainerNext, null);
		}
	}

	/** The number of these comes with the scheduler's name. */
	private List<TypedParameter> schedulerParameters(DomainId id, Set<Impact> impact) throws HypervisorException {
		requireSchedulerOf(Task.READ, id);
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference count = new IntByReference();
			DomainExtras.takeText(session.check(functions().virDomainGetSchedulerType(domain, count)));
			Memory room = TypedParameters.allocate(count.getValue());
			if (count.getValue() > 0) {
				session.check(impact.isEmpty() ? functions().virDomainGetSchedulerParameters(domain, room, count)
						: functions().virDomainGetSchedulerParametersFlags(domain, room, count, flags(impact)));
			}
			return TypedParameters.decode(room, count.getValue(), true);
		});
	}

	/** Here libvirt makes the room itself. */
	private List<TypedParameter> performanceEvents(DomainId id, int flags) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> TypedParameters.made(session,
				(parameters, count) -> functions().virDomainGetPerfEvents(domain, parameters, count, flags)));
	}

	private List<TypedParameter> read(DomainId id, Getter getter) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference count = new IntByReference();
			session.check(getter.get(domain, null, count));
			Memory room = TypedParameters.allocate(count.getValue());
			if (count.getValue() > 0) {
				session.check(getter.get(domain, room, count));
			}
			return TypedParameters.decode(room, count.getValue(), true);
		});
	}

	@Override
	public void setParameters(DomainId id, ParameterGroup group, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException {
		int flags = flags(impact);
		if (group == ParameterGroup.SCHEDULER) {
			requireSchedulerOf(Task.CHANGE, id);
		}
		switch (group) {
		case MEMORY -> write(id, "virDomainSetMemoryParameters", values,
				(domain, parameters, count) -> functions().virDomainSetMemoryParameters(domain, parameters, count, flags));
		case BLOCK_IO -> write(id, "virDomainSetBlkioParameters", values,
				(domain, parameters, count) -> functions().virDomainSetBlkioParameters(domain, parameters, count, flags));
		case NUMA -> write(id, "virDomainSetNumaParameters", values,
				(domain, parameters, count) -> functions().virDomainSetNumaParameters(domain, parameters, count, flags));
		case SCHEDULER -> write(id, impact.isEmpty() ? "virDomainSetSchedulerParameters" : "virDomainSetSchedulerParametersFlags", values,
				(domain, parameters, count) -> impact.isEmpty() ? functions().virDomainSetSchedulerParameters(domain, parameters, count)
						: functions().virDomainSetSchedulerParametersFlags(domain, parameters, count, flags));
		case PERFORMANCE_EVENTS -> write(id, "virDomainSetPerfEvents", values,
				(domain, parameters, count) -> functions().virDomainSetPerfEvents(domain, parameters, count, flags));
		}
	}

	private void write(DomainId id, String function, List<TypedParameter> values, Setter setter) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		TypedParameters.Encoded encoded = TypedParameters.encode(values);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(setter.set(domain, encoded.memory(), encoded.count())));
		Reference.reachabilityFence(encoded);
	}

	@Override
	public List<TypedParameter> diskLimits(DomainId id, String disk, Set<Impact> impact) throws HypervisorException {
		int flags = flags(impact) | TypedParameters.TEXTS;
		return read(id, (domain, room, count) -> functions().virDomainGetBlockIoTune(domain, utf8(disk), room, count, flags));
	}

	@Override
	public void setDiskLimits(DomainId id, String disk, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException {
		write(id, "virDomainSetBlockIoTune", values,
				(domain, parameters, count) -> functions().virDomainSetBlockIoTune(domain, utf8(disk), parameters, count, flags(impact)));
	}

	@Override
	public List<TypedParameter> interfaceLimits(DomainId id, String device, Set<Impact> impact) throws HypervisorException {
		return read(id, (domain, room, count) -> functions().virDomainGetInterfaceParameters(domain, utf8(device), room, count, flags(impact)));
	}

	@Override
	public void setInterfaceLimits(DomainId id, String device, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException {
		write(id, "virDomainSetInterfaceParameters", values,
				(domain, parameters, count) -> functions().virDomainSetInterfaceParameters(domain, utf8(device), parameters, count, flags(impact)));
	}

	@Override
	public void setLifecycleAction(DomainId id, int event, int action, Set<Impact> impact) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSetLifecycleAction");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainSetLifecycleAction(domain, event, action, flags(impact))));
	}
}
