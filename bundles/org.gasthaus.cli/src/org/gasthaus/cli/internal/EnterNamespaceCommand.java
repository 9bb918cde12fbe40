package org.gasthaus.cli.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ContainerNamespaces;
import org.gasthaus.hypervisor.DomainDetails.SecurityModel;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * {@code lxc-enter-namespace}. A process with several threads, as this one, cannot enter namespaces: a shell enters the container's control groups and
 * becomes {@code nsenter}, which enters the namespaces that libvirt opened for us.
 */
final class EnterNamespaceCommand implements HostCommand {
	private static final String ENTER_GROUPS = "n=$1; shift; while [ $n -gt 0 ]; do echo $$ >\"$1\" || exit 125; shift; n=$((n-1)); done; exec \"$@\"";
	private static final int SIGNAL = 128;
	private static final int LAST_SIGNAL = 64;
	private static final Map<String, String> OPTIONS = Map.of("mnt", "--mount=", "uts", "--uts=", "ipc", "--ipc=", "net", "--net=", "pid", "--pid=", "user",
			"--user=", "cgroup", "--cgroup=");

	@Override
	public Syntax syntax() {
		return new Syntax("lxc-enter-namespace").data("domain").flags("noseclabel").someData("cmd");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainInfo container = Lookups.domain(session, arguments.data("domain"));
		try (ContainerNamespaces.Opened namespaces = session.containerNamespaces().open(container.id())) {
			if (!arguments.has("noseclabel")) {
				requireNoLabel(session.domainDetails(container.id()).securityModel());
			}
			List<String> command = new ArrayList<>(List.of("sh", "-c", ENTER_GROUPS, "sh"));
			List<String> groups = groups(container);
			command.add(Integer.toString(groups.size()));
			command.addAll(groups);
			command.add("nsenter");
			for (Path file : namespaces.files()) {
				option(file, command);
			}
			command.add("--");
			List<String> program = new ArrayList<>(arguments.rest("cmd"));
			// a name alone is a file of the container's top folder, as for virsh; nsenter would search the path
			program.set(0, program.get(0).contains("/") ? program.get(0) : "./" + program.get(0));
			command.addAll(program);
			run(command, container, invocation);
		} catch (IOException e) {
			throw new CommandFailure(NLS.bind(Messages.Enter_container, container.name(), e.getMessage()), Messages.Hint_enterOnHost);
		}
	}

	private static void requireNoLabel(SecurityModel model) throws CommandFailure {
		if (model != null && !model.model().isEmpty() && !model.model().equals("none")) {
			throw new CommandFailure("argument unsupported: Security model " + model.model() + " cannot be entered", Messages.Hint_noSecurityLabel);
		}
	}

	/** Nothing for a namespace that the container shares with us: the kernel refuses to enter one's own namespace of users. */
	private static void option(Path file, List<String> command) throws IOException {
		String link = Files.readSymbolicLink(file).toString();
		int colon = link.indexOf(':');
		String option = colon < 0 ? null : OPTIONS.get(link.substring(0, colon));
		if (option == null) {
			throw new IOException(NLS.bind(Messages.Enter_namespace, link));
		}
		if (!Files.readSymbolicLink(Path.of("/proc/self/ns", link.substring(0, colon))).toString().equals(link)) {
			command.add(option + file);
		}
	}

	/** The files that let a process into the control groups of a container: those of the program that keeps it, whose number libvirt tells. */
	private static List<String> groups(DomainInfo container) throws IOException {
		Path process = Path.of("/proc", Integer.toString(container.runtimeId()));
		String line = Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8);
		if (!line.contains("libvirt_lxc") || !line.contains("--name\0" + container.name() + '\0')) {
			throw new IOException(NLS.bind(Messages.Enter_process, Integer.toString(container.runtimeId())));
		}
		List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
		List<String> files = new ArrayList<>();
		for (String group : Files.readAllLines(process.resolve("cgroup"))) {
			String[] parts = group.split(":", 3);
			if (!parts[1].startsWith("name=") && !parts[2].equals("/")) {
				files.add(mountOf(parts[1].split(",")[0], mounts) + parts[2] + "/cgroup.procs");
			}
		}
		return files;
	}

	/** @param controller empty for the hierarchy of all */
	private static String mountOf(String controller, List<String> mounts) throws IOException {
		String found = null;
		for (String mount : mounts) {
			String[] fields = mount.split(" ");
			String type = fields[fields.length - 3];
			boolean isIt = controller.isEmpty() ? type.equals("cgroup2")
					: type.equals("cgroup") && List.of(fields[fields.length - 1].split(",")).contains(controller);
			found = isIt ? fields[4] : found; // the last one covers those before it
		}
		if (found == null) {
			throw new IOException(NLS.bind(Messages.Enter_controlGroups, controller));
		}
		return found;
	}

	private static void run(List<String> command, DomainInfo container, Invocation invocation) throws CommandFailure, IOException {
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		if (!invocation.interactive()) {
			builder.redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.PIPE);
		}
		invocation.out().flush();
		Process process = builder.start();
		try {
			if (!invocation.interactive()) {
				invocation.out().append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			}
			int code = process.waitFor();
			if (code != 0) {
				boolean signal = code > SIGNAL && code <= SIGNAL + LAST_SIGNAL;
				throw new CommandFailure("internal error: Child process (" + process.pid() + ") unexpected "
						+ (signal ? "fatal signal " + (code - SIGNAL) : "exit status " + code));
			}
		} catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new CommandFailure(NLS.bind(Messages.Enter_interrupted, container.name()), Messages.Hint_enterAgain);
		}
	}
}
