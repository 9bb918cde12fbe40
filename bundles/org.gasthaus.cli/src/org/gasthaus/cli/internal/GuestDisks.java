package org.gasthaus.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.hypervisor.DomainDisks;
import org.gasthaus.hypervisor.DomainDisks.Sizes;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/** {@code domblkinfo}, {@code domblkstat}, {@code domblkerror}, {@code domblkthreshold} */
final class GuestDisks implements HostCommand {
	/** libvirt's names of what is counted, those of virsh, and what they mean. */
	private static final String[][] COUNTS = { { "rd_operations", "rd_req", "number of read operations:" }, { "rd_bytes", "rd_bytes", "number of bytes read:" },
			{ "wr_operations", "wr_req", "number of write operations:" }, { "wr_bytes", "wr_bytes", "number of bytes written:" },
			{ "errs", "errs", "error count:" }, { "flush_operations", "flush_operations", "number of flush operations:" },
			{ "rd_total_times", "rd_total_times", "total duration of reads (ns):" }, { "wr_total_times", "wr_total_times", "total duration of writes (ns):" },
			{ "flush_total_times", "flush_total_times", "total duration of flushes (ns):" } };
	private static final String[] ERRORS = { "no error", "unspecified error", "no space" };

	private final String command;

	GuestDisks(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "domblkinfo" -> syntax.text("device").flags("human", "all");
		case "domblkstat" -> syntax.text("device").flags("human");
		case "domblkthreshold" -> syntax.data("dev").dataNumber("threshold");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("domblkinfo")) {
			arguments.exclusive("all", "device");
		}
		long threshold = command.equals("domblkthreshold") ? Numbers.bytes(arguments, "threshold", 1) : 0;
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		StringBuilder out = new StringBuilder();
		switch (command) {
		case "domblkinfo" -> {
			if (arguments.has("all")) {
				allSizes(session, id, arguments.has("human"), out, !invocation.quiet());
			} else if (!arguments.has("device")) {
				throw new CommandFailure("command 'domblkinfo' requires <device> option");
			} else {
				sizes(session.disks().sizes(id, arguments.data("device")), arguments.has("human"), out);
			}
		}
		case "domblkstat" -> counts(session.disks(), id, arguments, out);
		case "domblkthreshold" -> session.disks().setThreshold(id, arguments.data("dev"), threshold);
		default -> {
			Map<String, Integer> errors = session.disks().errors(id);
			out.append(errors.isEmpty() ? "No errors found\n" : "");
			errors.forEach((disk, error) -> out.append(disk).append(": ").append(error >= 0 && error < ERRORS.length ? ERRORS[error] : "unknown error").append('\n'));
		}
		}
		invocation.out().append(out);
	}

	private static List<Element> disks(HypervisorSession session, DomainId id) throws HypervisorException, CommandFailure {
		return DefinitionDom.of(session.domainXml(id, XmlView.LIVE)).devices("disk");
	}

	private static void sizes(Sizes sizes, boolean human, StringBuilder out) {
		out.append(String.format(Locale.ROOT, "%-15s %s\n%-15s %s\n%-15s %s\n", "Capacity:", size(sizes.capacity(), human), "Allocation:",
				size(sizes.allocation(), human), "Physical:", size(sizes.physical(), human)));
	}

	/** A number of bytes, or with a unit and three digits behind the point. */
	static String size(long bytes, boolean human) {
		if (!human) {
			return Long.toUnsignedString(bytes);
		}
		return Numbers.size(bytes, 3);
	}

	private static void allSizes(HypervisorSession session, DomainId id, boolean human, StringBuilder out, boolean header)
			throws HypervisorException, CommandFailure {
		Table table = new Table("Target", "Capacity", "Allocation", "Physical");
		for (Element disk : disks(session, id)) {
			String target = DefinitionDom.attribute(disk, "target", "dev");
			try {
				Sizes sizes = session.disks().sizes(id, target);
				table.row(target, size(sizes.capacity(), human), size(sizes.allocation(), human), size(sizes.physical(), human));
			} catch (HypervisorException e) {
				if (DefinitionDom.child(disk, "source") != null && !disk.getAttribute("type").equals("network")) {
					throw e;
				}
				table.row(target, "-", "-", "-"); // no medium, or one that only a running guest reaches
			}
		}
		table.print(out, header);
	}

	private static void counts(DomainDisks disks, DomainId id, Arguments arguments, StringBuilder out) throws HypervisorException, CommandFailure {
		String device = arguments.has("device") ? arguments.text("device") : "";
		boolean human = arguments.has("human");
		Map<String, TypedParameter> values = new LinkedHashMap<>();
		try {
			disks.counts(id, device).forEach(value -> values.put(value.name(), value));
		} catch (HypervisorException e) {
			if (e.getSuppressed().length == 0) {
				throw e;
			}
			throw new CommandFailure("Failed to get block stats " + arguments.data("domain") + ' ' + device, e);
		}
		if (human) {
			out.append("Device: ").append(device).append('\n');
		}
		for (String[] count : COUNTS) {
			TypedParameter value = values.remove(count[0]);
			if (value != null) {
				out.append(human ? String.format(Locale.ROOT, " %-32s", count[2]) : device + ' ' + count[1] + ' ').append(value.text()).append('\n');
			}
		}
		for (TypedParameter value : values.values()) {
			out.append(human ? String.format(Locale.ROOT, " %-32s", value.name() + ':') : device + ' ' + value.name() + ' ').append(value.text()).append('\n');
		}
	}
}
