package org.gasthaus.ui.internal.snapshots;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Listing;
import org.gasthaus.core.Part;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.Subscription;

/** What the Snapshots view shows, in plain Java: the tree of one domain's snapshots. Never asks a host and never blocks. Thread-safe. */
final class SnapshotsModel implements AutoCloseable {
	private final Runnable onChange;
	private final List<Subscription> subscriptions = new ArrayList<>();
	private DomainHandle domain;
	private boolean closed;

	/** @param onChange called after every change, in the thread that made it */
	SnapshotsModel(Runnable onChange) {
		this.onChange = onChange;
	}

	/** Shows the snapshots of this domain from now on. @param next {@code null} for none */
	synchronized void show(DomainHandle next) {
		if (closed || Objects.equals(domain, next)) {
			return;
		}
		end();
		domain = next;
		if (next != null) {
			Connection connection = next.connection();
			subscriptions.add(connection.onChange(changed -> {
				if (isGone(next)) {
					show(null);
				}
				onChange.run();
			}));
			if (connection.capabilities().contains(Capability.SNAPSHOTS)) {
				subscriptions.add(connection.watch(Part.snapshots(next.id())));
				subscriptions.add(connection.watch(Part.currentSnapshot(next.id())));
			}
		}
		onChange.run();
	}

	/** Whether its host says that there is no such domain any more; of a lost host nobody knows. */
	private static boolean isGone(DomainHandle domain) {
		return domain.connection().status() == Connection.Status.OPEN && domain.info().isEmpty();
	}

	private void end() {
		subscriptions.forEach(Subscription::close);
		subscriptions.clear();
	}

	@Override
	public synchronized void close() {
		closed = true;
		end();
		domain = null;
	}

	/** Whose snapshots are shown; {@code null} for nobody's. */
	synchronized DomainHandle domain() {
		return domain;
	}

	private Optional<Listing<SnapshotInfo>> listing() {
		DomainHandle shown = domain();
		return shown == null ? Optional.empty() : shown.connection().known(Part.snapshots(shown.id()));
	}

	private List<SnapshotInfo> all() {
		return listing().map(Listing::items).orElse(List.of());
	}

	/** Those that follow no other, the oldest first. */
	List<SnapshotHandle> roots() {
		Set<String> names = all().stream().map(SnapshotInfo::name).collect(Collectors.toSet());
		return handles(all().stream().filter(one -> !names.contains(one.parent())).toList());
	}

	/** Those that follow one, the oldest first. */
	List<SnapshotHandle> children(SnapshotHandle snapshot) {
		return handles(all().stream().filter(one -> one.parent().equals(snapshot.name())).toList());
	}

	/** The one that it follows; empty for a root. */
	Optional<SnapshotHandle> parent(SnapshotHandle snapshot) {
		return info(snapshot).filter(info -> !info.parent().isEmpty()).map(info -> new SnapshotHandle(snapshot.domain(), info.parent()));
	}

	private List<SnapshotHandle> handles(List<SnapshotInfo> infos) {
		DomainHandle shown = domain();
		return infos.stream().sorted(Comparator.comparing(SnapshotInfo::created).thenComparing(SnapshotInfo::name))
				.map(one -> new SnapshotHandle(shown, one.name())).toList();
	}

	/** What is known of one; empty once it is gone. */
	Optional<SnapshotInfo> info(SnapshotHandle snapshot) {
		return all().stream().filter(one -> one.name().equals(snapshot.name())).findFirst();
	}

	/** Whether the domain goes on from this one. */
	boolean isCurrent(SnapshotHandle snapshot) {
		return snapshot.domain().connection().known(Part.currentSnapshot(snapshot.domain().id())).filter(all -> all.items().contains(snapshot.name()))
				.isPresent();
	}

	/** The state that the domain was in, for a reader. */
	String state(SnapshotHandle snapshot) {
		return info(snapshot).map(info -> switch (info.state()) {
		case "running" -> Messages.SnapshotsModel_running;
		case "paused" -> Messages.SnapshotsModel_paused;
		case "shutoff" -> Messages.SnapshotsModel_shutOff;
		case "disk-snapshot" -> Messages.SnapshotsModel_disksOnly;
		default -> info.state();
		}).orElse("");
	}

	/** When it was taken, for a reader. */
	String created(SnapshotHandle snapshot) {
		DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());
		return info(snapshot).map(info -> format.format(info.created())).orElse("");
	}

	/** What is shown above the tree: whose snapshots they are, or why there are none. */
	String message() {
		DomainHandle shown = domain();
		if (shown == null) {
			return Messages.SnapshotsModel_nothing;
		}
		String name = shown.info().map(info -> info.name()).orElse(shown.name());
		Optional<String> whyNot = shown.connection().whyNot(Capability.SNAPSHOTS);
		if (whyNot.isPresent()) {
			return whyNot.get();
		}
		Optional<Listing<SnapshotInfo>> listing = listing();
		if (listing.isEmpty()) {
			return NLS.bind(Messages.SnapshotsModel_reading, name);
		}
		if (!listing.get().problem().isEmpty()) {
			return listing.get().problem();
		}
		return NLS.bind(all().isEmpty() ? Messages.SnapshotsModel_none : Messages.SnapshotsModel_of, name, shown.connection());
	}
}
