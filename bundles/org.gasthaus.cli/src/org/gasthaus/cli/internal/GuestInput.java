package org.gasthaus.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInput;
import org.gasthaus.hypervisor.DomainInput.CodeSet;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code send-key}, {@code send-process-signal} */
final class GuestInput implements HostCommand {
	private static final int MOST_CODE = 0xffff;
	/** Linux's signals by their numbers. */
	private static final List<String> SIGNALS = List.of("nop", "hup", "int", "quit", "ill", "trap", "abrt", "bus", "fpe", "kill", "usr1", "segv", "usr2",
			"pipe", "alrm", "term", "stkflt", "chld", "cont", "stop", "tstp", "ttin", "ttou", "urg", "xcpu", "xfsz", "vtalrm", "prof", "winch", "poll",
			"pwr", "sys");
	private static final int FIRST_REAL_TIME = 32;
	private static final int REAL_TIME = 33;

	private final String command;

	GuestInput(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("send-key") ? syntax.named("codeset").namedNumber("holdtime").someData("keycode") : syntax.data("pid").data("signame");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		if (command.equals("send-key")) {
			CodeSet set = codeSet(arguments);
			int hold = arguments.has("holdtime") ? Numbers.count(arguments, "holdtime") : 0;
			int[] keys = keys(arguments.rest("keycode"), set);
			session.input().sendKeys(id, set, hold, keys);
		} else {
			long process = process(arguments);
			session.input().sendSignal(id, process, signal(arguments.data("signame")));
		}
	}

	private static CodeSet codeSet(Arguments arguments) throws CommandFailure {
		String text = arguments.optional("codeset");
		if (text == null) {
			return CodeSet.LINUX;
		}
		try {
			// libvirt has two names for the last one
			return text.equals("rfb") ? CodeSet.QNUM : CodeSet.valueOf(text.equals(text.toLowerCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT) : "");
		} catch (IllegalArgumentException e) {
			throw CommandFailure.oneOf("unknown codeset: '" + text + "'",
					Arrays.stream(CodeSet.values()).map(set -> set.name().toLowerCase(Locale.ROOT)).toList());
		}
	}

	private static int[] keys(List<String> texts, CodeSet set) throws CommandFailure {
		if (texts.size() > DomainInput.MOST_KEYS) {
			throw new CommandFailure("too many keycodes");
		}
		int[] keys = new int[texts.size()];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = key(texts.get(i), set);
		}
		return keys;
	}

	private static int key(String text, CodeSet set) throws CommandFailure {
		int code = -1;
		try {
			code = Integer.decode(text);
		} catch (NumberFormatException notANumber) {
			code = named(text, set);
		}
		if (code < 0 || code > MOST_CODE) {
			throw new CommandFailure("invalid keycode: '" + text + "'", hint(text, set));
		}
		return code;
	}

	/** @return the names of a set; {@code null} if its keys have none */
	private static ResourceBundle names(CodeSet set) {
		String file = switch (set) {
		case LINUX -> "linux";
		case OS_X -> "os-x";
		case WIN32 -> "win32";
		default -> null;
		};
		return file == null ? null : ResourceBundle.getBundle("org.gasthaus.cli.internal." + file + "-keys", Locale.ROOT, GuestInput.class.getClassLoader());
	}

	private static int named(String text, CodeSet set) {
		ResourceBundle names = names(set);
		try {
			return names == null ? -1 : Integer.parseInt(names.getString(text));
		} catch (MissingResourceException e) {
			return -1;
		}
	}

	private static String hint(String text, CodeSet set) {
		ResourceBundle names = names(set);
		if (names == null) {
			return Messages.Hint_keyNumber;
		}
		for (String name : names.keySet()) {
			if (name.equalsIgnoreCase(text) || name.equalsIgnoreCase("KEY_" + text) || name.equalsIgnoreCase("VK_" + text) || ("kVK_" + name).equalsIgnoreCase(text)) {
				return NLS.bind(Messages.Hint_didYouMean, name);
			}
		}
		return set == CodeSet.LINUX ? Messages.Hint_keyName : Messages.Hint_keyNameOfSet;
	}

	private static long process(Arguments arguments) throws CommandFailure {
		String text = arguments.data("pid");
		try {
			return Long.parseLong(text);
		} catch (NumberFormatException e) {
			throw new CommandFailure("Numeric value '" + text + "' for <pid> option is malformed or out of range");
		}
	}

	private static int signal(String text) throws CommandFailure {
		String name = text.toLowerCase(Locale.ROOT);
		if (name.startsWith("sig_")) {
			name = name.substring("sig_".length());
		} else if (name.startsWith("sig")) {
			name = name.substring("sig".length());
		}
		int number = SIGNALS.indexOf(name);
		if (number < 0 && name.matches("rt[0-9]{1,2}") && Integer.parseInt(name.substring(2)) < REAL_TIME) {
			number = FIRST_REAL_TIME + Integer.parseInt(name.substring(2));
		}
		if (number < 0) {
			try {
				number = Integer.parseInt(text);
			} catch (NumberFormatException e) {
				throw CommandFailure.oneOf("malformed signal name: " + text, SIGNALS);
			}
		}
		return number;
	}
}
