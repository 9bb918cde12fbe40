package org.gasthaus.cli.internal;

import java.util.Set;

import org.gasthaus.core.XmlBuilder;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolStartOption;

/** {@code pool-define-as}, {@code pool-create-as}, {@code find-storage-pool-sources}, {@code find-storage-pool-sources-as}, {@code pool-capabilities} */
final class PoolFromOptions implements HostCommand {
	private final String command;

	PoolFromOptions(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		switch (command) {
		case "pool-capabilities" -> {
			return syntax;
		}
		case "find-storage-pool-sources" -> {
			return syntax.data("type").text("srcSpec");
		}
		case "find-storage-pool-sources-as" -> {
			return syntax.data("type").text("host").text("port").text("initiator");
		}
		default -> {
			syntax.data("name").data("type").flags("print-xml");
			for (String name : new String[] { "source-host", "source-path", "source-dev", "source-name", "target", "source-format", "auth-type", "auth-username",
					"secret-usage", "secret-uuid", "adapter-name", "adapter-wwnn", "adapter-wwpn", "adapter-parent", "adapter-parent-wwnn", "adapter-parent-wwpn",
					"adapter-parent-fabric-wwn", "source-protocol-ver", "source-initiator" }) {
				syntax.text(name);
			}
			return command.equals("pool-create-as") ? syntax.flags("build", "no-overwrite", "overwrite") : syntax;
		}
		}
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "pool-capabilities" -> {
			HypervisorSession session = invocation.session();
			try {
				invocation.out().append(session.poolOperations().capabilitiesXml()).append('\n');
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to get storage pool capabilities", e);
			}
		}
		case "find-storage-pool-sources", "find-storage-pool-sources-as" -> sources(arguments, invocation);
		default -> store(arguments, invocation);
		}
	}

	private void store(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean define = command.equals("pool-define-as");
		Set<PoolStartOption> options = define ? Set.of() : PoolCommands.options(arguments);
		String name = arguments.data("name");
		String xml = xml(name, arguments);
		if (arguments.has("print-xml")) {
			invocation.out().append(xml);
			return;
		}
		HypervisorSession session = invocation.session();
		try {
			if (define) {
				session.poolOperations().define(xml, false);
			} else {
				session.poolOperations().create(xml, options);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + (define ? "define" : "create") + " pool " + name, e);
		}
		if (!invocation.quiet()) {
			invocation.out().append("Pool ").append(name).append(define ? " defined\n" : " created\n");
		}
	}

	/** What was given; a dash stands for what is left out, as in older scripts. */
	private static String given(Arguments arguments, String option) throws CommandFailure {
		String text = arguments.optional(option);
		return "-".equals(text) ? null : text;
	}

	private static String xml(String name, Arguments arguments) throws CommandFailure {
		XmlBuilder xml = new XmlBuilder().open("pool").with("type", arguments.data("type")).text("name", name);
		XmlBuilder source = new XmlBuilder(1).open("source");
		boolean any = element(source, "host", "name", given(arguments, "source-host"));
		any |= element(source, "device", "path", given(arguments, "source-dev"));
		any |= element(source, "dir", "path", given(arguments, "source-path"));
		String initiator = given(arguments, "source-initiator");
		if (initiator != null) {
			source.open("initiator").open("iqn").with("name", initiator).close("iqn").close("initiator");
			any = true;
		}
		any |= adapter(source, arguments);
		String authType = given(arguments, "auth-type");
		String user = given(arguments, "auth-username");
		String usage = given(arguments, "secret-usage");
		String uuid = given(arguments, "secret-uuid");
		if (authType != null && user != null && (usage != null || uuid != null)) {
			source.open("auth").with("type", authType).with("username", user).open("secret").with("usage", usage).with("uuid", usage == null ? uuid : null)
					.close("secret").close("auth");
			any = true;
		}
		any |= element(source, "format", "type", given(arguments, "source-format"));
		String sourceName = given(arguments, "source-name");
		if (sourceName != null) {
			source.text("name", sourceName);
			any = true;
		}
		any |= element(source, "protocol", "ver", given(arguments, "source-protocol-ver"));
		if (any) {
			xml.raw(source.close("source").toString());
		}
		String target = given(arguments, "target");
		if (target != null) {
			xml.open("target").text("path", target).close("target");
		}
		return xml.close("pool").toString();
	}

	private static boolean element(XmlBuilder xml, String name, String attribute, String value) {
		if (value != null) {
			xml.open(name).with(attribute, value).close(name);
		}
		return value != null;
	}

	private static boolean adapter(XmlBuilder source, Arguments arguments) throws CommandFailure {
		String wwnn = given(arguments, "adapter-wwnn");
		String wwpn = given(arguments, "adapter-wwpn");
		String name = given(arguments, "adapter-name");
		if (wwnn != null && wwpn != null) {
			source.open("adapter").with("type", "fc_host");
			String parent = given(arguments, "adapter-parent");
			String parentWwnn = given(arguments, "adapter-parent-wwnn");
			String parentWwpn = given(arguments, "adapter-parent-wwpn");
			if (parent != null) {
				source.with("parent", parent);
			} else if (parentWwnn != null && parentWwpn != null) {
				source.with("parent_wwnn", parentWwnn).with("parent_wwpn", parentWwpn);
			} else {
				source.with("parent_fabric_wwn", given(arguments, "adapter-parent-fabric-wwn"));
			}
			source.with("wwnn", wwnn).with("wwpn", wwpn).close("adapter");
			return true;
		}
		if (name != null) {
			source.open("adapter").with("type", "scsi_host").with("name", name).close("adapter");
		}
		return name != null;
	}

	private void sources(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String type = arguments.data("type");
		String spec = null;
		if (command.equals("find-storage-pool-sources")) {
			spec = arguments.has("srcSpec") ? DefineDomainCommand.read(invocation.directory(), arguments.data("srcSpec")) : null;
		} else if (arguments.has("host")) {
			XmlBuilder xml = new XmlBuilder().open("source").open("host").with("name", arguments.data("host")).with("port", arguments.optional("port")).close("host");
			if (arguments.has("initiator")) {
				xml.open("initiator").open("iqn").with("name", arguments.data("initiator")).close("iqn").close("initiator");
			}
			spec = xml.close("source").toString();
		}
		try {
			invocation.out().append(invocation.session().poolOperations().sourcesXml(type, spec));
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to find any " + type + " pool sources", e);
		}
	}
}
