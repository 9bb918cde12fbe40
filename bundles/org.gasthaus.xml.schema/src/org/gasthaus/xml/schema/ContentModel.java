package org.gasthaus.xml.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.relaxng.match.NameClass;
import com.thaiopensource.xml.util.Name;

/**
 * What libvirt's schemas allow at a place of a tree, whether the tree is in order or half typed: which elements, attributes, values. What a
 * schema refuses around the place counts as not there.
 *
 * <pre>
 * try (ContentModel model = ContentModel.of(schemas)) {
 * 	model.attributes(element, null).forEach(choice -> …);
 * }
 * </pre>
 *
 * <p>Belongs to one thread until it is closed; then what it remembers of the schema serves the next one. Texts of a kind that libvirt has no
 * schema for get empty answers.
 */
public final class ContentModel implements AutoCloseable {
	/** What a matcher remembers grows with new names; after so many questions it starts anew. */
	private static final int LIFE = 20_000;
	/** How many later siblings are looked at to see whether a new element fits before them. */
	private static final int MAX_LATER = 200;

	private final Schemas schemas;
	private final Names names = new Names();
	private final Map<DocumentKind, Matcher> matchers = new EnumMap<>(DocumentKind.class);
	private int asked;

	/** What may stand in an element. */
	public enum Content {
		/** Nothing: the tag ends with {@code />}. */
		NONE,
		/** Text. */
		TEXT,
		/** Elements, but none are needed. */
		OPTIONAL_ELEMENTS,
		/** Elements, and some are needed. */
		REQUIRED_ELEMENTS
	}

	/**
	 * An element that may stand at a place.
	 *
	 * @param name the name as it is written there
	 * @param required whether the definition is not valid without it
	 * @param attributes all attributes that it may have, in alphabetical order
	 * @param requiredAttributes those that it cannot be without
	 * @param content what may stand in it
	 */
	public record ElementChoice(String name, boolean required, List<String> attributes, List<String> requiredAttributes, Content content) {
	}

	/** An attribute that may stand in a start tag, and whether it has to. */
	public record AttributeChoice(String name, boolean required) {
	}

	/**
	 * The values that are allowed at a place.
	 *
	 * @param literals the values that the schema names, in alphabetical order
	 * @param accepts whether any other value is allowed; ask before the model is closed
	 */
	public record ValueChoices(List<String> literals, Predicate<String> accepts) {
		/** Nothing is known. */
		public static final ValueChoices NONE = new ValueChoices(List.of(), value -> false);

		/** What kinds of data are accepted beside the literals, as a person says it: "a whole number". */
		public List<String> data() {
			return Expectation.data(value -> !literals.contains(value) && accepts.test(value));
		}
	}

	private ContentModel(Schemas schemas) {
		this.schemas = schemas;
	}

	/** The content model of these schemas, for the calling thread until it is closed. */
	public static ContentModel of(Schemas schemas) {
		ContentModel idle = schemas.idleModels().poll();
		return idle == null ? new ContentModel(schemas) : idle;
	}

	/** Gives back what was lent. */
	@Override
	public void close() {
		if (asked < LIFE) {
			schemas.idleModels().offer(this);
		}
	}

	/**
	 * The kind of the definition with a root element; {@link DocumentKind#DEVICE} for a device of a domain, {@code null} if libvirt has none.
	 *
	 * @throws SchemaException if the schema of domains is needed for the answer and cannot be used
	 */
	public DocumentKind kindOf(XmlElement root) throws SchemaException {
		DocumentKind kind = DocumentKind.ofRoot(root.name());
		boolean ofDomain = kind == DocumentKind.HOST_INTERFACE && root.attribute("name") == null;
		if (kind != null && !ofDomain) {
			return kind;
		}
		boolean device = start(DocumentKind.DEVICE).possibleStartTagNames().getIncludedNames().contains(new Name("", root.name()));
		return device ? DocumentKind.DEVICE : null;
	}

	/**
	 * The elements that may stand in an element at an offset, given what stands before and after it there.
	 *
	 * @param parent the element
	 * @param offset where in its content
	 * @param replaced a child that the new one replaces, or {@code null}
	 * @param written the attributes, with values, that an element of a name will be written with where they are allowed: what may stand in it
	 *        depends on them
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public List<ElementChoice> elements(XmlElement parent, int offset, XmlElement replaced, Function<String, Map<String, String>> written)
			throws SchemaException {
		Matcher here = inContent(parent);
		if (here == null) {
			return List.of();
		}
		List<XmlElement> later = new ArrayList<>();
		for (int i = 0; i < parent.childCount(); i++) {
			if (parent.child(i) instanceof XmlElement child && child != replaced && !child.name().isEmpty()) {
				if (child.offset() < offset) {
					here = after(here, child);
				} else if (later.size() < MAX_LATER && (later.isEmpty() || !later.get(later.size() - 1).name().equals(child.name()))) {
					later.add(child);
				}
			}
		}
		return choices(here, later, literals(parent), written);
	}

	/**
	 * The root element of a kind of definition.
	 *
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public ElementChoice root(DocumentKind kind) throws SchemaException {
		names.reset();
		Matcher start = start(kind);
		List<ElementChoice> found = choices(start, List.of(), schemas.get(kind).literals(), name -> Map.of());
		for (ElementChoice choice : found) {
			if (choice.name().equals(kind.rootElement())) {
				return choice;
			}
		}
		return new ElementChoice(kind.rootElement(), true, List.of(), List.of(), Content.OPTIONAL_ELEMENTS);
	}

	private List<ElementChoice> choices(Matcher here, List<XmlElement> later, Literals literals, Function<String, Map<String, String>> usual) {
		Set<Name> required = here.requiredElementNames();
		Map<Matcher, Integer> known = new HashMap<>();
		int withoutNew = refused(here, later, known);
		List<ElementChoice> result = new ArrayList<>();
		Expectation.names(here.possibleStartTagNames(), names).forEach((written, name) -> {
			Matcher inTag = here.copy();
			if (!inTag.matchStartTagOpen(name, written, names)) {
				return;
			}
			List<String> attributes = List.copyOf(Expectation.names(inTag.possibleAttributeNames(), names).keySet());
			List<String> needed = Expectation.names(inTag.requiredAttributeNames(), names);
			Matcher inside = closed(inTag, name, written, literals, usual.apply(written));
			Content content = contentOf(inside);
			if (!later.isEmpty()) {
				inside.matchEndTag(name, written, names);
				if (refused(inside, later, known) > withoutNew) {
					return;
				}
			}
			result.add(new ElementChoice(written, required.contains(name), attributes, needed, content));
		});
		return result;
	}

	/** The state after a start tag that has the attributes which it needs, so that its content is not that of a tag with an error. */
	private Matcher closed(Matcher start, Name element, String written, Literals literals, Map<String, String> usual) {
		Matcher inTag = start;
		for (Map.Entry<String, String> attribute : usual.entrySet()) {
			Name name = names.ofAttribute(attribute.getKey());
			Matcher with = inTag.copy();
			if (with.matchAttributeName(name, attribute.getKey(), names) && with.matchAttributeValue(attribute.getValue(), name, attribute.getKey(), names)) {
				inTag = with;
			}
		}
		for (Name name : inTag.requiredAttributeNames()) {
			fill(inTag, name, literals);
		}
		Matcher closed = inTag.copy();
		if (closed.matchStartTagClose(element, written, names)) {
			return closed;
		}
		// where several groups of attributes are possible, none is required
		for (Name name : inTag.possibleAttributeNames().getIncludedNames()) {
			Matcher filled = inTag.copy();
			fill(filled, name, literals);
			if (filled.matchStartTagClose(element, written, names)) {
				return filled;
			}
		}
		return closed;
	}

	private void fill(Matcher inTag, Name attribute, Literals literals) {
		String written = attribute.getLocalName();
		Matcher named = inTag.copy();
		if (named.matchAttributeName(attribute, written, names)) {
			String value = Expectation.sample(literals.ofAttribute(written), Expectation.valueOf(named, attribute, written, names));
			if (value != null) {
				inTag.matchAttributeName(attribute, written, names);
				inTag.matchAttributeValue(value, attribute, written, names);
			}
		}
	}

	private static Content contentOf(Matcher inside) {
		boolean elements = !isEmpty(inside.possibleStartTagNames());
		if (!inside.requiredElementNames().isEmpty()) {
			return Content.REQUIRED_ELEMENTS;
		}
		if (inside.isTextTyped()) {
			return elements ? Content.OPTIONAL_ELEMENTS : Content.TEXT;
		}
		return elements ? Content.OPTIONAL_ELEMENTS : inside.copy().matchUntypedText(new Names()) ? Content.TEXT : Content.NONE;
	}

	private static boolean isEmpty(NameClass names) {
		return names.getIncludedNames().isEmpty() && !names.isAnyNameIncluded() && names.getIncludedNamespaces().isEmpty();
	}

	/** How many of some elements are refused one after the other from a state on, by their names alone. */
	private int refused(Matcher from, List<XmlElement> elements, Map<Matcher, Integer> known) {
		if (elements.isEmpty()) {
			return 0;
		}
		Integer before = known.get(from);
		if (before != null) {
			return before;
		}
		Matcher key = from.copy();
		Matcher at = from.copy();
		int refused = 0;
		for (XmlElement element : elements) {
			Name name = names.ofElement(element.name());
			Matcher next = at.copy();
			if (next.matchStartTagOpen(name, element.name(), names)) {
				next.matchStartTagClose(name, element.name(), names);
				next.matchEndTag(name, element.name(), names);
				at = next;
			} else {
				refused++;
			}
		}
		known.put(key, refused);
		return refused;
	}

	/**
	 * The attributes that a start tag may still have; those that it has are left out.
	 *
	 * @param replaced an attribute that counts as not there, or {@code null}
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public List<AttributeChoice> attributes(XmlElement element, XmlAttribute replaced) throws SchemaException {
		Matcher inTag = inStartTag(element, replaced);
		if (inTag == null) {
			return List.of();
		}
		Set<String> present = new HashSet<>();
		for (XmlAttribute attribute : element.attributes()) {
			if (attribute != replaced) {
				present.add(attribute.name());
			}
		}
		Set<Name> required = inTag.requiredAttributeNames();
		List<AttributeChoice> result = new ArrayList<>();
		Expectation.names(inTag.possibleAttributeNames(), names).forEach((written, name) -> {
			if (!present.contains(written)) {
				result.add(new AttributeChoice(written, required.contains(name)));
			}
		});
		return result;
	}

	/**
	 * The values that an attribute may have, given the other attributes of its tag.
	 *
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public ValueChoices values(XmlAttribute attribute) throws SchemaException {
		return values(attribute.element(), attribute.name(), attribute);
	}

	/**
	 * The values that an attribute may have that is not there yet, or is replaced.
	 *
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public ValueChoices values(XmlElement element, String attribute, XmlAttribute replaced) throws SchemaException {
		Matcher inTag = inStartTag(element, replaced);
		Name name = names.ofAttribute(attribute);
		if (inTag == null || !inTag.matchAttributeName(name, attribute, names)) {
			return ValueChoices.NONE;
		}
		Predicate<String> accepts = Expectation.valueOf(inTag, name, attribute, names);
		List<String> words = new ArrayList<>(Expectation.literals(literals(element).ofAttribute(name.getLocalName()), accepts));
		if (!accepts.test("name")) {
			literals(element).startsOfAttribute(name.getLocalName()).stream().filter(start -> accepts.test(start) && !words.contains(start)).forEach(words::add);
			words.sort(null);
		}
		return new ValueChoices(List.copyOf(words), accepts);
	}

	/**
	 * The texts that may be the content of an element.
	 *
	 * @throws SchemaException if the schema is missing or cannot be used
	 */
	public ValueChoices text(XmlElement element) throws SchemaException {
		Matcher inside = inContent(element);
		if (inside == null || !inside.isTextTyped()) {
			return ValueChoices.NONE;
		}
		Name name = names.ofElement(element.name());
		Predicate<String> accepts = Expectation.textIn(inside, name, element.name(), names);
		return new ValueChoices(Expectation.literals(literals(element).ofElement(name.getLocalName()), accepts), accepts);
	}

	private Literals literals(XmlElement element) throws SchemaException {
		XmlElement root = element;
		while (root.parent() != null) {
			root = root.parent();
		}
		return schemas.get(kindOf(root)).literals();
	}

	/** The state after the start tag of an element, or {@code null} if the schema has no such element there. */
	private Matcher inContent(XmlElement element) throws SchemaException {
		Matcher inTag = inStartTag(element, null);
		if (inTag != null) {
			inTag.matchStartTagClose(names.ofElement(element.name()), element.name(), names);
		}
		return inTag;
	}

	/** The state in a start tag after all attributes but one. The namespaces of the open elements are known then. */
	private Matcher inStartTag(XmlElement element, XmlAttribute replaced) throws SchemaException {
		Deque<XmlElement> open = new ArrayDeque<>();
		for (XmlElement at = element; at != null; at = at.parent()) {
			open.push(at);
		}
		XmlElement root = open.peek();
		names.reset();
		DocumentKind kind = kindOf(root);
		if (kind == null) {
			return null;
		}
		names.reset();
		Matcher at = start(kind);
		XmlElement parent = null;
		for (XmlElement next : open) {
			if (parent != null) {
				at.matchStartTagClose(names.ofElement(parent.name()), parent.name(), names);
			}
			Matcher alone = at.copy();
			at = parent == null ? at : afterSiblings(at, parent, next);
			names.enter(next);
			Matcher opened = opened(at, next, next == element ? replaced : null);
			// an element that may not follow what stands before it is still what it is
			at = opened == null ? opened(alone, next, next == element ? replaced : null) : opened;
			if (at == null) {
				return null;
			}
			parent = next;
		}
		return at;
	}

	private Matcher afterSiblings(Matcher from, XmlElement parent, XmlElement next) {
		Matcher at = from;
		for (int i = 0; i < parent.childCount() && parent.child(i) != next; i++) {
			if (parent.child(i) instanceof XmlElement child) {
				at = after(at, child);
			}
		}
		return at;
	}

	/** The state in a start tag after all its attributes but one; {@code null} if the element is refused. */
	private Matcher opened(Matcher before, XmlElement element, XmlAttribute left) {
		Matcher at = before.copy();
		if (!at.matchStartTagOpen(names.ofElement(element.name()), element.name(), names)) {
			return null;
		}
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (attribute == left || attribute.isNamespaceDeclaration()) {
				continue;
			}
			Name name = names.ofAttribute(attribute.name());
			Matcher next = at.copy();
			// a value that is refused says nothing: it may be half typed
			if (next.matchAttributeName(name, attribute.name(), names) && next.matchAttributeValue(attribute.value(), name, attribute.name(), names)) {
				at = next;
			}
		}
		return at;
	}

	/** The state after an element; the state before it if it is refused. */
	private Matcher after(Matcher before, XmlElement element) {
		if (element.name().isEmpty()) {
			return before;
		}
		boolean scope = names.enter(element);
		Matcher at = opened(before, element, null);
		if (at == null) {
			at = before;
		} else {
			Name name = names.ofElement(element.name());
			at.matchStartTagClose(name, element.name(), names);
			at = content(at, element, name);
			at.matchEndTag(name, element.name(), names);
		}
		if (scope) {
			names.leave();
		}
		return at;
	}

	private Matcher content(Matcher before, XmlElement element, Name name) {
		Matcher at = before;
		boolean elements = false;
		TextRun text = new TextRun();
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement childElement) {
				elements = true;
				at = after(at, childElement);
			} else if (child.kind() == XmlNode.Kind.TEXT || child.kind() == XmlNode.Kind.CDATA) {
				text.add(child);
			}
		}
		if (at.isTextTyped() && !elements) {
			at.matchTextBeforeEndTag(text.string(), name, element.name(), names);
		} else if (!text.isBlank()) {
			Matcher withText = at.copy();
			at = withText.matchUntypedText(names) ? withText : at;
		}
		return at;
	}

	/** A matcher before the root element of a kind. */
	private Matcher start(DocumentKind kind) throws SchemaException {
		asked++;
		Matcher known = matchers.get(kind);
		if (known == null) {
			known = schemas.get(kind).newMatcher();
			matchers.put(kind, known);
		}
		Matcher matcher = known.start();
		matcher.matchStartDocument();
		if (kind == DocumentKind.DEVICE) {
			for (String outer : List.of("domain", "devices")) {
				Name name = new Name("", outer);
				matcher.matchStartTagOpen(name, outer, names);
				matcher.matchStartTagClose(name, outer, names);
			}
		}
		return matcher;
	}
}
