package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;

/** {@code net-info}, {@code net-define}, {@code net-start} … */
final class NetworkCommands implements HostCommand {
	private final String command;

	NetworkCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "net-define", "net-create" -> syntax.data("file").flags("validate");
		case "net-autostart" -> syntax.data("network").flags("disable");
		default -> syntax.data("network");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "net-define", "net-create" -> store(arguments, invocation);
		case "net-name" -> invocation.out().append(Lookups.networkByUuid(invocation.session(), arguments.data("network")).name()).append('\n');
		case "net-uuid" -> invocation.out().append(Lookups.networkByName(invocation.session(), arguments.data("network")).uuid()).append('\n');
		case "net-info" -> info(arguments, invocation);
		default -> change(arguments, invocation);
		}
	}

	private void store(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.data("file");
		NetworkOperations networks = invocation.session().networkOperations();
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		boolean define = command.equals("net-define");
		try {
			NetworkInfo network = define ? networks.define(xml, arguments.has("validate")) : networks.create(xml, arguments.has("validate"));
			say(invocation, network.name(), (define ? "defined from " : "created from ") + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + (define ? "define" : "create") + " network from " + file, e);
		}
	}

	private static void info(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		NetworkInfo network = Lookups.network(session, arguments.data("network"));
		String bridge = bridge(session, network);
		StringBuilder out = new StringBuilder();
		PoolCommands.line(out, "Name:", network.name());
		PoolCommands.line(out, "UUID:", network.uuid());
		PoolCommands.line(out, "Active:", HostObjectCommands.yesNo(network.active()));
		PoolCommands.line(out, "Persistent:", HostObjectCommands.yesNo(network.persistent()));
		PoolCommands.line(out, "Autostart:", HostObjectCommands.yesNo(network.autostart()));
		if (bridge != null) {
			PoolCommands.line(out, "Bridge:", bridge);
		}
		invocation.out().append(out);
	}

	private static String bridge(HypervisorSession session, NetworkInfo network) {
		try {
			return session.networkOperations().bridge(network.uuid());
		} catch (HypervisorException cannotTell) {
			return null; // the other facts are worth printing
		}
	}

	private void change(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String text = arguments.data("network");
		HypervisorSession session = invocation.session();
		NetworkInfo network = Lookups.network(session, text);
		NetworkOperations networks = session.networkOperations();
		String verb = command.substring("net-".length());
		boolean mark = command.equals("net-autostart") && !arguments.has("disable");
		try {
			switch (verb) {
			case "start" -> networks.start(network.uuid());
			case "destroy" -> networks.destroy(network.uuid());
			case "undefine" -> networks.undefine(network.uuid());
			default -> networks.setAutostart(network.uuid(), mark);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(verb.equals("autostart") ? "failed to " + (mark ? "mark" : "unmark") + " network " + text + " as autostarted"
					: "Failed to " + verb + " network " + text, e);
		}
		say(invocation, text, switch (verb) {
		case "start" -> "started";
		case "destroy" -> "destroyed";
		case "undefine" -> "has been undefined";
		default -> (mark ? "marked" : "unmarked") + " as autostarted";
		});
	}

	private static void say(Invocation invocation, String network, String done) {
		if (!invocation.quiet()) {
			invocation.out().append("Network ").append(network).append(' ').append(done).append('\n');
		}
	}
}
