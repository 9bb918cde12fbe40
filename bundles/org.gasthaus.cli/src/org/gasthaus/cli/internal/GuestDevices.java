package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainDevices;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;

/** {@code attach-device}, {@code detach-device}, {@code detach-device-alias}, {@code update-device}, {@code blockresize}, {@code domifstat}, {@code dommemstat} */
final class GuestDevices implements HostCommand {
	private static final String[] INTERFACE = { "rx_bytes", "rx_packets", "rx_errs", "rx_drop", "tx_bytes", "tx_packets", "tx_errs", "tx_drop" };
	/** virsh's words for libvirt's numbers. */
	private static final String[] MEMORY = { "swap_in", "swap_out", "major_fault", "minor_fault", "unused", "available", "actual", "rss", "usable",
			"last_update", "disk_caches", "hugetlb_pgalloc", "hugetlb_pgfail" };

	private final String command;

	GuestDevices(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "attach-device", "detach-device" -> syntax.data("file").flags("persistent", "config", "live", "current");
		case "update-device" -> syntax.data("file").flags("persistent", "config", "live", "current", "force");
		case "detach-device-alias" -> syntax.data("alias").flags("config", "live", "current");
		case "blockresize" -> syntax.data("path").dataNumber("size");
		case "domifstat" -> syntax.data("interface");
		case "dommemstat" -> syntax.namedNumber("period").flags("config", "live", "current");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean changes = command.contains("device");
		if (changes || command.equals("dommemstat")) {
			arguments.exclusive("current", "live");
			arguments.exclusive("current", "config");
			if (changes && !command.equals("detach-device-alias")) {
				arguments.exclusive("persistent", "current");
			}
		}
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		if (changes) {
			change(session.devices(), domain, arguments, invocation);
		} else if (command.equals("dommemstat") && arguments.has("period")) {
			setPeriod(session.devices(), domain, arguments);
		} else {
			StringBuilder out = new StringBuilder();
			look(session.devices(), domain.id(), arguments, invocation.quiet(), out);
			invocation.out().append(out);
		}
	}

	private void change(DomainDevices devices, DomainInfo domain, Arguments arguments, Invocation invocation) throws CommandFailure {
		boolean byAlias = command.equals("detach-device-alias");
		String what = arguments.data(byAlias ? "alias" : "file");
		String xml = byAlias ? "" : DefineDomainCommand.read(invocation.directory(), what);
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		if (!byAlias && arguments.has("persistent")) {
			impact = EnumSet.of(Impact.CONFIG);
			if (arguments.has("live") || domain.runtimeId() >= 0) {
				impact.add(Impact.LIVE);
			}
		}
		String verb = command.substring(0, command.indexOf('-'));
		try {
			switch (command) {
			case "attach-device" -> devices.attach(domain.id(), xml, impact);
			case "detach-device" -> devices.detach(domain.id(), xml, impact);
			case "update-device" -> devices.update(domain.id(), xml, arguments.has("force"), impact);
			default -> devices.detachAlias(domain.id(), what, impact);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(byAlias ? "Failed to detach device with alias " + what : "Failed to " + verb + " device from " + what, e);
		}
		if (!invocation.quiet()) {
			String done = byAlias ? "Device detach request sent" : "Device " + (verb.equals("update") ? "updated" : verb + "ed");
			invocation.out().append(done).append(" successfully\n");
		}
	}

	private void setPeriod(DomainDevices devices, DomainInfo domain, Arguments arguments) throws CommandFailure {
		int seconds = Numbers.integer(arguments, "period");
		if (seconds < 0) {
			throw new CommandFailure("Invalid collection period value '" + seconds + "'");
		}
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		if (impact.isEmpty() && domain.runtimeId() >= 0) {
			impact = EnumSet.of(Impact.LIVE);
		}
		try {
			devices.setMemoryStatisticsPeriod(domain.id(), seconds, impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to change balloon collection period.", e);
		}
	}

	private void look(DomainDevices devices, DomainId id, Arguments arguments, boolean quiet, StringBuilder out) throws CommandFailure, HypervisorException {
		switch (command) {
		case "blockresize" -> {
			String disk = arguments.data("path");
			long bytes = Numbers.bytes(arguments, "size", 1024);
			try {
				devices.resizeBlock(id, disk, bytes);
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to resize block device '" + disk + "'", e);
			}
			if (!quiet) {
				out.append("Block device '").append(disk).append("' is resized");
			}
		}
		case "domifstat" -> interfaceStatistics(devices, id, arguments.data("interface"), arguments.text("domain"), out);
		default -> {
			try {
				for (Map.Entry<Integer, Long> one : devices.memoryStatistics(id).entrySet()) {
					if (one.getKey() < MEMORY.length) {
						out.append(MEMORY[one.getKey()]).append(' ').append(Long.toUnsignedString(one.getValue())).append('\n');
					}
				}
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to get memory statistics for domain '" + arguments.text("domain") + "'", e);
			}
		}
		}
	}

	private static void interfaceStatistics(DomainDevices devices, DomainId id, String device, String domain, StringBuilder out) throws CommandFailure {
		long[] counted;
		try {
			counted = devices.interfaceStatistics(id, device);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to get interface stats " + domain + " " + device, e);
		}
		for (int i = 0; i < INTERFACE.length; i++) {
			if (counted[i] >= 0) {
				out.append(device).append(' ').append(INTERFACE[i]).append(' ').append(counted[i]).append('\n');
			}
		}
	}
}
