package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.gasthaus.core.XmlBuilder;
import org.gasthaus.hypervisor.HostProcessors;
import org.gasthaus.hypervisor.HostProcessors.BaselineOption;
import org.gasthaus.hypervisor.HostProcessors.CompareOption;
import org.gasthaus.hypervisor.HostProcessors.Comparison;
import org.gasthaus.hypervisor.HostProcessors.Emulator;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Processors of a host: {@code cpu-*}, {@code hypervisor-cpu-*}, {@code maxvcpus}, {@code nodecpumap}, {@code nodecpustats} */
final class HostProcessorCommands implements HostCommand {
	private static final String DEFINITIONS = "/container/cpu|/container/domain/cpu|/container/capabilities/host/cpu|"
			+ "/container/domainCapabilities/cpu/mode[@name='host-model' and @supported='yes']";
	/** libvirt's words and those of the output. */
	private static final String[][] TIMES = { { "user", "user:" }, { "kernel", "system:" }, { "idle", "idle:" }, { "iowait", "iowait:" }, { "intr", "intr:" } };
	private static final String USAGE = "utilization";
	private static final int SECOND = 1000;

	private final String command;

	HostProcessorCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "cpu-compare" -> syntax.data("file").flags("error", "validate");
		case "cpu-baseline" -> syntax.data("file").flags("features", "migratable");
		case "cpu-models" -> syntax.data("arch");
		case "hypervisor-cpu-compare" -> emulator(syntax.data("file")).flags("error", "validate");
		case "hypervisor-cpu-baseline" -> emulator(syntax.text("file")).flags("features", "migratable").text("model");
		case "maxvcpus" -> syntax.text("type");
		case "nodecpumap" -> syntax.flags("pretty");
		default -> syntax.number("cpu").flags("percent");
		};
	}

	private static Syntax emulator(Syntax syntax) {
		return syntax.text("virttype").text("emulator").text("arch").text("machine");
	}

	private static Emulator emulator(Arguments arguments) throws CommandFailure {
		return new Emulator(arguments.optional("emulator"), arguments.optional("arch"), arguments.optional("machine"), arguments.optional("virttype"));
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		HostProcessors processors = session.hostProcessors();
		switch (command) {
		case "cpu-compare" -> compare(processors, null, arguments, invocation);
		case "hypervisor-cpu-compare" -> compare(processors, emulator(arguments), arguments, invocation);
		case "cpu-baseline", "hypervisor-cpu-baseline" -> baseline(processors, arguments, invocation);
		case "cpu-models" -> models(processors, arguments.data("arch"), invocation);
		case "maxvcpus" -> invocation.out().append(maximum(session, arguments.optional("type"))).append('\n');
		case "nodecpumap" -> map(processors, arguments.has("pretty"), invocation);
		default -> times(processors, arguments, invocation);
		}
	}

	private void compare(HostProcessors processors, Emulator emulator, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String cpu = definitions(file, DefineDomainCommand.read(invocation.directory(), file)).get(0);
		Set<CompareOption> options = Numbers.flags(CompareOption.class, syntax(), arguments);
		if (arguments.has("error")) {
			options.add(CompareOption.FAIL_INCOMPATIBLE);
		}
		Comparison comparison;
		try {
			comparison = emulator == null ? processors.compare(cpu, options) : processors.compare(emulator, cpu, options);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to compare " + (emulator == null ? "host" : "hypervisor") + " CPU with " + file, e);
		}
		String other = emulator == null ? "host CPU" : "the CPU provided by hypervisor on the host";
		invocation.out().append(switch (comparison) {
		case INCOMPATIBLE -> "CPU described in " + file + " is incompatible with " + other;
		case IDENTICAL -> "CPU described in " + file + " is identical to " + other;
		case SUPERSET -> (emulator == null ? "Host CPU" : "The CPU provided by hypervisor on the host") + " is a superset of CPU described in " + file;
		}).append('\n');
		if (comparison == Comparison.INCOMPATIBLE) {
			throw new CommandFailure(CommandFailure.SILENT);
		}
	}

	private void baseline(HostProcessors processors, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean ofHypervisor = command.startsWith("hypervisor-");
		List<String> cpus;
		if (ofHypervisor && arguments.has("model")) {
			arguments.exclusive("file", "model");
			cpus = List.of(new XmlBuilder().open("cpu").text("model", arguments.data("model")).close("cpu").toString());
		} else if (!arguments.has("file")) {
			throw new CommandFailure("Either --file or --model must be provided");
		} else {
			String file = arguments.data("file");
			cpus = definitions(file, DefineDomainCommand.read(invocation.directory(), file));
		}
		Set<BaselineOption> options = Numbers.flags(BaselineOption.class, syntax(), arguments);
		invocation.out().append(ofHypervisor ? processors.baseline(emulator(arguments), cpus, options) : processors.baseline(cpus, options));
	}

	/** The processors in a text that has them by themselves, in domains or in capabilities. */
	private static List<String> definitions(String file, String text) throws CommandFailure {
		String xml = text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2) : text;
		List<String> result = new ArrayList<>();
		for (Node node : DefinitionDom.of("<container>" + xml + "</container>").find(DEFINITIONS)) {
			if (node.getNodeName().equals("mode")) {
				Element cpu = DefinitionDom.add((Element) node.getParentNode(), "cpu", null);
				while (node.getFirstChild() != null) {
					cpu.appendChild(node.getFirstChild());
				}
				result.add(DefinitionDom.text(cpu, 0));
			} else {
				result.add(DefinitionDom.text(node, 0));
			}
		}
		if (result.isEmpty()) {
			throw new CommandFailure("File '" + file + "' does not contain any <cpu> element or valid domain XML, host capabilities XML, or domain "
					+ "capabilities XML");
		}
		return result;
	}

	private static void models(HostProcessors processors, String arch, Invocation invocation) throws CommandFailure {
		try {
			List<String> models = processors.models(arch);
			models.forEach(model -> invocation.out().append(model).append('\n'));
			if (models.isEmpty() && !invocation.quiet()) {
				invocation.out().append("all CPU models are accepted\n");
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get CPU model names", e);
		}
	}

	/** As the host says of its guests; else as its driver says. */
	private static String maximum(HypervisorSession session, String type) throws CommandFailure, HypervisorException {
		try {
			for (Node max : DefinitionDom.of(session.domainCapabilitiesXml(null, null, null, type)).find("/domainCapabilities/vcpu/@max")) {
				return max.getNodeValue();
			}
		} catch (HypervisorException e) {
			if (e.code() == HypervisorException.Code.CONNECTION_LOST) {
				throw e;
			}
		}
		return Integer.toString(session.hostProcessors().maximum(type));
	}

	private static void map(HostProcessors processors, boolean pretty, Invocation invocation) throws CommandFailure {
		HostProcessors.Online online;
		try {
			online = processors.online();
		} catch (HypervisorException e) {
			throw new CommandFailure("Unable to get cpu map", e);
		}
		StringBuilder out = new StringBuilder();
		PoolCommands.line(out, "CPUs present:", Integer.toString(online.present()));
		PoolCommands.line(out, "CPUs online:", Integer.toString(online.online().cardinality()));
		PoolCommands.line(out, "CPU map:", pretty ? ranges(online.online()) : marks(online));
		invocation.out().append(out);
	}

	private static String marks(HostProcessors.Online online) {
		StringBuilder marks = new StringBuilder();
		for (int i = 0; i < online.present(); i++) {
			marks.append(online.online().get(i) ? 'y' : '-');
		}
		return marks.toString();
	}

	/** As in {@code 0-2,4}. */
	static String ranges(BitSet set) {
		StringBuilder out = new StringBuilder();
		for (int from = set.nextSetBit(0); from >= 0;) {
			int end = set.nextClearBit(from) - 1;
			out.append(out.length() == 0 ? "" : ",").append(from).append(end > from ? "-" + end : "");
			from = set.nextSetBit(end + 1);
		}
		return out.toString();
	}

	private static void times(HostProcessors processors, Arguments arguments, Invocation invocation) throws CommandFailure {
		int processor = arguments.has("cpu") ? Numbers.integer(arguments, "cpu") : HostProcessors.ALL;
		try {
			Map<String, Long> times = processors.times(processor);
			if (!arguments.has("percent")) {
				for (String[] one : TIMES) {
					if (times.containsKey(one[0])) {
						line(invocation, one[1], String.format(Locale.ROOT, "%20s", Long.toUnsignedString(times.get(one[0]))));
					}
				}
			} else if (times.containsKey(USAGE)) {
				percent(invocation, "usage:", times.get(USAGE));
				percent(invocation, "idle:", 100 - times.get(USAGE));
			} else if (!times.isEmpty()) {
				Thread.sleep(SECOND);
				shares(times, processors.times(processor), invocation);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(CommandFailure.SILENT);
		} catch (HypervisorException e) {
			boolean notCounted = e.code() == HypervisorException.Code.UNSUPPORTED || processor < HostProcessors.ALL;
			throw new CommandFailure(notCounted ? "Unable to get number of cpu stats" : "Unable to get node cpu stats", e);
		}
	}

	private static void shares(Map<String, Long> before, Map<String, Long> after, Invocation invocation) {
		double all = 0;
		for (String[] one : TIMES) {
			all += spent(before, after, one[0]);
		}
		all = all == 0 ? 1 : all; // a host whose clocks stand still
		percent(invocation, "usage:", (spent(before, after, "user") + spent(before, after, "kernel")) / all * 100);
		for (String[] one : TIMES) {
			if (before.containsKey(one[0])) {
				percent(invocation, one[1], spent(before, after, one[0]) / all * 100);
			}
		}
	}

	private static double spent(Map<String, Long> before, Map<String, Long> after, String what) {
		return after.getOrDefault(what, 0L) - before.getOrDefault(what, 0L);
	}

	private static void percent(Invocation invocation, String name, double value) {
		line(invocation, name, String.format(Locale.ROOT, "%5.1f%%", value));
	}

	private static void line(Invocation invocation, String name, String value) {
		invocation.out().append(String.format(Locale.ROOT, "%-15s %s\n", name, value));
	}
}
