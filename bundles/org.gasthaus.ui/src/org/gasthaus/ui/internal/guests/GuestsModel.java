package org.gasthaus.ui.internal.guests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestUse;
import org.gasthaus.core.HostUse;
import org.gasthaus.core.Listing;
import org.gasthaus.core.Part;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.internal.LastKnown;

/**
 * The running guests of all open connections with what they do now, and of lost ones with what they did last. The hosts are asked only between {@link #watch} and {@link #rest}. Thread-safe;
 * nothing here blocks.
 */
final class GuestsModel implements AutoCloseable {
	/** By what the guests are ordered: the first click on a heading shows the busiest first. */
	enum Column {
		NAME(null), HOST(null), STATE(null), AUTOSTART(null), CPU(GuestUse::cpuPercent), MEMORY(GuestUse::memoryBytes), READ(GuestUse::read),
		WRITTEN(GuestUse::written), RECEIVED(GuestUse::received), SENT(GuestUse::sent);

		private final ToDoubleFunction<GuestUse> number;

		Column(ToDoubleFunction<GuestUse> number) {
			this.number = number;
		}

		boolean isNumber() {
			return number != null;
		}

		/** @return {@code NaN} where it is not known */
		double of(GuestUse use) {
			return number.applyAsDouble(use);
		}
	}

	/**
	 * One guest.
	 *
	 * @param autostart whether it starts with its host; {@code null} while that was not read
	 * @param stale whether the host could not be asked the last time, so that this was so before
	 */
	record Row(DomainHandle domain, String host, GuestUse use, Boolean autostart, boolean stale) {
	}

	private final Connections connections;
	private final Runnable changed;
	private final Map<Connection, Subscription> watched = new HashMap<>();
	private Subscription following;
	private Column order = Column.CPU;
	private boolean reversed;

	/** @param changed hears when something else is to be shown, in any thread; quick */
	GuestsModel(Connections connections, Runnable changed) {
		this.connections = connections;
		this.changed = changed;
	}

	/** Asks the hosts from now on, also those that are added. */
	synchronized void watch() {
		if (following == null) {
			following = connections.onChange(all -> follow());
			follow();
		}
	}

	/** Asks nobody any more; what is known stays. */
	synchronized void rest() {
		if (following != null) {
			following.close();
			following = null;
			watched.values().forEach(Subscription::close);
			watched.clear();
		}
	}

	@Override
	public void close() {
		rest();
	}

	private void follow() {
		synchronized (this) {
			if (following == null) {
				return;
			}
			List<Connection> now = connections.all();
			for (Connection connection : now) {
				watched.computeIfAbsent(connection, one -> {
					Subscription use = one.statistics().watch(answer -> changed.run());
					Subscription status = one.onChange(changing -> changed.run());
					Subscription autostart = one.watch(Part.autostartDomains());
					return () -> {
						use.close();
						autostart.close();
						status.close();
					};
				});
			}
			watched.entrySet().removeIf(entry -> {
				boolean gone = !now.contains(entry.getKey());
				if (gone) {
					entry.getValue().close();
				}
				return gone;
			});
		}
		changed.run();
	}

	synchronized Column order() {
		return order;
	}

	synchronized boolean isReversed() {
		return reversed;
	}

	/** Orders by a column; once more the other way round. */
	void orderBy(Column column) {
		synchronized (this) {
			reversed = column == order && !reversed;
			order = column;
		}
		changed.run();
	}

	/** Of a lost host, what was known last. */
	private static Optional<HostUse> use(Connection connection) {
		return connection.status() == Connection.Status.OPEN || LastKnown.isShown(connection) ? connection.statistics().latest() : Optional.empty();
	}

	/** The guests, in the order that is wanted. */
	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		for (Connection connection : connections.all()) {
			Listing<DomainId> autostart = connection.known(Part.autostartDomains()).filter(listing -> listing.problem().isEmpty()).orElse(null);
			Set<DomainId> starting = autostart == null ? Set.of() : new HashSet<>(autostart.items());
			use(connection).ifPresent(host -> {
				for (GuestUse guest : host.guests()) {
					rows.add(new Row(new DomainHandle(connection, guest.domain()), connection.uri().toString(), guest,
							autostart == null ? null : starting.contains(guest.domain()), !host.problem().isEmpty() || LastKnown.isShown(connection)));
				}
			});
		}
		rows.sort(comparator());
		return rows;
	}

	/** What is not known comes last, whichever way. */
	private synchronized Comparator<Row> comparator() {
		Comparator<Row> byName = Comparator.comparing((Row row) -> row.use().domain().name(), String.CASE_INSENSITIVE_ORDER).thenComparing(Row::host);
		Comparator<Row> first = switch (order) {
		case NAME -> byName;
		case HOST -> Comparator.comparing(Row::host);
		case STATE -> Comparator.comparing(row -> row.use().state());
		case AUTOSTART -> Comparator.comparing(row -> !Boolean.TRUE.equals(row.autostart()));
		default -> {
			Column column = order;
			boolean least = reversed;
			yield Comparator.comparingDouble(row -> {
				double number = column.of(row.use());
				return Double.isNaN(number) ? Double.MAX_VALUE : least ? number : -number;
			});
		}
		};
		return (order.isNumber() || !reversed ? first : first.reversed()).thenComparing(byName);
	}

	/** A sentence above the table; empty if there is nothing to say. */
	String message() {
		List<String> sentences = new ArrayList<>();
		boolean some = false;
		boolean open = false;
		for (Connection connection : connections.all()) {
			open |= connection.status() == Connection.Status.OPEN;
			HostUse host = use(connection).orElse(null);
			if (host == null) {
				continue;
			}
			some |= !host.guests().isEmpty();
			if (LastKnown.isShown(connection)) {
				sentences.add(NLS.bind(Messages.Guests_lost, connection.uri(), LastKnown.time(host.at())));
			} else if (!host.problem().isEmpty()) {
				sentences.add(NLS.bind(Messages.Guests_problem, connection.uri(), host.problem()));
			} else if (host.partial() && !host.guests().isEmpty()) {
				sentences.add(NLS.bind(Messages.Guests_partial, connection.uri()));
			}
		}
		if (sentences.isEmpty() && !some) {
			return open ? Messages.Guests_none : Messages.Guests_closed;
		}
		return String.join("\n", sentences);
	}
}
