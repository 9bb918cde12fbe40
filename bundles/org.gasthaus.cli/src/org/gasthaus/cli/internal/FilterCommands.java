package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.NetworkFilters;

/** {@code nwfilter-define}, {@code nwfilter-undefine}, {@code nwfilter-binding-*} */
final class FilterCommands implements HostCommand {
	private final String command;

	FilterCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "nwfilter-define", "nwfilter-binding-create" -> syntax.data("file").flags("validate");
		case "nwfilter-undefine" -> syntax.data("nwfilter");
		case "nwfilter-binding-list" -> syntax;
		case "nwfilter-binding-dumpxml" -> XmlOutput.options(syntax.data("binding"));
		default -> syntax.data("binding");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		NetworkFilters filters = invocation.session().networkFilters();
		switch (command) {
		case "nwfilter-define" -> define(filters, arguments, invocation);
		case "nwfilter-undefine" -> undefine(filters, arguments.data("nwfilter"), invocation);
		case "nwfilter-binding-list" -> list(filters, invocation);
		case "nwfilter-binding-create" -> bind(filters, arguments, invocation);
		default -> ofBinding(filters, arguments, invocation);
		}
	}

	private static void define(NetworkFilters filters, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			say(invocation, "Network filter " + filters.define(xml, arguments.has("validate")) + " defined from " + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to define network filter from " + file, e);
		}
	}

	/** The name of one. @param text its name or UUID */
	static String find(NetworkFilters filters, String text) throws CommandFailure {
		try {
			return filters.find(text);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get nwfilter '" + text + "'", e);
		}
	}

	private static void undefine(NetworkFilters filters, String text, Invocation invocation) throws CommandFailure {
		String name = find(filters, text);
		try {
			filters.undefine(name);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to undefine network filter " + text, e);
		}
		say(invocation, "Network filter " + text + " undefined");
	}

	private static void list(NetworkFilters filters, Invocation invocation) throws CommandFailure {
		Table table = new Table("Port Dev", "Filter");
		try {
			filters.bindings().forEach(binding -> table.row(binding.port(), binding.filter()));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to list network filter bindings", e);
		}
		table.print(invocation);
	}

	private static void bind(NetworkFilters filters, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			say(invocation, "Network filter binding on " + filters.bind(xml, arguments.has("validate")).port() + " created from " + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to create network filter from " + file, e);
		}
	}

	private void ofBinding(NetworkFilters filters, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String port = arguments.data("binding");
		try {
			filters.binding(port);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get nwfilter binding '" + port + "'", e);
		}
		if (command.equals("nwfilter-binding-dumpxml")) {
			XmlOutput.print(invocation, arguments, filters.bindingXml(port));
			return;
		}
		try {
			filters.unbind(port);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to delete network filter binding on " + port, e);
		}
		say(invocation, "Network filter binding on " + port + " deleted");
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}
}
