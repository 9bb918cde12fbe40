package org.gasthaus.xml.ide.completion;

import java.util.Locale;

/** Whether what somebody typed may mean a word, and how well it fits. */
final class Typed {
	/** It does not fit. */
	static final int NO_MATCH = -1;

	private Typed() {
	}

	/** 0 for the start of the word, 1 for the starts of its parts, 2 for a piece of it, {@link #NO_MATCH} for nothing of it. */
	static int fit(String typed, String word) {
		if (typed.isEmpty()) {
			return 0;
		}
		String low = typed.toLowerCase(Locale.ROOT);
		String lowWord = word.toLowerCase(Locale.ROOT);
		if (lowWord.startsWith(low)) {
			return 0;
		}
		if (parts(low, 0, word, 0)) {
			return 1;
		}
		return lowWord.contains(low) ? 2 : NO_MATCH;
	}

	/** Whether the typed letters are starts of parts of the word, in their order: "cM" and "cume" for currentMemory, "vs" for virtio-serial. */
	private static boolean parts(String typed, int from, String word, int start) {
		if (from == typed.length()) {
			return true;
		}
		for (int at = start; at < word.length(); at++) {
			if (!startsPart(word, at) || Character.toLowerCase(word.charAt(at)) != typed.charAt(from)) {
				continue;
			}
			int length = 0;
			while (from + length < typed.length() && at + length < word.length()
					&& Character.toLowerCase(word.charAt(at + length)) == typed.charAt(from + length)) {
				length++;
				if (parts(typed, from + length, word, at + length)) {
					return true;
				}
			}
			if (start == 0 && from == 0) {
				return false;
			}
		}
		return false;
	}

	private static boolean startsPart(String word, int at) {
		if (at == 0) {
			return true;
		}
		char c = word.charAt(at);
		char before = word.charAt(at - 1);
		return Character.isLetterOrDigit(c) && !Character.isLetterOrDigit(before) || Character.isUpperCase(c) && !Character.isUpperCase(before);
	}
}
