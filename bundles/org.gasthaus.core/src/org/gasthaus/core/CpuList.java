package org.gasthaus.core;

import java.util.BitSet;
import java.util.Optional;

/** Sets of processors as libvirt writes them: {@code 0-3,^2,7}. */
public final class CpuList {
	/** libvirt reads no higher number. */
	private static final int MOST = 1024;

	private CpuList() {
	}

	/** Reads a list; empty for what is none. The set may be empty, too: {@code 1,^1}. */
	public static Optional<BitSet> parse(String text) {
		BitSet set = new BitSet();
		for (String part : text.split(",", -1)) {
			if (!add(set, part.strip())) {
				return Optional.empty();
			}
		}
		return Optional.of(set);
	}

	private static boolean add(BitSet set, String part) {
		boolean not = part.startsWith("^");
		int dash = part.indexOf('-');
		int first = number(part.substring(not ? 1 : 0, dash < 0 ? part.length() : dash));
		int last = dash < 0 ? first : number(part.substring(dash + 1));
		if (first < 0 || last < first || not && dash >= 0) {
			return false;
		}
		set.set(first, last + 1, !not);
		return true;
	}

	/** @return negative for what is none */
	private static int number(String text) {
		if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
			return -1;
		}
		int number = Integer.parseInt(text);
		return number < MOST ? number : -1;
	}

	/** Writes a set, in as few words as possible; empty for none. */
	public static String format(BitSet set) {
		StringBuilder out = new StringBuilder();
		for (int first = set.nextSetBit(0); first >= 0;) {
			int end = set.nextClearBit(first);
			if (out.length() > 0) {
				out.append(',');
			}
			out.append(first);
			if (end - first > 1) {
				out.append('-').append(end - 1);
			}
			first = set.nextSetBit(end);
		}
		return out.toString();
	}
}
