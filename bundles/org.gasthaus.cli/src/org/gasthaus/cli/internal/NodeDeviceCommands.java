package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.NodeDevices;
import org.gasthaus.hypervisor.NodeDevices.Choice;
import org.gasthaus.hypervisor.NodeDevices.Feature;

/** {@code nodedev-*}, but for the events */
final class NodeDeviceCommands implements HostCommand {
	private static final String WWN = "[0-9a-fA-F]{16}";

	private final String command;

	NodeDeviceCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "nodedev-list" -> syntax.flags("tree").text("cap").flags("inactive", "all");
		case "nodedev-create", "nodedev-define" -> syntax.data("file").flags("validate");
		case "nodedev-dumpxml" -> XmlOutput.options(syntax.data("device"));
		case "nodedev-autostart" -> syntax.data("device").flags("disable");
		case "nodedev-detach" -> syntax.data("device").text("driver");
		default -> syntax.data("device");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		NodeDevices devices = invocation.session().nodeDevices();
		switch (command) {
		case "nodedev-list" -> list(devices, arguments, invocation);
		case "nodedev-create", "nodedev-define" -> store(devices, arguments, invocation);
		case "nodedev-info" -> info(devices, find(devices, arguments.data("device")), invocation);
		case "nodedev-dumpxml" -> XmlOutput.print(invocation, arguments, devices.xml(find(devices, arguments.data("device"))));
		default -> change(devices, arguments, invocation);
		}
	}

	private static void list(NodeDevices devices, Arguments arguments, Invocation invocation) throws CommandFailure {
		boolean tree = arguments.has("tree");
		if (tree && (arguments.has("cap") || arguments.has("inactive"))) {
			throw new CommandFailure("Option --tree is incompatible with --cap and --inactive");
		}
		if (arguments.has("all") && arguments.has("inactive")) {
			throw new CommandFailure("Option --all is incompatible with --inactive");
		}
		Choice choice = arguments.has("all") ? Choice.ALL : arguments.has("inactive") ? Choice.INACTIVE : Choice.ACTIVE;
		Set<Feature> features = features(arguments.text("cap"));
		StringBuilder out = new StringBuilder();
		try {
			if (tree) {
				Tree drawn = new Tree();
				devices.nodes(choice).forEach(node -> drawn.add(node.name(), node.parent()));
				drawn.print(out);
			} else {
				devices.names(choice, features).forEach(name -> out.append(name).append('\n'));
			}
		} catch (HypervisorException e) {
			throw Lookups.notListed("node devices", "virNodeNumOfDevices", e);
		}
		invocation.out().append(out);
	}

	private static Set<Feature> features(String words) throws CommandFailure {
		Set<Feature> features = EnumSet.noneOf(Feature.class);
		if (words != null && !words.isEmpty()) {
			for (String word : words.split(",", -1)) {
				features.add(feature(word));
			}
		}
		return features;
	}

	private static Feature feature(String word) throws CommandFailure {
		for (Feature feature : Feature.values()) {
			if (feature.word().equals(word)) {
				return feature;
			}
		}
		throw CommandFailure.oneOf("Invalid capability type", List.of(Feature.values()).stream().map(Feature::word).toList());
	}

	/** By name, or by the two numbers of a virtual adapter. @return the name */
	static String find(NodeDevices devices, String text) throws CommandFailure {
		String[] parts = text.split(",", -1);
		if (parts.length > 2) {
			throw new CommandFailure("Malformed device value '" + text + "'");
		}
		for (int i = 0; parts.length == 2 && i < 2; i++) {
			if (!parts[i].matches(WWN)) {
				throw new CommandFailure("internal error: Malformed wwn: " + parts[i], Messages.Hint_wwn);
			}
		}
		try {
			return parts.length == 2 ? devices.nameOf(parts[0], parts[1]) : devices.find(text).name();
		} catch (HypervisorException e) {
			throw notFound(text, e);
		}
	}

	private static CommandFailure notFound(String text, HypervisorException e) {
		return new CommandFailure("Could not find matching device '" + text + "'", e);
	}

	private void store(NodeDevices devices, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		boolean define = command.equals("nodedev-define");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			String name = define ? devices.define(xml, arguments.has("validate")) : devices.create(xml, arguments.has("validate"));
			say(invocation, define ? "Node device '" + name + "' defined from '" + file + "'" : "Node device " + name + " created from " + file);
		} catch (HypervisorException e) {
			throw new CommandFailure(define ? "Failed to define node device from '" + file + "'" : "Failed to create node device from " + file, e);
		}
	}

	private static void info(NodeDevices devices, String name, Invocation invocation) throws HypervisorException {
		NodeDevices.Info info = devices.find(name);
		StringBuilder out = new StringBuilder();
		PoolCommands.line(out, "Name:", info.name());
		PoolCommands.line(out, "Parent:", info.parent());
		PoolCommands.line(out, "Active:", HostObjectCommands.yesNo(info.active()));
		PoolCommands.line(out, "Persistent:", info.persistent() == null ? "unknown" : HostObjectCommands.yesNo(info.persistent()));
		PoolCommands.line(out, "Autostart:", info.autostart() == null ? "no autostart" : HostObjectCommands.yesNo(info.autostart()));
		invocation.out().append(out);
	}

	private void change(NodeDevices devices, Arguments arguments, Invocation invocation) throws CommandFailure {
		String text = arguments.data("device");
		String driver = command.equals("nodedev-detach") ? arguments.optional("driver") : null;
		boolean mark = command.equals("nodedev-autostart") && !arguments.has("disable");
		String name = find(devices, text);
		try {
			switch (command) {
			case "nodedev-start" -> devices.start(name);
			case "nodedev-destroy" -> devices.destroy(name);
			case "nodedev-undefine" -> devices.undefine(name);
			case "nodedev-detach" -> devices.detach(name, driver);
			case "nodedev-reattach" -> devices.reattach(name);
			case "nodedev-reset" -> devices.reset(name);
			default -> devices.setAutostart(name, mark);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(switch (command) {
			case "nodedev-destroy", "nodedev-undefine" -> "Failed to " + command.substring("nodedev-".length()) + " node device '" + text + "'";
			case "nodedev-autostart" -> "failed to " + (mark ? "mark" : "unmark") + " device " + text + " as autostarted";
			case "nodedev-reattach" -> "Failed to re-attach device " + text;
			default -> "Failed to " + command.substring("nodedev-".length()) + " device " + text;
			}, e);
		}
		say(invocation, switch (command) {
		case "nodedev-destroy" -> "Destroyed node device '" + text + "'";
		case "nodedev-undefine" -> "Undefined node device '" + text + "'";
		case "nodedev-autostart" -> "Device " + text + ' ' + (mark ? "marked" : "unmarked") + " as autostarted";
		case "nodedev-reattach" -> "Device " + text + " re-attached";
		case "nodedev-detach" -> "Device " + text + " detached";
		case "nodedev-reset" -> "Device " + text + " reset";
		default -> "Device " + text + " started";
		});
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}
}
