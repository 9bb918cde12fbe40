package org.gasthaus.cli.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HostServices;
import org.gasthaus.hypervisor.HostServices.SleepTarget;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;

/** {@code sysinfo}, {@code nodesuspend}, {@code domxml-from-native}, {@code domxml-to-native} */
final class HostServiceCommands implements HostCommand {
	private final String command;

	HostServiceCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "nodesuspend" -> syntax.data("target").dataNumber("duration");
		case "domxml-from-native" -> syntax.data("format").data("config");
		case "domxml-to-native" -> syntax.data("format").named("domain").text("xml");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		HostServices services = session.hostServices();
		switch (command) {
		case "nodesuspend" -> suspend(services, arguments);
		case "domxml-from-native" -> fromNative(services, arguments, invocation);
		case "domxml-to-native" -> toNative(session, arguments, invocation);
		default -> {
			try {
				invocation.out().append(services.systemInformationXml());
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get sysinfo", e);
			}
		}
		}
	}

	private static void suspend(HostServices services, Arguments arguments) throws CommandFailure {
		String word = arguments.data("target");
		long seconds = seconds(arguments);
		SleepTarget target = Arrays.stream(SleepTarget.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
				.orElseThrow(() -> CommandFailure.oneOf("Invalid target",
						Arrays.stream(SleepTarget.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList()));
		if (seconds < 0) {
			throw new CommandFailure("Invalid duration");
		}
		try {
			services.suspend(target, seconds);
		} catch (HypervisorException e) {
			throw new CommandFailure("The host was not suspended", e);
		}
	}

	private static long seconds(Arguments arguments) throws CommandFailure {
		try {
			return Long.parseLong(arguments.data("duration"));
		} catch (NumberFormatException e) {
			throw new CommandFailure("Numeric value '" + arguments.data("duration") + "' for <duration> option is malformed or out of range");
		}
	}

	private static void fromNative(HostServices services, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String format = arguments.data("format");
		String text = DefineDomainCommand.read(invocation.directory(), arguments.data("config"));
		try {
			invocation.out().append(services.fromNative(format, text));
		} catch (HypervisorException e) {
			throw explained(e, format, invocation.nativeFormats().readable());
		}
	}

	private static void toNative(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("domain", "xml");
		String format = arguments.data("format");
		String xml;
		if (arguments.has("domain")) {
			xml = session.domainXml(Lookups.domain(session, arguments.data("domain")).id(), XmlView.LIVE);
		} else if (arguments.has("xml")) {
			xml = DefineDomainCommand.read(invocation.directory(), arguments.data("xml"));
		} else {
			throw new CommandFailure("need either domain or domain XML");
		}
		try {
			invocation.out().append(session.hostServices().toNative(format, xml));
		} catch (HypervisorException e) {
			throw explained(e, format, invocation.nativeFormats().writable());
		}
	}

	/** A format that the driver does not know is told with those that it does. */
	private static CommandFailure explained(HypervisorException e, String format, List<String> formats) {
		boolean unknown = e.code() == Code.UNSUPPORTED || e.code() == Code.INVALID_ARGUMENT;
		if (!unknown || formats.contains(format)) {
			return CommandFailure.of(e);
		}
		return new CommandFailure(e.reason(),
				formats.isEmpty() ? Messages.Hint_noNativeFormats : NLS.bind(Messages.Hint_nativeFormats, String.join(", ", formats)));
	}
}
