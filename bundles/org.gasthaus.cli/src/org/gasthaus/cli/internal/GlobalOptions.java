package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** The options before the command's name, as virsh writes them. */
record GlobalOptions(String uri, boolean readOnly, boolean quiet, boolean debug, boolean json, boolean timing, boolean version, boolean help, String escape, Integer timeout,
		String command, List<String> arguments) {
	static GlobalOptions read(String... given) throws CommandFailure {
		String[] arguments = given.clone();
		String uri = null;
		boolean readOnly = false;
		boolean quiet = false;
		boolean debug = false;
		boolean json = false;
		boolean timing = false;
		boolean version = false;
		boolean help = false;
		String escape = "^]";
		Integer timeout = null;
		int i = 0;
		for (; i < arguments.length && arguments[i].startsWith("-") && arguments[i].length() > 1; i++) {
			String argument = arguments[i];
			if (argument.matches("-[rqth][^-].*")) { // several letters in one: the first of them now, the rest once more
				arguments[i] = "-" + argument.substring(2);
				argument = argument.substring(0, 2);
				i--;
			}
			if (argument.equals("-c") || argument.equals("--connect")) {
				if (++i == arguments.length) {
					throw new CommandFailure("option '-c'/'--connect' requires an argument", Messages.Hint_connectValue);
				}
				uri = arguments[i];
			} else if (argument.equals("-k") || argument.equals("-K") || argument.equals("--keepalive-interval") || argument.equals("--keepalive-count")) {
				keepAlive(argument, ++i < arguments.length ? arguments[i] : "");
			} else if (argument.startsWith("--keepalive-interval=") || argument.startsWith("--keepalive-count=")) {
				keepAlive(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
			} else if (argument.equals("--timeout")) {
				timeout = seconds(++i < arguments.length ? arguments[i] : "");
			} else if (argument.startsWith("--timeout=")) {
				timeout = seconds(argument.substring("--timeout=".length()));
			} else if (argument.equals("-e") || argument.equals("--escape")) {
				if (++i == arguments.length) {
					throw new CommandFailure("option '-e'/'--escape' requires an argument", Messages.Hint_escape);
				}
				escape = escape(arguments[i]);
			} else if (argument.startsWith("--escape=")) {
				escape = escape(argument.substring("--escape=".length()));
			} else if (argument.startsWith("-e")) {
				escape = escape(argument.substring(2));
			} else if (argument.startsWith("--connect=")) {
				uri = argument.substring("--connect=".length());
			} else if (argument.startsWith("--version=")) {
				version = true;
			} else if (argument.startsWith("-c")) {
				uri = argument.substring(2);
			} else {
				switch (argument) {
				case "-r", "--readonly" -> readOnly = true;
				case "-q", "--quiet" -> quiet = true;
				case "--debug" -> debug = true;
				case "--json" -> json = true;
				case "-t", "--timing" -> timing = true;
				case "-v", "-V", "--version" -> version = true;
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
		return new GlobalOptions(uri, readOnly, quiet, debug, json, timing, version, help, escape, timeout, command, rest);
	}

	/** How long the host may take. */
	private static int seconds(String text) throws CommandFailure {
		try {
			int seconds = Integer.parseInt(text);
			if (seconds >= 0) {
				return seconds;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new CommandFailure("option --timeout requires a numeric argument", Messages.Hint_timeout);
	}

	/** One character, or {@code ^} and one that makes a control character. */
	private static String escape(String text) throws CommandFailure {
		if (!text.matches("[^^]|\\^[a-z@A-Z\\[\\\\\\]^_]")) {
			throw new CommandFailure("Invalid string '" + text + "' for escape sequence", Messages.Hint_escape);
		}
		return text;
	}

	/** How often the host is asked whether it is still there, and how often it may stay silent. The transport reads it from the system's properties. */
	private static void keepAlive(String option, String text) throws CommandFailure {
		boolean count = option.equals("-K") || option.equals("--keepalive-count");
		try {
			if (Integer.parseInt(text) >= 0) {
				System.setProperty("org.gasthaus.keepAlive." + (count ? "count" : "interval"), text);
				return;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new CommandFailure("Invalid value for option " + option);
	}

	/** The same for another command. */
	GlobalOptions with(List<String> words) {
		return new GlobalOptions(uri, readOnly, quiet, debug, json, timing, false, false, escape, timeout, words.get(0), words.subList(1, words.size()));
	}
}
