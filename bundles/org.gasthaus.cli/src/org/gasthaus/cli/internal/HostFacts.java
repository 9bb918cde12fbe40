package org.gasthaus.cli.internal;

import java.io.PrintStream;

import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NodeInfo;

/** {@code capabilities}, {@code hostname}, {@code nodeinfo}, {@code uri}, {@code version} */
final class HostFacts implements HostCommand {
	private final String command;

	HostFacts(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return command.equals("version") ? syntax.flags("daemon") : syntax;
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		PrintStream out = invocation.out();
		try {
			switch (command) {
			case "hostname" -> out.append(session.hostName()).append('\n');
			case "uri" -> out.append(session.canonicalUri()).append('\n');
			case "capabilities" -> out.append(session.hostCapabilitiesXml()).append('\n');
			case "nodeinfo" -> node(session.nodeInfo(), out);
			default -> version(session.versions(), arguments.has("daemon"), out);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(switch (command) {
			case "hostname" -> "failed to get hostname";
			case "uri" -> "failed to get URI";
			case "capabilities" -> "failed to get capabilities";
			case "nodeinfo" -> "failed to get node information";
			default -> "failed to get the library version";
			}, e);
		}
	}

	private static void node(NodeInfo node, PrintStream out) {
		line(out, "CPU model:", 20, node.cpuModel());
		line(out, "CPU(s):", 20, Integer.toString(node.cpus()));
		if (node.mhz() != 0) {
			line(out, "CPU frequency:", 20, node.mhz() + " MHz");
		}
		line(out, "CPU socket(s):", 20, Integer.toString(node.sockets()));
		line(out, "Core(s) per socket:", 20, Integer.toString(node.cores()));
		line(out, "Thread(s) per core:", 20, Integer.toString(node.threads()));
		line(out, "NUMA cell(s):", 20, Integer.toString(node.numaNodes()));
		line(out, "Memory size:", 20, node.memoryKib() + " KiB");
	}

	private static void version(HostVersions versions, boolean daemon, PrintStream out) {
		// bound when it is loaded, so that what it was made for and what it uses are one
		out.append("Compiled against library: libvirt ").append(HostVersions.text(versions.library())).append('\n');
		out.append("Using library: libvirt ").append(HostVersions.text(versions.library())).append('\n');
		out.append("Using API: ").append(versions.driver()).append(' ').append(HostVersions.text(versions.api())).append('\n');
		if (versions.hypervisor() == 0) {
			out.append("Cannot extract running ").append(versions.driver()).append(" hypervisor version\n");
		} else {
			out.append("Running hypervisor: ").append(versions.driver()).append(' ').append(HostVersions.text(versions.hypervisor())).append('\n');
		}
		if (daemon) {
			out.append("Running against daemon: ").append(HostVersions.text(versions.daemon())).append('\n');
		}
		out.append("Gasthaus: ").append(OwnVersion.read()).append('\n');
	}

	/** A name, filled up to a width, and a value. */
	static void line(PrintStream out, String name, int width, String value) {
		out.append(name);
		for (int i = name.length(); i <= width; i++) {
			out.append(' ');
		}
		out.append(value).append('\n');
	}
}
