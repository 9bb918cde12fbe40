package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What the arguments of a virsh-like command are. virsh's grammar is its own: an argument with a name may be given by
 * place or as {@code --name value}, options stand anywhere, and the words of complaint are part of what scripts see.
 */
final class Syntax {
	/** What follows an option. */
	enum Kind {
		/** Nothing. */
		FLAG,
		/** A value; may be left out, or be given by its place. */
		TEXT,
		/** A value that is given by the option's name only. */
		NAMED,
		/** A number that is given by the option's name only. */
		NAMED_NUMBER,
		/** A number; may be left out, or be given by its place. */
		NUMBER,
		/** A value that must be there. */
		DATA,
		/** A number that must be there. */
		DATA_NUMBER,
		/** Any number of values; the last of all. */
		REST,
		/** The same, where nobody would write the name. */
		WORDS,
		/** At least one value; the last of all. */
		SOME_DATA
	}

	/** One option. */
	record Option(String name, Kind kind) {
	}

	private final String command;
	private final List<Option> options = new ArrayList<>();
	private boolean underscores;
	private boolean alone;
	private String alias;
	private String meant;
	private String letter;
	private String word;

	Syntax(String command) {
		this.command = command;
	}

	Syntax data(String name) {
		options.add(new Option(name, Kind.DATA));
		return this;
	}

	Syntax dataNumber(String name) {
		options.add(new Option(name, Kind.DATA_NUMBER));
		return this;
	}

	Syntax text(String name) {
		options.add(new Option(name, Kind.TEXT));
		return this;
	}

	Syntax named(String name) {
		options.add(new Option(name, Kind.NAMED));
		return this;
	}

	Syntax namedNumber(String name) {
		options.add(new Option(name, Kind.NAMED_NUMBER));
		return this;
	}

	Syntax number(String name) {
		options.add(new Option(name, Kind.NUMBER));
		return this;
	}

	Syntax rest(String name) {
		options.add(new Option(name, Kind.REST));
		return this;
	}

	Syntax words(String name) {
		options.add(new Option(name, Kind.WORDS));
		return this;
	}

	Syntax someData(String name) {
		options.add(new Option(name, Kind.SOME_DATA));
		return this;
	}

	Syntax flags(String... names) {
		for (String name : names) {
			options.add(new Option(name, Kind.FLAG));
		}
		return this;
	}

	/** Options may be written with {@code _} too, as older scripts do. */
	Syntax underscores() {
		underscores = true;
		return this;
	}

	/** It is done for one guest, so that the name of a guest is no pattern. */
	Syntax alone() {
		alone = true;
		return this;
	}

	boolean isAlone() {
		return alone;
	}

	/** Another spelling of an option, which the help does not show. */
	Syntax alias(String other, String option) {
		alias = other;
		meant = option;
		return this;
	}

	/** A flag that may be written as one letter too, for example {@code -f}. */
	Syntax letter(String dashed, String flag) {
		letter = dashed;
		word = "--" + flag;
		return this;
	}

	String command() {
		return command;
	}

	List<Option> options() {
		return options;
	}

	/** @throws UsageException in virsh's words */
	Arguments parse(List<String> given) throws UsageException {
		String[] values = new String[options.size()];
		boolean onlyData = false;
		for (int i = 0; i < given.size(); i++) {
			String argument = !onlyData && given.get(i).equals(letter) ? word : given.get(i);
			if (onlyData || !isOption(argument)) {
				put(values, nextData(values, argument), argument);
			} else if (argument.equals("--")) {
				onlyData = true;
			} else {
				int equals = argument.indexOf('=');
				String name = argument.substring(2, equals < 0 ? argument.length() : equals);
				int index = indexOf(name);
				Kind kind = options.get(index).kind();
				if (values[index] != null && !isRest(kind)) {
					throw new UsageException("option --" + name + " already seen");
				}
				if (kind == Kind.FLAG) {
					if (equals >= 0) {
						throw new UsageException("invalid '=' after option --" + name);
					}
					values[index] = "";
				} else if (equals >= 0) {
					put(values, index, argument.substring(equals + 1));
				} else if (++i < given.size()) {
					put(values, index, given.get(i));
				} else {
					throw new UsageException("expected syntax: --" + name + (isNumber(kind) ? " <number>" : " <string>"));
				}
			}
		}
		StringBuilder missing = new StringBuilder();
		for (int i = 0; i < values.length; i++) {
			Kind kind = options.get(i).kind();
			if (values[i] == null && (kind == Kind.DATA || kind == Kind.DATA_NUMBER || kind == Kind.SOME_DATA)) {
				String name = kind == Kind.DATA_NUMBER ? "--" + options.get(i).name() : '<' + options.get(i).name() + '>';
				missing.append(missing.length() == 0 ? "" : "\nerror: ").append("command '" + command + "' requires " + name + " option");
			}
		}
		if (missing.length() > 0) {
			throw new UsageException(missing.toString());
		}
		return new Arguments(this, values);
	}

	/**
	 * Where the value of a required option stands among arguments that {@link #parse} takes.
	 *
	 * @param name of the first option
	 */
	int placeOf(String name, List<String> given) {
		for (int i = 0; i < given.size(); i++) {
			String argument = given.get(i);
			if (argument.equals("--" + name)) {
				return i + 1;
			}
			if (argument.startsWith("--" + name + '=')) {
				return i;
			}
		}
		for (int i = 0; i < given.size(); i++) {
			String argument = given.get(i);
			if (argument.equals("--") || !isOption(argument)) {
				return argument.equals("--") ? i + 1 : i;
			}
			String option = argument.substring(2);
			if (argument.indexOf('=') < 0 && options.stream().anyMatch(one -> one.name().equals(option) && one.kind() != Kind.FLAG)) {
				i++; // its value
			}
		}
		throw new IllegalArgumentException(name);
	}

	/** The option that a word without a name would give its value to, after these; {@code null} if there is none. */
	String nextPlace(List<String> given) {
		String[] values = new String[options.size()];
		for (int i = 0; i < given.size(); i++) {
			try {
				String argument = given.get(i);
				if (!isOption(argument)) {
					put(values, nextData(values, argument), argument);
				} else if (!argument.equals("--")) {
					int equals = argument.indexOf('=');
					int index = indexOf(argument.substring(2, equals < 0 ? argument.length() : equals));
					values[index] = "";
					i += equals < 0 && options.get(index).kind() != Kind.FLAG ? 1 : 0;
				}
			} catch (UsageException e) {
				continue; // what is wrong is told when the command runs
			}
		}
		try {
			return options.get(nextData(values, "")).name();
		} catch (UsageException e) {
			return null;
		}
	}

	private static boolean isNumber(Kind kind) {
		return kind == Kind.NUMBER || kind == Kind.NAMED_NUMBER || kind == Kind.DATA_NUMBER;
	}

	private static boolean isRest(Kind kind) {
		return kind == Kind.REST || kind == Kind.WORDS || kind == Kind.SOME_DATA;
	}

	private static boolean isOption(String argument) {
		return argument.equals("--") || argument.length() > 2 && argument.startsWith("--") && Character.isLetterOrDigit(argument.charAt(2));
	}

	private int nextData(String[] values, String argument) throws UsageException {
		for (int i = 0; i < values.length; i++) {
			Kind kind = options.get(i).kind();
			if (isRest(kind) || values[i] == null && kind != Kind.FLAG && kind != Kind.NAMED && kind != Kind.NAMED_NUMBER) {
				return i;
			}
		}
		throw new UsageException("unexpected data '" + argument + "'");
	}

	/** Several values of one option are held with a character between them that no argument can have. */
	private static void put(String[] values, int index, String value) {
		values[index] = values[index] == null ? value : values[index] + '\0' + value;
	}

	private int indexOf(String name) throws UsageException {
		String wanted = name.equals(alias) ? meant : underscores ? name.replace('_', '-') : name;
		for (int i = 0; i < options.size(); i++) {
			if (options.get(i).name().equals(wanted)) {
				return i;
			}
		}
		throw new UsageException("command '" + command + "' doesn't support option --" + name);
	}
}
