package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.Element;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** The smallest edits of the attributes of one element. */
final class AttributeEdits {
	private final XmlTree tree;
	private final EditList edits;
	private final XmlElement source;
	private final Map<Slot, XmlAttribute> written = new IdentityHashMap<>();
	private final List<XmlAttribute> untyped = new ArrayList<>();

	private AttributeEdits(XmlTree tree, EditList edits, XmlElement source, ElementShape shape) {
		this.tree = tree;
		this.edits = edits;
		this.source = source;
		for (int i = 0; i < source.attributeCount(); i++) {
			XmlAttribute attribute = source.attribute(i);
			if (!attribute.isNamespaceDeclaration() && attribute.hasValue()) {
				Slot slot = shape.attribute(attribute);
				if (slot == null || written.putIfAbsent(slot, attribute) != null) {
					untyped.add(attribute);
				}
			}
		}
	}

	static void collect(XmlTree tree, EditList edits, Element object, XmlElement source, ElementShape shape) {
		AttributeEdits run = new AttributeEdits(tree, edits, source, shape);
		run.typed(object, shape);
		run.untyped(object);
	}

	private void typed(Element object, ElementShape shape) {
		for (Slot slot : shape.inOrder()) {
			if (slot.kind != Kind.ATTRIBUTE) {
				continue;
			}
			XmlAttribute attribute = written.get(slot);
			Object value = object.eIsSet(slot.feature) ? object.eGet(slot.feature) : null;
			if (value == null) {
				if (attribute != null) {
					remove(attribute);
				}
			} else if (attribute != null) {
				change(attribute, ModelPrinter.literal(slot, value));
			} else {
				insert(slot, ModelPrinter.literal(slot, value));
			}
		}
	}

	/** Untyped attributes are told apart by where they come from; their order means nothing. */
	private void untyped(Element object) {
		Set<XmlAttribute> gone = new HashSet<>(untyped);
		Set<String> declared = new HashSet<>();
		for (AnyAttribute any : object.getAnyAttributes()) {
			String value = any.getValue() == null ? "" : any.getValue();
			if (any.origin() instanceof XmlAttribute attribute && gone.remove(attribute)) {
				if (!attribute.name().equals(any.getName())) {
					edits.replace(attribute.nameOffset(), attribute.nameLength(), any.getName());
				}
				change(attribute, value);
			} else {
				XmlAttribute last = source.attributeCount() == 0 ? null : source.attribute(source.attributeCount() - 1);
				edits.insert(last == null || !last.isClosed() ? nameEnd() : end(last), declaration(any, declared) + ' ' + any.getName() + '=' + quoted(value));
			}
		}
		gone.forEach(this::remove);
	}

	/** A new attribute brings its namespace along where its prefix does not stand for that already. */
	private String declaration(AnyAttribute any, Set<String> declared) {
		String prefix = Namespaces.prefix(any.getName());
		if (prefix.isEmpty() || any.getNamespace() == null || any.getNamespace().equals(Namespaces.resolve(source, prefix)) || !declared.add(prefix)) {
			return "";
		}
		return " xmlns:" + prefix + '=' + quoted(any.getNamespace());
	}

	private void change(XmlAttribute attribute, String value) {
		if (!attribute.value().equals(value)) {
			char quote = tree.text().charAt(attribute.valueOffset() - 1);
			edits.replace(attribute.valueOffset(), attribute.valueLength(), TextStyle.escapeValue(value, quote));
		}
	}

	private void remove(XmlAttribute attribute) {
		int start = attribute.nameOffset();
		while (Character.isWhitespace(tree.text().charAt(start - 1))) {
			start--;
		}
		edits.replace(start, end(attribute) - start, "");
	}

	private void insert(Slot slot, String value) {
		for (int i = 0; i < source.attributeCount(); i++) {
			XmlAttribute attribute = source.attribute(i);
			if (!attribute.hasValue() && attribute.name().equals(slot.name)) {
				complete(attribute, value);
				return;
			}
		}
		XmlAttribute before = null;
		for (Map.Entry<Slot, XmlAttribute> entry : written.entrySet()) {
			XmlAttribute candidate = entry.getValue();
			if (entry.getKey().rank < slot.rank && candidate.isClosed() && (before == null || candidate.nameOffset() > before.nameOffset())) {
				before = candidate;
			}
		}
		edits.insert(before == null ? nameEnd() : end(before), ' ' + slot.name + '=' + quoted(value));
	}

	/** Gives a half-typed attribute the value that it lacks. */
	private void complete(XmlAttribute attribute, String value) {
		String text = tree.text();
		int nameEnd = attribute.nameOffset() + attribute.nameLength();
		int at = nameEnd;
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		if (at < source.end() && text.charAt(at) == '=') {
			edits.insert(at + 1, quoted(value));
		} else {
			edits.insert(nameEnd, '=' + quoted(value));
		}
	}

	private int nameEnd() {
		return source.nameOffset() + source.nameLength();
	}

	private static int end(XmlAttribute attribute) {
		return attribute.valueOffset() + attribute.valueLength() + (attribute.isClosed() ? 1 : 0);
	}

	private String quoted(String value) {
		XmlAttribute model = source.attributeCount() > 0 ? source.attribute(0) : null;
		char quote = model != null && model.isClosed() ? tree.text().charAt(model.valueOffset() - 1) : '\'';
		return quote + TextStyle.escapeValue(value, quote) + quote;
	}
}
