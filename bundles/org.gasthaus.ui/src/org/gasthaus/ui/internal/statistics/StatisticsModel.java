package org.gasthaus.ui.internal.statistics;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DeviceCounter;
import org.gasthaus.core.DeviceUse;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestUse;
import org.gasthaus.core.HostUse;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.internal.Sizes;

/**
 * What one guest did in the last minutes: its processors, its memory, each of its disks and interfaces. Its host is asked only between {@link #watch} and
 * {@link #rest}, by the one call that tells of all its guests. Thread-safe; nothing here blocks.
 */
final class StatisticsModel implements AutoCloseable {
	/** What a picture shows. */
	static final long SPAN_MILLIS = Duration.ofMinutes(5).toMillis();
	/** The host is asked each two seconds; one that is slow to answer is not broken. */
	static final long GAP_MILLIS = Duration.ofSeconds(15).toMillis();
	private static final int CAPACITY = 200;
	private static final double KIB = 1024;

	/** How numbers are written, and what the lowest top of a picture is. */
	enum Unit {
		PERCENT(10), BYTES(KIB), BYTES_PER_SECOND(KIB), PER_SECOND(10);

		private final double least;

		Unit(double least) {
			this.least = least;
		}

		/** A number for a reader; a dash for what is not known. */
		String text(double number) {
			if (Double.isNaN(number)) {
				return Messages.Statistics_unknown;
			}
			NumberFormat format = NumberFormat.getNumberInstance();
			format.setMaximumFractionDigits(number < 100 ? 1 : 0);
			return switch (this) {
			case PERCENT -> format.format(number) + " %";
			case BYTES -> Sizes.text(Math.round(number));
			case BYTES_PER_SECOND -> NLS.bind(Messages.Statistics_rate, Sizes.text(Math.round(number)));
			case PER_SECOND -> NLS.bind(Messages.Statistics_rate, format.format(number));
			};
		}

		/** A round number that is not below another one: 1, 2 or 5 and zeros, for bytes in units of 1024. */
		double top(double most) {
			double wanted = Math.max(most, least);
			double unit = 1;
			while (this != PERCENT && this != PER_SECOND && wanted / unit >= KIB) {
				unit *= KIB;
			}
			double number = wanted / unit;
			double ten = Math.pow(10, Math.floor(Math.log10(number)));
			for (double step : new double[] { 1, 2, 5, 10 }) {
				if (number <= step * ten * (1 + 1e-9)) {
					return step * ten * unit;
				}
			}
			return 10 * ten * unit;
		}
	}

	/**
	 * One line of a picture.
	 *
	 * @param value the newest, for a reader
	 * @param series what there was when the picture was asked for; does not change any more
	 */
	record Line(String label, String value, Series series) {
	}

	/**
	 * One picture.
	 *
	 * @param top what its height stands for
	 * @param note what to say below it, in up to two lines; may be empty
	 */
	record Chart(String title, Unit unit, List<Line> lines, double top, String note) {
		/** All that it says in words. */
		String text() {
			StringBuilder text = new StringBuilder(title);
			lines.forEach(line -> text.append("; ").append(line.label()).append(line.label().isEmpty() ? "" : " ").append(line.value()));
			return note.isEmpty() ? text.toString() : text + "; " + note.replace("\n", "; ");
		}
	}

	private final Runnable changed;
	/** By kind and name of the device. */
	private final Map<String, Map<DeviceCounter, Series>> devices = new LinkedHashMap<>();
	private DomainHandle domain;
	private boolean watching;
	private Subscription subscription;
	private GuestUse latest;
	private HostUse host;
	private long now;
	private Series processor = new Series(CAPACITY);
	private Series memory = new Series(CAPACITY);

	/** @param changed hears when something else is to be shown, in any thread; quick */
	StatisticsModel(Runnable changed) {
		this.changed = changed;
	}

	/** Another guest from now on, from the beginning. */
	void show(DomainHandle wanted) {
		synchronized (this) {
			if (wanted.equals(domain)) {
				return;
			}
			domain = wanted;
			processor = new Series(CAPACITY);
			memory = new Series(CAPACITY);
			devices.clear();
			latest = null;
			host = null;
			if (watching) {
				leave();
				ask();
			}
		}
		changed.run();
	}

	synchronized DomainHandle domain() {
		return domain;
	}

	/** Asks the host from now on. */
	synchronized void watch() {
		if (!watching) {
			watching = true;
			ask();
		}
	}

	/** Asks nobody any more; what is known stays. */
	synchronized void rest() {
		watching = false;
		leave();
	}

	private void ask() {
		if (domain != null) {
			DomainHandle asked = domain;
			Subscription use = domain.connection().statistics().watch(answer -> hear(asked, answer));
			Subscription status = domain.connection().onChange(connection -> changed.run());
			subscription = () -> {
				use.close();
				status.close();
			};
		}
	}

	private void leave() {
		if (subscription != null) {
			subscription.close();
			subscription = null;
		}
	}

	@Override
	public void close() {
		rest();
	}

	/** A host told what its guests do. @param asked the guest that was looked for then */
	void hear(DomainHandle asked, HostUse use) {
		synchronized (this) {
			if (!asked.equals(domain)) {
				return;
			}
			host = use;
			latest = use.guests().stream().filter(guest -> guest.domain().equals(asked.id())).findFirst().orElse(null);
			if (latest != null && use.problem().isEmpty()) {
				now = use.at().toEpochMilli();
				processor.add(now, latest.cpuPercent());
				memory.add(now, latest.memoryBytes());
				for (DeviceUse device : latest.devices()) {
					Map<DeviceCounter, Series> series = devices.computeIfAbsent(key(device), key -> new EnumMap<>(DeviceCounter.class));
					device.rates().forEach((counter, rate) -> series.computeIfAbsent(counter, one -> new Series(CAPACITY)).add(now, rate));
				}
			}
		}
		changed.run();
	}

	private static String key(DeviceUse device) {
		return (device.disk() ? "disk " : "interface ") + device.name();
	}

	/** The time at the right edge of the pictures. */
	synchronized long now() {
		return now;
	}

	/** A sentence above the pictures; empty if there is nothing to say. */
	synchronized String message() {
		if (domain == null) {
			return Messages.Statistics_choose;
		}
		if (domain.connection().status() != Connection.Status.OPEN) {
			return NLS.bind(Messages.Statistics_closed, domain.connection());
		}
		if (host == null) {
			return NLS.bind(Messages.Statistics_asking, domain.name(), domain.connection());
		}
		if (!host.problem().isEmpty()) {
			return host.problem();
		}
		return latest == null ? NLS.bind(Messages.Statistics_off, domain.name(), domain.connection())
				: host.partial() ? NLS.bind(Messages.Statistics_partial, domain.name(), domain.connection()) : NLS.bind(Messages.Statistics_of, domain.name(), domain.connection());
	}

	/** The pictures, those of the guest as a whole first; none before its host has told of it. */
	synchronized List<Chart> charts() {
		List<Chart> charts = new ArrayList<>();
		if (latest == null) {
			return charts;
		}
		charts.add(chart(Messages.Statistics_processor, Unit.PERCENT, "", new Line("", Unit.PERCENT.text(processor.last()), processor.copy())));
		charts.add(chart(Messages.Statistics_memory, Unit.BYTES, "", new Line("", Unit.BYTES.text(memory.last()), memory.copy())));
		for (DeviceUse device : latest.devices()) {
			if (device.disk()) {
				add(charts, device, Messages.Statistics_disk, Unit.BYTES_PER_SECOND, "", DeviceCounter.READ_BYTES, DeviceCounter.WRITTEN_BYTES);
				add(charts, device, Messages.Statistics_requests, Unit.PER_SECOND, "", DeviceCounter.READS, DeviceCounter.WRITES);
			} else {
				add(charts, device, Messages.Statistics_interface, Unit.BYTES_PER_SECOND, "", DeviceCounter.RECEIVED_BYTES, DeviceCounter.SENT_BYTES);
				add(charts, device, Messages.Statistics_packets, Unit.PER_SECOND, faults(device), DeviceCounter.RECEIVED_PACKETS, DeviceCounter.SENT_PACKETS);
			}
		}
		return charts;
	}

	private void add(List<Chart> charts, DeviceUse device, String title, Unit unit, String note, DeviceCounter... counters) {
		List<Line> lines = new ArrayList<>();
		Map<DeviceCounter, Series> series = devices.getOrDefault(key(device), Map.of());
		for (DeviceCounter counter : counters) {
			if (series.containsKey(counter)) {
				lines.add(new Line(counter == counters[0] ? device.disk() ? Messages.Statistics_read : Messages.Statistics_received
						: device.disk() ? Messages.Statistics_written : Messages.Statistics_sent, unit.text(series.get(counter).last()), series.get(counter).copy()));
			}
		}
		if (!lines.isEmpty()) {
			charts.add(chart(NLS.bind(title, device.name()), unit, note, lines.toArray(Line[]::new)));
		}
	}

	private Chart chart(String title, Unit unit, String note, Line... lines) {
		double most = 0;
		for (Line line : lines) {
			most = Math.max(most, line.series().max(now - SPAN_MILLIS));
		}
		return new Chart(title, unit, List.of(lines), unit.top(most), note);
	}

	/** Errors and drops of both directions, in a second and since the interface is there. */
	private static String faults(DeviceUse device) {
		return NLS.bind(Messages.Statistics_faults, new Object[] { Unit.PER_SECOND.text(sum(device, device::rate, DeviceCounter.RECEIVED_ERRORS, DeviceCounter.SENT_ERRORS)),
				count(sum(device, device::total, DeviceCounter.RECEIVED_ERRORS, DeviceCounter.SENT_ERRORS)),
				Unit.PER_SECOND.text(sum(device, device::rate, DeviceCounter.RECEIVED_DROPS, DeviceCounter.SENT_DROPS)),
				count(sum(device, device::total, DeviceCounter.RECEIVED_DROPS, DeviceCounter.SENT_DROPS)) });
	}

	private static String count(double number) {
		return Double.isNaN(number) ? Messages.Statistics_unknown : NumberFormat.getIntegerInstance().format(number);
	}

	/** @return {@code NaN} if one of them is not known */
	private static double sum(DeviceUse device, ToDoubleFunction<DeviceCounter> of, DeviceCounter... counters) {
		double sum = 0;
		for (DeviceCounter counter : counters) {
			sum += device.totals().containsKey(counter) ? of.applyAsDouble(counter) : Double.NaN;
		}
		return sum;
	}
}
