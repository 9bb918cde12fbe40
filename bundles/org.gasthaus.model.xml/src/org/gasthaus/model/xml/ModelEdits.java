package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.Element;
import org.gasthaus.model.ModelObject;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/**
 * The smallest edits that bring a text to what its model says now. Every object remembers the element it was read from; what
 * still says the same gets no edit, so a model that nobody changed gives none, whatever the text looks like.
 */
final class ModelEdits {
	private final XmlTree tree;
	private final TextStyle style;
	private final List<TextEdit> edits = new ArrayList<>();
	/** What is inserted at one place, in order: two insertions at one offset would have no order. */
	private final Map<Integer, StringBuilder> insertions = new HashMap<>();

	private ModelEdits(XmlTree tree) {
		this.tree = tree;
		this.style = TextStyle.of(tree);
	}

	/** The edits, in the order of the text, none overlapping another. */
	static List<TextEdit> of(XmlTree tree, Element root) {
		ModelEdits run = new ModelEdits(tree);
		run.visit(root);
		run.insertions.forEach((offset, text) -> run.edits.add(new TextEdit(offset, 0, text.toString())));
		run.edits.sort((a, b) -> a.offset() != b.offset() ? Integer.compare(a.offset(), b.offset()) : Integer.compare(a.length(), b.length()));
		return run.edits;
	}

	private void visit(Element object) {
		XmlElement source = (XmlElement) object.origin();
		if (object instanceof AnyElement) {
			// untyped nodes are kept as text; to change one, replace it
			return;
		}
		ElementShape shape = ElementShape.of(object.eClass());
		attributes(object, source, shape);
		if (shape.text() != null) {
			text(object, source, shape.text());
		}
		children(object, source, shape);
	}

	// ---- attributes

	private void attributes(Element object, XmlElement source, ElementShape shape) {
		Map<Slot, XmlAttribute> written = new IdentityHashMap<>();
		for (int i = 0; i < source.attributeCount(); i++) {
			XmlAttribute attribute = source.attribute(i);
			if (!attribute.isNamespaceDeclaration() && attribute.hasValue()) {
				Slot slot = shape.attribute(Namespaces.of(attribute), Namespaces.local(attribute.name()));
				if (slot != null) {
					written.putIfAbsent(slot, attribute);
				}
			}
		}
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
			} else if (attribute == null) {
				insertAttribute(source, slot, ModelPrinter.literal(slot, value), written);
			} else if (!attribute.value().equals(ModelPrinter.literal(slot, value))) {
				char quote = tree.text().charAt(attribute.valueOffset() - 1);
				edits.add(new TextEdit(attribute.valueOffset(), attribute.valueLength(), TextStyle.escapeValue(ModelPrinter.literal(slot, value), quote)));
			}
		}
	}

	private void remove(XmlAttribute attribute) {
		int start = attribute.nameOffset();
		while (Character.isWhitespace(tree.text().charAt(start - 1))) {
			start--;
		}
		int end = attribute.valueOffset() + attribute.valueLength() + (attribute.isClosed() ? 1 : 0);
		edits.add(new TextEdit(start, end - start, ""));
	}

	private void insertAttribute(XmlElement source, Slot slot, String value, Map<Slot, XmlAttribute> written) {
		XmlAttribute before = null;
		for (Map.Entry<Slot, XmlAttribute> entry : written.entrySet()) {
			if (entry.getKey().rank < slot.rank && (before == null || entry.getValue().nameOffset() > before.nameOffset())) {
				before = entry.getValue();
			}
		}
		XmlAttribute model = source.attributeCount() > 0 ? source.attribute(0) : null;
		char quote = model != null && model.isClosed() ? tree.text().charAt(model.valueOffset() - 1) : '\'';
		int offset = before == null ? source.nameOffset() + source.nameLength()
				: before.valueOffset() + before.valueLength() + (before.isClosed() ? 1 : 0);
		insert(offset, ' ' + slot.name + '=' + quote + TextStyle.escapeValue(value, quote) + quote);
	}

	// ---- text

	private void text(Element object, XmlElement source, Slot slot) {
		String now = object.eIsSet(slot.feature) ? ModelPrinter.literal(slot, object.eGet(slot.feature)) : null;
		String was = source.hasContent() ? source.characterContent() : null;
		if (now == null ? was == null || was.isBlank() : now.equals(was)) {
			return;
		}
		String escaped = now == null ? "" : TextStyle.escapeText(now);
		if (!source.hasContent()) {
			open(source, escaped);
			return;
		}
		XmlNode first = null;
		XmlNode last = null;
		for (int i = 0; i < source.childCount(); i++) {
			XmlNode child = source.child(i);
			boolean characters = child.kind() == XmlNode.Kind.TEXT && !child.isBlankText() || child.kind() == XmlNode.Kind.CDATA;
			if (characters) {
				first = first == null ? child : first;
				last = child;
			}
		}
		if (first == null) {
			edits.add(new TextEdit(source.startTagEnd(), blankEnd(source) - source.startTagEnd(), escaped));
		} else {
			edits.add(new TextEdit(first.offset(), last.end() - first.offset(), escaped));
		}
	}

	/** Where the white space right after a start tag ends, if nothing else is in the element. */
	private static int blankEnd(XmlElement source) {
		return source.childCount() == 1 && source.child(0).isBlankText() ? source.child(0).end() : source.startTagEnd();
	}

	/** Turns {@code <a/>} into {@code <a>content</a>}. */
	private void open(XmlElement source, String content) {
		int slash = source.end() - 2;
		int from = slash;
		while (Character.isWhitespace(tree.text().charAt(from - 1))) {
			from--;
		}
		edits.add(new TextEdit(from, source.end() - from, '>' + content + "</" + source.name() + '>'));
	}

	// ---- children

	private void children(Element object, XmlElement source, ElementShape shape) {
		Map<Slot, List<XmlElement>> written = new IdentityHashMap<>();
		List<XmlElement> bound = new ArrayList<>();
		Set<XmlElement> untyped = new HashSet<>();
		for (int i = 0; i < source.childCount(); i++) {
			if (source.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				Slot slot = shape.child(Namespaces.of(child), Namespaces.local(child.name()));
				if (slot != null && (slot.many || !written.containsKey(slot))) {
					written.computeIfAbsent(slot, key -> new ArrayList<>()).add(child);
					bound.add(child);
				} else {
					untyped.add(child);
				}
			}
		}
		List<Addition> additions = new ArrayList<>();
		Set<XmlElement> removed = new HashSet<>();
		for (Slot slot : shape.inOrder()) {
			if (slot.kind == Kind.ATTRIBUTE) {
				continue;
			}
			List<Object> values = ModelPrinter.valuesOf(object, slot);
			List<XmlElement> old = written.getOrDefault(slot, List.of());
			if (slot.target != null) {
				references(slot, values, old, additions, removed);
			} else {
				literals(slot, values, old, additions, removed);
			}
		}
		for (AnyElement any : object.getAnyElements()) {
			if (!untyped.remove(any.origin())) {
				additions.add(new Addition(null, any, null));
			}
		}
		removed.addAll(untyped);
		removed.forEach(this::remove);
		if (!additions.isEmpty()) {
			place(source, shape, bound, removed, additions);
		}
	}

	/** A child that has no text yet. */
	private record Addition(Slot slot, Object value, XmlElement after) {
	}

	private void references(Slot slot, List<Object> values, List<XmlElement> old, List<Addition> additions, Set<XmlElement> removed) {
		Set<XmlElement> kept = new HashSet<>();
		int reached = -1;
		XmlElement previous = null;
		for (Object value : values) {
			Object origin = ((ModelObject) value).origin();
			int place = origin instanceof XmlElement element ? indexOf(old, element) : -1;
			if (place > reached) {
				reached = place;
				previous = old.get(place);
				kept.add(previous);
				visit((Element) value);
			} else {
				additions.add(new Addition(slot, value, previous));
			}
		}
		for (XmlElement element : old) {
			if (!kept.contains(element)) {
				removed.add(element);
			}
		}
	}

	private static int indexOf(List<XmlElement> list, XmlElement element) {
		for (int i = 0; i < list.size(); i++) {
			if (list.get(i) == element) {
				return i;
			}
		}
		return -1;
	}

	private void literals(Slot slot, List<Object> values, List<XmlElement> old, List<Addition> additions, Set<XmlElement> removed) {
		for (int i = 0; i < values.size(); i++) {
			if (i >= old.size()) {
				additions.add(new Addition(slot, values.get(i), old.isEmpty() ? null : old.get(old.size() - 1)));
			} else if (slot.kind != Kind.PRESENCE) {
				String now = ModelPrinter.literal(slot, values.get(i));
				XmlElement element = old.get(i);
				if (!element.characterContent().equals(now)) {
					replaceContent(element, now);
				}
			}
		}
		for (int i = values.size(); i < old.size(); i++) {
			removed.add(old.get(i));
		}
	}

	private void replaceContent(XmlElement element, String now) {
		if (!element.hasContent()) {
			open(element, TextStyle.escapeText(now));
		} else {
			edits.add(new TextEdit(element.startTagEnd(), element.contentEnd() - element.startTagEnd(), TextStyle.escapeText(now)));
		}
	}

	/** Removes an element with its line and with the comment that belongs to it: in the same line, or right above. */
	private void remove(XmlElement element) {
		int start = element.offset();
		int end = element.end();
		int rest = style.startsLine(start) ? style.restOfLine(end) : -1;
		if (rest >= 0) {
			start = style.lineStart(start);
			end = rest;
			XmlNode above = nodeBefore(element);
			while (above != null) {
				if (above.kind() == XmlNode.Kind.COMMENT && style.startsLine(above.offset()) && style.restOfLine(above.end()) == start) {
					start = style.lineStart(above.offset());
				} else if (!above.isBlankText()) {
					break;
				}
				above = nodeBefore(above);
			}
		}
		edits.add(new TextEdit(start, end - start, ""));
	}

	private static XmlNode nodeBefore(XmlNode node) {
		XmlElement parent = node.parent();
		XmlNode before = null;
		for (int i = 0; parent != null && i < parent.childCount(); i++) {
			if (parent.child(i) == node) {
				return before;
			}
			before = parent.child(i);
		}
		return null;
	}

	// ---- where new children go

	private void place(XmlElement parent, ElementShape shape, List<XmlElement> bound, Set<XmlElement> removed, List<Addition> additions) {
		boolean lines = style.isSpread(parent);
		String own = style.indentation(parent.offset());
		String inner = own + style.step();
		if (!parent.hasContent()) {
			StringBuilder content = new StringBuilder();
			for (Addition addition : additions) {
				content.append(lines ? style.lineEnd() + inner : "").append(print(addition, parent, inner));
			}
			open(parent, content.append(lines ? style.lineEnd() + own : "").toString());
			return;
		}
		for (Addition addition : additions) {
			XmlElement before = addition.after();
			if (before == null || removed.contains(before)) {
				before = null;
				for (XmlElement element : bound) {
					if (!removed.contains(element) && rank(shape, element) <= (addition.slot() == null ? Integer.MAX_VALUE : addition.slot().rank)
							&& (before == null || rank(shape, element) >= rank(shape, before))) {
						before = element;
					}
				}
			}
			if (before != null) {
				String indentation = style.startsLine(before.offset()) ? style.indentation(before.offset()) : inner;
				int rest = style.startsLine(before.offset()) ? style.restOfLine(before.end()) : -1;
				boolean line = rest > before.end() && TextStyle.isLineEnd(tree.text().charAt(rest - 1));
				insert(line ? rest : before.end(), line ? indentation + print(addition, parent, indentation) + style.lineEnd()
						: lines ? style.lineEnd() + indentation + print(addition, parent, indentation) : print(addition, parent, indentation));
			} else if (lines) {
				String after = tree.text().substring(parent.startTagEnd(), parent.contentEnd());
				boolean empty = after.isBlank();
				insert(parent.startTagEnd(), style.lineEnd() + inner + print(addition, parent, inner)
						+ (empty && after.indexOf('\n') < 0 && after.indexOf('\r') < 0 ? style.lineEnd() + own : ""));
			} else {
				insert(parent.startTagEnd(), print(addition, parent, inner));
			}
		}
	}

	private static int rank(ElementShape shape, XmlElement element) {
		return shape.child(Namespaces.of(element), Namespaces.local(element.name())).rank;
	}

	private String print(Addition addition, XmlElement parent, String indentation) {
		Object value = addition.value();
		if (value instanceof Element moved && moved.origin() instanceof XmlElement source && source.parent() != null && belongs(source)) {
			return source.source();
		}
		String name = value instanceof AnyElement any ? any.getName() : addition.slot().name;
		return ModelPrinter.print(style, parent, name, addition.slot() == null ? null : addition.slot().namespace, value, addition.slot(), indentation);
	}

	/** Whether an element is one of this text: an object that moved takes its text along. */
	private boolean belongs(XmlElement source) {
		XmlElement at = source;
		while (at.parent() != null) {
			at = at.parent();
		}
		return at == tree.root();
	}

	private void insert(int offset, String text) {
		insertions.computeIfAbsent(offset, key -> new StringBuilder()).append(text);
	}

}
