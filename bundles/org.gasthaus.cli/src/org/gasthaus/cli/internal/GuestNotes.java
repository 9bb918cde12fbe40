package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainNotes.Kind;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
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
		return command.equals("desc") ? syntax.flags("live", "config", "current", "title", "edit").rest("new-desc")
				: syntax.data("uri").flags("live", "config", "current", "edit").text("key").text("set").flags("remove");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "live");
		arguments.exclusive("current", "config");
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		if (command.equals("metadata")) {
			arguments.exclusive("edit", "set");
			arguments.exclusive("remove", "set");
			arguments.exclusive("remove", "edit");
		}
		HypervisorSession session = invocation.session();
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		String done = command.equals("desc") ? note(invocation, id, text, arguments, impact)
				: element(session.notes(), invocation, id, arguments, impact);
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

	private static String note(Invocation invocation, DomainId id, String domain, Arguments arguments, Set<Impact> impact) throws CommandFailure, HypervisorException {
		boolean title = arguments.has("title");
		Kind kind = title ? Kind.TITLE : Kind.DESCRIPTION;
		HypervisorSession session = invocation.session();
		List<String> words = arguments.rest("new-desc");
		if (arguments.has("edit")) {
			return editedNote(invocation, id, kind, words, impact);
		}
		if (words.isEmpty()) {
			String note = read(session, id, kind, impact);
			return note == null || note.isEmpty() ? (title ? "No title for domain: " : "No description for domain: ") + domain : note;
		}
		return updated(session, id, kind, String.join(" ", words), impact);
	}

	private static String word(Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	private static String updated(HypervisorSession session, DomainId id, Kind kind, String text, Set<Impact> impact) throws CommandFailure {
		try {
			session.notes().set(id, kind, text, impact);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to set new domain " + word(kind), e);
		}
		return "Domain " + word(kind) + " updated successfully";
	}

	/** The words that were given, else the note as it is, go through the editor. */
	private static String editedNote(Invocation invocation, DomainId id, Kind kind, List<String> words, Set<Impact> impact)
			throws CommandFailure, HypervisorException {
		String found = read(invocation.session(), id, kind, impact);
		String before = found == null ? "" : found;
		try (EditFile file = EditFile.of(id.name(), ".txt", words.isEmpty() ? before : String.join(" ", words), invocation.environment(), invocation.err())) {
			try {
				invocation.out().flush();
				new EditorProgram(invocation.environment()).edit(file.path(), invocation.directory());
				String text = file.read();
				String after = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
				return after.equals(before) ? "Domain " + word(kind) + " not changed\n" : updated(invocation.session(), id, kind, after, impact);
			} catch (CommandFailure e) {
				throw EditDialogue.kept(e, file.keep());
			}
		}
	}

	private static String editedElement(Invocation invocation, DomainId id, String namespace, String key, Set<Impact> impact)
			throws CommandFailure, HypervisorException {
		boolean edited = EditCommands.dialogue(invocation, id.name()).unchecked().run(new EditDialogue.Subject() {
			@Override
			public String read() throws HypervisorException {
				try {
					return invocation.session().notes().element(id, namespace, impact);
				} catch (HypervisorException e) {
					if (e.code() == Code.NO_OBJECT) {
						return "\n"; // as virsh, something to begin with
					}
					throw e;
				}
			}

			@Override
			public void define(String xml, boolean validated) throws HypervisorException {
				invocation.session().notes().setElement(id, namespace, key, xml, impact);
			}
		});
		return edited ? "Metadata modified\n" : "Metadata not changed";
	}

	private static String element(DomainNotes notes, Invocation invocation, DomainId id, Arguments arguments, Set<Impact> impact) throws CommandFailure, HypervisorException {
		String namespace = arguments.data("uri");
		String xml = arguments.optional("set");
		String key = arguments.optional("key");
		if (arguments.has("edit") && key != null) {
			return editedElement(invocation, id, namespace, key, impact);
		}
		if (xml == null && !arguments.has("remove") && !arguments.has("edit")) {
			return notes.element(id, namespace, impact) + '\n';
		}
		if (key == null && !arguments.has("remove")) {
			throw new CommandFailure("namespace key is required when modifying metadata");
		}
		notes.setElement(id, namespace, key, xml, impact);
		return xml == null ? "Metadata removed\n" : "Metadata modified\n";
	}
}
