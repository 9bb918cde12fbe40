package org.gasthaus.ui.internal.statistics;

import java.util.ArrayList;
import java.util.List;

/** The last values of something, each with its time; the oldest go when it is full. What is not known is {@code NaN}, a gap. For one thread at a time. */
final class Series {
	/** A place in a picture, from its left upper corner. */
	record Point(int x, int y) {
	}

	private final long[] times;
	private final double[] values;
	private int first;
	private int size;

	/** @param capacity how many it keeps */
	Series(int capacity) {
		times = new long[capacity];
		values = new double[capacity];
	}

	/** The same values, which stay while this one goes on. */
	Series copy() {
		Series copy = new Series(times.length);
		for (int i = 0; i < size; i++) {
			copy.add(times[index(i)], values[index(i)]);
		}
		return copy;
	}

	/** @param millis later than the one before; else it is not new and is left out */
	void add(long millis, double value) {
		if (size > 0 && millis <= times[index(size - 1)]) {
			return;
		}
		if (size == times.length) {
			first = index(1);
			size--;
		}
		times[index(size)] = millis;
		values[index(size)] = value;
		size++;
	}

	private int index(int position) {
		return (first + position) % times.length;
	}

	/** How many there are. */
	int size() {
		return size;
	}

	/** The newest; {@code NaN} if there is none. */
	double last() {
		return size == 0 ? Double.NaN : values[index(size - 1)];
	}

	/** The largest since a time; 0 if there is none. */
	double max(long since) {
		double max = 0;
		for (int i = 0; i < size; i++) {
			if (times[index(i)] >= since && values[index(i)] > max) {
				max = values[index(i)];
			}
		}
		return max;
	}

	/**
	 * The lines of a picture of it: one for each stretch without a gap.
	 *
	 * @param now at the right edge
	 * @param span what the width stands for
	 * @param gap after so long without a value the line is broken
	 * @param top what the height stands for
	 */
	List<List<Point>> lines(long now, long span, long gap, int width, int height, double top) {
		List<List<Point>> lines = new ArrayList<>();
		List<Point> line = new ArrayList<>();
		long before = Long.MIN_VALUE;
		for (int i = 0; i < size; i++) {
			long at = times[index(i)];
			double value = values[index(i)];
			if (at < now - span || Double.isNaN(value)) {
				before = Long.MIN_VALUE;
				continue;
			}
			if (before == Long.MIN_VALUE || at - before > gap) {
				line = new ArrayList<>();
				lines.add(line);
			}
			line.add(new Point((int) Math.round(width - (double) (now - at) * width / span), (int) Math.round(height - Math.min(1, value / top) * height)));
			before = at;
		}
		return lines;
	}
}
