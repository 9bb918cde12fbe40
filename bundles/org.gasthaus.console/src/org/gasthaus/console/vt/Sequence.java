package org.gasthaus.console.vt;

import java.util.Arrays;

/** A control sequence as it comes: its numbers and the characters around them. One object is used for all, and bounded. */
final class Sequence {
	private static final int MOST = 32;
	private static final int LARGEST = 65_535;

	private final int[] numbers = new int[MOST];
	/** Whether a number belongs to the one before it: separated by a colon. */
	private final boolean[] sub = new boolean[MOST];
	private int count;
	private boolean any;
	/** What stands before the numbers: {@code ?}, {@code >}, {@code =}, {@code <}; 0 for nothing. */
	int prefix;
	/** What stands behind them: 0 for nothing. */
	int intermediate;
	/** What it is. */
	int end;

	void begin() {
		Arrays.fill(numbers, -1);
		Arrays.fill(sub, false);
		count = 0;
		any = false;
		prefix = 0;
		intermediate = 0;
		end = 0;
	}

	void digit(int digit) {
		any = true;
		if (count < MOST) {
			numbers[count] = Math.min(LARGEST, Math.max(0, numbers[count]) * 10 + digit);
		}
	}

	void separator(boolean colon) {
		any = true;
		if (count < MOST - 1) {
			sub[++count] = colon;
		} else {
			count = MOST; // what follows is not kept
		}
	}

	int size() {
		return any ? Math.min(count + 1, MOST) : 0;
	}

	/** A number; 0 if it is not there. */
	int number(int index) {
		return number(index, 0);
	}

	/** A number; the other one if it is not there. */
	int number(int index, int otherwise) {
		return index < size() && numbers[index] >= 0 ? numbers[index] : otherwise;
	}

	/** A number of steps: at least one. */
	int steps(int index) {
		return Math.max(1, number(index, 1));
	}

	boolean isSub(int index) {
		return index < size() && sub[index];
	}
}
