package org.gasthaus.xml.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/**
 * Checks definitions: that they are well-formed XML and that libvirt's schema for their kind accepts them. The kind is told by
 * the root element. The findings of a text that is not well-formed hold its schema errors too, except on elements whose tags
 * are damaged.
 *
 * <p>Keep one checker and use it for many definitions: it remembers what it saw and gets faster. Not safe for more than one
 * thread; checkers of several threads share one {@link Schemas}.
 */
public final class DefinitionChecker {
	/** What a matcher remembers grows with new names; after so many definitions it starts anew. */
	private static final int MATCHER_LIFE = 20_000;

	private final Schemas schemas;
	private final NamePool pool = new NamePool();
	private final Names names = new Names();
	private final Map<DocumentKind, Matcher> matchers = new EnumMap<>(DocumentKind.class);
	private final Map<DocumentKind, AcceptedElements> accepted = new EnumMap<>(DocumentKind.class);
	private int checked;

	public DefinitionChecker(Schemas schemas) {
		this.schemas = schemas;
	}

	/**
	 * The findings of the bytes of a file, in the order of the text. Their offsets count in {@link XmlDecoder.Decoded#text()}.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlDecoder.Decoded decoded) throws SchemaException {
		return check(decoded, XmlTree.of(decoded.text(), pool));
	}

	/**
	 * The same with a tree of the text that was made before, perhaps by another thread.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlDecoder.Decoded decoded, XmlTree tree) throws SchemaException {
		if (decoded.findings().isEmpty()) {
			return check(tree);
		}
		List<Finding> all = new ArrayList<>(decoded.findings());
		if (!decoded.text().isEmpty()) {
			all.addAll(check(tree));
		}
		return sorted(all);
	}

	/**
	 * The findings of a text, in its order.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(String text) throws SchemaException {
		return check(XmlTree.of(text, pool));
	}

	/**
	 * The findings of a tree, in the order of its text.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlTree tree) throws SchemaException {
		List<Finding> syntax = tree.syntaxFindings();
		XmlElement root = tree.root();
		if (root == null || root.name().isEmpty() || !syntax.isEmpty() && syntax.get(0).code().equals("syntax.encoding")) {
			return syntax;
		}
		DocumentKind kind = kindOf(root);
		if (kind == null) {
			return root.isDamaged() || !syntax.isEmpty() && syntax.get(0).offset() < root.offset() ? syntax : withUnknownRoot(syntax, root);
		}
		XmlAttribute namespace = root.attribute("xmlns");
		if (namespace != null && !namespace.value().isBlank()) {
			return withNamespace(syntax, namespace);
		}
		if (!hasErrors(syntax) && new AcceptingMatch(matcherAt(kind), names, accepted(kind)).accepts(root)) {
			return syntax;
		}
		SchemaFindings found = new SchemaFindings(schemas.get(kind).literals(), schemas.source());
		new ErrorFinder(matcherAt(kind), names, unreliable(tree, syntax), found).find(root);
		List<Finding> all = new ArrayList<>(syntax);
		all.addAll(found.list());
		return sorted(all);
	}

	/**
	 * The kind of a definition, or {@code null} if libvirt has none with this root element. An {@code interface} is one of the
	 * host if it has a name, else a device of a domain.
	 *
	 * @throws SchemaException if the schema of domains is needed for the answer and is missing or cannot be used
	 */
	public DocumentKind kindOf(XmlElement root) throws SchemaException {
		DocumentKind kind = DocumentKind.ofRoot(root.name());
		boolean ofDomain = kind == DocumentKind.HOST_INTERFACE && root.attribute("name") == null;
		if (kind != null && !ofDomain) {
			return kind;
		}
		boolean device = matcherAt(DocumentKind.DEVICE).possibleStartTagNames().getIncludedNames().contains(new Name("", root.name()));
		return device ? DocumentKind.DEVICE : null;
	}

	/** A matcher before the root element of a kind. */
	private Matcher matcherAt(DocumentKind kind) throws SchemaException {
		Matcher matcher = matcher(kind).start();
		names.reset();
		matcher.matchStartDocument();
		if (kind == DocumentKind.DEVICE) {
			enter("domain", matcher);
			enter("devices", matcher);
		}
		return matcher;
	}

	/** Goes into an element as if its attributes were there. */
	private void enter(String element, Matcher matcher) {
		Name name = new Name("", element);
		matcher.matchStartTagOpen(name, element, names);
		matcher.matchStartTagClose(name, element, names);
	}

	private Matcher matcher(DocumentKind kind) throws SchemaException {
		if (++checked % MATCHER_LIFE == 0) {
			matchers.clear();
			accepted.clear();
		}
		Matcher matcher = matchers.get(kind);
		if (matcher == null) {
			matcher = schemas.get(kind).newMatcher();
			matchers.put(kind, matcher);
		}
		return matcher;
	}

	private AcceptedElements accepted(DocumentKind kind) {
		return accepted.computeIfAbsent(kind, each -> new AcceptedElements());
	}

	private static boolean hasErrors(List<Finding> findings) {
		for (Finding finding : findings) {
			if (finding.isError()) {
				return true;
			}
		}
		return false;
	}

	/** Every element would be an unknown one: this one finding stands for all. */
	private static List<Finding> withNamespace(List<Finding> syntax, XmlAttribute namespace) {
		List<Finding> all = new ArrayList<>(syntax);
		all.add(new Finding(Severity.ERROR, "schema.namespace", Messages.text("schema.namespace", namespace.value()), namespace.nameOffset(),
				namespace.name().length(), List.of(SchemaFindings.deletion(namespace))));
		return sorted(all);
	}

	private static List<Finding> withUnknownRoot(List<Finding> syntax, XmlElement root) {
		List<String> known = DocumentKind.rootElements();
		// another language may have a word that is not far away
		String near = MisspeltRoot.meant(root).orElseGet(() -> Spelling.nearest(root.name(), known, 1));
		List<Fix> fixes = new ArrayList<>(1);
		if (near != null) {
			List<TextEdit> edits = new ArrayList<>(2);
			edits.add(new TextEdit(root.nameOffset(), root.nameLength(), near));
			if (root.endNameOffset() >= 0) {
				edits.add(new TextEdit(root.endNameOffset(), root.endNameLength(), near));
			}
			fixes.add(new Fix(Messages.text("fix.rename", near), edits));
		}
		String message = Messages.text(near == null ? "schema.unknown-root" : "schema.unknown-root-near", root.name(), String.join(", ", known), near);
		List<Finding> all = new ArrayList<>(syntax);
		all.add(new Finding(Severity.ERROR, "schema.unknown-root", message, root.nameOffset(), root.nameLength(), fixes));
		return sorted(all);
	}

	/** The elements that are damaged or in whose tags or text a syntax error lies. */
	private static Set<XmlElement> unreliable(XmlTree tree, List<Finding> syntax) {
		if (syntax.isEmpty()) {
			return Set.of();
		}
		Set<XmlElement> elements = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Finding finding : syntax) {
			XmlElement element = tree.elementAt(finding.offset() + 1);
			if (element != null && finding.isError()) {
				elements.add(element);
			}
		}
		addDamaged(tree.root(), elements);
		return elements;
	}

	private static void addDamaged(XmlElement element, Set<XmlElement> elements) {
		if (element.isDamaged()) {
			elements.add(element);
		}
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child) {
				addDamaged(child, elements);
			}
		}
	}

	private static List<Finding> sorted(List<Finding> findings) {
		findings.sort(Comparator.comparingInt(Finding::offset));
		return findings;
	}
}
