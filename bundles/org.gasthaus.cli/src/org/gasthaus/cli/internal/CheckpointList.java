package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.CheckpointFilter;
import org.gasthaus.hypervisor.CheckpointInfo;
import org.gasthaus.hypervisor.DomainCheckpoints;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code checkpoint-list} */
final class CheckpointList implements HostCommand {
	private static final String[][] EXCLUSIVE = { { "tree", "name" }, { "parent", "roots" }, { "parent", "tree" }, { "roots", "tree" }, { "roots", "from" } };

	@Override
	public Syntax syntax() {
		return new Syntax("checkpoint-list").data("domain").flags("parent", "roots", "leaves", "no-leaves", "tree").text("from").flags("descendants", "name",
				"topological");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		for (String[] pair : EXCLUSIVE) {
			arguments.exclusive(pair[0], pair[1]);
		}
		boolean tree = arguments.has("tree");
		for (String option : List.of("leaves", "no-leaves")) {
			if (tree && arguments.has(option)) {
				throw new CommandFailure("--" + option + " and --tree are mutually exclusive");
			}
		}
		if (arguments.has("descendants") && !arguments.has("from")) {
			throw new CommandFailure("--descendants requires --from");
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainCheckpoints checkpoints = session.checkpoints();
		String from = arguments.has("from") ? CheckpointCommands.named(checkpoints, id, arguments, "from").name() : null;
		List<CheckpointInfo> found = list(checkpoints, id, from, arguments);
		StringBuilder out = new StringBuilder();
		if (tree) {
			tree(found, from, out);
		} else if (arguments.has("name")) {
			found.forEach(checkpoint -> out.append(checkpoint.name()).append('\n'));
		} else {
			table(found, arguments.has("parent"), !invocation.quiet(), out);
		}
		invocation.out().append(out);
	}

	private List<CheckpointInfo> list(DomainCheckpoints checkpoints, DomainId id, String from, Arguments arguments) throws CommandFailure {
		Set<CheckpointFilter> filters = Numbers.flags(CheckpointFilter.class, syntax(), arguments);
		try {
			return from == null ? checkpoints.list(id, filters) : checkpoints.children(id, from, arguments.has("descendants"), filters);
		} catch (HypervisorException e) {
			throw new CommandFailure("unexpected problem querying checkpoints", e);
		}
	}

	private static void tree(List<CheckpointInfo> checkpoints, String from, StringBuilder out) {
		Tree tree = new Tree();
		if (from != null) {
			tree.add(from, "");
		}
		checkpoints.forEach(checkpoint -> tree.add(checkpoint.name(), checkpoint.parent()));
		tree.print(out);
	}

	private static void table(List<CheckpointInfo> checkpoints, boolean parents, boolean header, StringBuilder out) {
		List<String> columns = new ArrayList<>(List.of("Name", "Creation Time"));
		if (parents) {
			columns.add("Parent");
		}
		Table table = new Table(columns.toArray(String[]::new));
		for (CheckpointInfo checkpoint : checkpoints) {
			List<String> row = new ArrayList<>(List.of(checkpoint.name(), SnapshotList.time(checkpoint.created())));
			if (parents) {
				row.add(checkpoint.parent());
			}
			table.row(row.toArray(String[]::new));
		}
		table.print(out, header);
	}
}
