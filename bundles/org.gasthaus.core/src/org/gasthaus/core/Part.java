package org.gasthaus.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.XmlView;

/**
 * Something of a host that is read only while somebody looks at it, because it costs a call for each pool or domain and few people look at all
 * of it: see {@link Connection#watch}. What everybody needs is in the {@link Inventory}. Equal when kind and owner are.
 *
 * @param <T> what it holds
 */
public final class Part<T> {
	/** One call to a host, or as few as it allows. */
	private interface Reader<T> {
		List<T> read(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException;
	}

	private final String kind;
	private final String owner;
	private final Reader<T> reader;
	private final Predicate<HypervisorEvent> affectedBy;

	private Part(String kind, String owner, Reader<T> reader, Predicate<HypervisorEvent> affectedBy) {
		this.kind = kind;
		this.owner = Objects.requireNonNull(owner);
		this.reader = reader;
		this.affectedBy = affectedBy;
	}

	/** The volumes of a pool with their sizes: one call for the list and one for each volume. Read again when the pool changes or was refreshed. */
	public static Part<PoolVolume> volumes(String poolUuid) {
		return new Part<>("volumes", poolUuid, (session, monitor) -> volumes(session, poolUuid, monitor),
				event -> event instanceof HypervisorEvent.PoolChanged pool && pool.uuid().equals(poolUuid));
	}

	/**
	 * Which domains use which storage, as their stored definitions say: one call for each domain. Read again when a definition changes.
	 */
	public static Part<DiskUse> diskUses() {
		return new Part<>("diskUses", "", Part::diskUses, event -> event instanceof HypervisorEvent.DomainChanged domain
				&& (domain.change() == DomainChange.DEFINED || domain.change() == DomainChange.UNDEFINED));
	}

	/**
	 * The snapshots of a domain, by name: one call. libvirt announces none of them; they are read again when the domain changes its state, which taking
	 * one and going back to one often do, and after every operation of ours.
	 */
	public static Part<SnapshotInfo> snapshots(DomainId domain) {
		return new Part<>("snapshots", domain.uuid(), (session, monitor) -> session.snapshots().list(domain, Set.of()),
				event -> event instanceof HypervisorEvent.DomainChanged changed && changed.domain().equals(domain));
	}

	/** The name of the snapshot that a domain goes on from, if there is one: two calls. Read again as {@link #snapshots}. */
	public static Part<String> currentSnapshot(DomainId domain) {
		return new Part<>("currentSnapshot", domain.uuid(),
				(session, monitor) -> session.snapshots().hasCurrent(domain) ? List.of(session.snapshots().current(domain)) : List.of(),
				event -> event instanceof HypervisorEvent.DomainChanged changed && changed.domain().equals(domain));
	}

	/**
	 * The domains that start with the host: one call. Read again when a domain comes, goes or is changed by an operation of ours; libvirt
	 * announces no more.
	 */
	public static Part<DomainId> autostartDomains() {
		return new Part<>("autostartDomains", "", (session, monitor) -> session.domains(Set.of(DomainFilter.AUTOSTART), monitor).stream()
				.map(DomainInfo::id).toList(),
				event -> event instanceof HypervisorEvent.DomainChanged domain && (domain.change() == DomainChange.DEFINED
						|| domain.change() == DomainChange.UNDEFINED || domain.change() == DomainChange.OTHER));
	}

	/** What a host is: up to four calls. Read again by a refresh and when it is opened again. */
	public static Part<HostDescription> host() {
		return new Part<>("host", "", (session, monitor) -> List.of(HostDescription.read(session)), event -> false);
	}

	/** What {@code dominfo} tells of a domain, with its title and description: three calls. Read again when anything is announced of the domain. */
	public static Part<DomainDescription> domain(DomainId domain) {
		return new Part<>("domain", domain.uuid(), (session, monitor) -> List.of(DomainDescription.read(session, domain)),
				event -> event instanceof DomainEvent changed && changed.domain().equals(domain));
	}

	/** The bridge of a network, if it has one: one call. Read again when the network changes. */
	public static Part<String> bridge(String networkUuid) {
		return new Part<>("bridge", networkUuid, (session, monitor) -> Stream.ofNullable(orNull(() -> session.networkOperations().bridge(networkUuid))).toList(),
				event -> event instanceof HypervisorEvent.NetworkChanged network && network.uuid().equals(networkUuid));
	}

	/** What a pool is of, and where: one call. Read again when the pool changes. */
	public static Part<PoolPlace> pool(String poolUuid) {
		return new Part<>("pool", poolUuid, (session, monitor) -> List.of(PoolPlace.of(session.poolXml(poolUuid, XmlView.LIVE))),
				event -> event instanceof HypervisorEvent.PoolChanged pool && pool.uuid().equals(poolUuid));
	}

	/** The secrets, by UUID: one call. Read again when one comes or goes. */
	public static Part<SecretInfo> secrets() {
		return new Part<>("secrets", "", (session, monitor) -> session.secrets().list(Set.of()), event -> event instanceof HypervisorEvent.SecretChanged);
	}

	/** The host's network interfaces, by name: one call. libvirt announces none of them. */
	public static Part<HostObjects.Item> interfaces() {
		return hostObjects("interfaces", HostObjects.Kind.INTERFACE);
	}

	/** The network filters, by name: one call. libvirt announces none of them. */
	public static Part<HostObjects.Item> networkFilters() {
		return hostObjects("networkFilters", HostObjects.Kind.NETWORK_FILTER);
	}

	private static Part<HostObjects.Item> hostObjects(String name, HostObjects.Kind kind) {
		return new Part<>(name, "", (session, monitor) -> session.hostObjects().list(kind), event -> false);
	}

	/** One answer of several. */
	interface Question<A> {
		/** Blocks. */
		A ask() throws HypervisorException;
	}

	/** @return {@code null} where the driver cannot tell */
	static <A> A orNull(Question<A> question) throws HypervisorException {
		try {
			return question.ask();
		} catch (HypervisorException e) {
			if (e.code() == Code.UNSUPPORTED) {
				return null;
			}
			throw e;
		}
	}

	private static List<PoolVolume> volumes(HypervisorSession session, String pool, IProgressMonitor monitor) throws HypervisorException {
		if (!session.pool(pool).active()) {
			return List.of(); // libvirt knows the volumes of active pools only
		}
		List<VolumeInfo> all = session.volumes().list(pool);
		SubMonitor progress = SubMonitor.convert(monitor, all.size());
		List<PoolVolume> result = new ArrayList<>(all.size());
		for (VolumeInfo volume : all) {
			progress.split(1);
			try {
				result.add(new PoolVolume(volume, session.volumes().size(volume, false)));
			} catch (HypervisorException e) {
				goneOrThrow(e, Code.NO_OBJECT);
			}
		}
		result.sort(Comparator.comparing(volume -> volume.info().name()));
		return result;
	}

	private static List<DiskUse> diskUses(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		List<DomainInfo> domains = session.domains(monitor);
		SubMonitor progress = SubMonitor.convert(monitor, domains.size());
		List<DiskUse> result = new ArrayList<>();
		for (DomainInfo domain : domains) {
			progress.split(1);
			try {
				for (DomainDisk disk : DomainDisk.of(session.domainXml(domain.id(), XmlView.INACTIVE))) {
					if (disk.hasSource()) {
						result.add(new DiskUse(domain.id(), disk));
					}
				}
			} catch (HypervisorException e) {
				goneOrThrow(e, Code.NO_DOMAIN);
			}
		}
		return result;
	}

	/** What went away while the list was read is not in it. */
	private static void goneOrThrow(HypervisorException e, Code gone) throws HypervisorException {
		if (e.code() != gone) {
			throw e;
		}
	}

	List<T> read(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		return reader.read(session, monitor);
	}

	boolean isAffectedBy(HypervisorEvent event) {
		return affectedBy.test(event);
	}

	@Override
	public int hashCode() {
		return 31 * kind.hashCode() + owner.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Part<?> part && part.kind.equals(kind) && part.owner.equals(owner);
	}

	@Override
	public String toString() {
		return owner.isEmpty() ? kind : kind + " of " + owner;
	}
}
