package org.gasthaus.cli.internal.fix;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts by lines, as {@code diff -u} writes it and {@code patch} takes it. */
final class LineDiff {
	private static final int CONTEXT = 3;
	/** Beyond so many lines that differ the whole middle counts as replaced. */
	private static final int MOST_STEPS = 2_000;

	/** A run of lines of both texts that differ. */
	private record Change(int from, int to, int newFrom, int newTo) {
	}

	private final List<String> before;
	private final List<String> after;

	private LineDiff(List<String> before, List<String> after) {
		this.before = before;
		this.after = after;
	}

	/** The difference, with its two headings; empty for equal texts. */
	static String unified(String name, String before, String after) {
		LineDiff diff = new LineDiff(lines(before), lines(after));
		List<Change> changes = diff.changes();
		return changes.isEmpty() ? "" : "--- " + name + "\n+++ " + name + '\n' + diff.hunks(changes);
	}

	/** Lines with their ends; as {@code patch}, only LF ends one. */
	private static List<String> lines(String text) {
		List<String> lines = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = text.indexOf('\n', start);
			end = end < 0 ? text.length() : end + 1;
			lines.add(text.substring(start, end));
			start = end;
		}
		return lines;
	}

	private List<Change> changes() {
		int start = 0;
		while (start < before.size() && start < after.size() && before.get(start).equals(after.get(start))) {
			start++;
		}
		int end = before.size();
		int newEnd = after.size();
		while (end > start && newEnd > start && before.get(end - 1).equals(after.get(newEnd - 1))) {
			end--;
			newEnd--;
		}
		List<Change> changes = new ArrayList<>();
		if (start < end || start < newEnd) {
			middle(start, end, newEnd, changes);
		}
		return changes;
	}

	/** Myers' shortest way from one text to the other: the furthest place on each diagonal, step by step, and then back. */
	private void middle(int start, int end, int newEnd, List<Change> changes) {
		int n = end - start;
		int m = newEnd - start;
		List<int[]> steps = new ArrayList<>();
		int[] furthest = new int[2 * Math.min(n + m, MOST_STEPS) + 3];
		int middle = furthest.length / 2;
		for (int d = 0; d <= Math.min(n + m, MOST_STEPS); d++) {
			steps.add(java.util.Arrays.copyOfRange(furthest, middle - d - 1, middle + d + 2));
			for (int k = -d; k <= d; k += 2) {
				boolean down = k == -d || k != d && furthest[middle + k - 1] < furthest[middle + k + 1];
				int x = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
				while (x < n && x - k < m && before.get(start + x).equals(after.get(start + x - k))) {
					x++;
				}
				furthest[middle + k] = x;
				if (x >= n && x - k >= m) {
					back(steps, d, n, m, start, changes);
					return;
				}
			}
		}
		changes.add(new Change(start, end, start, newEnd));
	}

	private static void back(List<int[]> steps, int last, int n, int m, int start, List<Change> changes) {
		int x = n;
		int y = m;
		for (int d = last; d > 0; d--) {
			int[] furthest = steps.get(d);
			int middle = d + 1;
			int k = x - y;
			boolean down = k == -d || k != d && furthest[middle + k - 1] < furthest[middle + k + 1];
			int fromX = down ? furthest[middle + k + 1] : furthest[middle + k - 1];
			int fromY = fromX - (down ? k + 1 : k - 1);
			int toX = down ? fromX : fromX + 1;
			int toY = down ? fromY + 1 : fromY;
			Change next = changes.isEmpty() ? null : changes.get(0);
			if (next != null && next.from() == start + toX && next.newFrom() == start + toY) {
				changes.set(0, new Change(start + fromX, next.to(), start + fromY, next.newTo()));
			} else {
				changes.add(0, new Change(start + fromX, start + toX, start + fromY, start + toY));
			}
			x = fromX;
			y = fromY;
		}
	}

	private String hunks(List<Change> changes) {
		StringBuilder out = new StringBuilder();
		int first = 0;
		while (first < changes.size()) {
			int last = first;
			while (last + 1 < changes.size() && changes.get(last + 1).from() - changes.get(last).to() <= 2 * CONTEXT) {
				last++;
			}
			hunk(changes.subList(first, last + 1), out);
			first = last + 1;
		}
		return out.toString();
	}

	private void hunk(List<Change> changes, StringBuilder out) {
		Change first = changes.get(0);
		Change last = changes.get(changes.size() - 1);
		int lead = Math.min(CONTEXT, first.from());
		int trail = Math.min(CONTEXT, before.size() - last.to());
		out.append("@@ -").append(range(first.from() - lead, last.to() + trail)).append(" +").append(range(first.newFrom() - lead, last.newTo() + trail))
				.append(" @@\n");
		int at = first.from() - lead;
		for (Change change : changes) {
			write(' ', before, at, change.from(), out);
			write('-', before, change.from(), change.to(), out);
			write('+', after, change.newFrom(), change.newTo(), out);
			at = change.to();
		}
		write(' ', before, at, last.to() + trail, out);
	}

	/** As {@code diff} counts: from 1, an empty range by the line before it. */
	private static String range(int from, int to) {
		int count = to - from;
		return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
	}

	private static void write(char sign, List<String> lines, int from, int to, StringBuilder out) {
		for (int i = from; i < to; i++) {
			String line = lines.get(i);
			out.append(sign).append(line);
			if (!line.endsWith("\n")) {
				out.append("\n\\ No newline at end of file\n");
			}
		}
	}
}
