package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.DumpOption;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.SaveOption;

/** {@code dump}, and the definitions in saved states: {@code save-image-dumpxml}, {@code save-image-define}, {@code managedsave-dumpxml}, {@code managedsave-define} */
final class SavedState implements HostCommand {
	/** In the order of {@link DumpFormat}. */
	private static final List<String> FORMATS = List.of("elf", "kdump-zlib", "kdump-lzo", "kdump-snappy", "win-dmp");

	private final String command;

	SavedState(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "dump" -> syntax.data("domain").data("file").flags("live", "crash", "bypass-cache", "reset", "verbose", "memory-only").text("format");
		case "save-image-dumpxml" -> XmlOutput.options(syntax.data("file").flags("security-info"));
		case "save-image-define" -> syntax.data("file").data("xml").flags("running", "paused");
		case "managedsave-dumpxml" -> XmlOutput.options(syntax.data("domain").flags("security-info"));
		default -> syntax.data("domain").data("xml").flags("running", "paused");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("managedsave-define")) {
			arguments.exclusive("running", "paused");
		}
		HypervisorSession session = invocation.session();
		switch (command) {
		case "dump" -> dump(session, arguments, invocation);
		case "save-image-dumpxml" -> XmlOutput.print(invocation, arguments,
				session.lifeCycle().savedXml(path(arguments, invocation), arguments.has("security-info")));
		case "save-image-define" -> defineSaved(session.lifeCycle(), arguments, invocation);
		default -> managedSave(session, arguments, invocation);
		}
	}

	private static String path(Arguments arguments, Invocation invocation) throws CommandFailure {
		return invocation.directory().resolve(arguments.data("file")).toString();
	}

	private Set<SaveOption> options(Arguments arguments) {
		return Numbers.flags(SaveOption.class, syntax(), arguments);
	}

	private void dump(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		String file = arguments.data("file");
		String format = arguments.optional("format");
		DumpFormat wanted = DumpFormat.RAW;
		if (format != null) {
			if (!arguments.has("memory-only")) {
				throw new CommandFailure("--format only works with --memory-only");
			}
			if (!FORMATS.contains(format)) {
				throw new CommandFailure(
						"format '" + format + "' is not supported, expecting 'kdump-zlib', 'kdump-lzo', 'kdump-snappy', 'win-dmp' or 'elf'");
			}
			wanted = DumpFormat.values()[FORMATS.indexOf(format)];
		}
		try {
			String path = path(arguments, invocation);
			Set<DumpOption> options = Numbers.flags(DumpOption.class, syntax(), arguments);
			DumpFormat chosen = wanted;
			JobWatch.run(session, id, arguments.has("verbose") ? "Dump" : null, invocation, () -> session.lifeCycle().dump(id, path, chosen, options));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to core dump domain '" + text + "' to " + file, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("\nDomain '").append(text).append("' dumped to ").append(file).append('\n');
		}
	}

	private void defineSaved(DomainLifeCycle lifeCycle, Arguments arguments, Invocation invocation) throws CommandFailure {
		String file = arguments.data("file");
		String xml = DefineDomainCommand.read(invocation.directory(), arguments.data("xml"));
		try {
			lifeCycle.defineSaved(path(arguments, invocation), xml, options(arguments));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to update " + file, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("State file ").append(file).append(" updated.\n");
		}
	}

	private void managedSave(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("managedsave-dumpxml")) {
			DomainId id = Lookups.domain(session, arguments.data("domain")).id();
			XmlOutput.print(invocation, arguments, session.lifeCycle().managedSaveXml(id, arguments.has("security-info")));
			return;
		}
		String xml = DefineDomainCommand.read(invocation.directory(), arguments.data("xml"));
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		try {
			session.lifeCycle().defineManagedSave(id, xml, options(arguments));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to update " + text + " XML configuration", e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Managed save state file of domain '").append(text).append("' updated.\n");
		}
	}
}
