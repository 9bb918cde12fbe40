package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.XmlBuilder;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeOption;
import org.gasthaus.hypervisor.VolumeResize;
import org.gasthaus.hypervisor.VolumeSize;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.hypervisor.Volumes;
import org.w3c.dom.Element;

/** Volumes of storage pools: commands whose names begin with {@code vol-}, without those that move content. */
final class VolumeCommands implements HostCommand {
	private static final List<String> WIPES = List.of("zero", "nnsa", "dod", "bsi", "gutmann", "schneier", "pfitzner7", "pfitzner33", "random", "trim");

	private final String command;

	VolumeCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "vol-list" -> syntax.data("pool").flags("details");
		case "vol-create" -> syntax.data("pool").data("file").flags("prealloc-metadata", "validate");
		case "vol-create-as" -> syntax.data("pool").data("name").data("capacity").text("allocation").text("format").text("backing-vol")
				.text("backing-vol-format").flags("prealloc-metadata", "print-xml");
		case "vol-create-from" -> syntax.data("pool").data("file").data("vol").text("inputpool").flags("prealloc-metadata", "reflink", "validate");
		case "vol-clone" -> syntax.data("vol").data("newname").text("pool").flags("prealloc-metadata", "reflink", "print-xml");
		case "vol-info" -> syntax.data("vol").text("pool").flags("bytes", "physical");
		case "vol-dumpxml" -> XmlOutput.options(syntax.data("vol").text("pool"));
		case "vol-name" -> syntax.data("vol");
		case "vol-pool" -> syntax.data("vol").flags("uuid");
		case "vol-delete" -> syntax.data("vol").text("pool").flags("delete-snapshots");
		case "vol-resize" -> syntax.data("vol").data("capacity").text("pool").flags("allocate", "delta", "shrink");
		case "vol-wipe" -> syntax.data("vol").text("pool").text("algorithm");
		default -> syntax.data("vol").text("pool");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "vol-list" -> list(arguments, invocation);
		case "vol-create", "vol-create-as", "vol-create-from", "vol-clone" -> create(arguments, invocation);
		case "vol-resize", "vol-wipe", "vol-delete" -> change(arguments, invocation);
		default -> show(arguments, invocation);
		}
	}

	private static void list(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		PoolInfo pool = Lookups.pool(session, arguments.data("pool"));
		boolean details = arguments.has("details");
		Table table = details ? new Table("Name", "Path", "Type", "Capacity", "Allocation") : new Table("Name", "Path");
		try {
			Volumes volumes = session.volumes();
			for (VolumeInfo volume : volumes.list(pool.uuid())) {
				if (details) {
					VolumeSize size = volumes.size(volume, false);
					table.row(volume.name(), volume.path(), type(size), pretty(size.capacityBytes()), pretty(size.allocationBytes()));
				} else {
					table.row(volume.name(), volume.path());
				}
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to list volumes", e);
		}
		table.print(invocation);
	}

	private static String type(VolumeSize size) {
		return size.type().name().toLowerCase(Locale.ROOT);
	}

	private static String pretty(long bytes) {
		return Numbers.size(bytes, 2);
	}

	private void show(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		String text = arguments.data("vol");
		boolean named = command.equals("vol-name") || command.equals("vol-pool");
		VolumeInfo volume;
		if (named) {
			try {
				volume = session.volumes().find(text);
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get vol '" + text + "'", e);
			}
		} else {
			volume = Lookups.volume(session, arguments, "pool");
		}
		switch (command) {
		case "vol-path" -> invocation.out().append(volume.path()).append('\n');
		case "vol-key" -> invocation.out().append(volume.key()).append('\n');
		case "vol-name" -> invocation.out().append(volume.name()).append('\n');
		case "vol-pool" -> invocation.out().append(arguments.has("uuid") ? session.pool(volume.pool()).uuid() : volume.pool()).append('\n');
		case "vol-dumpxml" -> XmlOutput.print(invocation, arguments, session.volumes().xml(volume));
		default -> {
			boolean physical = arguments.has("physical");
			VolumeSize size = session.volumes().size(volume, physical);
			StringBuilder out = new StringBuilder();
			line(out, "Name:", volume.name());
			line(out, "Type:", type(size));
			line(out, "Capacity:", arguments.has("bytes") ? Long.toUnsignedString(size.capacityBytes()) + " bytes" : pretty(size.capacityBytes()));
			line(out, physical ? "Physical:" : "Allocation:",
					arguments.has("bytes") ? Long.toUnsignedString(size.allocationBytes()) + " bytes" : pretty(size.allocationBytes()));
			invocation.out().append(out);
		}
		}
	}

	private static void line(StringBuilder out, String name, String value) {
		out.append(String.format(Locale.ROOT, "%-15s %s\n", name, value));
	}

	private void create(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		Set<VolumeOption> options = Numbers.flags(VolumeOption.class, syntax(), arguments);
		String done;
		switch (command) {
		case "vol-create" -> {
			PoolInfo pool = Lookups.pool(session, arguments.data("pool"));
			String file = arguments.data("file");
			String xml = DefineDomainCommand.read(invocation.directory(), file);
			try {
				done = session.volumes().create(pool.uuid(), xml, options).name() + " created from " + file;
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to create vol from " + file, e);
			}
		}
		case "vol-create-as" -> {
			PoolInfo pool = Lookups.pool(session, arguments.data("pool"));
			String name = arguments.data("name");
			String xml = definition(session, pool, name, arguments);
			if (arguments.has("print-xml")) {
				invocation.out().append(xml);
				return;
			}
			try {
				session.volumes().create(pool.uuid(), xml, options);
				done = name + " created";
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to create vol " + name, e);
			}
		}
		case "vol-create-from" -> {
			PoolInfo pool = Lookups.pool(session, arguments.data("pool"));
			String file = arguments.data("file");
			VolumeInfo source = Lookups.volume(session, arguments, "inputpool");
			String xml = DefineDomainCommand.read(invocation.directory(), file);
			try {
				done = session.volumes().copy(pool.uuid(), xml, source, options).name() + " created from input vol " + source.name();
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to create vol from " + file, e);
			}
		}
		default -> {
			VolumeInfo source = Lookups.volume(session, arguments, "pool");
			String name = arguments.data("newname");
			DefinitionDom definition = DefinitionDom.of(session.volumes().xml(source));
			Element root = (Element) definition.find("/volume").get(0);
			DefinitionDom.child(root, "name").setTextContent(name);
			String xml = DefinitionDom.text(root, 0);
			if (arguments.has("print-xml")) {
				invocation.out().append(xml);
				return;
			}
			try {
				done = session.volumes().copy(session.pool(source.pool()).uuid(), xml, source, options).name() + " cloned from " + source.name();
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to clone vol from " + source.name(), e);
			}
		}
		}
		say(invocation, "Vol " + done);
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}

	private static String definition(HypervisorSession session, PoolInfo pool, String name, Arguments arguments) throws CommandFailure {
		long capacity = size(arguments, "capacity");
		XmlBuilder xml = new XmlBuilder().open("volume").text("name", name).text("capacity", Long.toUnsignedString(capacity));
		if (arguments.has("allocation")) {
			xml.text("allocation", Long.toUnsignedString(size(arguments, "allocation")));
		}
		if (arguments.has("format")) {
			xml.open("target").open("format").with("type", arguments.data("format")).close("format").close("target");
		}
		if (arguments.has("backing-vol")) {
			String text = arguments.data("backing-vol");
			VolumeInfo backing;
			try {
				backing = session.volumes().find(pool.uuid(), text);
			} catch (HypervisorException notInThePool) {
				try {
					backing = session.volumes().find(text);
				} catch (HypervisorException e) {
					throw new CommandFailure("failed to get vol '" + text + "'", e);
				}
			}
			xml.open("backingStore").text("path", backing.path());
			if (arguments.has("backing-vol-format")) {
				xml.open("format").with("type", arguments.data("backing-vol-format")).close("format");
			}
			xml.close("backingStore");
		}
		return xml.close("volume").toString();
	}

	private static long size(Arguments arguments, String option) throws CommandFailure {
		try {
			return Numbers.bytes(arguments, option, 1);
		} catch (CommandFailure e) {
			int reason = e.getMessage().indexOf('\n');
			throw new CommandFailure("Malformed size " + arguments.text(option) + (reason < 0 ? "" : e.getMessage().substring(reason)), Messages.Hint_bytes);
		}
	}

	private void change(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		String text = arguments.data("vol");
		VolumeInfo volume = Lookups.volume(session, arguments, "pool");
		switch (command) {
		case "vol-delete" -> {
			try {
				session.volumes().delete(volume, arguments.has("delete-snapshots"));
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to delete vol " + text, e);
			}
			say(invocation, "Vol " + text + " deleted");
		}
		case "vol-wipe" -> {
			String algorithm = arguments.optional("algorithm");
			int number = algorithm == null ? 0 : WIPES.indexOf(algorithm);
			if (number < 0) {
				throw CommandFailure.oneOf("Unsupported algorithm '" + algorithm + "'", WIPES);
			}
			try {
				session.volumes().wipe(volume, VolumeWipe.values()[number]);
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to wipe vol " + text, e);
			}
			say(invocation, "Vol " + text + " wiped");
		}
		default -> resize(session, volume, arguments, invocation);
		}
	}

	private void resize(HypervisorSession session, VolumeInfo volume, Arguments arguments, Invocation invocation) throws CommandFailure {
		String written = arguments.data("capacity");
		boolean delta = arguments.has("delta");
		Set<VolumeResize> options = Numbers.flags(VolumeResize.class, syntax(), arguments);
		String shown = written;
		if (written.startsWith("-")) {
			// a minus is the direction
			if (!arguments.has("shrink")) {
				throw new CommandFailure("negative size requires --shrink", Messages.Hint_bytes);
			}
			delta = true;
			options.add(VolumeResize.DELTA);
			shown = written.substring(1);
		}
		long bytes = size(new Syntax("vol-resize").data("capacity"), shown);
		String name = volume.name();
		try {
			session.volumes().resize(volume, bytes, options);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to change size of volume '" + name + "' " + (delta ? "by " : "to ") + shown, e);
		}
		say(invocation, "Size of volume '" + name + "' successfully changed " + (delta ? "by " : "to ") + shown);
	}

	private static long size(Syntax syntax, String text) throws CommandFailure {
		return size(new Arguments(syntax, new String[] { text }), "capacity");
	}
}
