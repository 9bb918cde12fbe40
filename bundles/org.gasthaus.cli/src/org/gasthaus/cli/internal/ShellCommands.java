package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;

/** {@code connect}, {@code echo}, {@code pwd}: what is of use where commands follow one another. */
final class ShellCommands implements HostCommand {
	private final String command;

	ShellCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "connect" -> syntax.text("name").flags("readonly");
		case "echo" -> syntax.flags("shell", "xml", "err").rest("string");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "connect" -> {
			invocation.connect(arguments.text("name"), arguments.has("readonly"));
			try {
				invocation.session();
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to connect to the hypervisor", e);
			}
		}
		case "echo" -> {
			List<String> words = arguments.rest("string").stream().map(word -> escaped(word, arguments)).toList();
			(arguments.has("err") ? invocation.err() : invocation.out()).append(String.join(" ", words));
		}
		default -> invocation.out().append(invocation.directory().toAbsolutePath().normalize().toString()).append('\n');
		}
	}

	private static String escaped(String word, Arguments arguments) {
		String result = word;
		if (arguments.has("xml")) {
			result = result.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
		}
		if (arguments.has("shell") && !result.matches("[A-Za-z0-9_./:=@%+,-]+")) {
			result = "'" + result.replace("'", "'\\''") + "'";
		}
		return result;
	}
}
