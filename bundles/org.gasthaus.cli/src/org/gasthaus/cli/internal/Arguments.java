package org.gasthaus.cli.internal;

import java.util.List;

/** What was given for a {@link Syntax}. */
final class Arguments {
	private final Syntax syntax;
	private final String[] values;

	Arguments(Syntax syntax, String[] values) {
		this.syntax = syntax;
		this.values = values;
	}

	boolean has(String name) {
		return text(name) != null;
	}

	/** The value, {@code ""} for a flag that is set, {@code null} for what was not given. */
	String text(String name) {
		for (int i = 0; i < values.length; i++) {
			if (syntax.options().get(i).name().equals(name)) {
				return values[i];
			}
		}
		throw new IllegalArgumentException(name);
	}

	/** The values of {@link Syntax#rest(String)}. */
	List<String> rest(String name) {
		return has(name) ? List.of(text(name).split("\0", -1)) : List.of();
	}

	/** The value of what may be left out, {@code null} if it is; not empty. */
	String optional(String name) throws CommandFailure {
		return has(name) ? data(name) : null;
	}

	/** The value of what must be there, and must not be empty. */
	String data(String name) throws CommandFailure {
		String value = text(name);
		if (value.isEmpty()) {
			throw new CommandFailure("Failed to get option '" + name + "': Option argument is empty");
		}
		return value;
	}

	/** Complains if more than one of them is set. */
	void exclusive(String first, String second) throws CommandFailure {
		if (has(first) && has(second)) {
			throw new CommandFailure("Options --" + first + " and --" + second + " are mutually exclusive");
		}
	}
}
