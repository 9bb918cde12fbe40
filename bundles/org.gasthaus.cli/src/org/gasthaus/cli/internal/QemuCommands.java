package org.gasthaus.cli.internal;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.QemuMonitor;

/** {@code qemu-agent-command}, {@code qemu-monitor-command}, {@code qemu-attach}: what goes to QEMU without libvirt looking at it. */
final class QemuCommands implements HostCommand {
	private final String command;

	QemuCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "qemu-agent-command" -> syntax.data("domain").namedNumber("timeout").flags("async", "block", "pretty").someData("cmd");
		case "qemu-monitor-command" -> syntax.data("domain").flags("hmp", "pretty", "return-value").named("pass-fds").someData("cmd");
		default -> syntax.data("pid");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "qemu-agent-command" -> askAgent(arguments, invocation);
		case "qemu-monitor-command" -> {
			arguments.exclusive("hmp", "pretty");
			arguments.exclusive("hmp", "return-value");
			askMonitor(arguments, invocation);
		}
		default -> attach(arguments, invocation);
		}
	}

	private static void askAgent(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		String answer = session.qemuMonitor().agentCommand(id, String.join(" ", arguments.rest("cmd")), patience(arguments));
		JsonText json = arguments.has("pretty") || invocation.json() != null ? JsonText.of(answer) : null;
		if (json == null) {
			invocation.out().append(answer).append('\n');
		} else if (!gaveData(json, invocation)) {
			invocation.out().append(json.indented()).append("\n\n");
		}
	}

	private static int patience(Arguments arguments) throws CommandFailure {
		int seconds = QemuMonitor.USUAL;
		int wishes = 0;
		if (arguments.has("timeout")) {
			seconds = Numbers.integer(arguments, "timeout");
			wishes++;
			if (seconds < 1) {
				throw new CommandFailure("timeout must be positive");
			}
		}
		if (arguments.has("async")) {
			seconds = QemuMonitor.NOT_AT_ALL;
			wishes++;
		}
		if (arguments.has("block")) {
			seconds = QemuMonitor.FOR_EVER;
			wishes++;
		}
		if (wishes > 1) {
			throw new CommandFailure("timeout, async and block options are exclusive");
		}
		return seconds;
	}

	private static void askMonitor(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		boolean human = arguments.has("hmp");
		List<String> words = arguments.rest("cmd");
		String text = human ? String.join(" ", words) : wrapped(words);
		List<Integer> descriptors = Descriptors.of(arguments);
		String answer = session.qemuMonitor().command(id, text, human, descriptors);
		boolean value = arguments.has("return-value");
		JsonText json = value || arguments.has("pretty") || !human && invocation.json() != null ? JsonText.of(answer) : null;
		if (json == null && value) {
			throw new CommandFailure("failed to parse JSON returned by qemu");
		}
		if (json == null) {
			invocation.out().append(answer).append('\n');
			return;
		}
		JsonText shown = value ? json.member("return") : json;
		if (shown == null) {
			JsonText refusal = json.member("error");
			throw new CommandFailure("'return' member missing", refusal == null ? "" : NLS.bind(Messages.Hint_qemuRefused, refusal));
		}
		if (!gaveData(shown, invocation)) {
			invocation.out().append(arguments.has("pretty") ? shown.indented() : shown.toString());
		}
	}

	private static boolean gaveData(JsonText answer, Invocation invocation) {
		if (invocation.json() == null) {
			return false;
		}
		invocation.json().accept(json -> json.jsonValue(answer.toString()));
		return true;
	}

	/** A command of QEMU's protocol from words: the whole of it, or its name and then its arguments, as an object or as its members. */
	static String wrapped(List<String> words) throws CommandFailure {
		String whole = String.join(" ", words);
		if (isObject(whole)) {
			return whole;
		}
		String execute = "{\"execute\":" + JsonText.quoted(words.get(0));
		if (words.size() == 1) {
			return execute + '}';
		}
		List<String> rest = words.subList(1, words.size());
		String joined = String.join(" ", rest);
		String arguments = isObject(joined) ? joined : '{' + String.join(",", rest) + '}';
		if (!isObject(arguments)) {
			throw new CommandFailure("failed to wrap arguments '" + joined + "' into a QMP command wrapper", Messages.Hint_qemuArguments);
		}
		return execute + ",\"arguments\":" + arguments + '}';
	}

	private static boolean isObject(String text) {
		JsonText json = JsonText.of(text);
		return json != null && json.isObject();
	}

	private static void attach(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String pid = arguments.text("pid");
		int number;
		try {
			number = Integer.parseUnsignedInt(pid);
		} catch (NumberFormatException e) {
			throw new CommandFailure("Numeric value '" + pid + "' for <pid> option is malformed or out of range");
		}
		DomainId id;
		try {
			id = invocation.session().qemuMonitor().attach(number);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to attach to pid " + pid, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Domain '" + id.name() + "' attached to pid " + pid + '\n');
		}
	}
}
