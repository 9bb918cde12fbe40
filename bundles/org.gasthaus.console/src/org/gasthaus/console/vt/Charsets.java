package org.gasthaus.console.vt;

/** The four sets of characters that a program can choose from, and the one that it chose. Immutable. */
record Charsets(char g0, char g1, char g2, char g3, int chosen) {
	/** ASCII everywhere. */
	static final Charsets ASCII = new Charsets('B', 'B', 'B', 'B', 0);
	/** DEC's line drawing, from {@code `} to {@code ~}. */
	private static final String LINES = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

	Charsets with(int index, char set) {
		return new Charsets(index == 0 ? set : g0, index == 1 ? set : g1, index == 2 ? set : g2, index == 3 ? set : g3, chosen);
	}

	Charsets choose(int index) {
		return new Charsets(g0, g1, g2, g3, index);
	}

	private char set(int index) {
		return index == 0 ? g0 : index == 1 ? g1 : index == 2 ? g2 : g3;
	}

	/** @param once the set for this character alone; -1 for the chosen one */
	int map(int codePoint, int once) {
		char set = set(once < 0 ? chosen : once);
		if (set == '0' && codePoint >= '`' && codePoint <= '~') {
			return LINES.charAt(codePoint - '`');
		}
		if (set == '0' && codePoint == '_') {
			return ' ';
		}
		return set == 'A' && codePoint == '#' ? '£' : codePoint;
	}
}
