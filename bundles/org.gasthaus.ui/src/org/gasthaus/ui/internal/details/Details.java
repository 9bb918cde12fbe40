package org.gasthaus.ui.internal.details;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainDescription;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.HostDescription;
import org.gasthaus.core.Inventory;
import org.gasthaus.core.Listing;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolPlace;
import org.gasthaus.core.PoolVolume;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NodeInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeSize;
import org.gasthaus.ui.internal.Sizes;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** What is known of an object of a host, as lines. Asks no host. */
final class Details {
	/** The line that every object has: the Properties view closes a group of which nothing stays. */
	static final String FIRST = "name";
	/** The line that says that more comes. */
	static final String READING = "reading";
	private static final int KIB = 1024;
	private static final double MILLIS = 1000;

	private final List<Detail> lines = new ArrayList<>();
	private String group = Messages.Details_general;
	private boolean reading;

	private Details() {
	}

	/** Which part of its host has to be read for an object, beside the inventory; empty for none, and for what has no properties. */
	static Optional<Part<?>> part(Object object) {
		if (object instanceof Connection) {
			return Optional.of(Part.host());
		}
		if (object instanceof DomainHandle domain) {
			return Optional.of(Part.domain(domain.id()));
		}
		if (object instanceof Item item) {
			return Optional.of(item.isPool() ? Part.pool(item.uuid()) : Part.bridge(item.uuid()));
		}
		return object instanceof VolumeHandle volume ? Optional.of(Part.volumes(volume.pool().uuid())) : Optional.empty();
	}

	/** The host of an object; {@code null} for what has no properties. */
	static Connection connection(Object object) {
		if (object instanceof DomainHandle domain) {
			return domain.connection();
		}
		if (object instanceof VolumeHandle volume) {
			return volume.connection();
		}
		return object instanceof Item item ? item.connection() : object instanceof Connection connection ? connection : null;
	}

	/** The lines of an object; none for what has no properties. */
	static List<Detail> of(Object object) {
		Details details = new Details();
		if (object instanceof Connection connection) {
			details.host(connection);
		} else if (object instanceof DomainHandle domain) {
			details.domain(domain);
		} else if (object instanceof Item item && item.isPool()) {
			details.pool(item);
		} else if (object instanceof Item item) {
			details.network(item);
		} else if (object instanceof VolumeHandle volume) {
			details.volume(volume);
		}
		if (details.reading) { // last, so that nothing moves when the answer comes
			details.group(Messages.Details_general).line(READING, Messages.Details_note, Messages.Details_reading);
		}
		return List.copyOf(details.lines);
	}

	private Details group(String heading) {
		group = heading;
		return this;
	}

	/** @param value {@code null} or empty for what is not so */
	private Details line(String id, String label, String value) {
		if (value != null && !value.isEmpty()) {
			lines.add(new Detail(id, group, label, value.strip().replaceAll("\\s*\\R\\s*", " ")));
		}
		return this;
	}

	private Details line(String id, String label, Boolean value) {
		return value == null ? this : line(id, label, value ? Messages.Details_yes : Messages.Details_no);
	}

	private Details number(String id, String label, int value) {
		return line(id, label, NumberFormat.getIntegerInstance().format(value));
	}

	/** Where the lines are from, and since when they may be old. */
	private <T> Optional<T> read(Connection connection, Part<T> part) {
		Listing<T> listing = connection.known(part).orElse(null);
		switch (connection.status()) {
		case OPEN:
			if (listing == null) {
				reading = true;
			} else {
				line("problem", Messages.Details_note, listing.problem());
			}
			break;
		case OPENING:
			line("old", Messages.Details_note, Messages.Details_opening);
			break;
		case LOST:
			Instant asOf = listing == null ? connection.inventory().asOf() : listing.asOf();
			line("old", Messages.Details_note, NLS.bind(Messages.Details_lost, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
					.withZone(ZoneId.systemDefault()).format(asOf)));
			break;
		default:
			line("old", Messages.Details_note, connection.problem().isEmpty() ? Messages.Details_closed : connection.problem());
		}
		return listing == null ? Optional.empty() : listing.items().stream().findFirst();
	}

	/** @return whether its host says that it is there no more; of a lost host nobody knows */
	private boolean isGone(Connection connection, Optional<?> info) {
		boolean gone = connection.status() == Connection.Status.OPEN && connection.inventory() != Inventory.EMPTY && info.isEmpty();
		if (gone) {
			line("gone", Messages.Details_note, Messages.Details_gone);
		}
		return gone;
	}

	private void host(Connection connection) {
		HostDescription host = read(connection, Part.host()).orElse(null);
		String uri = connection.uri().toString();
		line(FIRST, Messages.Details_uri, uri);
		line("access", Messages.Details_access, connection.access() == Access.READ_ONLY ? Messages.Details_readOnly : Messages.Details_readWrite);
		if (host == null) {
			return;
		}
		line("hostName", Messages.Details_hostName, host.name());
		if (!uri.equals(host.uri())) {
			line("canonicalUri", Messages.Details_canonicalUri, host.uri());
		}
		if (host.node() != null) {
			node(host.node());
		}
		if (host.versions() != null) {
			versions(host.versions());
		}
	}

	private void node(NodeInfo node) {
		group(Messages.Details_hardware).line("cpuModel", Messages.Details_cpuModel, node.cpuModel()).number("cpus", Messages.Details_cpus, node.cpus());
		if (node.mhz() > 0) {
			line("mhz", Messages.Details_frequency, NLS.bind(Messages.Details_mhz, NumberFormat.getIntegerInstance().format(node.mhz())));
		}
		number("numaNodes", Messages.Details_numaCells, node.numaNodes()).number("sockets", Messages.Details_sockets, node.sockets())
				.number("cores", Messages.Details_cores, node.cores()).number("threads", Messages.Details_threads, node.threads())
				.line("memory", Messages.Details_memory, kib(node.memoryKib()));
	}

	private void versions(HostVersions versions) {
		group(Messages.Details_versions);
		if (versions.hypervisor() > 0) {
			line("hypervisor", Messages.Details_hypervisor, versions.driver() + ' ' + HostVersions.text(versions.hypervisor()));
		} else {
			line("hypervisor", Messages.Details_hypervisor, versions.driver());
		}
		line("daemon", Messages.Details_daemon, HostVersions.text(versions.daemon()));
		line("library", Messages.Details_library, HostVersions.text(versions.library()));
	}

	private void domain(DomainHandle domain) {
		Optional<DomainInfo> info = domain.info();
		DomainDescription description = isGone(domain.connection(), info) ? null : read(domain.connection(), Part.domain(domain.id())).orElse(null);
		line(FIRST, Messages.Details_name, info.map(DomainInfo::name).orElse(domain.name()));
		line("uuid", Messages.Details_uuid, domain.id().uuid());
		if (info.isPresent()) {
			if (info.get().runtimeId() >= 0) {
				line("id", Messages.Details_id, Integer.toString(info.get().runtimeId()));
			}
			line("state", Messages.Details_state, info.get().state().label()).line("persistent", Messages.Details_persistent, info.get().persistent());
		}
		if (description == null) {
			return;
		}
		DomainDetails details = description.details();
		line("autostart", Messages.Details_autostart, details.autostart()).line("managedSave", Messages.Details_managedSave, details.managedSave())
				.line("osType", Messages.Details_osType, details.osType()).line("title", Messages.Details_title, description.title())
				.line("description", Messages.Details_description, description.description())
				.line("messages", Messages.Details_messages, String.join("; ", details.messages()));
		group(Messages.Details_resources).number("vcpus", Messages.Details_vcpus, details.vcpus());
		if (details.cpuTime() != null) {
			line("cpuTime", Messages.Details_cpuTime, seconds(details.cpuTime()));
		}
		line("maxMemory", Messages.Details_maxMemory, details.maxMemoryKib() == DomainDetails.UNLIMITED ? Messages.Details_unlimited
				: kib(details.maxMemoryKib())).line("usedMemory", Messages.Details_usedMemory, kib(details.usedMemoryKib()));
		if (details.securityModel() != null) {
			group(Messages.Details_security).line("securityModel", Messages.Details_securityModel, details.securityModel().model())
					.line("securityDoi", Messages.Details_securityDoi, details.securityModel().doi())
					.line("securityLabel", Messages.Details_securityLabel, details.securityLabel());
		}
	}

	private void network(Item item) {
		Optional<NetworkInfo> info = item.network().info();
		String bridge = isGone(item.connection(), info) ? null : read(item.connection(), Part.bridge(item.uuid())).orElse(null);
		line(FIRST, Messages.Details_name, info.map(NetworkInfo::name).orElse(item.name())).line("uuid", Messages.Details_uuid, item.uuid());
		info.ifPresent(network -> line("state", Messages.Details_state, network.active() ? Messages.Details_active : Messages.Details_inactive)
				.line("persistent", Messages.Details_persistent, network.persistent()).line("autostart", Messages.Details_autostart, network.autostart()));
		line("bridge", Messages.Details_bridge, bridge);
	}

	private void pool(Item item) {
		Optional<PoolInfo> info = item.pool().info();
		PoolPlace place = isGone(item.connection(), info) ? null : read(item.connection(), Part.pool(item.uuid())).orElse(null);
		line(FIRST, Messages.Details_name, info.map(PoolInfo::name).orElse(item.name())).line("uuid", Messages.Details_uuid, item.uuid());
		info.ifPresent(pool -> line("state", Messages.Details_state, condition(pool)).line("persistent", Messages.Details_persistent, pool.persistent())
				.line("autostart", Messages.Details_autostart, pool.autostart()));
		if (place != null) {
			line("type", Messages.Details_type, place.type()).line("path", Messages.Details_path, place.path());
		}
		info.filter(PoolInfo::active).ifPresent(pool -> group(Messages.Details_sizes).size("capacity", Messages.Details_capacity, pool.capacityBytes())
				.size("allocation", Messages.Details_allocation, pool.allocationBytes()).size("available", Messages.Details_available, pool.availableBytes()));
	}

	private void volume(VolumeHandle volume) {
		Connection connection = volume.connection();
		Part<PoolVolume> volumes = Part.volumes(volume.pool().uuid());
		Optional<PoolVolume> known = volume.known();
		if (connection.known(volumes).filter(listing -> listing.problem().isEmpty()).isEmpty() || !isGone(connection, known)) {
			read(connection, volumes);
		}
		line(FIRST, Messages.Details_name, volume.name()).line("pool", Messages.Details_pool, volume.pool().name());
		known.ifPresent(one -> line("type", Messages.Details_type, type(one.size().type())));
		line("path", Messages.Details_path, volume.info().path());
		if (!volume.info().path().equals(volume.info().key())) {
			line("key", Messages.Details_key, volume.info().key());
		}
		known.ifPresent(one -> group(Messages.Details_sizes).size("capacity", Messages.Details_capacity, one.size().capacityBytes())
				.size("allocation", Messages.Details_allocation, one.size().allocationBytes()));
	}

	private Details size(String id, String label, long bytes) {
		return line(id, label, exact(bytes, Messages.Details_bytes, bytes));
	}

	private static String kib(long kib) {
		return exact(kib * KIB, Messages.Details_kib, kib);
	}

	/** As people read it, and as the host counts it. */
	private static String exact(long bytes, String unit, long count) {
		return bytes < KIB ? Sizes.text(bytes) : NLS.bind(unit, Sizes.text(bytes), NumberFormat.getIntegerInstance().format(count));
	}

	private static String seconds(Duration time) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMinimumFractionDigits(1);
		format.setMaximumFractionDigits(1);
		return NLS.bind(Messages.Details_seconds, format.format(time.toMillis() / MILLIS));
	}

	private static String condition(PoolInfo pool) {
		return switch (pool.condition()) {
		case INACTIVE -> Messages.Details_inactive;
		case BUILDING -> Messages.Details_building;
		case RUNNING -> Messages.Details_active;
		case DEGRADED -> Messages.Details_degraded;
		case INACCESSIBLE -> Messages.Details_inaccessible;
		};
	}

	private static String type(VolumeSize.Type type) {
		return switch (type) {
		case FILE -> Messages.Details_file;
		case BLOCK -> Messages.Details_block;
		case DIR -> Messages.Details_directory;
		case NETWORK -> Messages.Details_network;
		case NETDIR -> Messages.Details_networkDirectory;
		case PLOOP -> Messages.Details_ploop;
		case UNKNOWN -> Messages.Details_unknown;
		};
	}
}
