package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainNotes.Kind;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Node;

/** {@code desc}, {@code metadata} */
final class GuestNotes implements HostCommand {
	private final String command;

	GuestNotes(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("desc") ? syntax.flags("live", "config", "current", "title").rest("new-desc")
				: syntax.data("uri").flags("live", "config", "current").text("key").text("set").flags("remove");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		if (command.equals("metadata")) {
			arguments.exclusive("remove", "set");
		}
		HypervisorSession session = invocation.session();
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		String done = command.equals("desc") ? note(session, id, text, arguments, impact) : element(session.notes(), id, arguments, impact);
		invocation.out().append(done);
	}

	/** A host that cannot tell the note of this state may still have it in its definition. */
	private static String read(HypervisorSession session, DomainId id, Kind kind, Set<Impact> impact) throws CommandFailure, HypervisorException {
		try {
			return session.notes().get(id, kind, impact);
		} catch (HypervisorException e) {
			String xml = session.domainXml(id, impact.contains(Impact.CONFIG) ? XmlView.INACTIVE : XmlView.LIVE);
			List<Node> found = DefinitionDom.of(xml).find("/domain/" + kind.name().toLowerCase(Locale.ROOT));
			return found.isEmpty() ? "" : found.get(0).getTextContent();
		}
	}

	private static String note(HypervisorSession session, DomainId id, String domain, Arguments arguments, Set<Impact> impact) throws CommandFailure, HypervisorException {
		boolean title = arguments.has("title");
		Kind kind = title ? Kind.TITLE : Kind.DESCRIPTION;
		List<String> words = arguments.rest("new-desc");
		if (words.isEmpty()) {
			String note = read(session, id, kind, impact);
			return note == null || note.isEmpty() ? (title ? "No title for domain: " : "No description for domain: ") + domain : note;
		}
		try {
			session.notes().set(id, kind, String.join(" ", words), impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to set new domain " + (title ? "title" : "description"), e);
		}
		return title ? "Domain title updated successfully" : "Domain description updated successfully";
	}

	private static String element(DomainNotes notes, DomainId id, Arguments arguments, Set<Impact> impact) throws CommandFailure, HypervisorException {
		String namespace = arguments.data("uri");
		String xml = arguments.optional("set");
		String key = arguments.optional("key");
		if (xml == null && !arguments.has("remove")) {
			return notes.element(id, namespace, impact) + '\n';
		}
		if (xml != null && key == null) {
			throw new CommandFailure("namespace key is required when modifying metadata");
		}
		notes.setElement(id, namespace, key, xml, impact);
		return xml == null ? "Metadata removed\n" : "Metadata modified\n";
	}
}
