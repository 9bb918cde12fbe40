package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.HostInterfaces;
import org.gasthaus.hypervisor.HypervisorException;

/** Changes of the network interfaces of a host: {@code iface-define}, {@code iface-begin}, {@code iface-bridge} … */
final class InterfaceCommands implements HostCommand {
	private static final String MAC = "([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}";

	private final String command;

	InterfaceCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "iface-define" -> syntax.data("file").flags("validate");
		case "iface-begin", "iface-commit", "iface-rollback" -> syntax;
		case "iface-bridge" -> syntax.data("interface").data("bridge").flags("no-stp").number("delay").flags("no-start");
		case "iface-unbridge" -> syntax.data("bridge").flags("no-start");
		default -> syntax.data("interface");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HostInterfaces interfaces = invocation.session().hostInterfaces();
		switch (command) {
		case "iface-define" -> define(interfaces, arguments, invocation);
		case "iface-begin", "iface-commit", "iface-rollback" -> transaction(interfaces, invocation);
		case "iface-bridge" -> bridge(interfaces, arguments, invocation);
		case "iface-unbridge" -> unbridge(interfaces, arguments, invocation);
		default -> change(interfaces, arguments, invocation);
		}
	}

	private static void define(HostInterfaces interfaces, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			say(invocation, "Interface " + interfaces.define(xml, arguments.has("validate")) + " defined from " + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to define interface from " + file, e);
		}
	}

	private void transaction(HostInterfaces interfaces, Invocation invocation) throws CommandFailure {
		String verb = command.substring("iface-".length());
		try {
			switch (verb) {
			case "begin" -> interfaces.begin();
			case "commit" -> interfaces.commit();
			default -> interfaces.rollback();
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + verb + " network config change transaction", e);
		}
		say(invocation, "Network config change transaction " + switch (verb) {
		case "begin" -> "started";
		case "commit" -> "committed";
		default -> "rolled back";
		});
	}

	private void change(HostInterfaces interfaces, Arguments arguments, Invocation invocation) throws CommandFailure {
		String text = arguments.data("interface");
		String name = find(interfaces, text, true);
		String verb = command.substring("iface-".length());
		try {
			switch (verb) {
			case "start" -> interfaces.start(name);
			case "destroy" -> interfaces.destroy(name);
			default -> interfaces.undefine(name);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + verb + " interface " + text, e);
		}
		say(invocation, "Interface " + text + ' ' + switch (verb) {
		case "start" -> "started";
		case "destroy" -> "destroyed";
		default -> "undefined";
		});
	}

	/** The name of one. @param orMac whether it may be given by its MAC address */
	static String find(HostInterfaces interfaces, String text, boolean orMac) throws CommandFailure {
		boolean isMac = text.matches(MAC);
		String message = "failed to get interface '" + text + "'";
		if (isMac && !orMac) {
			throw new CommandFailure(message, Messages.Hint_interfaceByName);
		}
		try {
			return isMac ? interfaces.findByMac(text) : interfaces.find(text);
		} catch (HypervisorException e) {
			throw new CommandFailure(message, e);
		}
	}

	private static void bridge(HostInterfaces interfaces, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String name = arguments.data("interface");
		find(interfaces, name, false);
		String bridge = arguments.data("bridge");
		if (isThere(interfaces, bridge)) {
			throw new CommandFailure("Network device " + bridge + " already exists");
		}
		int delay = arguments.has("delay") ? Numbers.count(arguments, "delay") : 0;
		String xml = BridgedInterface.bridge(interfaces.storedXml(name), name, bridge, !arguments.has("no-stp"), delay);
		try {
			interfaces.define(xml, false);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to define new bridge interface " + bridge, e);
		}
		say(invocation, "Created bridge " + bridge + " with attached device " + name);
		if (!arguments.has("no-start")) {
			start(interfaces, bridge, "bridge interface", invocation);
		}
	}

	private static boolean isThere(HostInterfaces interfaces, String name) {
		try {
			interfaces.find(name);
			return true;
		} catch (HypervisorException noneOfThatName) {
			return false;
		}
	}

	private static void unbridge(HostInterfaces interfaces, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String bridge = arguments.data("bridge");
		find(interfaces, bridge, false);
		String stored = interfaces.storedXml(bridge);
		BridgedInterface.Port port = BridgedInterface.unbridge(stored, bridge);
		step("Failed to destroy bridge interface " + bridge, () -> interfaces.destroy(bridge));
		step("Failed to undefine bridge interface " + bridge, () -> interfaces.undefine(bridge));
		try {
			interfaces.define(port.xml(), false);
		} catch (HypervisorException e) {
			restore(interfaces, stored, bridge);
			throw new CommandFailure("Failed to define new interface " + port.name(), e);
		}
		say(invocation, "Device " + port.name() + " un-attached from bridge " + bridge);
		if (!arguments.has("no-start")) {
			start(interfaces, port.name(), "interface", invocation);
		}
	}

	/** The bridge must go before its port can be defined; if that fails, it is there again. */
	private static void restore(HostInterfaces interfaces, String xml, String bridge) {
		try {
			interfaces.define(xml, false);
			interfaces.start(bridge);
		} catch (HypervisorException told) {
			return; // the first failure is the one to tell
		}
	}

	/** A change of a bridge. */
	@FunctionalInterface
	private interface Step {
		void run() throws HypervisorException;
	}

	private static void step(String failure, Step step) throws CommandFailure {
		try {
			step.run();
		} catch (HypervisorException e) {
			throw new CommandFailure(failure, e);
		}
	}

	private static void start(HostInterfaces interfaces, String name, String what, Invocation invocation) throws CommandFailure {
		step("Failed to start " + what + ' ' + name, () -> interfaces.start(name));
		say(invocation, Character.toUpperCase(what.charAt(0)) + what.substring(1) + ' ' + name + " started");
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}
}
