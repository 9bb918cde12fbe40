package org.gasthaus.cli.internal.top;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rows as lines: sorted, cut to the width of a terminal, with headings in English as those of every table. */
final class TopTable {
	/** What the rows are sorted by, the most first; names and hosts from A on. */
	enum Sort {
		CPU, MEMORY, DISK, NETWORK, NAME, HOST
	}

	private static final String[] UNITS = { "", "K", "M", "G", "T", "P", "E" };
	private static final double STEP = 1024;
	private static final int NUMBER_WIDTH = 9;
	private static final int STATE_WIDTH = 11;

	private TopTable() {
	}

	static List<Row> sorted(List<Row> rows, Sort sort) {
		Comparator<Row> byName = Comparator.comparing((Row row) -> row.guest().domain().name(), String.CASE_INSENSITIVE_ORDER).thenComparing(Row::host);
		List<Row> result = new ArrayList<>(rows);
		result.sort(switch (sort) {
		case CPU -> most(row -> row.guest().cpuPercent()).thenComparing(byName);
		case MEMORY -> most(row -> row.guest().memoryBytes()).thenComparing(byName);
		case DISK -> most(row -> sum(row.guest().read(), row.guest().written())).thenComparing(byName);
		case NETWORK -> most(row -> sum(row.guest().received(), row.guest().sent())).thenComparing(byName);
		case NAME -> byName;
		case HOST -> Comparator.comparing(Row::host).thenComparing(byName);
		});
		return result;
	}

	/** What is not known comes last. */
	private static Comparator<Row> most(ToDoubleFunction<Row> value) {
		return Comparator.comparingDouble((Row row) -> {
			double number = value.applyAsDouble(row);
			return Double.isNaN(number) ? 1 : -number;
		});
	}

	private static double sum(double first, double second) {
		return Double.isNaN(first) ? second : Double.isNaN(second) ? first : first + second;
	}

	/**
	 * A heading and a line for each row.
	 *
	 * @param hosts whether to tell each guest's host
	 * @param width of the terminal; lines are not longer
	 */
	static List<String> lines(List<Row> rows, boolean hosts, int width) {
		int names = "NAME".length();
		int uris = hosts ? "HOST".length() : 0;
		for (Row row : rows) {
			names = Math.max(names, printable(row.guest().domain().name()).length());
			uris = hosts ? Math.max(uris, row.host().length()) : 0;
		}
		List<String> lines = new ArrayList<>();
		lines.add(line(width, names, uris, "NAME", "HOST", "STATE", "%CPU", "MEMORY", "READ/s", "WRITE/s", "RECV/s", "SENT/s"));
		for (Row row : rows) {
			lines.add(line(width, names, uris, printable(row.guest().domain().name()), row.host(), row.guest().state().word(),
					Double.isNaN(row.guest().cpuPercent()) ? "-" : String.format(Locale.ROOT, "%.1f", row.guest().cpuPercent()), size(row.guest().memoryBytes()), size(row.guest().read()),
					size(row.guest().written()), size(row.guest().received()), size(row.guest().sent())));
		}
		return lines;
	}

	private static String line(int width, int names, int uris, String name, String host, String state, String... numbers) {
		StringBuilder line = new StringBuilder();
		pad(line, name, names + 2);
		if (uris > 0) {
			pad(line, host, uris + 2);
		}
		pad(line, state, STATE_WIDTH);
		for (String number : numbers) {
			line.append(" ".repeat(Math.max(1, NUMBER_WIDTH - number.length()))).append(number);
		}
		return cut(line.toString(), width);
	}

	private static void pad(StringBuilder line, String text, int width) {
		line.append(text).append(" ".repeat(Math.max(0, width - text.length())));
	}

	/** The beginning of a line, of at most so many characters. */
	static String cut(String line, int width) {
		return line.length() <= width ? line : line.substring(0, Math.max(0, width));
	}

	/** A number of bytes with three digits at most and a unit of 1024. */
	static String size(double bytes) {
		if (Double.isNaN(bytes)) {
			return "-";
		}
		int unit = 0;
		double value = bytes;
		while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
			value /= STEP;
			unit++;
		}
		return String.format(Locale.ROOT, unit > 0 && value < 9.95 ? "%.1f%s" : "%.0f%s", value, UNITS[unit]);
	}

	/** A name may not steer the terminal. */
	static String printable(String name) {
		StringBuilder result = new StringBuilder(name.length());
		name.codePoints().forEach(c -> {
			if (Character.isISOControl(c)) {
				result.append(String.format(Locale.ROOT, "\\x%02x", c));
			} else {
				result.appendCodePoint(c);
			}
		});
		return result.toString();
	}
}
