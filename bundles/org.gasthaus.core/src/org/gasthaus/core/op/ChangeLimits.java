package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Changes several limits of a domain, for what runs, for what is stored, or both: one call for each part of the {@link GuestLimits}.
 * Of a disk, limits that libvirt takes together go together, so that a limit that is not named stays.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same. If the host refuses a part, those before it stay: the error
 * says which.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetMemoryParameters">virDomainSetMemoryParameters</a>
 */
public final class ChangeLimits extends TargetOperation<DomainHandle, Void> {
	/** Values of a disk that become 0 if another one of the same line is set alone. */
	private static final List<List<String>> TOGETHER = List.of(List.of("total_bytes_sec", "read_bytes_sec", "write_bytes_sec"),
			List.of("total_iops_sec", "read_iops_sec", "write_iops_sec"), List.of("total_bytes_sec_max", "read_bytes_sec_max", "write_bytes_sec_max"),
			List.of("total_iops_sec_max", "read_iops_sec_max", "write_iops_sec_max"));

	/**
	 * One call.
	 *
	 * @param place what is limited
	 * @param values those that change, by libvirt's names
	 * @param running whether it is for what runs, else for what is stored
	 * @param impact libvirt's word for that; empty where the driver has none
	 */
	public record Change(Place place, List<TypedParameter> values, boolean running, Set<Impact> impact) {
		public Change {
			Objects.requireNonNull(place);
			values = List.copyOf(values);
			impact = Set.copyOf(impact);
		}
	}

	private final List<Change> changes;

	/** @param changes in the order in which they are done */
	public ChangeLimits(DomainHandle domain, List<Change> changes) {
		super(domain.connection(), domain, NLS.bind(Messages.SetLimits_title, domain.name()));
		this.changes = List.copyOf(changes);
	}

	/** What the host is going to be told. */
	public List<Change> changes() {
		return changes;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, changes.size());
		List<String> done = new ArrayList<>();
		for (Change change : changes) {
			try {
				tell(session, change);
			} catch (HypervisorException e) {
				if (done.isEmpty() || e.code() == Code.CONNECTION_LOST) {
					throw e;
				}
				throw new HypervisorException(e.code(), e.getMessage() + ' ' + NLS.bind(Messages.ChangeResources_done, String.join(", ", done)), e.reason(),
						e.nextStep(), e.nativeCode(), e.nativeDomain(), e);
			}
			done.add(name(change));
			progress.split(1);
		}
		return null;
	}

	private void tell(HypervisorSession session, Change change) throws HypervisorException {
		if (change.place().isDisk()) {
			session.limits().setDiskLimits(target().id(), change.place().disk(), complete(session, change), change.impact());
		} else {
			session.limits().setParameters(target().id(), change.place().group(), change.values(), change.impact());
		}
	}

	/** With the values that would be lost. */
	private List<TypedParameter> complete(HypervisorSession session, Change change) throws HypervisorException {
		Set<String> set = change.values().stream().map(TypedParameter::name).collect(Collectors.toSet());
		Set<String> missing = new LinkedHashSet<>();
		TOGETHER.stream().filter(line -> line.stream().anyMatch(set::contains)).forEach(missing::addAll);
		missing.removeAll(set);
		return missing.isEmpty() ? change.values() : Stream.concat(change.values().stream(), ReadLimits.values(session, target(), change.place(), change.impact())
				.stream().filter(value -> missing.contains(value.name()))).toList();
	}

	private static String name(Change change) {
		String name = change.place().isDisk() ? NLS.bind(Messages.ChangeLimits_disk, change.place().disk()) : switch (change.place().group()) {
		case MEMORY -> Messages.ChangeLimits_memory;
		case BLOCK_IO -> Messages.ChangeLimits_blockIo;
		case NUMA -> Messages.ChangeLimits_numa;
		case SCHEDULER -> Messages.ChangeLimits_scheduler;
		case PERFORMANCE_EVENTS -> change.place().group().name();
		};
		return NLS.bind(change.running() ? Messages.ChangeLimits_running : Messages.ChangeLimits_stored, name);
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		Set<Impact> impacts = EnumSet.noneOf(Impact.class);
		changes.forEach(change -> impacts.add(change.running() ? Impact.LIVE : Impact.CONFIG));
		List<Change> back = new ArrayList<>();
		boolean whole = true;
		for (Change change : changes) {
			if (change.running()) {
				List<TypedParameter> old = before(change.values(), ReadLimits.values(session, target(), change.place(), change.impact()));
				whole &= old.size() == change.values().size();
				if (!old.isEmpty()) {
					back.add(0, new Change(change.place(), old, true, change.impact()));
				}
			}
		}
		Undo<Void> undo = Undos.ofChange(session, target(), impacts, live -> new ChangeLimits(target(), back));
		return whole ? undo : Undo.by(undo::steps, Messages.ChangeLimits_stays);
	}

	/** What was; a list of the host's devices cannot be set to none, but each of it to 0. What else was empty cannot be set. */
	private static List<TypedParameter> before(List<TypedParameter> set, List<TypedParameter> was) {
		List<TypedParameter> result = new ArrayList<>();
		for (TypedParameter value : set) {
			for (TypedParameter old : was) {
				if (!old.name().equals(value.name())) {
					continue;
				}
				if (old.name().startsWith("device_")) {
					result.add(TypedParameter.ofText(old.name(), GuestLimits.devicePairs((String) old.value(), (String) value.value())));
				} else if (!"".equals(old.value())) {
					result.add(old);
				}
			}
		}
		return result;
	}
}
