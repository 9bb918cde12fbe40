package org.gasthaus.model.xml;

/** The longest increasing run in a sequence of places: what can stay when the rest is moved. */
final class LongestRun {
	private LongestRun() {
	}

	/** @param places distinct places, -1 for what has none and never stays */
	static boolean[] of(int[] places) {
		int[] ends = new int[places.length];
		int[] before = new int[places.length];
		int length = 0;
		for (int i = 0; i < places.length; i++) {
			if (places[i] < 0) {
				continue;
			}
			int low = 0;
			int high = length;
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (places[ends[middle]] < places[i]) {
					low = middle + 1;
				} else {
					high = middle;
				}
			}
			before[i] = low == 0 ? -1 : ends[low - 1];
			ends[low] = i;
			length = Math.max(length, low + 1);
		}
		boolean[] stays = new boolean[places.length];
		for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
			stays[i] = true;
		}
		return stays;
	}
}
