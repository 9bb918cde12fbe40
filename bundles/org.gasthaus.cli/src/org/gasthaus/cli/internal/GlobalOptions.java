package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** The options before the command's name, as virsh writes them. */
record GlobalOptions(String uri, boolean readOnly, boolean quiet, boolean debug, boolean json, boolean version, boolean help, String command,
		List<String> arguments) {
	static GlobalOptions read(String[] arguments) throws CommandFailure {
		String uri = null;
		boolean readOnly = false;
		boolean quiet = false;
		boolean debug = false;
		boolean json = false;
		boolean version = false;
		boolean help = false;
		int i = 0;
		for (; i < arguments.length && arguments[i].startsWith("-") && arguments[i].length() > 1; i++) {
			String argument = arguments[i];
			if (argument.equals("-c") || argument.equals("--connect")) {
				if (++i == arguments.length) {
					throw new CommandFailure("option '-c'/'--connect' requires an argument", Messages.Hint_connectValue);
				}
				uri = arguments[i];
			} else if (argument.startsWith("--connect=")) {
				uri = argument.substring("--connect=".length());
			} else if (argument.startsWith("-c")) {
				uri = argument.substring(2);
			} else {
				switch (argument) {
				case "-r", "--readonly" -> readOnly = true;
				case "-q", "--quiet" -> quiet = true;
				case "--debug" -> debug = true;
				case "--json" -> json = true;
				case "-v", "--version" -> version = true;
				case "-h", "--help" -> help = true;
				default -> throw new CommandFailure("unsupported option '" + argument + "'. See --help.");
				}
			}
		}
		List<String> rest = new ArrayList<>();
		String command = i < arguments.length ? arguments[i] : null;
		for (i++; i < arguments.length; i++) {
			rest.add(arguments[i]);
		}
		return new GlobalOptions(uri, readOnly, quiet, debug, json, version, help, command, rest);
	}
}
