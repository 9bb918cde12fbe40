package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Set;

import org.gasthaus.hypervisor.CheckpointDeletion;
import org.gasthaus.hypervisor.CheckpointOption;
import org.gasthaus.hypervisor.CheckpointView;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HostObjects.Kind;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.SaveOption;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotOption;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Definitions in the user's editor: {@code edit}, {@code net-edit}, {@code pool-edit}, {@code iface-edit}, {@code nwfilter-edit}, {@code managedsave-edit},
 * {@code save-image-edit}, {@code snapshot-edit}, {@code checkpoint-edit}
 */
final class EditCommands implements HostCommand {
	private final String command;

	EditCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "edit" -> syntax.data("domain").flags("skip-validate");
		case "managedsave-edit" -> syntax.data("domain").flags("running", "paused");
		case "save-image-edit" -> syntax.data("file").flags("running", "paused");
		case "snapshot-edit" -> syntax.data("domain").text("snapshotname").flags("current", "rename", "clone");
		case "checkpoint-edit" -> syntax.data("domain").text("checkpointname");
		case "net-edit" -> syntax.data("network");
		case "iface-edit" -> syntax.data("interface");
		case "nwfilter-edit" -> syntax.data("nwfilter");
		default -> syntax.data("pool");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "edit" -> domain(arguments, invocation);
		case "managedsave-edit" -> managedSave(arguments, invocation);
		case "save-image-edit" -> savedImage(arguments, invocation);
		case "snapshot-edit" -> snapshot(arguments, invocation);
		case "checkpoint-edit" -> checkpoint(arguments, invocation);
		case "net-edit" -> network(arguments, invocation);
		case "iface-edit" -> hostInterface(arguments, invocation);
		case "nwfilter-edit" -> filter(arguments, invocation);
		default -> pool(arguments, invocation);
		}
	}

	static EditDialogue dialogue(Invocation invocation, String name) {
		return new EditDialogue(invocation, new TerminalQuestion(), name);
	}

	private static void say(Invocation invocation, String what, boolean edited) {
		tell(invocation, what + " XML configuration " + (edited ? "edited." : "not changed."));
	}

	private static void tell(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}

	/** Reads a definition. */
	@FunctionalInterface
	private interface Reading {
		String read() throws HypervisorException, CommandFailure;
	}

	/** Stores one. */
	@FunctionalInterface
	private interface Storing {
		void define(String xml, boolean validated) throws HypervisorException, CommandFailure;
	}

	private static EditDialogue.Subject subject(Reading reading, Storing storing) {
		return new EditDialogue.Subject() {
			@Override
			public String read() throws HypervisorException, CommandFailure {
				return reading.read();
			}

			@Override
			public void define(String xml, boolean validated) throws HypervisorException, CommandFailure {
				storing.define(xml, validated);
			}
		};
	}

	private static void domain(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		DomainId id = Lookups.domain(invocation.session(), arguments.data("domain")).id();
		String[] name = { id.name() };
		boolean edited = dialogue(invocation, id.name()).relaxable(!arguments.has("skip-validate"))
				.run(subject(() -> invocation.session().domainXml(id, XmlView.INACTIVE, EnumSet.of(XmlOption.SECURITY_INFO)),
						(xml, validated) -> name[0] = invocation.session().defineDomain(xml, validated, null).name()));
		say(invocation, "Domain '" + name[0] + "'", edited);
	}

	private static void network(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String uuid = Lookups.network(invocation.session(), arguments.data("network")).uuid();
		String[] name = { invocation.session().network(uuid).name() };
		boolean edited = dialogue(invocation, name[0]).run(subject(() -> invocation.session().storedNetworkXml(uuid),
				(xml, validated) -> name[0] = invocation.session().networkOperations().define(xml, false).name()));
		say(invocation, "Network " + name[0], edited);
	}

	private static void pool(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String uuid = Lookups.pool(invocation.session(), arguments.data("pool")).uuid();
		String[] name = { invocation.session().pool(uuid).name() };
		boolean edited = dialogue(invocation, name[0]).run(subject(() -> invocation.session().storedPoolXml(uuid),
				(xml, validated) -> name[0] = invocation.session().poolOperations().define(xml, false).name()));
		say(invocation, "Pool " + name[0], edited);
	}

	private static void hostInterface(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String[] name = { InterfaceCommands.find(invocation.session().hostInterfaces(), arguments.data("interface"), true) };
		String before = name[0];
		boolean edited = dialogue(invocation, before).run(subject(() -> invocation.session().hostInterfaces().storedXml(before),
				(xml, validated) -> name[0] = invocation.session().hostInterfaces().define(xml, false)));
		say(invocation, "Interface " + name[0], edited);
	}

	private static void filter(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String[] name = { FilterCommands.find(invocation.session().networkFilters(), arguments.data("nwfilter")) };
		String before = name[0];
		boolean edited = dialogue(invocation, before).run(subject(() -> invocation.session().hostObjects().xml(Kind.NETWORK_FILTER, before, XmlView.LIVE),
				(xml, validated) -> name[0] = invocation.session().networkFilters().define(xml, false)));
		say(invocation, "Network filter " + name[0], edited);
	}

	private Set<SaveOption> saving(Arguments arguments) throws CommandFailure {
		arguments.exclusive("running", "paused");
		return Numbers.flags(SaveOption.class, syntax(), arguments);
	}

	private void managedSave(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		Set<SaveOption> options = saving(arguments);
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(invocation.session(), text).id();
		boolean edited = dialogue(invocation, id.name()).run(subject(() -> invocation.session().lifeCycle().managedSaveXml(id, true),
				(xml, validated) -> invocation.session().lifeCycle().defineManagedSave(id, xml, options)));
		// virsh, too, writes the word in two ways
		say(invocation, "Managed save image of " + (edited ? "Domain" : "domain") + " '" + id.name() + "'", edited);
	}

	private void savedImage(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		Set<SaveOption> options = saving(arguments);
		String text = arguments.data("file");
		String file = invocation.directory().resolve(text).toString();
		boolean edited = dialogue(invocation, text).run(subject(() -> invocation.session().lifeCycle().savedXml(file, true),
				(xml, validated) -> invocation.session().lifeCycle().defineSaved(file, xml, options)));
		tell(invocation, edited ? "State file " + text + " edited." : "Saved image " + text + " XML configuration not changed.");
	}

	private static void snapshot(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("rename", "clone");
		DomainId id = Lookups.domain(invocation.session(), arguments.data("domain")).id();
		String wanted = arguments.optional("snapshotname");
		if (wanted == null && !arguments.has("current")) {
			throw new CommandFailure("--snapshotname or --current is required");
		}
		DomainSnapshots snapshots = invocation.session().snapshots();
		String name = wanted == null ? snapshots.current(id) : snapshots.find(id, wanted).name();
		tell(invocation, updated(name, invocation, () -> edited(id, name, wanted != null && arguments.has("current"), arguments, invocation)));
	}

	private static void checkpoint(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		DomainId id = Lookups.domain(invocation.session(), arguments.data("domain")).id();
		String name = CheckpointCommands.named(invocation.session().checkpoints(), id, arguments, "checkpointname").name();
		tell(invocation, updated(name, invocation, () -> edited(id, name, invocation)));
	}

	/** Whatever goes wrong with a description, virsh ends with its name. @return what is told */
	private static String updated(String name, Invocation invocation, Reading editing) throws CommandFailure {
		String failure = "Failed to update " + name;
		try {
			return editing.read();
		} catch (CommandFailure e) {
			invocation.out().flush();
			CommandLine.print(invocation.err(), e, "");
			throw new CommandFailure(failure);
		} catch (HypervisorException e) {
			throw new CommandFailure(failure, e);
		}
	}

	private static String edited(DomainId id, String name, Invocation invocation) throws CommandFailure, HypervisorException {
		String[] now = { name };
		boolean edited = dialogue(invocation, name)
				.run(subject(() -> invocation.session().checkpoints().xml(id, name, EnumSet.of(CheckpointView.SECURITY_INFO)),
						(xml, validated) -> now[0] = invocation.session().checkpoints().create(id, xml, EnumSet.of(CheckpointOption.REDEFINE), null)));
		if (edited && !now[0].equals(name)) {
			cleanUp(now[0], invocation, () -> invocation.session().checkpoints().delete(id, now[0], EnumSet.of(CheckpointDeletion.METADATA), null));
			throw new CommandFailure("Cannot rename checkpoint " + name + " to " + now[0], Messages.Edit_renameCheckpoint);
		}
		return "Checkpoint " + name + (edited ? " edited." : " XML configuration not changed.");
	}

	private static String edited(DomainId id, String name, boolean current, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		String[] now = { name };
		EditDialogue dialogue = dialogue(invocation, name);
		boolean edited = (current ? dialogue.evenUnchanged() : dialogue).run(subject(() -> invocation.session().snapshots().xml(id, name, true), (xml, validated) -> {
			Set<SnapshotOption> options = EnumSet.of(SnapshotOption.REDEFINE);
			if (current) {
				options.add(SnapshotOption.CURRENT);
			}
			if (xml.contains("<state>disk-snapshot</state>")) {
				options.add(SnapshotOption.DISK_ONLY);
			}
			now[0] = invocation.session().snapshots().create(id, xml, options);
		}));
		if (!edited) {
			return "Snapshot " + name + " XML configuration not changed.";
		}
		if (now[0].equals(name)) {
			return "Snapshot " + name + " edited.";
		}
		if (arguments.has("clone")) {
			return "Snapshot " + name + " cloned to " + now[0] + '.';
		}
		String other = arguments.has("rename") ? name : now[0];
		cleanUp(other, invocation, () -> invocation.session().snapshots().delete(id, other, EnumSet.of(SnapshotDeletion.METADATA_ONLY)));
		if (!arguments.has("rename")) {
			throw new CommandFailure("Cannot rename snapshot " + name + " to " + now[0], Messages.Edit_rename);
		}
		return "Snapshot " + name + " edited.";
	}

	/** Takes a description away. */
	@FunctionalInterface
	private interface Removal {
		void run() throws HypervisorException;
	}

	/** Of two descriptions of one thing, one goes. */
	private static void cleanUp(String name, Invocation invocation, Removal removal) throws CommandFailure {
		try {
			removal.run();
		} catch (HypervisorException e) {
			CommandLine.print(invocation.err(), CommandFailure.of(e), "");
			throw new CommandFailure("Failed to clean up " + name);
		}
	}
}
