package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/** Where the screens and the serial console of a running guest are: {@code domdisplay}, {@code ttyconsole} */
final class GuestConsoles implements HostCommand {
	private static final int VNC_BASE = 5900;

	private final String command;

	GuestConsoles(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("domdisplay") ? syntax.flags("include-password").text("type").flags("all") : syntax;
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		if (!command.equals("ttyconsole") && !session.domain(domain.id()).state().isActive()) {
			throw new CommandFailure("Domain is not running");
		}
		Set<XmlOption> options = command.equals("domdisplay") && arguments.has("include-password") ? EnumSet.of(XmlOption.SECURITY_INFO) : Set.of();
		String xml;
		try {
			xml = session.domainXml(domain.id(), XmlView.LIVE, options);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to get domain description xml", e);
		}
		DefinitionDom definition = DefinitionDom.of(xml);
		switch (command) {
		case "ttyconsole" -> {
			List<Element> consoles = definition.devices("console");
			String tty = consoles.isEmpty() ? "" : consoles.get(0).getAttribute("tty");
			if (tty.isEmpty()) {
				throw new CommandFailure(CommandFailure.SILENT);
			}
			invocation.out().append(tty).append('\n');
		}
		default -> {
			String type = arguments.optional("type");
			List<String> uris = new ArrayList<>();
			for (String scheme : new String[] { GuestDisplay.VNC, GuestDisplay.SPICE, GuestDisplay.RDP }) {
				if (type == null || type.equals(scheme)) {
					String uri = uri(definition, scheme, session);
					if (uri != null && (uris.isEmpty() || arguments.has("all"))) {
						uris.add(uri);
					}
				}
			}
			if (uris.isEmpty()) {
				throw new CommandFailure(type == null ? "No graphical display found" : "No graphical display with type '" + type + "' found");
			}
			invocation.out().append(String.join("\n", uris)).append(arguments.has("all") ? "\n" : "");
		}
		}
	}

	/**
	 * As virsh, each part is taken from the first screen of the kind that has it, and a port that is not known yet counts as one.
	 *
	 * @return {@code null} if there is no screen of that kind, or nobody can come to it
	 */
	private static String uri(DefinitionDom definition, String scheme, HypervisorSession session) {
		List<Element> screens = GuestDisplay.elements(definition, scheme);
		int port = number(first(screens, "port"));
		int tls = number(first(screens, "tlsPort"));
		List<Element> listens = screens.stream().flatMap(screen -> DefinitionDom.children(screen, "listen").stream()).toList();
		String socket = first(listens, "type").equals("socket") ? first(listens, "socket") : "";
		if (port == 0 && tls == 0 && socket.isEmpty()) {
			return null;
		}
		StringBuilder uri = new StringBuilder(scheme).append(socket.isEmpty() ? "://" : "+unix://");
		String password = first(screens, "passwd");
		if (!password.isEmpty() && scheme.equals(GuestDisplay.VNC)) {
			uri.append(':').append(password).append('@');
		}
		uri.append(socket.isEmpty() ? address(screens, listens, session) : socket);
		if (port != 0) {
			uri.append(':').append(scheme.equals(GuestDisplay.VNC) ? port - VNC_BASE : port);
		}
		String separator = "?";
		if (tls != 0) {
			uri.append(separator).append("tls-port=").append(tls);
			separator = "&";
		}
		if (scheme.equals(GuestDisplay.SPICE) && !password.isEmpty()) {
			uri.append(separator).append("password=").append(password);
		}
		return uri.toString();
	}

	private static String address(List<Element> screens, List<Element> listens, HypervisorSession session) {
		String address = first(screens, "listen");
		address = address.isEmpty() ? first(listens, "address") : address;
		if (GuestDisplay.isEverywhere(address)) {
			// it is where the host is
			address = session.uri().host().isEmpty() ? "localhost" : session.uri().host();
		}
		return GuestDisplay.bracketed(address);
	}

	/** An attribute of the first of them that has it, empty if none does. */
	private static String first(List<Element> elements, String attribute) {
		return elements.stream().filter(element -> element.hasAttribute(attribute)).findFirst().map(element -> element.getAttribute(attribute)).orElse("");
	}

	private static int number(String text) {
		return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
	}
}
