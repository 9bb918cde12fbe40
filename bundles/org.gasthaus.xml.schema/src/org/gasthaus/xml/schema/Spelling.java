package org.gasthaus.xml.schema;

import java.util.Collection;
import java.util.Locale;

/** Finds the legal word that somebody probably meant. */
final class Spelling {
	private static final int SHORTEST_BEGINNING = 4;
	private static final int SHORTEST = 3;
	private static final int SHORT = 5;
	private static final int LONG = 9;

	private Spelling() {
	}

	/**
	 * The candidate that was meant for sure, or {@code null}: none may be as near. Of a word of three or four letters one may be missing, too much, or swapped
	 * with its neighbour, but none be another one: short words mean different things ({@code xhci}, {@code ehci}). Of five letters one may differ, of up to eight
	 * two, of more a third; or half of four and more where all letters of the candidate are there, only elsewhere; or it is the only one that goes on where a word of four letters or
	 * more ends. Of equally near ones that of the same length is taken for a word with a number at its
	 * end, then that whose letters are all there.
	 */
	static String nearest(String word, Collection<String> candidates) {
		return nearest(SHORT, word, candidates);
	}

	/** The name of an element or attribute that was meant for sure: there are few at a place, so of one of four letters one may be another one. */
	static String nearestName(String word, Collection<String> candidates) {
		return nearest(SHORTEST_BEGINNING, word, candidates);
	}

	/** @param fewest of how many letters a word has to be for one of them to be another one */
	private static String nearest(int fewest, String word, Collection<String> candidates) {
		int length = word.length();
		int most = length <= SHORT ? 1 : length < LONG ? 2 : length / 3;
		String near = nearest(word, candidates, most, length < SHORTEST_BEGINNING ? most : (length + 1) / 2, fewest);
		return near == null && length >= SHORTEST_BEGINNING ? onlyOneThatBeginsWith(word, candidates) : near;
	}

	/** @param most how many letters may differ */
	static String nearest(String word, Collection<String> candidates, int most) {
		return nearest(word, candidates, most, most, 0);
	}

	private static String nearest(String word, Collection<String> candidates, int most, int mostOfTheSame, int fewest) {
		boolean sure = fewest > 0;
		boolean numbered = !word.isEmpty() && Character.isDigit(word.charAt(word.length() - 1));
		String best = null;
		boolean rival = false;
		int bestRank = 0;
		int bestDistance = mostOfTheSame + 1;
		for (String candidate : candidates) {
			if (candidate.isEmpty() || Math.abs(candidate.length() - word.length()) > bestDistance || word.length() > 64) {
				continue;
			}
			int distance = distance(word, candidate);
			boolean alike = distance == 0 || distance < Math.max(candidate.length(), word.length()) && (distance <= most || !isExtended(candidate, word) && missing(candidate, word) == 0);
			if (!alike || sure && distance > 0 && isAnotherShortWord(word, candidate, fewest)) {
				continue;
			}
			int rank = sure && distance > 0 ? rank(candidate, word, numbered) : numbered && candidate.length() == word.length() ? 0 : 1;
			if (distance < bestDistance || best != null && distance == bestDistance && rank < bestRank) {
				best = candidate;
				bestDistance = distance;
				bestRank = rank;
				rival = false;
			} else if (distance == bestDistance && rank == bestRank) {
				rival = true;
			}
		}
		return sure && rival ? null : best;
	}

	/** Which of two equally near words is nearer, the lower number: with another number at its end, or with all its letters there. */
	private static int rank(String candidate, String word, boolean numbered) {
		return (numbered && candidate.length() == word.length() ? 0 : 2) + (missing(candidate, word) == 0 ? 0 : 1);
	}

	/** Whether two words are so short that a letter makes another word of them. */
	private static boolean isAnotherShortWord(String word, String candidate, int fewest) {
		int length = Math.min(word.length(), candidate.length());
		return length < SHORTEST || word.length() < fewest && word.length() == candidate.length() && missing(candidate, word) > 0;
	}

	private static String onlyOneThatBeginsWith(String word, Collection<String> candidates) {
		String found = null;
		for (String candidate : candidates) {
			if (candidate.regionMatches(true, 0, word, 0, word.length())) {
				if (found != null) {
					return null;
				}
				found = candidate;
			}
		}
		return found;
	}

	/** Whether a word is a candidate and more, as {@code templateFormat} is more than {@code template}: rather a name of its own, of another version. */
	private static boolean isExtended(String candidate, String word) {
		return word.startsWith(candidate) || word.endsWith(candidate);
	}

	/** How many letters of a candidate a word lacks, wherever they stand. */
	private static int missing(String candidate, String word) {
		StringBuilder left = new StringBuilder(word.toLowerCase(Locale.ROOT));
		int missing = 0;
		for (char letter : candidate.toLowerCase(Locale.ROOT).toCharArray()) {
			int at = left.indexOf(String.valueOf(letter));
			if (at < 0) {
				missing++;
			} else {
				left.deleteCharAt(at);
			}
		}
		return missing;
	}

	/**
	 * The Damerau-Levenshtein distance: how many letters must be inserted, deleted, replaced or swapped with a neighbour, where
	 * letters may be inserted between swapped ones. Upper and lower case of a letter are no difference.
	 */
	static int distance(String one, String other) {
		String a = one.toLowerCase(Locale.ROOT);
		String b = other.toLowerCase(Locale.ROOT);
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
