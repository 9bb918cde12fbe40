package org.gasthaus.xml.text;

import java.util.Arrays;

/** A growing list of tokens: type and start of each. A token ends where the next one starts. */
final class TokenBuffer {
	byte[] types;
	int[] starts;
	int count;

	TokenBuffer(int capacity) {
		types = new byte[capacity];
		starts = new int[capacity];
	}

	void add(int type, int start) {
		if (count == types.length) {
			int larger = count + (count >> 1) + 64;
			types = Arrays.copyOf(types, larger);
			starts = Arrays.copyOf(starts, larger);
		}
		types[count] = (byte) type;
		starts[count++] = start;
	}

	void clear() {
		count = 0;
	}
}
