package org.gasthaus.xml.text;

/** Finds the next occurrence of a string from offsets that only grow, looking at each character once. */
final class ForwardSearch {
	private final String text;
	private final String wanted;
	private int from = -1;
	private int found = -1;

	ForwardSearch(String text, String wanted) {
		this.text = text;
		this.wanted = wanted;
	}

	int size() {
		return wanted.length();
	}

	/** The next occurrence at or after an offset, or the length of the text. */
	int from(int offset) {
		if (offset >= from && offset <= found) {
			return found;
		}
		int at = wanted.length() == 1 ? text.indexOf(wanted.charAt(0), offset) : text.indexOf(wanted, offset);
		from = offset;
		found = at < 0 ? text.length() : at;
		return found;
	}
}
