package org.gasthaus.definitions.ui.internal.live;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.model.xml.DefinitionComparison;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.Difference;
import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * The definition of a guest, network or storage pool while somebody looks at it or edits it: what the host had when it was read, whether an edited
 * text may take its place, and what became of it. Nothing of it is written to a file: it may hold passwords.
 *
 * <p>Every call but the getters asks the host and blocks; one thread at a time.
 */
public final class LiveDefinition {
	/** Whether a text can be defined. */
	public enum Standing {
		/** Nothing speaks against it. */
		READY,
		/** libvirt will probably refuse it, or do something else than it says. Who knows better may define it. */
		DOUBTFUL,
		/** The host has another definition by now than the one that was read. */
		CONFLICT,
		/** The host no longer has the object. Defining makes it anew. */
		GONE,
		/** It is not well-formed, or the definition of something else: it cannot be defined in this place. */
		REFUSED
	}

	/**
	 * What speaks against defining a text.
	 *
	 * @param sentence what is wrong and what to do, for a person; empty if nothing is
	 * @param hostText what the host has now; {@code null} if it was not asked or has nothing
	 */
	public record Plan(Standing standing, String sentence, String hostText) {
	}

	/**
	 * What defining did.
	 *
	 * @param changes what libvirt left out, added or wrote in another way, from the text to what the host has now
	 * @param pending what of it a running guest gets only when it is shut off and started again, from how it runs to its definition
	 * @param comments how many comments of the text libvirt did not keep
	 */
	public record Outcome(List<Difference> changes, List<Difference> pending, int comments) {
		public Outcome {
			changes = List.copyOf(changes);
			pending = List.copyOf(pending);
		}
	}

	/** Undo does not lead far back; a guest that runs for months changes often. */
	private static final int MOST_FOLLOWED = 100;

	/** A change of the host's: what the editor showed before and after it, and what the text before was a change of. */
	private record Followed(String before, String after, String base) {
	}

	private final Connection connection;
	private final Kind kind;
	private final String uuid;
	private final String name;
	private final XmlView view;
	private volatile String base = "";
	private volatile String shown = "";
	private final List<Followed> followed = new CopyOnWriteArrayList<>();
	/** The last change of the host's that was taken back by undo, with all that were followed after it. */
	private volatile Followed undone;
	/** Which of its runs a guest was seen in, and what was stored before the first save in it. */
	private String run = "";
	private String startedFrom = "";
	private DefinitionCheck check;

	/**
	 * @param uuid the object's, as the host has it
	 * @param view what is stored, which can be edited, or how it runs, which can only be looked at
	 */
	public LiveDefinition(Connection connection, Kind kind, String uuid, String name, XmlView view) {
		this.view = Objects.requireNonNull(view);
		this.connection = Objects.requireNonNull(connection);
		this.kind = Objects.requireNonNull(kind);
		this.uuid = Objects.requireNonNull(uuid);
		this.name = Objects.requireNonNull(name);
	}

	public Connection connection() {
		return connection;
	}

	public Kind kind() {
		return kind;
	}

	public String uuid() {
		return uuid;
	}

	public String name() {
		return name;
	}

	/** Which of the object's definitions it is. */
	public XmlView view() {
		return view;
	}

	/** Whether it may be changed at all. */
	public boolean isWritable() {
		return view == XmlView.INACTIVE && connection.access() == Access.READ_WRITE;
	}

	/** What the host had when it was asked last, or was told; what undo leads back to may be older. */
	public String base() {
		return base;
	}

	/** From now on, changes are changes of this: the user has seen it and worked it in. */
	public void rebase(String hostText) {
		base = Objects.requireNonNull(hostText);
		undone = null;
	}

	/** What an editor shows as long as nobody types: what the host has, with the comments that are here only. */
	public String shown() {
		return shown;
	}

	/**
	 * Follows a change of the host's in an editor that nobody typed in. Comments that it shows stay.
	 *
	 * @param text what the editor shows
	 * @param hostText what the host has now
	 */
	public void follow(String text, String hostText) {
		shown = Comments.carry(text, hostText);
		followed.add(new Followed(text, shown, base));
		if (followed.size() > MOST_FOLLOWED) {
			followed.remove(0);
		}
		rebase(hostText);
	}

	/** Is told what an editor shows after each change: undo may have led back behind a change of the host's, and redo past it again. */
	public void shows(String text) {
		for (int i = followed.size() - 1; i >= 0; i--) {
			if (text.equals(followed.get(i).before())) {
				undone = followed.get(i);
				return;
			}
			if (text.equals(followed.get(i).after())) {
				undone = i + 1 < followed.size() ? followed.get(i + 1) : null;
				return;
			}
		}
	}

	/** What the text in the editor is a change of. */
	public String origin() {
		Followed back = undone;
		return back == null ? base : back.base();
	}

	/**
	 * Reads it from the host, with the passwords where it may be changed.
	 *
	 * @throws HypervisorException {@code NO_DOMAIN} and the like, {@code CONNECTION_LOST}
	 */
	public String read(IProgressMonitor monitor) throws HypervisorException {
		base = current(connection.session(monitor));
		shown = base;
		return base;
	}

	private String current(HypervisorSession session) throws HypervisorException {
		return kind == Kind.DOMAIN ? domain(session, view) : new ReadDefinition(connection, kind, uuid, name, view).call(null);
	}

	private String domain(HypervisorSession session, XmlView view) throws HypervisorException {
		return session.domainXml(new DomainId(uuid, name), view, isWritable() ? Set.of(XmlOption.SECURITY_INFO) : Set.of());
	}

	/** Whether what the host has now is something else than what the text in the editor is a change of. */
	public boolean isOutdated(String hostText) {
		String origin = origin();
		return !hostText.equals(origin) && (view == XmlView.LIVE || !DefinitionComparison.equivalent(Definition.read(origin), Definition.read(hostText), Options.explicit()));
	}

	/**
	 * Looks at a text before it is defined, first by itself and then beside what the host has.
	 *
	 * @throws HypervisorException if the host does not answer
	 */
	public Plan plan(String text, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 4);
		XmlTree tree = XmlTree.of(text);
		String other = identity(tree);
		if (other != null) {
			return new Plan(Standing.REFUSED, other, null);
		}
		List<Finding> errors = errors(tree);
		progress.worked(1);
		if (errors.stream().anyMatch(error -> error.code().startsWith("syntax."))) {
			return new Plan(Standing.REFUSED, NLS.bind(Messages.LiveDefinition_malformed, new Object[] { name, connection, first(errors, text) }), null);
		}
		String doubts = errors.isEmpty() ? "" : " " + NLS.bind(Messages.LiveDefinition_doubtful, new Object[] { name, connection, first(errors, text) });
		String now;
		try {
			now = current(connection.session(progress.split(2)));
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_DOMAIN || e.code() == Code.NO_NETWORK || e.code() == Code.NO_POOL) {
				return new Plan(Standing.GONE, NLS.bind(Messages.LiveDefinition_gone, name, connection) + doubts, null);
			}
			throw e;
		}
		if (isOutdated(now)) {
			return new Plan(Standing.CONFLICT, NLS.bind(Messages.LiveDefinition_conflict, name, connection) + doubts, now);
		}
		if (!errors.isEmpty()) {
			return new Plan(Standing.DOUBTFUL, doubts.strip(), now);
		}
		return new Plan(Standing.READY, "", now);
	}

	/** Why a text is the definition of something else; {@code null} if it is not. */
	private String identity(XmlTree tree) {
		XmlElement root = tree.root();
		String wanted = switch (kind) {
		case DOMAIN -> "domain";
		case NETWORK -> "network";
		case POOL -> "pool";
		};
		if (root == null || !root.name().equals(wanted)) {
			return NLS.bind(Messages.LiveDefinition_otherKind, new Object[] { name, connection, wanted });
		}
		String ownUuid = text(root, "uuid");
		if (ownUuid.isEmpty()) {
			return NLS.bind(Messages.LiveDefinition_noUuid, new Object[] { name, connection, uuid });
		}
		if (!ownUuid.replace("-", "").equalsIgnoreCase(uuid.replace("-", ""))) {
			return NLS.bind(Messages.LiveDefinition_otherUuid, new Object[] { name, connection, ownUuid });
		}
		String ownName = text(root, "name");
		return ownName.equals(name) ? null : NLS.bind(Messages.LiveDefinition_otherName, new Object[] { name, connection, ownName });
	}

	/** What a child of a root holds, empty if there is neither. */
	static String text(XmlElement root, String child) {
		XmlElement element = root == null ? null : root.element(child);
		return element == null ? "" : element.characterContent().strip();
	}

	private List<Finding> errors(XmlTree tree) {
		try {
			if (check == null) {
				check = new DefinitionCheck(new Schemas(SchemaSource.standard()));
			}
			return check.check(tree).stream().filter(Finding::isError).toList();
		} catch (SchemaException e) {
			// without a schema libvirt itself has the last word; what is not well-formed it would refuse in any case
			return tree.syntaxFindings().stream().filter(Finding::isError).toList();
		}
	}

	private static String first(List<Finding> errors, String text) {
		Finding first = errors.get(0);
		String sentence = NLS.bind(Messages.LiveDefinition_line, new LineMap(text).position(first.offset()).line(), first.message());
		return errors.size() == 1 ? sentence : NLS.bind(Messages.LiveDefinition_more, sentence, errors.size() - 1);
	}

	/**
	 * Defines a text, whatever {@link #plan} said of it, and reads what the host made of it. Cancelling has an effect only before the host was told.
	 *
	 * @throws HypervisorException if the host refuses it, then its definition is as before; or does not answer to it, then it may be the new one
	 */
	public Outcome define(String text, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 4);
		HypervisorSession session = connection.session(progress.split(1));
		String before = base;
		switch (kind) {
		case NETWORK -> session.networkOperations().define(text, false);
		case POOL -> session.poolOperations().define(text, false);
		case DOMAIN -> session.defineDomain(text, progress.split(1));
		}
		base = text;
		shown = text;
		undone = null;
		try {
			return outcome(text, before, session);
		} catch (HypervisorException e) {
			// it is defined; what became of it will be seen when the host answers again
			return new Outcome(List.of(), List.of(), 0);
		}
	}

	private Outcome outcome(String text, String before, HypervisorSession session) throws HypervisorException {
		base = current(session);
		List<Difference> changes = DefinitionComparison.compare(Definition.read(text), Definition.read(base), Options.explicit()).stream()
				.filter(difference -> difference.reason() != Reason.ORDER && difference.reason() != Reason.SAME_VALUE).toList();
		return new Outcome(changes, pending(before, session), Math.max(0, Comments.count(text) - Comments.count(base)));
	}

	/**
	 * What a running guest gets only when it is shut off and started again: the real differences between how it runs and its definition, without what
	 * libvirt made of its CPU when it started.
	 *
	 * @throws HypervisorException if the host does not answer
	 */
	public List<Difference> pending(IProgressMonitor monitor) throws HypervisorException {
		return pending(base, connection.session(monitor));
	}

	private List<Difference> pending(String before, HypervisorSession session) throws HypervisorException {
		if (kind != Kind.DOMAIN || !session.domainStatus(new DomainId(uuid, name)).state().isActive()) {
			return List.of();
		}
		String live = domain(session, XmlView.LIVE);
		XmlElement root = XmlTree.of(live).root();
		String id = root == null || root.attribute("id") == null ? "" : root.attribute("id").value();
		if (!id.equals(run)) {
			run = id;
			startedFrom = before;
		}
		Definition running = Definition.read(withStoredCpu(live, root));
		return DefinitionComparison.compare(running, Definition.read(base), Options.libvirt()).stream().filter(difference -> difference.reason() == Reason.REAL).toList();
	}

	/**
	 * How a guest runs, but with the CPU that was stored when it started: libvirt wrote the features out, and what it wrote cannot be told from what
	 * somebody took away since.
	 */
	private String withStoredCpu(String live, XmlElement root) {
		XmlElement stored = XmlTree.of(startedFrom).root();
		XmlElement now = root == null ? null : root.element("cpu");
		XmlElement then = stored == null ? null : stored.element("cpu");
		if (now == null) {
			return live;
		}
		String cpu = then == null ? "" : then.source();
		return live.substring(0, now.offset()) + cpu + live.substring(now.end());
	}
}
