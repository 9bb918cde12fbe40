package org.gasthaus.cli.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SnapshotFilter;
import org.gasthaus.hypervisor.SnapshotInfo;

/** {@code snapshot-list} */
final class SnapshotList implements HostCommand {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT);
	private static final String[][] EXCLUSIVE = { { "tree", "name" }, { "parent", "roots" }, { "parent", "tree" }, { "roots", "tree" }, { "roots", "from" },
			{ "roots", "current" } };

	@Override
	public Syntax syntax() {
		return new Syntax("snapshot-list").data("domain").flags("parent", "roots", "leaves", "no-leaves", "metadata", "no-metadata", "inactive", "active",
				"disk-only", "internal", "external", "tree").text("from").flags("current", "descendants", "name", "topological");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		for (String[] pair : EXCLUSIVE) {
			arguments.exclusive(pair[0], pair[1]);
		}
		Set<SnapshotFilter> filters = Numbers.flags(SnapshotFilter.class, syntax(), arguments);
		boolean tree = arguments.has("tree");
		for (String option : List.of("leaves", "no-leaves", "inactive", "active", "disk-only", "internal", "external")) {
			if (tree && arguments.has(option)) {
				throw new CommandFailure("--" + option + " and --tree are mutually exclusive");
			}
		}
		boolean below = arguments.has("from") || arguments.has("current");
		if (arguments.has("descendants") && !below) {
			throw new CommandFailure("--descendants requires either --from or --current");
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainSnapshots snapshots = session.snapshots();
		String from = below ? SnapshotCommands.named(snapshots, id, arguments, "from") : null;
		List<SnapshotInfo> found = from == null ? snapshots.list(id, filters) : snapshots.children(id, from, arguments.has("descendants"), filters);
		StringBuilder out = new StringBuilder();
		if (tree) {
			tree(found, from, out);
		} else if (arguments.has("name")) {
			found.forEach(snapshot -> out.append(snapshot.name()).append('\n'));
		} else {
			table(found, arguments.has("parent"), !invocation.quiet(), out);
		}
		invocation.out().append(out);
	}

	private static void tree(List<SnapshotInfo> snapshots, String from, StringBuilder out) {
		Tree tree = new Tree();
		if (from != null) {
			tree.add(from, "");
		}
		for (SnapshotInfo snapshot : snapshots) {
			tree.add(snapshot.name(), snapshot.parent());
		}
		tree.print(out);
	}

	private static void table(List<SnapshotInfo> snapshots, boolean parents, boolean header, StringBuilder out) {
		List<String> columns = new ArrayList<>(List.of("Name", "Creation Time", "State"));
		if (parents) {
			columns.add("Parent");
		}
		Table table = new Table(columns.toArray(String[]::new));
		for (SnapshotInfo snapshot : snapshots) {
			List<String> row = new ArrayList<>(List.of(snapshot.name(), time(snapshot.created()), snapshot.state()));
			if (parents) {
				row.add(snapshot.parent());
			}
			table.row(row.toArray(String[]::new));
		}
		table.print(out, header);
	}

	static String time(Instant instant) {
		return TIME.format(instant.atZone(ZoneId.systemDefault()));
	}
}
