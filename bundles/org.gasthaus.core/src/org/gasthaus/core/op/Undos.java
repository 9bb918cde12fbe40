package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuOption;

/** What the ways back of several operations have in common. */
final class Undos {
	/** Reads what a running object has, before it is changed. */
	@FunctionalInterface
	interface Live {
		/**
		 * @param live the word for what runs; none where the operation has none either, because not all drivers know one
		 * @return what gives it back
		 */
		Operation<?> back(Set<Impact> live) throws HypervisorException;
	}

	/** The same where only afterwards can be told what gives it back. */
	@FunctionalInterface
	interface Later {
		/** @param live as for {@link Live} */
		Step before(Set<Impact> live) throws HypervisorException;
	}

	/** Made once the operation is done. */
	@FunctionalInterface
	interface Step {
		Operation<?> back() throws HypervisorException;
	}

	private Undos() {
	}

	/** One step that needs nothing of the host. */
	static <R> Undo<R> by(Operation<?> step) {
		return Undo.by(done -> List.of(step));
	}

	/** @param price what is lost or stays all the same */
	static <R> Undo<R> by(Operation<?> step, String price) {
		return Undo.by(done -> List.of(step), price);
	}

	/** Of a change of a domain: what runs gets back what it had, and what is stored the definition that it had. */
	static <R> Undo<R> ofChange(HypervisorSession session, DomainHandle domain, Set<Impact> impacts, Live live) throws HypervisorException {
		boolean active = session.domain(domain.id()).state().isActive();
		return ofChange(session, Stored.of(domain), impacts, active, live);
	}

	/** @param active whether it runs, which decides where the operation says nothing */
	static <R> Undo<R> ofChange(HypervisorSession session, Stored stored, Set<Impact> impacts, boolean active, Live live) throws HypervisorException {
		return ofChangeFoundAfter(session, stored, impacts, active, word -> {
			Operation<?> step = live.back(word);
			return () -> step;
		});
	}

	/** The stored definition first: if others changed it since, nothing is done. */
	static <R> Undo<R> ofChangeFoundAfter(HypervisorSession session, Stored stored, Set<Impact> impacts, boolean active, Later later)
			throws HypervisorException {
		boolean silent = !impacts.contains(Impact.LIVE) && !impacts.contains(Impact.CONFIG);
		Step live = (silent ? active : impacts.contains(Impact.LIVE)) ? later.before(silent ? Set.of() : EnumSet.of(Impact.LIVE)) : null;
		String before = (silent ? !active : impacts.contains(Impact.CONFIG)) ? stored.read(session) : null;
		return Undo.by(done -> {
			List<Operation<?>> all = new ArrayList<>();
			if (before != null) {
				all.addAll(back(stored, before));
			}
			if (live != null) {
				all.add(live.back());
			}
			return all;
		});
	}

	/** Of a definition that is stored, new or in place of another one. @param stored {@code null} if it names nothing that could be there */
	static <R> Undo<R> ofDefinition(HypervisorSession session, Stored stored, Function<R, Stored> result) throws HypervisorException {
		String before = stored == null ? null : stored.read(session);
		return Undo.by(done -> back(result.apply(done), before));
	}

	/** Of a definition that is removed. */
	static <R> Undo<R> ofRemoval(HypervisorSession session, Stored stored, Operation<?> autostart, String price) throws HypervisorException {
		String before = stored.read(session);
		if (before == null) {
			return Undo.needless(); // the operation itself says that it is not there
		}
		return Undo.by(done -> {
			List<Operation<?>> all = new ArrayList<>(back(stored, before));
			if (autostart != null) {
				all.add(autostart);
			}
			return all;
		}, price);
	}

	/** From what is stored now to what was. @param before {@code null} for nothing */
	static List<Operation<?>> back(Stored stored, String before) throws HypervisorException {
		return List.of(new RestoreDefinition(stored, before, stored.read(session(stored.connection()))));
	}

	/** The values of the same names as those that are going to be set; an empty text cannot be set. */
	static List<TypedParameter> only(List<TypedParameter> set, List<TypedParameter> before) {
		Set<String> names = set.stream().map(TypedParameter::name).collect(Collectors.toSet());
		return before.stream().filter(value -> names.contains(value.name()) && !"".equals(value.value())).toList();
	}

	/** The same words for processors. */
	static Set<Impact> impacts(Set<VcpuOption> options) {
		EnumSet<Impact> result = EnumSet.noneOf(Impact.class);
		if (options.contains(VcpuOption.LIVE)) {
			result.add(Impact.LIVE);
		}
		if (options.contains(VcpuOption.CONFIG)) {
			result.add(Impact.CONFIG);
		}
		return result;
	}

	static HypervisorSession session(Connection connection) throws HypervisorException {
		return connection.forOperation(new NullProgressMonitor());
	}
}
