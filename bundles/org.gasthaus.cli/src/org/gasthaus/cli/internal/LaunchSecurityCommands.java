package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/** {@code nodesevinfo}, {@code domlaunchsecinfo}, {@code domsetlaunchsecstate}: guests whose memory the host cannot read. */
final class LaunchSecurityCommands implements HostCommand {
	private final String command;

	LaunchSecurityCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "nodesevinfo" -> syntax;
		case "domlaunchsecinfo" -> syntax.data("domain");
		default -> syntax.data("domain").named("secrethdr").named("secret").number("set-address");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = command.equals("nodesevinfo") ? null : Lookups.domain(session, arguments.data("domain")).id();
		List<TypedParameter> secret = command.equals("domsetlaunchsecstate") ? secret(arguments, invocation) : List.of();
		StringBuilder out = new StringBuilder();
		try {
			switch (command) {
			case "nodesevinfo" -> GuestAgent.facts(session.launchSecurity().ofHost(), "%-18s: %s\n", out);
			case "domlaunchsecinfo" -> GuestAgent.facts(session.launchSecurity().of(id), "%-15s: %s\n", out);
			default -> session.launchSecurity().setSecret(id, secret);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(switch (command) {
			case "nodesevinfo" -> "Unable to get host SEV information";
			case "domlaunchsecinfo" -> "Unable to get launch security parameters";
			default -> "Unable to set launch security state";
			}, e);
		}
		invocation.out().append(out);
	}

	private static List<TypedParameter> secret(Arguments arguments, Invocation invocation) throws CommandFailure {
		String header = arguments.optional("secrethdr");
		String secret = arguments.optional("secret");
		if (header == null || secret == null) {
			throw new CommandFailure("Both secret and the secret header are required");
		}
		List<TypedParameter> values = new ArrayList<>();
		values.add(TypedParameter.ofText("sev-secret-header", DefineDomainCommand.read(invocation.directory(), header)));
		values.add(TypedParameter.ofText("sev-secret", DefineDomainCommand.read(invocation.directory(), secret)));
		if (arguments.has("set-address")) {
			values.add(TypedParameter.ofUnsignedLong("sev-secret-set-address", Numbers.unsigned(arguments, "set-address")));
		}
		return values;
	}
}
