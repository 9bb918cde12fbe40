package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Numbers of files that whoever started this program left open for it. A JVM keeps them open under the same numbers. */
final class Descriptors {
	private Descriptors() {
	}

	/** Those of {@code --pass-fds}; none where it is not given. */
	static List<Integer> of(Arguments arguments) throws CommandFailure {
		return arguments.has("pass-fds") ? parse(arguments.text("pass-fds")) : List.of();
	}

	/** Those of a list with commas; none for an empty text. */
	static List<Integer> parse(String text) throws CommandFailure {
		List<Integer> result = new ArrayList<>();
		for (String number : text.isEmpty() ? new String[0] : text.split(",", -1)) {
			try {
				result.add(Integer.valueOf(number));
			} catch (NumberFormatException e) {
				throw new CommandFailure("Unable to parse FD number '" + number + "'", Messages.Hint_descriptors);
			}
		}
		return result;
	}
}
