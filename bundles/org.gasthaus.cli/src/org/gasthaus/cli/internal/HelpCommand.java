package org.gasthaus.cli.internal;

import org.eclipse.osgi.util.NLS;

/** {@code help} */
final class HelpCommand implements HostCommand {
	@Override
	public Syntax syntax() {
		return new Syntax("help").text("command");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure {
		String name = arguments.text("command");
		StringBuilder out = new StringBuilder();
		if (name == null) {
			Help.all(out);
		} else if (Help.isGroup(name)) {
			Help.group(out, name);
		} else if (Commands.host(name) != null) {
			Help.command(out, Commands.host(name).syntax());
		} else {
			Command own = Commands.create(name);
			if (own == null) {
				throw new CommandFailure("command or command group '" + name + "' doesn't exist", hint(name));
			}
			out.append(own.help());
		}
		invocation.out().append(out);
	}

	/** What to do about a command that is not there. */
	static String hint(String name) {
		String meant = String.join(", ", Suggestions.commands(name));
		return meant.isEmpty() ? Messages.Hint_help : NLS.bind(Messages.Hint_didYouMean, meant);
	}
}
