package org.gasthaus.cli.internal;

import java.util.Arrays;
import java.util.List;

import org.eclipse.osgi.util.NLS;

/** The commands by name. A switch, not a table of objects: a command's class is loaded when it is called. */
final class Commands {
	/** What {@code gasthaus --version} runs. */
	static final String VERSION_OPTION = "--version";

	private Commands() {
	}

	/** The names, as the help lists them. */
	static List<String> names() {
		return List.of("validate");
	}

	/** @return {@code null} if there is none of that name */
	static Command create(String name) {
		return switch (name) {
		case "validate" -> new org.gasthaus.cli.internal.validate.ValidateCommand(System.in);
		default -> null;
		};
	}

	/** What to say of a name that is no command, with the nearest ones. */
	static String unknown(String name) {
		String[] near = names().stream().filter(known -> known.startsWith(name) || name.startsWith(known)).toArray(String[]::new);
		return near.length == 0 ? NLS.bind(Messages.Commands_unknown, name)
				: NLS.bind(Messages.Commands_unknownNear, name, String.join(", ", Arrays.asList(near)));
	}
}
