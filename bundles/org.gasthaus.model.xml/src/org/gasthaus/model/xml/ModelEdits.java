package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.gasthaus.model.AnyElement;
import org.gasthaus.model.Element;
import org.gasthaus.model.ModelObject;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * The smallest edits that bring a text to what its model says now. Every object remembers the element it was read from; what
 * still says the same gets no edit, so a model that nobody changed gives none, whatever the text looks like.
 */
final class ModelEdits {
	private final XmlTree tree;
	private final TextStyle style;
	private final EditList edits;
	private final OwnLines lines;
	private final Predicate<? super Element> touched;

	private ModelEdits(XmlTree tree, TextStyle style, Predicate<? super Element> touched) {
		this.tree = tree;
		this.style = style;
		this.touched = touched;
		this.edits = new EditList(tree);
		this.lines = new OwnLines(style);
	}

	/**
	 * The edits, in the order of the text, none overlapping another.
	 *
	 * @param touched tells which objects are to be looked at, each with those that contain it
	 */
	static List<TextEdit> of(XmlTree tree, Element root, Predicate<? super Element> touched) {
		ModelEdits run = new ModelEdits(tree, TextStyle.of(tree), touched);
		run.visit(root);
		if (root instanceof AnyElement any && any.getName() != null && !any.getName().equals(tree.root().name())) {
			run.rename(tree.root(), any.getName());
		}
		return run.edits.inOrder();
	}

	private void visit(Element object) {
		if (!touched.test(object)) {
			return;
		}
		XmlElement source = (XmlElement) object.origin();
		ElementShape shape = ElementShape.of(object.eClass());
		AttributeEdits.collect(tree, edits, object, source, shape);
		if (shape.text() != null) {
			Slot slot = shape.text();
			String now = object.eIsSet(slot.feature) ? ModelPrinter.literal(slot, object.eGet(slot.feature)) : null;
			if (!Objects.equals(now == null || now.isBlank() ? null : now, CharacterEdits.valueOf(source))) {
				CharacterEdits.change(tree, source, now, edits);
			}
		}
		children(object, source, shape);
	}

	/** A child that has no text yet, or not at this place; it stands after or before another one of its list. */
	private record Addition(Slot slot, Object value, XmlElement after, XmlElement before) {
	}

	private void children(Element object, XmlElement source, ElementShape shape) {
		Map<Slot, List<XmlElement>> written = new IdentityHashMap<>();
		Map<XmlElement, Slot> bound = new IdentityHashMap<>();
		List<XmlElement> untyped = new ArrayList<>();
		for (int i = 0; i < source.childCount(); i++) {
			if (source.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				Slot slot = shape.child(child);
				if (slot != null && (slot.many || !written.containsKey(slot))) {
					written.computeIfAbsent(slot, key -> new ArrayList<>()).add(child);
					bound.put(child, slot);
				} else {
					untyped.add(child);
				}
			}
		}
		List<Addition> additions = new ArrayList<>();
		Set<XmlElement> removed = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Slot slot : shape.inOrder()) {
			if (slot.kind == Kind.ATTRIBUTE) {
				continue;
			}
			List<Object> values = ModelPrinter.valuesOf(object, slot);
			List<XmlElement> old = written.getOrDefault(slot, List.of());
			if (values.isEmpty() && old.isEmpty()) {
				continue;
			}
			if (slot.target != null) {
				objects(slot, values, old, additions, removed);
			} else {
				literals(slot, values, old, additions, removed);
			}
		}
		if (!untyped.isEmpty() || !object.getAnyElements().isEmpty()) {
			objects(null, object.getAnyElements(), untyped, additions, removed);
		}
		removed.forEach(this::remove);
		if (!additions.isEmpty()) {
			place(source, bound, removed, additions);
		}
	}

	/** A list of objects: those in the longest run that keeps its order stay where they are, the others move. */
	private void objects(Slot slot, List<?> values, List<XmlElement> old, List<Addition> additions, Set<XmlElement> removed) {
		if (values.size() == 1 && old.size() == 1 && ((ModelObject) values.get(0)).origin() == old.get(0) && unrenamed(values.get(0), old.get(0))) {
			visit((Element) values.get(0));
			return;
		}
		Map<XmlElement, Integer> places = new IdentityHashMap<>();
		for (int i = 0; i < old.size(); i++) {
			places.put(old.get(i), i);
		}
		int[] place = new int[values.size()];
		for (int i = 0; i < place.length; i++) {
			Object origin = ((ModelObject) values.get(i)).origin();
			place[i] = origin instanceof XmlElement element && unrenamed(values.get(i), element) ? places.getOrDefault(element, -1) : -1;
		}
		boolean[] stays = LongestRun.of(place);
		XmlElement first = null;
		for (int i = 0; i < place.length && first == null; i++) {
			first = stays[i] ? old.get(place[i]) : null;
		}
		Set<XmlElement> kept = Collections.newSetFromMap(new IdentityHashMap<>());
		XmlElement previous = null;
		for (int i = 0; i < place.length; i++) {
			if (stays[i]) {
				previous = old.get(place[i]);
				kept.add(previous);
				visit((Element) values.get(i));
			} else {
				additions.add(new Addition(slot, values.get(i), previous, previous == null ? first : null));
			}
		}
		for (XmlElement element : old) {
			if (!kept.contains(element)) {
				removed.add(element);
			}
		}
	}

	/** An untyped node with another name or namespace is another node. */
	private static boolean unrenamed(Object value, XmlElement element) {
		return !(value instanceof AnyElement any) || element.name().equals(any.getName()) && Objects.equals(Namespaces.declared(element), any.getNamespace());
	}

	/** A list of texts: what is equal at its start and at its end stays, so that one more or one less touches no other. */
	private void literals(Slot slot, List<Object> values, List<XmlElement> old, List<Addition> additions, Set<XmlElement> removed) {
		int start = 0;
		while (start < values.size() && start < old.size() && says(slot, old.get(start), values.get(start))) {
			start++;
		}
		int end = 0;
		while (end < values.size() - start && end < old.size() - start
				&& says(slot, old.get(old.size() - 1 - end), values.get(values.size() - 1 - end))) {
			end++;
		}
		int newEnd = values.size() - end;
		int oldEnd = old.size() - end;
		for (int i = start; i < Math.max(newEnd, oldEnd); i++) {
			if (i >= newEnd) {
				removed.add(old.get(i));
			} else if (i >= oldEnd) {
				XmlElement after = oldEnd > 0 ? old.get(oldEnd - 1) : null;
				additions.add(new Addition(slot, values.get(i), after, after == null && !old.isEmpty() ? old.get(0) : null));
			} else {
				CharacterEdits.change(tree, old.get(i), ModelPrinter.literal(slot, values.get(i)), edits);
			}
		}
	}

	private static boolean says(Slot slot, XmlElement element, Object value) {
		return slot.kind == Kind.PRESENCE || element.characterContent().equals(ModelPrinter.literal(slot, value));
	}

	private void remove(XmlElement element) {
		OwnLines.Extent own = lines.of(element);
		edits.replace(own.start(), own.end() - own.start(), "");
	}

	// ---- where new children go

	private void place(XmlElement parent, Map<XmlElement, Slot> bound, Set<XmlElement> removed, List<Addition> additions) {
		boolean spread = style.isSpread(parent);
		String own = style.indentation(parent.offset());
		String inner = own + style.step();
		if (!parent.hasContent()) {
			StringBuilder content = new StringBuilder();
			for (Addition addition : additions) {
				content.append(spread ? style.lineEnd() + inner : "").append(print(addition, parent, inner));
			}
			edits.open(parent, content.append(spread ? style.lineEnd() + own : "").toString());
			return;
		}
		StringBuilder atStart = new StringBuilder();
		for (Addition addition : additions) {
			XmlElement before = addition.before();
			XmlElement after = addition.after() != null || before != null && !removed.contains(before) ? addition.after()
					: lastBefore(parent, bound, removed, addition.slot());
			if (after != null) {
				placeAfter(after, addition, parent, spread, inner);
			} else if (before != null && !removed.contains(before)) {
				placeBefore(before, addition, parent, inner);
			} else {
				atStart.append(spread ? style.lineEnd() + inner : "").append(print(addition, parent, inner));
			}
		}
		if (atStart.length() > 0) {
			String content = tree.text().substring(parent.startTagEnd(), parent.contentEnd());
			boolean closeOnNewLine = spread && content.isBlank() && content.indexOf('\n') < 0 && content.indexOf('\r') < 0;
			edits.insert(parent.startTagEnd(), atStart + (closeOnNewLine ? style.lineEnd() + own : ""));
		}
	}

	/** The last child that libvirt writes before those of a feature. */
	private static XmlElement lastBefore(XmlElement parent, Map<XmlElement, Slot> bound, Set<XmlElement> removed, Slot slot) {
		int limit = slot == null ? Integer.MAX_VALUE : slot.rank;
		XmlElement last = null;
		int rank = Integer.MIN_VALUE;
		for (int i = 0; i < parent.childCount(); i++) {
			Slot other = parent.child(i) instanceof XmlElement element ? bound.get(element) : null;
			if (other != null && other.rank <= limit && other.rank >= rank && !removed.contains(parent.child(i))) {
				last = (XmlElement) parent.child(i);
				rank = other.rank;
			}
		}
		return last;
	}

	private void placeAfter(XmlElement after, Addition addition, XmlElement parent, boolean spread, String inner) {
		boolean ownLine = lines.startsLine(after);
		String indentation = ownLine ? style.indentation(after.offset()) : inner;
		int rest = ownLine ? lines.rest(after) : -1;
		String printed = print(addition, parent, indentation);
		if (rest > after.end() && TextStyle.isLineEnd(tree.text().charAt(rest - 1))) {
			edits.insert(rest, indentation + printed + style.lineEnd());
		} else {
			edits.insert(after.end(), spread ? style.lineEnd() + indentation + printed : printed);
		}
	}

	private void placeBefore(XmlElement before, Addition addition, XmlElement parent, String inner) {
		if (lines.startsLine(before)) {
			String indentation = style.indentation(before.offset());
			edits.insert(lines.start(before), indentation + print(addition, parent, indentation) + style.lineEnd());
		} else {
			edits.insert(before.offset(), print(addition, parent, inner));
		}
	}

	private String print(Addition addition, XmlElement parent, String indentation) {
		Object value = addition.value();
		Slot slot = addition.slot();
		if (value instanceof Element moved && moved.origin() instanceof XmlElement source && source.parent() != null && belongs(source)
				&& unrenamed(value, source)) {
			return moved(moved, source, slot);
		}
		String name = value instanceof AnyElement any ? any.getName() : slot.name;
		return ModelPrinter.print(style, parent, name, slot == null ? null : slot.namespace, value, slot, indentation);
	}

	/** The text of an object that only moved: as it was, with its comment, and with what else changed in it. */
	private String moved(Element object, XmlElement source, Slot slot) {
		ModelEdits inside = new ModelEdits(tree, style, each -> true);
		inside.visit(object);
		if (slot != null && !Namespaces.local(source.name()).equals(slot.name)) {
			String prefix = source.name().substring(0, source.name().length() - Namespaces.local(source.name()).length());
			inside.rename(source, prefix + slot.name);
		}
		OwnLines.Extent own = lines.of(source);
		List<TextEdit> shifted = new ArrayList<>();
		for (TextEdit edit : inside.edits.inOrder()) {
			shifted.add(new TextEdit(edit.offset() - own.start(), edit.length(), edit.text()));
		}
		String text = TextEdit.apply(tree.text().substring(own.start(), own.end()), shifted);
		int from = 0;
		int to = text.length();
		while (from < to && TextStyle.isBlank(text.charAt(from))) {
			from++;
		}
		while (to > from && CharacterEdits.isSpace(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	private void rename(XmlElement element, String name) {
		edits.replace(element.nameOffset(), element.nameLength(), name);
		if (element.endNameOffset() >= 0) {
			edits.replace(element.endNameOffset(), element.endNameLength(), name);
		}
	}

	/** Whether an element is one of this text: an object that moved takes its text along. */
	private boolean belongs(XmlElement source) {
		XmlElement at = source;
		while (at.parent() != null) {
			at = at.parent();
		}
		return at == tree.root();
	}
}
