package org.gasthaus.xml.schema;

import java.util.Collection;

/** Finds the legal word that somebody probably meant. */
final class Spelling {
	private Spelling() {
	}

	/**
	 * The nearest candidate, or {@code null} if none is near: at most half of the letters may differ. Of equally near ones the
	 * first is taken.
	 */
	static String nearest(String word, Collection<String> candidates) {
		String best = null;
		int bestDistance = (word.length() + 1) / 2 + 1;
		for (String candidate : candidates) {
			boolean hopeless = candidate.isEmpty() || Math.abs(candidate.length() - word.length()) >= bestDistance
					|| word.length() > 64;
			int distance = hopeless ? bestDistance : distance(word, candidate);
			boolean alike = distance == 0 || distance < Math.max(candidate.length(), word.length());
			if (alike && distance < bestDistance) {
				best = candidate;
				bestDistance = distance;
			}
		}
		return best;
	}

	/**
	 * The Damerau-Levenshtein distance: how many letters must be inserted, deleted, replaced or swapped with a neighbour, where
	 * letters may be inserted between swapped ones. Upper and lower case of a letter are no difference.
	 */
	static int distance(String one, String other) {
		String a = one.toLowerCase(java.util.Locale.ROOT);
		String b = other.toLowerCase(java.util.Locale.ROOT);
		int[][] table = new int[a.length() + 2][b.length() + 2];
		int infinite = a.length() + b.length();
		table[0][0] = infinite;
		for (int i = 0; i <= a.length(); i++) {
			table[i + 1][0] = infinite;
			table[i + 1][1] = i;
		}
		for (int j = 0; j <= b.length(); j++) {
			table[0][j + 1] = infinite;
			table[1][j + 1] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int lastMatchInRow = 0;
			for (int j = 1; j <= b.length(); j++) {
				int lastRow = lastBefore(a, i - 1, b.charAt(j - 1));
				int lastColumn = lastMatchInRow;
				int cost = 1;
				if (a.charAt(i - 1) == b.charAt(j - 1)) {
					cost = 0;
					lastMatchInRow = j;
				}
				int edit = Math.min(table[i][j] + cost, Math.min(table[i + 1][j], table[i][j + 1]) + 1);
				int swap = table[lastRow][lastColumn] + (i - lastRow - 1) + 1 + (j - lastColumn - 1);
				table[i + 1][j + 1] = Math.min(edit, swap);
			}
		}
		return table[a.length() + 1][b.length() + 1];
	}

	/** The place, from 1, of the last occurrence of a letter in the first letters of a word; 0 without one. */
	private static int lastBefore(String word, int length, char letter) {
		for (int i = length; i > 0; i--) {
			if (word.charAt(i - 1) == letter) {
				return i;
			}
		}
		return 0;
	}
}
