package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.VcpuOption;

/** {@code setmem}, {@code setmaxmem}, {@code setvcpus}, {@code vcpucount} */
final class GuestTuning implements HostCommand {
	private static final int KIB = 1024;

	/** {@code VIR_ERR_INVALID_ARG} */
	private static final int INVALID_ARGUMENT = 8;

	private final String command;

	GuestTuning(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "setvcpus" -> syntax.dataNumber("count").flags("maximum", "config", "live", "current", "guest", "hotpluggable");
		case "vcpucount" -> syntax.flags("maximum", "active", "live", "config", "current", "guest");
		default -> syntax.dataNumber("size").flags("config", "live", "current");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		if (command.equals("setvcpus")) {
			arguments.exclusive("guest", "config");
			if (arguments.has("maximum") && !arguments.has("config")) {
				throw new CommandFailure("Option --config is required by option --maximum");
			}
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainTuning tuning = session.tuning();
		switch (command) {
		case "setmem" -> tuning.setMemory(id, kib(arguments), Numbers.flags(Impact.class, syntax(), arguments));
		case "setmaxmem" -> {
			long kib = kib(arguments);
			try {
				tuning.setMaximumMemory(id, kib, Numbers.flags(Impact.class, syntax(), arguments));
			} catch (HypervisorException e) {
				throw new CommandFailure("Unable to change MaxMemorySize", e);
			}
		}
		case "setvcpus" -> {
			int count = Numbers.count(arguments, "count");
			if (count == 0) {
				throw new CommandFailure("Can't set 0 processors for a VM");
			}
			tuning.setVcpus(id, count, Numbers.flags(VcpuOption.class, syntax(), arguments));
		}
		default -> count(tuning, id, arguments, invocation);
		}
	}

	private static long kib(Arguments arguments) throws CommandFailure {
		long bytes = Numbers.bytes(arguments, "size", KIB);
		return bytes / KIB + (bytes % KIB == 0 ? 0 : 1);
	}

	private void count(DomainTuning tuning, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("live", "config");
		arguments.exclusive("maximum", "active");
		Set<VcpuOption> options = Numbers.flags(VcpuOption.class, syntax(), arguments);
		boolean one = !options.isEmpty() || arguments.has("active");
		if (one) {
			try {
				invocation.out().append(Integer.toString(tuning.vcpus(id, options))).append('\n');
			} catch (HypervisorException e) {
				if (options.contains(VcpuOption.GUEST) && e.nativeCode() == INVALID_ARGUMENT) {
					throw new CommandFailure("Failed to retrieve vCPU count from the guest", e);
				}
				throw e;
			}
			return;
		}
		StringBuilder out = new StringBuilder();
		for (boolean maximum : new boolean[] { true, false }) {
			for (VcpuOption state : new VcpuOption[] { VcpuOption.CONFIG, VcpuOption.LIVE }) {
				Set<VcpuOption> which = EnumSet.of(state);
				if (maximum) {
					which.add(VcpuOption.MAXIMUM);
				}
				try {
					out.append(String.format(Locale.ROOT, "%-12s %-12s %3d\n", maximum ? "maximum" : "current", state.name().toLowerCase(Locale.ROOT),
							tuning.vcpus(id, which)));
				} catch (HypervisorException e) {
					if (e.code() != HypervisorException.Code.INVALID_ARGUMENT && e.code() != HypervisorException.Code.WRONG_STATE) {
						throw e;
					} // a transient domain has no stored number, one that is shut off no running one
				}
			}
		}
		invocation.out().append(out);
	}
}
