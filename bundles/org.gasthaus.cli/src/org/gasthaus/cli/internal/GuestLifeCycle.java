package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SaveOption;
import org.gasthaus.hypervisor.StartOption;

/** {@code reboot}, {@code reset}, {@code autostart}, {@code domrename}, {@code inject-nmi}, {@code save} and {@code restore}, … */
final class GuestLifeCycle implements HostCommand {
	private final String command;

	GuestLifeCycle(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "create" -> syntax.data("file").flags("console", "paused", "autodestroy").text("pass-fds").flags("validate", "reset-nvram");
		case "restore" -> syntax.data("file").flags("bypass-cache").text("xml").flags("running", "paused", "reset-nvram");
		case "save" -> syntax.data("domain").data("file").flags("bypass-cache").text("xml").flags("running", "paused", "verbose");
		case "managedsave" -> syntax.data("domain").flags("bypass-cache", "running", "paused", "verbose");
		case "reboot" -> syntax.data("domain").text("mode");
		case "autostart" -> syntax.data("domain").flags("disable");
		case "domrename" -> syntax.data("domain").data("new-name");
		default -> syntax.data("domain");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		String done = switch (command) {
		case "create" -> create(session, arguments, invocation);
		case "restore" -> restore(session.lifeCycle(), arguments, invocation);
		default -> ofDomain(session, arguments, invocation);
		};
		if (!done.isEmpty() && !invocation.quiet()) {
			// virsh ends this one's line only with the empty line after every command
			invocation.out().append(done).append(command.equals("managedsave-remove") ? "" : "\n");
		}
	}

	private String create(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		List<Integer> descriptors = Descriptors.of(arguments);
		DomainId created;
		try {
			created = session.lifeCycle().create(xml, Numbers.flags(StartOption.class, syntax(), arguments), descriptors);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to create domain from " + file, e);
		}
		String done = "Domain '" + created.name() + "' created from " + file;
		if (!arguments.has("console")) {
			return done;
		}
		invocation.out().append(invocation.quiet() ? "" : done + '\n');
		ConsoleCommand.attach(session, created, null, Set.of(), invocation);
		return "";
	}

	private String restore(DomainLifeCycle lifeCycle, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String path = invocation.directory().resolve(file).toString();
		try {
			lifeCycle.restore(path, xml(arguments, invocation), Numbers.flags(SaveOption.class, syntax(), arguments));
			return "Domain restored from " + file;
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to restore domain from " + file, e);
		}
	}

	private static String xml(Arguments arguments, Invocation invocation) throws CommandFailure {
		return arguments.has("xml") ? DefineDomainCommand.read(invocation.directory(), arguments.text("xml")) : null;
	}

	private String ofDomain(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, new DomainQuery(text)).id();
		DomainLifeCycle lifeCycle = session.lifeCycle();
		String quoted = "domain '" + text + "'";
		try {
			switch (command) {
			case "reboot" -> lifeCycle.reboot(id, DomainVerbs.modes(arguments.optional("mode"), "'signal' or"));
			case "reset" -> lifeCycle.reset(id);
			case "autostart" -> lifeCycle.setAutostart(id, !arguments.has("disable"));
			case "domrename" -> lifeCycle.rename(id, arguments.data("new-name"));
			case "inject-nmi" -> lifeCycle.injectNmi(id);
			case "save" -> {
				String file = invocation.directory().resolve(arguments.data("file")).toString();
				String xml = xml(arguments, invocation);
				JobWatch.run(session, id, arguments.has("verbose") ? "Save" : null, invocation, () -> lifeCycle.save(id, file, xml, saving(arguments)));
			}
			case "managedsave" -> JobWatch.run(session, id, arguments.has("verbose") ? "Managedsave" : null, invocation,
					() -> lifeCycle.managedSave(id, saving(arguments)));
			default -> {
				if (!lifeCycle.hasManagedSave(id)) {
					return "Domain '" + text + "' has no manage save image; removal skipped";
				}
				lifeCycle.removeManagedSave(id);
			}
			}
		} catch (HypervisorException e) {
			String failed = switch (command) {
			case "reboot", "reset" -> "Failed to " + command + " " + quoted;
			case "autostart" -> "Failed to " + (arguments.has("disable") ? "unmark " : "mark ") + quoted + " as autostarted";
			case "save" -> "Failed to save " + quoted + " to " + arguments.text("file");
			case "managedsave" -> "Failed to save " + quoted + " state";
			case "managedsave-remove" -> "Failed to remove managed save image for " + quoted;
			default -> throw e;
			};
			throw new CommandFailure(failed, e);
		}
		return switch (command) {
		case "reboot" -> "Domain '" + text + "' is being rebooted";
		case "reset" -> "Domain '" + text + "' was reset";
		case "autostart" -> "Domain '" + text + "' " + (arguments.has("disable") ? "unmarked" : "marked") + " as autostarted";
		case "domrename" -> "Domain successfully renamed";
		case "save" -> "\nDomain '" + text + "' saved to " + arguments.text("file");
		case "managedsave" -> "\nDomain '" + text + "' state saved by libvirt";
		case "managedsave-remove" -> "Removed managedsave image for domain '" + text + "'";
		default -> "";
		};
	}

	private Set<SaveOption> saving(Arguments arguments) {
		return Numbers.flags(SaveOption.class, syntax(), arguments);
	}
}
