package org.gasthaus.cli.internal.top;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.core.GuestRates;
import org.gasthaus.core.GuestSampler;
import org.gasthaus.core.GuestUse;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.jline.terminal.Size;

import com.google.gson.stream.JsonWriter;

/** {@code gasthaus top}: what the guests of one or several hosts do now; at a terminal until {@code q} is pressed, or as tables for scripts. */
public final class TopCommand implements Command {
	private static final double SECOND = 1e9;
	private static final double LONGEST = 3600;
	private static final int CTRL_C = 3;
	private static final int CTRL_D = 4;
	/** How soon a window that was resized is filled. */
	private static final long LOOK_MILLIS = 200;

	private final Map<String, Host> hosts = new LinkedHashMap<>();
	private final List<String> problems = new ArrayList<>();
	private double interval = 2;
	private int batch;
	private boolean json;
	private TopTable.Sort sort = TopTable.Sort.CPU;

	/** A host that is looked at, over the connection that it has now. */
	private final class Host {
		private final String name;
		private final boolean first;
		private final GuestSampler sampler = new GuestSampler(1);
		private final GuestRates rates = new GuestRates();
		private HypervisorSession session;

		Host(String name, boolean first) {
			this.name = name;
			this.first = first;
		}

		/** Connects, and again if the connection is lost. */
		List<Row> take(Invocation invocation) throws HypervisorException {
			if (first) {
				session = invocation.session();
			} else if (session == null || !session.isAlive()) {
				close();
				session = invocation.open(name);
			}
			return rates.next(sampler.take(session)).stream().map(guest -> new Row(name, guest)).toList();
		}

		void close() {
			if (!first && session != null) {
				session.close();
				session = null;
			}
		}
	}

	@Override
	public String help() {
		return Sentences.text(getClass(), "top.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException {
		List<String> further = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			switch (argument) {
			case "--help" -> {
				invocation.out().append(help());
				return 0;
			}
			case "--once" -> batch = 1;
			case "--batch" -> batch = count(arguments, ++i);
			case "--json" -> json = true;
			case "--interval" -> interval = seconds(arguments, ++i);
			case "--sort" -> sort = sort(arguments, ++i);
			default -> {
				if (argument.startsWith("-")) {
					throw new UsageException(Sentences.text(getClass(), "top.option", argument));
				}
				further.add(argument);
			}
			}
		}
		if (batch == 0 && (json || System.console() == null)) {
			throw new UsageException(Sentences.text(getClass(), "top.terminal"));
		}
		try {
			connect(invocation, further);
			return batch > 0 ? print(invocation) : show(invocation);
		} catch (IOException e) {
			throw new UsageException(Sentences.text(getClass(), "top.broken", String.valueOf(e.getMessage())));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return 1;
		} finally {
			hosts.values().forEach(Host::close);
		}
	}

	private int count(List<String> arguments, int i) throws UsageException {
		try {
			int number = Integer.parseInt(i < arguments.size() ? arguments.get(i) : "");
			if (number > 0) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new UsageException(Sentences.text(getClass(), "top.count", i < arguments.size() ? arguments.get(i) : ""));
	}

	private double seconds(List<String> arguments, int i) throws UsageException {
		try {
			double number = Double.parseDouble(i < arguments.size() ? arguments.get(i) : "");
			if (number >= 0.1 && number <= LONGEST) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new UsageException(Sentences.text(getClass(), "top.interval", i < arguments.size() ? arguments.get(i) : ""));
	}

	private TopTable.Sort sort(List<String> arguments, int i) throws UsageException {
		String word = i < arguments.size() ? arguments.get(i) : "";
		for (TopTable.Sort one : TopTable.Sort.values()) {
			if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
				return one;
			}
		}
		throw new UsageException(Sentences.text(getClass(), "top.sort", word));
	}

	/** All hosts must be there at the beginning; one that goes away later is tried again at each tick. */
	private void connect(Invocation invocation, List<String> further) throws HypervisorException, UsageException {
		String first = invocation.session().uri().toString();
		hosts.put(first, new Host(first, true));
		for (String uri : further) {
			if (hosts.containsKey(uri)) {
				throw new UsageException(Sentences.text(getClass(), "top.twice", uri));
			}
			Host host = new Host(uri, false);
			hosts.put(uri, host);
			host.session = invocation.open(uri);
		}
	}

	private List<Row> tick(Invocation invocation) {
		problems.clear();
		List<Row> rows = new ArrayList<>();
		for (Host host : hosts.values()) {
			try {
				rows.addAll(host.take(invocation));
				if (host.sampler.isPartial()) {
					problems.add(Sentences.text(getClass(), "top.partial", host.name));
				}
			} catch (HypervisorException e) {
				problems.add(e.getMessage());
			}
		}
		return TopTable.sorted(rows, sort);
	}

	private int print(Invocation invocation) throws InterruptedException {
		tick(invocation); // rates need something to compare with
		for (int i = 0; i < batch; i++) {
			TimeUnit.NANOSECONDS.sleep((long) (interval * SECOND));
			List<Row> rows = tick(invocation);
			StringBuilder out = new StringBuilder();
			if (json) {
				out.append(json(rows)).append('\n');
			} else {
				out.append(i > 0 ? "\n" : "");
				TopTable.lines(rows, hosts.size() > 1, Integer.MAX_VALUE).forEach(line -> out.append(line).append('\n'));
				invocation.out().flush();
				problems.forEach(problem -> invocation.err().append(problem).append('\n'));
			}
			invocation.out().append(out);
			invocation.out().flush();
		}
		return hosts.values().stream().allMatch(host -> host.session != null && host.session.isAlive()) ? 0 : 1;
	}

	private int show(Invocation invocation) throws IOException {
		invocation.out().flush();
		try (Screen screen = new Screen()) {
			List<Row> rows = tick(invocation);
			long next = System.nanoTime() + (long) (interval * SECOND);
			Size shown = null;
			while (true) {
				Size size = screen.size();
				if (!size.equals(shown)) {
					screen.show(page(rows, size), size);
					shown = size;
				}
				int key = screen.key(Math.max(1, Math.min(LOOK_MILLIS, TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime()))));
				if (key == 'q' || key == CTRL_C || key == CTRL_D || key == -1) {
					return 0;
				}
				TopTable.Sort chosen = sort(key);
				if (chosen != null) {
					sort = chosen;
					rows = TopTable.sorted(rows, sort);
					shown = null;
				}
				if (key == ' ' || System.nanoTime() >= next) {
					rows = tick(invocation);
					next = System.nanoTime() + (long) (interval * SECOND);
					shown = null;
				}
			}
		}
	}

	/** @return {@code null} for a key that sorts nothing */
	private static TopTable.Sort sort(int key) {
		return switch (key) {
		case 'c' -> TopTable.Sort.CPU;
		case 'm' -> TopTable.Sort.MEMORY;
		case 'd' -> TopTable.Sort.DISK;
		case 'n' -> TopTable.Sort.NETWORK;
		case 'a' -> TopTable.Sort.NAME;
		case 'h' -> TopTable.Sort.HOST;
		default -> null;
		};
	}

	/** A heading, the guests that there is room for, what went wrong, and the keys in the last line. */
	private List<String> page(List<Row> rows, Size size) {
		List<String> lines = new ArrayList<>();
		lines.add(Sentences.text(getClass(), "top.heading", LocalTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME), rows.size(),
				hosts.size() > 1 ? Sentences.text(getClass(), "top.hosts", hosts.size()) : hosts.keySet().iterator().next(), sort.name().toLowerCase(Locale.ROOT)));
		problems.forEach(problem -> lines.add(TopTable.printable(problem)));
		lines.add("");
		List<String> table = TopTable.lines(rows, hosts.size() > 1, size.getColumns());
		int room = Math.max(1, size.getRows() - lines.size() - 1);
		lines.addAll(table.subList(0, Math.min(room, table.size())));
		while (lines.size() < size.getRows() - 1) {
			lines.add("");
		}
		lines.add(Sentences.text(getClass(), "top.keys"));
		return lines;
	}

	private String json(List<Row> rows) {
		StringWriter text = new StringWriter();
		try (JsonWriter writer = new JsonWriter(text)) {
			writer.beginObject().name("time").value(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()).name("guests").beginArray();
			for (Row row : rows) {
				GuestUse guest = row.guest();
				writer.beginObject().name("host").value(row.host()).name("name").value(guest.domain().name()).name("uuid").value(guest.domain().uuid());
				writer.name("state").value(guest.state().word());
				number(writer, "cpuPercent", guest.cpuPercent(), 10);
				number(writer, "memoryBytes", guest.memoryBytes(), 1);
				number(writer, "readBytesPerSecond", guest.read(), 1);
				number(writer, "writtenBytesPerSecond", guest.written(), 1);
				number(writer, "receivedBytesPerSecond", guest.received(), 1);
				number(writer, "sentBytesPerSecond", guest.sent(), 1);
				writer.endObject();
			}
			writer.endArray().name("problems").beginArray();
			for (String problem : problems) {
				writer.value(problem);
			}
			writer.endArray().endObject();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return text.toString();
	}

	/** What is not known is {@code null}. @param parts of a whole that are told */
	private static void number(JsonWriter writer, String name, double value, int parts) throws IOException {
		writer.name(name);
		if (Double.isNaN(value)) {
			writer.nullValue();
		} else if (parts == 1) {
			writer.value(Math.round(value));
		} else {
			writer.value((double) Math.round(value * parts) / parts);
		}
	}
}
