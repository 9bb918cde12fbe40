package org.gasthaus.ui.internal.hosts;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DiskUse;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Inventory;
import org.gasthaus.core.Listing;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.PoolVolume;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.internal.LastKnown;
import org.gasthaus.ui.internal.Sizes;
import org.gasthaus.ui.internal.hosts.HostsLabel.Icon;
import org.gasthaus.ui.internal.hosts.HostsNode.Group;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;
import org.gasthaus.ui.internal.hosts.HostsNode.Note;

/**
 * What the Hosts explorer shows, in plain Java: a tree of hosts, their groups and objects, with labels. Never asks a host; it
 * reads the connections' inventories, which follow the hosts' events. Thread-safe.
 */
public final class HostsModel implements AutoCloseable {
	private final Connections connections;
	private final Runnable onChange;
	private final Subscription added;
	private final Map<Connection, Subscription> watched = new HashMap<>();
	private final Map<Connection, Snapshot> snapshots = new ConcurrentHashMap<>();
	private final Map<Item, List<Subscription>> expanded = new HashMap<>();
	private final Map<Connection, Users> users = new ConcurrentHashMap<>();
	private boolean closed;

	/** @param onChange called after every change, in the thread that made it */
	public HostsModel(Connections connections, Runnable onChange) {
		this.connections = connections;
		this.onChange = onChange;
		added = connections.onChange(changed -> {
			watchAll();
			onChange.run();
		});
		watchAll();
	}

	private synchronized void watchAll() {
		if (closed) {
			return;
		}
		List<Connection> all = connections.all();
		for (Connection connection : all) {
			watched.computeIfAbsent(connection, this::watch);
		}
		watched.entrySet().removeIf(entry -> {
			boolean gone = !all.contains(entry.getKey());
			if (gone) {
				entry.getValue().close();
				snapshots.remove(entry.getKey());
				users.remove(entry.getKey());
				expanded.keySet().removeIf(pool -> pool.connection() == entry.getKey());
			}
			return gone;
		});
	}

	private Subscription watch(Connection connection) {
		Subscription changes = connection.onChange(changed -> onChange.run());
		Subscription autostart = connection.watch(Part.autostartDomains());
		return () -> {
			changes.close();
			autostart.close();
		};
	}

	/** The user looks at the volumes of a pool: they are read, and kept up to date until {@link #collapse}. Does not block. */
	public void expand(Object element) {
		if (element instanceof Item pool && pool.isPool()) {
			synchronized (this) {
				if (!closed) {
					expanded.computeIfAbsent(pool, fresh -> List.of(pool.connection().watch(Part.volumes(pool.uuid())),
							pool.connection().watch(Part.diskUses())));
				}
			}
			onChange.run();
		}
	}

	/** The user looks no more at the volumes of a pool. */
	public void collapse(Object element) {
		List<Subscription> ended;
		synchronized (this) {
			ended = expanded.remove(element);
		}
		if (ended != null) {
			ended.forEach(Subscription::close);
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		expanded.values().forEach(all -> all.forEach(Subscription::close));
		expanded.clear();
		added.close();
		watched.values().forEach(Subscription::close);
		watched.clear();
		snapshots.clear();
	}

	/** The hosts, in the order in which they were added. */
	public List<Connection> hosts() {
		return connections.all();
	}

	/** What stands below an element. */
	public List<?> children(Object element) {
		if (element instanceof Connection connection) {
			return groups(connection);
		}
		if (element instanceof Group group) {
			Snapshot snapshot = snapshot(group.connection());
			switch (group.kind()) {
			case DOMAIN:
				return snapshot.domainNodes;
			case NETWORK:
				return snapshot.networkNodes;
			default:
				return snapshot.poolNodes;
			}
		}
		return element instanceof Item item && item.isPool() ? volumes(item) : List.of();
	}

	/** Whether something may stand below an element; a pool says so before anybody asked for its volumes. */
	public boolean hasChildren(Object element) {
		return element instanceof Item item ? item.isPool() && item.isActive() : !children(element).isEmpty();
	}

	/** What stands below a pool until its volumes were read. */
	static Note reading(Item pool) {
		return new Note(pool, Messages.HostsModel_reading);
	}

	private List<?> volumes(Item item) {
		synchronized (this) {
			if (!expanded.containsKey(item)) {
				return List.of();
			}
		}
		Listing<PoolVolume> listing = item.connection().known(Part.volumes(item.uuid())).orElse(null);
		if (listing == null) {
			return List.of(reading(item));
		}
		List<Object> nodes = new ArrayList<>(listing.items().size() + 1);
		if (!listing.problem().isEmpty()) {
			nodes.add(new Note(item, listing.problem()));
		}
		PoolHandle pool = item.pool();
		listing.items().forEach(volume -> nodes.add(new VolumeHandle(pool, volume.info())));
		return nodes.isEmpty() ? List.of(new Note(item, Messages.HostsModel_noVolumes)) : nodes;
	}

	/** The element for an object of a host, whether the host has announced it yet or not; {@code null} for what is never shown. */
	public Object element(Object object) {
		if (object instanceof NetworkHandle network) {
			return new Item(network.connection(), Kind.NETWORK, network.uuid(), network.name());
		}
		if (object instanceof PoolHandle pool) {
			return new Item(pool.connection(), Kind.POOL, pool.uuid(), pool.name());
		}
		return object instanceof DomainHandle || object instanceof Connection || object instanceof HostsNode ? object : null;
	}

	/** Whether an element is shown now, be its branch open or not. */
	public boolean contains(Object element) {
		Object parent = parent(element);
		return parent == null ? hosts().contains(element) : children(parent).contains(element);
	}

	/** Where an element stands; {@code null} for a host. */
	public Object parent(Object element) {
		if (element instanceof DomainHandle domain) {
			return new Group(domain.connection(), Kind.DOMAIN);
		}
		if (element instanceof Item item) {
			return new Group(item.connection(), item.kind());
		}
		if (element instanceof VolumeHandle volume) {
			return new Item(volume.connection(), Kind.POOL, volume.pool().uuid(), volume.pool().name());
		}
		if (element instanceof Note note) {
			return note.pool();
		}
		return element instanceof Group group ? group.connection() : null;
	}

	/** The words and the picture of an element. */
	public HostsLabel label(Object element) {
		if (element instanceof Connection connection) {
			HostsLabel label = host(connection);
			return LastKnown.isShown(connection) ? label.asOld() : label;
		}
		Connection host = element instanceof DomainHandle domain ? domain.connection() : element instanceof HostsNode node ? node.connection()
				: element instanceof VolumeHandle volume ? volume.connection() : null;
		HostsLabel label = object(element);
		return host != null && LastKnown.isShown(host) ? label.asOld() : label;
	}

	/** A state as it is, or as it was when its host was lost. */
	private static String state(Connection host, String state) {
		return LastKnown.isShown(host) ? LastKnown.state(state, host.inventory().asOf()) : state;
	}

	private HostsLabel object(Object element) {
		if (element instanceof Group group) {
			return group(group);
		}
		if (element instanceof DomainHandle domain) {
			DomainInfo info = snapshot(domain.connection()).domains.get(domain);
			return info == null ? new HostsLabel(domain.name(), "", Icon.DOMAIN_OTHER, false, "") : domain(domain, info);
		}
		if (element instanceof Item item) {
			return item(item);
		}
		if (element instanceof VolumeHandle volume) {
			return volume(volume);
		}
		if (element instanceof Note note) {
			return new HostsLabel(note.text(), "", Icon.NOTE, false, note.text());
		}
		return new HostsLabel(String.valueOf(element), "", Icon.DOMAIN_OTHER, false, "");
	}

	private HostsLabel item(Item item) {
		boolean active = Boolean.TRUE.equals(snapshot(item.connection()).active.get(item));
		String state = state(item.connection(), active ? Messages.HostsModel_active : Messages.HostsModel_inactive);
		Icon icon = item.isPool() ? active ? Icon.POOL_ACTIVE : Icon.POOL_INACTIVE : active ? Icon.NETWORK_ACTIVE : Icon.NETWORK_INACTIVE;
		String hint = NLS.bind(Messages.HostsModel_domainHint, new Object[] { item.name(), state, item.uuid() });
		if (item.isPool() && active) {
			PoolInfo info = item.pool().info().orElseThrow();
			hint = NLS.bind(Messages.HostsModel_poolHint, new Object[] { hint, Sizes.text(info.capacityBytes()), Sizes.text(info.availableBytes()) });
		}
		return new HostsLabel(item.name(), state, icon, false, item.startsWithHost() ? hint + Messages.HostsModel_autostart : hint);
	}

	private HostsLabel volume(VolumeHandle volume) {
		PoolVolume known = volume.known().orElse(null);
		if (known == null) {
			return new HostsLabel(volume.name(), "", Icon.VOLUME, false, "");
		}
		String capacity = Sizes.text(known.size().capacityBytes());
		String allocation = Sizes.text(known.size().allocationBytes());
		List<String> usedBy = users(volume);
		String detail = NLS.bind(Messages.HostsModel_volume, capacity, allocation);
		String by = usedBy.isEmpty() ? Messages.HostsModel_unused : NLS.bind(Messages.HostsModel_usedBy, String.join(", ", usedBy));
		return new HostsLabel(volume.name(), usedBy.isEmpty() ? detail : detail + " \u2013 " + String.join(", ", usedBy), Icon.VOLUME, false,
				NLS.bind(Messages.HostsModel_volumeHint, new Object[] { volume.info().path(), capacity, allocation, by }));
	}

	/** The domains that use a volume, as their stored definitions say; empty while they were not read. */
	public List<String> users(VolumeHandle volume) {
		Listing<DiskUse> uses = volume.connection().known(Part.diskUses()).orElse(null);
		if (uses == null) {
			return List.of();
		}
		Users all = users.compute(volume.connection(), (key, old) -> old != null && old.listing == uses ? old : new Users(uses));
		return all.of(volume);
	}

	/** Whether a domain starts with its host, as far as is known. */
	public static boolean startsWithHost(DomainHandle domain) {
		return domain.connection().known(Part.autostartDomains()).filter(all -> all.items().contains(domain.id())).isPresent();
	}

	private static List<Group> groups(Connection connection) {
		if (connection.status() != Connection.Status.OPEN && !LastKnown.isShown(connection)) {
			return List.of();
		}
		List<Group> groups = new ArrayList<>(3);
		groups.add(new Group(connection, Kind.DOMAIN));
		Set<Capability> capabilities = connection.capabilities();
		if (capabilities.contains(Capability.NETWORKS) || !connection.inventory().networks().isEmpty()) {
			groups.add(new Group(connection, Kind.NETWORK));
		}
		if (capabilities.contains(Capability.STORAGE) || !connection.inventory().pools().isEmpty()) {
			groups.add(new Group(connection, Kind.POOL));
		}
		return groups;
	}

	/** Lost, and since when what is shown is old. */
	private static HostsLabel lost(Connection connection, String name, boolean locked) {
		OptionalInt seconds = connection.secondsToNextTry();
		String detail = seconds.isPresent() ? NLS.bind(Messages.HostsModel_nextTry, seconds.getAsInt()) : Messages.HostsModel_lost;
		String asOf = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(connection.inventory().asOf());
		return new HostsLabel(name, detail, Icon.HOST_FAILED, locked, connection.problem() + ' ' + NLS.bind(Messages.HostsModel_asOf, asOf));
	}

	private static HostsLabel host(Connection connection) {
		boolean locked = connection.access() == Access.READ_ONLY;
		String name = connection.uri().toString();
		String readOnly = locked ? Messages.HostsModel_readOnly : "";
		switch (connection.status()) {
		case OPEN:
			return new HostsLabel(name, readOnly, Icon.HOST_OPEN, locked, name);
		case OPENING:
			return new HostsLabel(name, Messages.HostsModel_connecting, Icon.HOST_OPENING, locked, name);
		case LOST:
			return lost(connection, name, locked);
		case FAILED:
			return new HostsLabel(name, Messages.HostsModel_failed, Icon.HOST_FAILED, locked, connection.problem());
		default:
			return new HostsLabel(name, Messages.HostsModel_closed, Icon.HOST_CLOSED, locked, NLS.bind(Messages.HostsModel_closedHint, name));
		}
	}

	private HostsLabel group(Group group) {
		String count = Integer.toString(children(group).size());
		switch (group.kind()) {
		case DOMAIN:
			return new HostsLabel(Messages.HostsModel_domains, count, Icon.DOMAINS, false, "");
		case NETWORK:
			return new HostsLabel(Messages.HostsModel_networks, count, Icon.NETWORKS, false, "");
		default:
			return new HostsLabel(Messages.HostsModel_pools, count, Icon.POOLS, false, "");
		}
	}

	private static HostsLabel domain(DomainHandle domain, DomainInfo info) {
		String state = state(domain.connection(), info.state().label());
		String hint = NLS.bind(Messages.HostsModel_domainHint, new Object[] { info.name(), state, info.id().uuid() });
		return new HostsLabel(info.name(), state, icon(info.state()), false,
				startsWithHost(domain) ? hint + Messages.HostsModel_autostart : hint);
	}

	private static Icon icon(DomainState state) {
		switch (state) {
		case RUNNING:
		case BLOCKED:
			return Icon.DOMAIN_RUNNING;
		case PAUSED:
		case PMSUSPENDED:
			return Icon.DOMAIN_PAUSED;
		case SHUT_OFF:
			return Icon.DOMAIN_SHUT_OFF;
		case CRASHED:
			return Icon.DOMAIN_CRASHED;
		default:
			return Icon.DOMAIN_OTHER;
		}
	}

	/** The inventory as tree nodes with their state, built once for each new inventory. */
	private Snapshot snapshot(Connection connection) {
		Inventory now = connection.inventory();
		return snapshots.compute(connection, (key, old) -> old != null && old.inventory == now ? old : new Snapshot(connection, now));
	}

	/** Which domains use what, by path and by pool and name; built once for each new listing. */
	private static final class Users {
		final Listing<DiskUse> listing;
		private final Map<String, List<String>> bySource = new HashMap<>();

		Users(Listing<DiskUse> listing) {
			this.listing = listing;
			for (DiskUse use : listing.items()) {
				List<String> names = bySource.computeIfAbsent(use.disk().source(), fresh -> new ArrayList<>(1));
				if (!names.contains(use.domain().name())) {
					names.add(use.domain().name());
				}
			}
		}

		List<String> of(VolumeHandle volume) {
			List<String> result = new ArrayList<>(bySource.getOrDefault(volume.info().path(), List.of()));
			bySource.getOrDefault(volume.pool().name() + '/' + volume.name(), List.of()).stream().filter(name -> !result.contains(name)).forEach(result::add);
			return result;
		}
	}

	private static final class Snapshot {
		final Inventory inventory;
		final List<DomainHandle> domainNodes = new ArrayList<>();
		final List<Item> networkNodes = new ArrayList<>();
		final List<Item> poolNodes = new ArrayList<>();
		final Map<DomainHandle, DomainInfo> domains = new HashMap<>();
		final Map<Item, Boolean> active = new HashMap<>();

		Snapshot(Connection connection, Inventory inventory) {
			this.inventory = inventory;
			for (DomainInfo domain : inventory.domains()) {
				DomainHandle handle = new DomainHandle(connection, domain.id());
				domainNodes.add(handle);
				domains.put(handle, domain);
			}
			for (NetworkInfo network : inventory.networks()) {
				Item item = new Item(connection, Kind.NETWORK, network.uuid(), network.name());
				networkNodes.add(item);
				active.put(item, network.active());
			}
			for (PoolInfo pool : inventory.pools()) {
				Item item = new Item(connection, Kind.POOL, pool.uuid(), pool.name());
				poolNodes.add(item);
				active.put(item, pool.active());
			}
		}
	}
}
