package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.RevertOption;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.SnapshotOption;

/** {@code snapshot-create}, {@code snapshot-create-as}, {@code snapshot-info}, {@code snapshot-revert}, {@code snapshot-delete} … */
final class SnapshotCommands implements HostCommand {
	private final String command;

	SnapshotCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "snapshot-create" -> taking(syntax.text("xmlfile").flags("redefine", "current"));
		case "snapshot-create-as" -> taking(syntax.text("name").text("description").flags("print-xml")).named("memspec").rest("diskspec");
		case "snapshot-current" -> syntax.flags("name", "security-info").text("snapshotname");
		case "snapshot-delete" -> syntax.text("snapshotname").flags("current", "children", "children-only", "metadata");
		case "snapshot-dumpxml" -> XmlOutput.options(syntax.data("snapshotname").flags("security-info"));
		case "snapshot-revert" -> syntax.text("snapshotname").flags("current", "running", "paused", "force", "reset-nvram");
		default -> syntax.text("snapshotname").flags("current");
		};
	}

	private static Syntax taking(Syntax syntax) {
		return syntax.flags("no-metadata", "halt", "disk-only", "reuse-external", "quiesce", "atomic", "live", "validate");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("snapshot-current")) {
			arguments.exclusive("name", "snapshotname");
		}
		String domain = arguments.data("domain");
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, domain).id();
		DomainSnapshots snapshots = session.snapshots();
		StringBuilder out = new StringBuilder();
		switch (command) {
		case "snapshot-create" -> create(snapshots, id, arguments, invocation);
		case "snapshot-create-as" -> createAs(snapshots, id, arguments, invocation);
		case "snapshot-current" -> current(snapshots, id, arguments, invocation);
		case "snapshot-delete" -> delete(snapshots, id, arguments, invocation);
		case "snapshot-dumpxml" -> XmlOutput.print(invocation, arguments,
				snapshots.xml(id, snapshots.find(id, arguments.data("snapshotname")).name(), arguments.has("security-info")));
		case "snapshot-revert" -> revert(snapshots, id, arguments, invocation);
		case "snapshot-parent" -> parent(snapshots, id, arguments, out);
		default -> info(snapshots, id, arguments, out);
		}
		invocation.out().append(out);
	}

	/** The name that was given, or that of the current one. */
	static String named(DomainSnapshots snapshots, DomainId id, Arguments arguments, String option) throws CommandFailure, HypervisorException {
		String name = arguments.optional(option);
		if (name != null && arguments.has("current")) {
			throw new CommandFailure("--" + option + " and --current are mutually exclusive");
		}
		if (name == null && !arguments.has("current")) {
			throw new CommandFailure("--" + option + " or --current is required");
		}
		return name == null ? snapshots.current(id) : snapshots.find(id, name).name();
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}

	/** As virsh, without an end of the line; the one that ends every command follows. */
	private static void announce(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done);
		}
	}

	private void create(DomainSnapshots snapshots, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.optional("xmlfile");
		String xml = file == null ? "<domainsnapshot/>" : DefineDomainCommand.read(invocation.directory(), file);
		String name = snapshots.create(id, xml, options(arguments));
		announce(invocation, "Domain snapshot " + name + " created" + (file == null ? "" : " from '" + file + "'"));
	}

	private Set<SnapshotOption> options(Arguments arguments) {
		return Numbers.flags(SnapshotOption.class, syntax(), arguments);
	}

	private void createAs(DomainSnapshots snapshots, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String xml = SnapshotText.snapshot(arguments.optional("name"), arguments.optional("description"), arguments.optional("memspec"),
				arguments.rest("diskspec"));
		if (arguments.has("print-xml")) {
			invocation.out().append(xml).append('\n');
			return;
		}
		announce(invocation, "Domain snapshot " + snapshots.create(id, xml, options(arguments)) + " created");
	}

	private static void current(DomainSnapshots snapshots, DomainId id, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		String wanted = arguments.optional("snapshotname");
		if (wanted != null) {
			String xml = snapshots.xml(id, wanted, true);
			snapshots.create(id, xml, EnumSet.of(SnapshotOption.REDEFINE, SnapshotOption.CURRENT));
			announce(invocation, "Snapshot " + wanted + " set as current");
			return;
		}
		if (!snapshots.hasCurrent(id)) {
			throw new CommandFailure("domain '" + arguments.text("domain") + "' has no current snapshot");
		}
		String name = snapshots.current(id);
		invocation.out().append(arguments.has("name") ? name : snapshots.xml(id, name, arguments.has("security-info")));
	}

	private void delete(DomainSnapshots snapshots, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String name = named(snapshots, id, arguments, "snapshotname");
		Set<SnapshotDeletion> options = Numbers.flags(SnapshotDeletion.class, syntax(), arguments);
		if (arguments.has("metadata")) {
			options.add(SnapshotDeletion.METADATA_ONLY);
		}
		try {
			snapshots.delete(id, name, options);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to delete snapshot " + name, e);
		}
		say(invocation, "Domain snapshot " + name + (arguments.has("children-only") ? " children deleted" : " deleted"));
	}

	private void revert(DomainSnapshots snapshots, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String name = named(snapshots, id, arguments, "snapshotname");
		try {
			snapshots.revert(id, name, Numbers.flags(RevertOption.class, syntax(), arguments));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to revert snapshot " + name, e);
		}
		say(invocation, "Domain snapshot " + name + " reverted");
	}

	private static void parent(DomainSnapshots snapshots, DomainId id, Arguments arguments, StringBuilder out) throws CommandFailure, HypervisorException {
		SnapshotInfo snapshot = snapshots.find(id, named(snapshots, id, arguments, "snapshotname"));
		if (snapshot.parent().isEmpty()) {
			throw new CommandFailure("snapshot '" + snapshot.name() + "' has no parent");
		}
		out.append(snapshot.parent()); // virsh too ends no line here
	}

	private static void info(DomainSnapshots snapshots, DomainId id, Arguments arguments, StringBuilder out) throws CommandFailure, HypervisorException {
		SnapshotInfo snapshot = snapshots.find(id, named(snapshots, id, arguments, "snapshotname"));
		String name = snapshot.name();
		boolean current = snapshots.hasCurrent(id) && snapshots.current(id).equals(name);
		PoolCommands.line(out, "Name:", name);
		PoolCommands.line(out, "Domain:", id.name());
		PoolCommands.line(out, "Current:", HostObjectCommands.yesNo(current));
		PoolCommands.line(out, "State:", snapshot.state());
		PoolCommands.line(out, "Location:", snapshot.external() ? "external" : "internal");
		PoolCommands.line(out, "Parent:", snapshot.parent().isEmpty() ? "-" : snapshot.parent());
		PoolCommands.line(out, "Children:", Integer.toString(snapshots.children(id, name, false, Set.of()).size()));
		PoolCommands.line(out, "Descendants:", Integer.toString(snapshots.children(id, name, true, Set.of()).size()));
		PoolCommands.line(out, "Metadata:", HostObjectCommands.yesNo(snapshots.hasMetadata(id, name)));
	}
}
