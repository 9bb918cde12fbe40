package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

/**
 * Options that every command of virsh's grammar has here and virsh has not: {@code --json}, {@code --wait[=SECONDS]},
 * {@code --parallel[=N]}. Where a command has an option of that name itself, it keeps it.
 *
 * @param waitSeconds 0 for no waiting
 * @param parallel how many guests at once
 * @param rest the other arguments
 */
record Extras(boolean json, int waitSeconds, int parallel, List<String> rest) {
	private static final int WAIT_SECONDS = 300;
	private static final int PARALLEL = 8;
	private static final int MOST_PARALLEL = 64;

	static Extras of(List<String> arguments, Syntax syntax, boolean json) throws UsageException {
		int wait = 0;
		int parallel = 1;
		List<String> rest = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			if (argument.equals("--")) {
				rest.addAll(arguments.subList(i, arguments.size()));
				break;
			}
			int equals = argument.indexOf('=');
			String name = equals < 0 ? argument : argument.substring(0, equals);
			String value = equals < 0 ? null : argument.substring(equals + 1);
			if (!name.startsWith("--") || syntax.options().stream().anyMatch(option -> name.equals("--" + option.name()))) {
				rest.add(argument);
				continue;
			}
			switch (name) {
			case "--json" -> json = true;
			case "--wait" -> wait = value == null ? WAIT_SECONDS : number(name, value, Integer.MAX_VALUE / 1000);
			case "--parallel" -> parallel = value == null ? PARALLEL : number(name, value, MOST_PARALLEL);
			default -> rest.add(argument);
			}
		}
		return new Extras(json, wait, parallel, rest);
	}

	private static int number(String name, String text, int most) throws UsageException {
		try {
			int number = Integer.parseInt(text);
			if (number > 0 && number <= most) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new UsageException(NLS.bind(Messages.Extras_number, new Object[] { name, text, Integer.toString(most) }));
	}
}
