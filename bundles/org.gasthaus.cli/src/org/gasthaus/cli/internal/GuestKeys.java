package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.DomainAgent;
import org.gasthaus.hypervisor.DomainAgent.KeyChange;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code get-user-sshkeys} and {@code set-user-sshkeys}: the keys by which a user of a guest may log in. */
final class GuestKeys implements HostCommand {
	private final boolean changes;

	GuestKeys(String command) {
		changes = command.startsWith("set");
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(changes ? "set-user-sshkeys" : "get-user-sshkeys").data("domain").data("user");
		return changes ? syntax.text("file").flags("reset", "remove") : syntax;
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (changes) {
			arguments.exclusive("reset", "remove");
			if (arguments.has("remove") && !arguments.has("file")) {
				throw new CommandFailure("Option --file is required by option --remove");
			}
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		String user = arguments.data("user");
		DomainAgent agent = session.agent();
		if (changes) {
			change(agent, id, user, arguments, invocation);
		} else {
			show(agent.sshKeys(id, user), invocation);
		}
	}

	private static void change(DomainAgent agent, DomainId id, String user, Arguments arguments, Invocation invocation)
			throws CommandFailure, HypervisorException {
		String file = arguments.optional("file");
		if (file == null && !arguments.has("reset")) {
			throw new CommandFailure("Option --file is required");
		}
		List<String> keys = file == null ? List.of() : keys(DefineDomainCommand.read(invocation.directory(), file), file);
		KeyChange change = arguments.has("remove") ? KeyChange.REMOVE : arguments.has("reset") ? KeyChange.REPLACE : KeyChange.ADD;
		agent.changeSshKeys(id, user, keys, change);
	}

	private static List<String> keys(String text, String file) throws CommandFailure {
		if (text.isEmpty()) {
			throw new CommandFailure("File " + file + " contains no keys");
		}
		return List.of(text.split("\n", -1));
	}

	private static void show(List<String> keys, Invocation invocation) {
		if (invocation.json() != null) {
			invocation.json().accept(json -> {
				json.beginArray();
				for (String key : keys) {
					json.value(key);
				}
				json.endArray();
			});
			return;
		}
		keys.forEach(key -> invocation.out().append(key).append('\n'));
	}
}
