package org.gasthaus.console.vt;

/** The lines that left the screen at its top: a ring, so that a guest that never stops writing takes no more memory. */
final class History {
	private final Line[] ring;
	private int start;
	private int size;

	History(int most) {
		ring = new Line[most];
	}

	int size() {
		return size;
	}

	/** @param index 0 for the oldest */
	Line get(int index) {
		return ring[(start + index) % ring.length];
	}

	/** @return whether the oldest one had to go for it */
	boolean add(Line line) {
		if (ring.length == 0) {
			return true;
		}
		if (size < ring.length) {
			ring[(start + size++) % ring.length] = line;
			return false;
		}
		ring[start] = line;
		start = (start + 1) % ring.length;
		return true;
	}

	/** Takes the newest back. */
	Line removeLast() {
		int place = (start + --size) % ring.length;
		Line line = ring[place];
		ring[place] = null;
		return line;
	}

	void clear() {
		java.util.Arrays.fill(ring, null);
		start = 0;
		size = 0;
	}
}
