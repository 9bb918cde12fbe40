package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into commands and their words as virsh does: blanks, {@code ;}, quotes, backslash, {@code #}. */
public final class Words {
	private final List<List<String>> commands = new ArrayList<>();
	private List<String> words = new ArrayList<>();
	private StringBuilder word;

	private Words() {
	}

	/**
	 * The commands of a line; empty ones are left out.
	 *
	 * @throws UsageException for a quote that does not end, and for a backslash that nothing follows
	 */
	public static List<List<String>> split(String line) throws UsageException {
		Words result = new Words();
		char quote = result.read(line);
		if (quote != 0) {
			throw new UsageException(quote == '\\' ? "dangling \\" : "missing " + quote);
		}
		result.endCommand();
		return result.commands;
	}

	/** The words of the last command of a line that is still being written; the last word is the one at its end, maybe empty. */
	public static List<String> unfinished(String line) {
		Words result = new Words();
		result.read(line);
		result.words.add(result.word == null ? "" : result.word.toString());
		return result.words;
	}

	/** @return the quote that does not end, or the backslash that nothing follows; 0 if all is well */
	private char read(String line) {
		char quote = 0;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quote != 0 && c == quote) {
				quote = 0;
			} else if (c == '\\' && quote != '\'' && i + 1 == line.length()) {
				return c;
			} else if (c == '\\' && quote != '\'') {
				i++;
				if (line.charAt(i) != '\n') { // a line that goes on in the next
					add(line.charAt(i));
				}
			} else if (quote != 0) {
				add(c);
			} else if (c == '\'' || c == '"') {
				quote = c;
				word = word == null ? new StringBuilder() : word;
			} else if (c == ';' || c == '\n') {
				endCommand();
			} else if (c == '#' && word == null) {
				int end = line.indexOf('\n', i);
				i = (end < 0 ? line.length() : end) - 1;
			} else if (c == ' ' || c == '\t' || c == '\r') {
				endWord();
			} else {
				add(c);
			}
		}
		return quote;
	}

	private void add(char c) {
		word = word == null ? new StringBuilder() : word;
		word.append(c);
	}

	private void endWord() {
		if (word != null) {
			words.add(word.toString());
			word = null;
		}
	}

	private void endCommand() {
		endWord();
		if (!words.isEmpty()) {
			commands.add(words);
			words = new ArrayList<>();
		}
	}
}
