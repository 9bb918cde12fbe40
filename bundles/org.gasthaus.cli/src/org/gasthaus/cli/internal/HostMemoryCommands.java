package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.gasthaus.hypervisor.HostMemory;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;
import org.w3c.dom.Node;

/** Memory of a host: {@code freecell}, {@code freepages}, {@code allocpages}, {@code nodememstats}, {@code node-memory-tune} */
final class HostMemoryCommands implements HostCommand {
	private static final String CELLS = "/capabilities/host/topology/cells/cell/@id";
	private static final int KIB = 1024;
	private static final String[] PARAMETERS = { "shm-pages-to-scan", "shm-sleep-millisecs", "shm-merge-across-nodes" };

	private final String command;

	HostMemoryCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "freecell" -> syntax.number("cellno").flags("all");
		case "freepages" -> syntax.number("cellno").number("pagesize").flags("all");
		case "allocpages" -> syntax.dataNumber("pagesize").dataNumber("pagecount").number("cellno").flags("add", "all");
		case "nodememstats" -> syntax.number("cell");
		default -> {
			for (String name : PARAMETERS) {
				syntax.number(name);
			}
			yield syntax;
		}
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		switch (command) {
		case "freecell" -> free(session, arguments, invocation);
		case "freepages" -> freePages(session, arguments, invocation);
		case "allocpages" -> allocate(session, arguments);
		case "nodememstats" -> statistics(session.hostMemory(), arguments, invocation);
		default -> tune(session.hostMemory(), arguments, invocation);
		}
	}

	private static void free(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("all", "cellno");
		HostMemory memory = session.hostMemory();
		if (arguments.has("cellno")) {
			int cell = Numbers.integer(arguments, "cellno");
			invocation.out().append(cell + ": " + memory.free(cell) / KIB + " KiB\n");
			return;
		}
		if (!arguments.has("all")) {
			invocation.out().append("Total: " + memory.free() / KIB + " KiB\n");
			return;
		}
		StringBuilder out = new StringBuilder();
		long total = 0;
		for (int cell : cells(capabilities(session, "unable to get node capabilities"))) {
			try {
				long bytes = memory.free(cell);
				total += bytes;
				line(out, Integer.toString(cell), bytes);
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get free memory for NUMA node number: " + cell, e);
			}
		}
		if (!invocation.quiet()) {
			line(out.append("--------------------\n"), "Total", total);
		}
		invocation.out().append(out);
	}

	private static void line(StringBuilder out, String name, long bytes) {
		out.append(String.format(Locale.ROOT, "%5s: %10d KiB\n", name, bytes / KIB));
	}

	private static DefinitionDom capabilities(HypervisorSession session, String failure) throws CommandFailure {
		try {
			return DefinitionDom.of(session.hostCapabilitiesXml());
		} catch (HypervisorException e) {
			throw new CommandFailure(failure, e);
		}
	}

	private static List<Integer> cells(DefinitionDom capabilities) throws CommandFailure {
		return numbers(capabilities, CELLS);
	}

	private static List<Integer> numbers(DefinitionDom capabilities, String path) throws CommandFailure {
		List<Integer> result = new ArrayList<>();
		for (Node node : capabilities.find(path)) {
			result.add(Integer.valueOf(node.getNodeValue()));
		}
		return result;
	}

	private static int pageSize(Arguments arguments) throws CommandFailure {
		long bytes = Numbers.bytes(arguments, "pagesize", KIB);
		if (bytes > 0xffff_ffffL) {
			throw new CommandFailure("Scaled numeric value '" + arguments.data("pagesize") + "' for <pagesize> option is malformed or out of range");
		}
		return (int) ((bytes + KIB - 1) / KIB);
	}

	private static void freePages(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("all", "cellno");
		int size = arguments.has("pagesize") ? pageSize(arguments) : 0;
		StringBuilder out = new StringBuilder();
		if (!arguments.has("all")) {
			int cell = cellOfPages(arguments);
			pages(out, session.hostMemory(), cell, List.of(size));
			invocation.out().append(out);
			return;
		}
		DefinitionDom capabilities = capabilities(session, "unable to get node capabilities");
		List<Integer> sizes = arguments.has("pagesize") ? List.of(size) : pageSizes(capabilities);
		for (int cell : cells(capabilities)) {
			pages(out.append("Node ").append(cell).append(":\n"), session.hostMemory(), cell, sizes);
			out.append('\n');
		}
		invocation.out().append(out);
	}

	private static int cellOfPages(Arguments arguments) throws CommandFailure {
		if (!arguments.has("cellno")) {
			throw new CommandFailure("missing cellno argument");
		}
		int cell = Numbers.integer(arguments, "cellno");
		if (cell < HostMemory.ALL) {
			throw new CommandFailure("cell number must be non-negative integer or -1");
		}
		if (!arguments.has("pagesize")) {
			throw new CommandFailure("missing pagesize argument");
		}
		return cell;
	}

	private static List<Integer> pageSizes(DefinitionDom capabilities) throws CommandFailure {
		List<Integer> sizes = numbers(capabilities, "/capabilities/host/cpu/pages/@size");
		if (sizes.isEmpty()) {
			sizes = numbers(capabilities, "/capabilities/host/topology/cells/cell/pages/@size");
		}
		if (sizes.isEmpty()) {
			throw new CommandFailure("could not get information about supported page sizes");
		}
		return List.copyOf(new TreeSet<>(sizes));
	}

	private static void pages(StringBuilder out, HostMemory memory, int cell, List<Integer> sizes) throws HypervisorException {
		List<Long> counts = memory.freePages(cell, sizes);
		for (int i = 0; i < sizes.size(); i++) {
			out.append(Integer.toUnsignedString(sizes.get(i))).append("KiB: ").append(counts.get(i)).append('\n');
		}
	}

	private static void allocate(HypervisorSession session, Arguments arguments) throws CommandFailure, HypervisorException {
		arguments.exclusive("all", "cellno");
		int cell = arguments.has("cellno") ? Numbers.integer(arguments, "cellno") : HostMemory.ALL;
		int size = pageSize(arguments);
		long count = Numbers.unsigned(arguments, "pagecount");
		List<Integer> cells = arguments.has("all") ? cells(capabilities(session, "unable to get node capabilities")) : List.of(cell);
		for (int one : cells) {
			session.hostMemory().allocatePages(one, size, count, arguments.has("add"));
		}
	}

	private static void statistics(HostMemory memory, Arguments arguments, Invocation invocation) throws CommandFailure {
		int cell = arguments.has("cell") ? Numbers.integer(arguments, "cell") : HostMemory.ALL;
		try {
			memory.statistics(cell).forEach(
					(name, kib) -> invocation.out().append(String.format(Locale.ROOT, "%-7s: %20s KiB\n", name, Long.toUnsignedString(kib))));
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to get number of memory stats", e);
		}
	}

	private static void tune(HostMemory memory, Arguments arguments, Invocation invocation) throws CommandFailure {
		List<TypedParameter> changes = new ArrayList<>();
		for (String name : PARAMETERS) {
			if (arguments.has(name)) {
				changes.add(new TypedParameter(name.replace('-', '_'), TypedParameter.Type.UINT,
						Integer.toUnsignedLong(Numbers.count(arguments, name))));
			}
		}
		try {
			if (!changes.isEmpty()) {
				memory.setParameters(changes);
				return;
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to change memory parameters", e);
		}
		try {
			List<TypedParameter> parameters = memory.parameters();
			if (!parameters.isEmpty()) {
				invocation.out().append("Shared memory:\n");
			}
			for (TypedParameter parameter : parameters) {
				invocation.out().append(String.format(Locale.ROOT, "\t%-15s %s\n", parameter.name(), parameter.text()));
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to get number of memory parameters", e);
		}
	}
}
