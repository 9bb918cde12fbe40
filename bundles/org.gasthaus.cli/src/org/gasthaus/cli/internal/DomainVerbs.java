package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.UndefineOption;

/** {@code start}, {@code suspend}, {@code resume}, {@code shutdown}, {@code destroy}, {@code undefine} */
final class DomainVerbs implements HostCommand {
	private final String command;

	DomainVerbs(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "start" -> syntax.flags("console", "paused", "autodestroy", "bypass-cache", "force-boot").text("pass-fds").flags("reset-nvram");
		case "shutdown" -> syntax.text("mode");
		case "destroy" -> syntax.flags("graceful", "remove-logs");
		case "undefine" -> RemovedStorage.options(syntax.flags("managed-save")).flags("snapshots-metadata", "checkpoints-metadata", "nvram", "keep-nvram", "tpm", "keep-tpm");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("undefine")) {
			arguments.exclusive("nvram", "keep-nvram");
			arguments.exclusive("tpm", "keep-tpm");
		}
		RemovedStorage storage = command.equals("undefine") ? RemovedStorage.of(arguments) : null;
		String text = arguments.data("domain");
		Set<ShutdownMode> modes = command.equals("shutdown") ? modes(arguments.optional("mode"), "'signal', or") : Set.of();
		HypervisorSession session = invocation.session();
		boolean isStart = command.equals("start");
		DomainInfo domain = Lookups.domain(session, isStart ? new DomainQuery(text, false, true, true) : new DomainQuery(text));
		if (isStart && domain.runtimeId() >= 0) {
			throw new CommandFailure("Domain is already active", Messages.Hint_alreadyActive);
		}
		List<Integer> descriptors = isStart ? Descriptors.of(arguments) : List.of();
		if (command.equals("undefine") && !arguments.has("managed-save") && Boolean.TRUE.equals(managedSave(session, domain.id()))) {
			throw new CommandFailure("Refusing to undefine while domain managed save image exists", Messages.Hint_managedSave);
		}
		if (storage != null) {
			storage.find(session, domain, invocation);
		}
		String shown = isStart ? domain.name() : text;
		try {
			if (descriptors.isEmpty()) {
				perform(session, domain.id(), arguments, modes);
			} else {
				session.lifeCycle().start(domain.id(), options(StartOption.class, arguments), descriptors);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + command + " domain '" + shown + "'", e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Domain '").append(shown).append("' ").append(done()).append('\n');
		}
		if (isStart && arguments.has("console")) {
			ConsoleCommand.attach(session, domain.id(), null, Set.of(), invocation);
		}
		if (storage != null) {
			storage.remove(session, invocation);
		}
	}

	private static Boolean managedSave(HypervisorSession session, DomainId id) {
		try {
			return session.domainDetails(id).managedSave();
		} catch (HypervisorException cannotTell) {
			return null; // the host refuses by itself, if it has to
		}
	}

	private void perform(HypervisorSession session, DomainId id, Arguments arguments, Set<ShutdownMode> modes) throws HypervisorException {
		switch (command) {
		case "start" -> session.startDomain(id, options(StartOption.class, arguments), null);
		case "suspend" -> session.suspendDomain(id, null);
		case "resume" -> session.resumeDomain(id, null);
		case "shutdown" -> session.shutDownDomain(id, modes, null);
		case "destroy" -> session.destroyDomain(id, options(DestroyOption.class, arguments), null);
		default -> session.undefineDomain(id, options(UndefineOption.class, arguments), null);
		}
	}

	private String done() {
		return switch (command) {
		case "start" -> "started";
		case "suspend" -> "suspended";
		case "resume" -> "resumed";
		case "shutdown" -> "is being shutdown";
		case "destroy" -> "destroyed";
		default -> "has been undefined";
		};
	}

	/** The options whose flag of the same name is set. */
	private <E extends Enum<E>> Set<E> options(Class<E> type, Arguments arguments) {
		Set<E> options = EnumSet.noneOf(type);
		for (Syntax.Option option : syntax().options()) {
			// what is said of storage is ours to do
			if (option.kind() == Syntax.Kind.FLAG && arguments.has(option.name()) && !option.name().contains("storage") && !option.name().equals("console")) {
				options.add(Enum.valueOf(type, option.name().toUpperCase(Locale.ROOT).replace('-', '_')));
			}
		}
		return options;
	}

	/** How the guest is asked. @param beforeLast virsh's words before the last mode, which its commands punctuate differently */
	static Set<ShutdownMode> modes(String text, String beforeLast) throws CommandFailure {
		Set<ShutdownMode> modes = EnumSet.noneOf(ShutdownMode.class);
		if (text == null) {
			return modes;
		}
		for (String mode : text.split(",", -1)) {
			switch (mode) {
			case "acpi" -> modes.add(ShutdownMode.ACPI);
			case "agent" -> modes.add(ShutdownMode.AGENT);
			case "initctl" -> modes.add(ShutdownMode.INITCTL);
			case "signal" -> modes.add(ShutdownMode.SIGNAL);
			case "paravirt" -> modes.add(ShutdownMode.PARAVIRT);
			default -> throw new CommandFailure(
					"Unknown mode " + mode + " value, expecting 'acpi', 'agent', 'initctl', " + beforeLast + " 'paravirt'");
			}
		}
		return modes;
	}
}
