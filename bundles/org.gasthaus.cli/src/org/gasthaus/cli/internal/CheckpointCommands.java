package org.gasthaus.cli.internal;

import java.util.Set;

import org.gasthaus.hypervisor.CheckpointDeletion;
import org.gasthaus.hypervisor.CheckpointInfo;
import org.gasthaus.hypervisor.CheckpointOption;
import org.gasthaus.hypervisor.CheckpointView;
import org.gasthaus.hypervisor.DomainCheckpoints;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code checkpoint-create}, {@code checkpoint-create-as}, {@code checkpoint-info}, {@code checkpoint-delete} … */
final class CheckpointCommands implements HostCommand {
	private final String command;

	CheckpointCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "checkpoint-create" -> syntax.text("xmlfile").flags("redefine", "redefine-validate", "quiesce");
		case "checkpoint-create-as" -> syntax.text("name").text("description").flags("print-xml", "quiesce").rest("diskspec");
		case "checkpoint-delete" -> syntax.text("checkpointname").flags("children", "children-only", "metadata");
		case "checkpoint-dumpxml" -> XmlOutput.options(syntax.text("checkpointname").flags("security-info", "no-domain", "size"));
		default -> syntax.text("checkpointname");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("checkpoint-create") && arguments.has("redefine-validate") && !arguments.has("redefine")) {
			throw new CommandFailure("Option --redefine is required by option --redefine-validate");
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainCheckpoints checkpoints = session.checkpoints();
		switch (command) {
		case "checkpoint-create" -> create(checkpoints, id, arguments, invocation);
		case "checkpoint-create-as" -> createAs(checkpoints, id, arguments, invocation);
		case "checkpoint-delete" -> delete(checkpoints, id, arguments, invocation);
		case "checkpoint-dumpxml" -> XmlOutput.print(invocation, arguments, checkpoints.xml(id, named(checkpoints, id, arguments, "checkpointname").name(),
				Numbers.flags(CheckpointView.class, syntax(), arguments)));
		case "checkpoint-parent" -> parent(checkpoints, id, arguments, invocation);
		default -> info(checkpoints, id, arguments, invocation);
		}
	}

	/** The one that an option names. */
	static CheckpointInfo named(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, String option) throws CommandFailure, HypervisorException {
		String name = arguments.optional(option);
		if (name == null) {
			throw new CommandFailure("--" + option + " is required");
		}
		return checkpoints.find(id, name);
	}

	/** As virsh, without an end of the line; the one that ends every command follows. */
	private static void announce(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done);
		}
	}

	private void create(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.optional("xmlfile");
		String xml = file == null ? "<domaincheckpoint/>" : DefineDomainCommand.read(invocation.directory(), file);
		String name = checkpoints.create(id, xml, Numbers.flags(CheckpointOption.class, syntax(), arguments), null);
		announce(invocation, "Domain checkpoint " + name + " created" + (file == null ? "" : " from '" + file + "'"));
	}

	private void createAs(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String xml = SnapshotText.checkpoint(arguments.optional("name"), arguments.optional("description"), arguments.rest("diskspec"));
		if (arguments.has("print-xml")) {
			invocation.out().append(xml).append('\n');
			return;
		}
		String name = checkpoints.create(id, xml, Numbers.flags(CheckpointOption.class, syntax(), arguments), null);
		announce(invocation, "Domain checkpoint " + name + " created");
	}

	private void delete(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String name = named(checkpoints, id, arguments, "checkpointname").name();
		try {
			checkpoints.delete(id, name, Numbers.flags(CheckpointDeletion.class, syntax(), arguments), null);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to delete checkpoint " + name, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Domain checkpoint ").append(name).append(arguments.has("children-only") ? " children deleted\n" : " deleted\n");
		}
	}

	private static void parent(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		CheckpointInfo checkpoint = named(checkpoints, id, arguments, "checkpointname");
		if (checkpoint.parent().isEmpty()) {
			throw new CommandFailure("checkpoint '" + checkpoint.name() + "' has no parent");
		}
		invocation.out().append(checkpoint.parent()); // virsh too ends no line here
	}

	private static void info(DomainCheckpoints checkpoints, DomainId id, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		CheckpointInfo checkpoint = named(checkpoints, id, arguments, "checkpointname");
		String name = checkpoint.name();
		StringBuilder out = new StringBuilder();
		PoolCommands.line(out, "Name:", name);
		PoolCommands.line(out, "Domain:", id.name());
		PoolCommands.line(out, "Parent:", checkpoint.parent().isEmpty() ? "-" : checkpoint.parent());
		PoolCommands.line(out, "Children:", Integer.toString(checkpoints.children(id, name, false, Set.of()).size()));
		PoolCommands.line(out, "Descendants:", Integer.toString(checkpoints.children(id, name, true, Set.of()).size()));
		invocation.out().append(out);
	}
}
