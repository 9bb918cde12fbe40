package org.gasthaus.core.op;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainDisk;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.GuestLimits.Section;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.XmlView;

/**
 * Reads how much of its host a domain may use, as it runs and as it is stored: its memory, block devices, scheduler, NUMA nodes, and each of its
 * disks. What the driver does not have is no failure; the section says why.
 *
 * <p>Cancelling leaves everything as it is.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetMemoryParameters">virDomainGetMemoryParameters</a>
 */
public final class ReadLimits extends TargetOperation<DomainHandle, GuestLimits> {
	private static final List<ParameterGroup> GROUPS = List.of(ParameterGroup.MEMORY, ParameterGroup.BLOCK_IO, ParameterGroup.SCHEDULER,
			ParameterGroup.NUMA);
	/** After these the next question would fail as well. */
	private static final Set<Code> HOPELESS = EnumSet.of(Code.CONNECTION_LOST, Code.CLOSED, Code.NO_DOMAIN, Code.TIMEOUT, Code.CANCELLED);

	public ReadLimits(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.ReadLimits_title, domain.name()));
	}

	@Override
	GuestLimits perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		DomainInfo domain = session.domain(target().id());
		boolean active = domain.state().isActive();
		GuestLimits.State running = active ? state(session, XmlView.LIVE, Impact.LIVE, true, progress.split(1)) : null;
		GuestLimits.State stored = domain.persistent() ? state(session, XmlView.INACTIVE, Impact.CONFIG, !active, progress.split(1)) : null;
		return new GuestLimits(target(), running, stored);
	}

	/** @param silent whether a call without a word means this state */
	private GuestLimits.State state(HypervisorSession session, XmlView view, Impact impact, boolean silent, IProgressMonitor monitor)
			throws HypervisorException {
		List<DomainDisk> disks = DomainDisk.of(session.domainXml(target().id(), view)).stream().filter(DomainDisk::hasSource).toList();
		SubMonitor progress = SubMonitor.convert(monitor, GROUPS.size() + disks.size());
		Map<Place, Section> sections = new LinkedHashMap<>();
		for (ParameterGroup group : GROUPS) {
			sections.put(Place.of(group), section(session, Place.of(group), impact, silent));
			progress.split(1);
		}
		for (DomainDisk disk : disks) {
			sections.put(Place.of(disk.target()), section(session, Place.of(disk.target()), impact, silent));
			progress.split(1);
		}
		return new GuestLimits.State(sections);
	}

	private Section section(HypervisorSession session, Place place, Impact impact, boolean silent) throws HypervisorException {
		Set<Impact> word = EnumSet.of(impact);
		try {
			return new Section(values(session, target(), place, word), word, "");
		} catch (HypervisorException e) {
			if (HOPELESS.contains(e.code())) {
				throw e;
			}
			if (!Pins.knowsNoWord(e)) {
				return new Section(List.of(), word, e.reason());
			}
		}
		if (!silent) {
			return new Section(List.of(), word, Messages.ReadLimits_runningOnly);
		}
		try {
			return new Section(values(session, target(), place, Set.of()), Set.of(), "");
		} catch (HypervisorException e) {
			if (HOPELESS.contains(e.code())) {
				throw e;
			}
			return new Section(List.of(), Set.of(), e.reason());
		}
	}

	static List<TypedParameter> values(HypervisorSession session, DomainHandle domain, Place place, Set<Impact> word) throws HypervisorException {
		return place.isDisk() ? session.limits().diskLimits(domain.id(), place.disk(), word) : session.limits().parameters(domain.id(), place.group(), word);
	}

	@Override
	Undo<GuestLimits> before(HypervisorSession session) {
		return Undo.needless();
	}
}
