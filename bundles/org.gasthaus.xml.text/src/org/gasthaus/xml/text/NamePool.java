package org.gasthaus.xml.text;

/**
 * Gives equal names the same string, so that a name is built and hashed once for many files. Bounded: when it is full, further
 * names are built each time.
 *
 * <p>Not safe for more than one thread; keep one per thread.
 */
public final class NamePool {
	private static final int SLOTS = 8192;
	private static final int MAX_NAMES = SLOTS / 2;

	private final String[] slots = new String[SLOTS];
	private int size;

	/** The string of a region. */
	public String get(String text, int start, int end) {
		int hash = 0;
		for (int i = start; i < end; i++) {
			hash = 31 * hash + text.charAt(i);
		}
		int length = end - start;
		int slot = (hash ^ hash >>> 15) & SLOTS - 1;
		for (String name = slots[slot]; name != null; name = slots[slot]) {
			if (name.length() == length && name.regionMatches(0, text, start, length)) {
				return name;
			}
			slot = slot + 1 & SLOTS - 1;
		}
		String name = text.substring(start, end);
		if (size < MAX_NAMES) {
			slots[slot] = name;
			size++;
		}
		return name;
	}
}
