package org.gasthaus.model.xml;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.Element;
import org.gasthaus.model.ModelObject;
import org.gasthaus.model.ModelPackage;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/**
 * A definition as text and as model, held together: the model is read from the text, every object knows its region, and what
 * is changed in the model comes back as the smallest edits of the text. Any text can be read, half-typed ones too; nothing of
 * it is ever lost, because what nobody changed is never written.
 *
 * <pre>
 * Definition definition = Definition.read(text);
 * ((Domain) definition.root()).setName("web02");
 * String changed = definition.write();
 * </pre>
 *
 * <p>The model is plain EMF and not thread-safe: one thread at a time. The text does not change; after
 * {@link #write()} read the result anew to go on with regions that fit it.
 */
public final class Definition {
	private final XmlTree tree;
	private final Element root;

	private Definition(XmlTree tree, Element root) {
		this.tree = tree;
		this.root = root;
	}

	/** A region of the text, in UTF-16 units from 0. */
	public record Region(int offset, int length) {
	}

	/** Reads a text. */
	public static Definition read(String text) {
		return read(XmlTree.of(text));
	}

	/** Reads a tree that somebody has already. */
	public static Definition read(XmlTree tree) {
		XmlElement root = tree.root();
		return new Definition(tree, root == null ? null : new ModelReader().root(root));
	}

	/** Writes an object that was made in code, as libvirt would: two blanks a step, a line end at the end. */
	public static String print(Element root) {
		EClass type = root.eClass();
		String name = type.getEAnnotation(ElementShape.SOURCE) == null ? null : type.getEAnnotation(ElementShape.SOURCE).getDetails().get("root");
		if (name == null) {
			throw new IllegalArgumentException(type.getName() + " is no root of a document");
		}
		return ModelPrinter.print(TextStyle.libvirt(), null, name, null, root, null, "") + '\n';
	}

	/** The text that was read. */
	public String text() {
		return tree.text();
	}

	/** The tree of the text. */
	public XmlTree tree() {
		return tree;
	}

	/** The model: a Domain, Network, … or an untyped element for a root that the model does not know; {@code null} for a text without elements. */
	public Element root() {
		return root;
	}

	/** The smallest edits that bring the text to what the model says now; none if nobody changed it. */
	public List<TextEdit> edits() {
		return edits(object -> true);
	}

	/**
	 * The same where it is known what changed: in a large definition that is much faster.
	 *
	 * @param touched tells the objects that changed, and those that contain them; what is in others is not looked at
	 */
	public List<TextEdit> edits(Predicate<? super EObject> touched) {
		return root == null ? List.of() : ModelEdits.of(tree, root, touched);
	}

	/** The text with the model's changes. */
	public String write() {
		List<TextEdit> edits = edits();
		return edits.isEmpty() ? tree.text() : TextEdit.apply(tree.text(), edits);
	}

	/** The element that an object was read from; empty for one that was made in code. */
	public static Optional<XmlElement> elementOf(EObject object) {
		return object instanceof ModelObject read && read.origin() instanceof XmlElement element ? Optional.of(element) : Optional.empty();
	}

	/** Where the name of an object's element stands: what to mark when the object as a whole is meant. */
	public static Optional<Region> region(EObject object) {
		if (object instanceof AnyAttribute any && any.origin() instanceof XmlAttribute attribute) {
			return Optional.of(new Region(attribute.nameOffset(), attribute.nameLength()));
		}
		return elementOf(object).map(element -> new Region(element.nameOffset(), element.nameLength()));
	}

	/** Where all of an object stands, tags or quotes included. */
	public static Optional<Region> extent(EObject object) {
		if (object instanceof AnyAttribute any && any.origin() instanceof XmlAttribute attribute) {
			int end = attribute.valueOffset() + attribute.valueLength() + (attribute.isClosed() ? 1 : 0);
			return Optional.of(new Region(attribute.nameOffset(), end - attribute.nameOffset()));
		}
		return elementOf(object).map(element -> new Region(element.offset(), element.length()));
	}

	/**
	 * Where the value of a feature stands: the value of an attribute without its quotes, the text of an element, the name of a
	 * child; empty if the text does not have it.
	 */
	public static Optional<Region> region(EObject object, EStructuralFeature feature) {
		return region(object, feature, 0);
	}

	/** As {@link #region(EObject, EStructuralFeature)}, for one of several values. */
	public static Optional<Region> region(EObject object, EStructuralFeature feature, int index) {
		if (object instanceof AnyAttribute any && any.origin() instanceof XmlAttribute attribute && feature == ModelPackage.Literals.ANY_ATTRIBUTE__VALUE) {
			return Optional.of(new Region(attribute.valueOffset(), attribute.valueLength()));
		}
		XmlElement element = elementOf(object).orElse(null);
		if (element == null) {
			return Optional.empty();
		}
		if (!(feature instanceof EAttribute)) {
			Object value = object.eGet(feature);
			Object one = value instanceof List<?> list ? index < list.size() ? list.get(index) : null : value;
			return one instanceof EObject child ? region(child) : Optional.empty();
		}
		ElementShape shape = ElementShape.of(object.eClass());
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			Slot slot = attribute.isNamespaceDeclaration() ? null : shape.attribute(attribute);
			if (slot != null && slot.feature == feature) {
				return Optional.of(new Region(attribute.valueOffset(), attribute.valueLength()));
			}
		}
		if (shape.text() != null && shape.text().feature == feature) {
			return element.hasContent() ? Optional.of(content(element)) : Optional.empty();
		}
		int seen = 0;
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				Slot slot = shape.child(child);
				if (slot != null && slot.feature == feature && seen++ == index) {
					return Optional.of(slot.kind == Kind.PRESENCE || !child.hasContent() ? new Region(child.nameOffset(), child.nameLength()) : content(child));
				}
			}
		}
		return Optional.empty();
	}

	/** The text in an element without the white space around it. */
	static Region content(XmlElement element) {
		int start = element.startTagEnd();
		int end = element.contentEnd();
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child.kind() == XmlNode.Kind.TEXT && !child.isBlankText() || child.kind() == XmlNode.Kind.CDATA) {
				String raw = child.source();
				int from = 0;
				int to = raw.length();
				while (from < to && Character.isWhitespace(raw.charAt(from))) {
					from++;
				}
				while (to > from && Character.isWhitespace(raw.charAt(to - 1))) {
					to--;
				}
				return new Region(child.offset() + from, to - from);
			}
		}
		return new Region(start, end - start);
	}
}
