package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.DefinitionComparison.Part;
import org.gasthaus.model.xml.Difference.Kind;
import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** One comparison: walks two trees side by side. */
final class ElementComparison {
	private final Options options;
	private final ComparisonRules rules = ComparisonRules.libvirt();
	private final List<Difference> differences = new ArrayList<>();
	/** The places of the children of each parent that was asked for. */
	private final Map<XmlElement, Map<XmlElement, Integer>> places = new IdentityHashMap<>();

	ElementComparison(Options options) {
		this.options = options;
	}

	/** Two elements that are the same one, with what the model knows of it. */
	private record Pair(Pair outer, XmlElement one, XmlElement other, Slot slot, EClass type) {
	}

	List<Difference> compare(Definition first, Definition second) {
		XmlElement one = first.tree().root();
		XmlElement other = second.tree().root();
		if (one == null || other == null) {
			if (one != other) {
				differences.add(new Difference(one == null ? Kind.ADDED : Kind.REMOVED, Reason.REAL, "/" + (one == null ? other : one).name(),
						one == null ? null : one.source(), other == null ? null : other.source(), region(one), region(other)));
			}
		} else if (!name(one).equals(name(other))) {
			differences.add(new Difference(Kind.CHANGED, Reason.REAL, "/", one.name(), other.name(), region(one), region(other)));
		} else {
			elements(new Pair(null, one, other, null, Namespaces.of(one) == null ? ElementShape.root(one.name()) : null));
		}
		return differences;
	}

	private void elements(Pair pair) {
		attributes(pair);
		text(pair);
		children(pair);
	}

	// ---- attributes

	private void attributes(Pair pair) {
		ElementShape shape = pair.type == null ? null : ElementShape.of(pair.type);
		Map<String, XmlAttribute> second = attributesByName(pair.other);
		for (XmlAttribute before : attributesByName(pair.one).values()) {
			XmlAttribute after = second.remove(name(before));
			if (after == null) {
				differences.add(new Difference(Kind.REMOVED, GraphicsPorts.alone(before, pair.other, rules.attribute(before)), path(pair) + "/@" + before.name(), before.value(), null,
						region(before), region(pair.other)));
			} else {
				attribute(pair, shape == null ? null : shape.attribute(before), before, after);
			}
		}
		for (XmlAttribute after : second.values()) {
			differences.add(new Difference(Kind.ADDED, GraphicsPorts.alone(after, pair.one, rules.attribute(after)), path(pair) + "/@" + after.name(), null, after.value(), region(pair.one),
					region(after)));
		}
	}

	/** The attributes that count: of two with one name, which is a fault, the first. */
	private static Map<String, XmlAttribute> attributesByName(XmlElement element) {
		Map<String, XmlAttribute> result = new LinkedHashMap<>();
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (!attribute.isNamespaceDeclaration()) {
				result.putIfAbsent(name(attribute), attribute);
			}
		}
		return result;
	}

	private void attribute(Pair pair, Slot slot, XmlAttribute before, XmlAttribute after) {
		String one = before.value();
		String other = after.value();
		boolean unit = before.name().equals("unit");
		String standard = rules.unit(before);
		if (one.equals(other) && standard == null || unit && isSameAmount(pair)) {
			if (!one.equals(other)) {
				add(Kind.CHANGED, Reason.SAME_VALUE, pair, before, after);
			}
			return;
		}
		Optional<?> amount = Values.amount(standard, pair.one, one);
		Optional<?> otherAmount = Values.amount(standard, pair.other, other);
		if (amount.isPresent() && otherAmount.isPresent()) {
			if (!one.equals(other) || !amount.equals(otherAmount)) {
				add(Kind.CHANGED, amount.equals(otherAmount) ? Reason.SAME_VALUE : Reason.REAL, pair, before, after);
			}
		} else if (!one.equals(other)) {
			boolean same = Values.same(slot, before.name(), one, other, isAddress(pair.one));
			add(Kind.CHANGED, same ? Reason.SAME_VALUE : rules.isAlias(before, after) || rules.isMeasured(before) || GraphicsPorts.areChosen(before, after) ? Reason.GENERATED : onRequest(pair), pair, before, after);
		}
	}

	/** Whether the number that a unit belongs to is the same amount on both sides: then the unit is only a notation. */
	private boolean isSameAmount(Pair pair) {
		String standard = pair.slot == null ? null : pair.slot.unit;
		String one = CharacterEdits.valueOf(pair.one);
		String other = CharacterEdits.valueOf(pair.other);
		if (standard != null && one != null && other != null) {
			Optional<?> amount = Values.amount(standard, pair.one, one);
			return amount.isPresent() && amount.equals(Values.amount(standard, pair.other, other));
		}
		for (int i = 0; i < pair.one.attributeCount(); i++) {
			XmlAttribute attribute = pair.one.attribute(i);
			String assumed = rules.unit(attribute);
			XmlAttribute partner = pair.other.attribute(attribute.name());
			if (assumed != null && partner != null) {
				Optional<?> amount = Values.amount(assumed, pair.one, attribute.value());
				return amount.isPresent() && amount.equals(Values.amount(assumed, pair.other, partner.value()));
			}
		}
		return false;
	}

	private static boolean isAddress(XmlElement element) {
		return element.name().equals("address");
	}

	/** Why another value in this place counts as generated, if somebody asked for that. */
	private Reason onRequest(Pair pair) {
		for (Pair at = pair; at != null; at = at.outer) {
			XmlElement parent = at.one.parent();
			boolean top = parent != null && parent.parent() == null;
			boolean device = parent != null && parent.parent() != null && parent.parent().name().equals("devices");
			Part part = switch (at.one.name()) {
			case "uuid", "genid" -> top ? Part.UUID : null;
			case "name" -> top ? Part.NAME : null;
			case "title", "description", "metadata" -> top ? Part.DESCRIPTION : null;
			case "mac" -> device && parent.name().equals("interface") || top ? Part.MAC : null;
			case "address" -> device ? Part.ADDRESS : null;
			case "alias" -> device ? Part.ALIAS : null;
			default -> null;
			};
			if (part != null && options.parts().contains(part)) {
				return Reason.GENERATED;
			}
		}
		return Reason.REAL;
	}

	private void add(Kind kind, Reason reason, Pair pair, XmlAttribute before, XmlAttribute after) {
		differences.add(new Difference(kind, reason, path(pair) + "/@" + before.name(), before.value(), after.value(), region(before), region(after)));
	}

	// ---- text

	private void text(Pair pair) {
		String one = CharacterEdits.valueOf(pair.one);
		String other = CharacterEdits.valueOf(pair.other);
		boolean amounts = pair.slot != null && pair.slot.unit != null;
		if (Objects.equals(one, other) && (!amounts || one == null)) {
			return;
		}
		Slot slot = pair.type != null ? ElementShape.of(pair.type).text() : pair.slot;
		if (one == null || other == null) {
			Reason reason = one == null ? rules.text(pair.other, other) : rules.text(pair.one, one);
			add(one == null ? Kind.ADDED : Kind.REMOVED, reason, pair, one, other);
			return;
		}
		Optional<?> amount = amounts ? Values.amount(pair.slot.unit, pair.one, one) : Optional.empty();
		Optional<?> otherAmount = amounts ? Values.amount(pair.slot.unit, pair.other, other) : Optional.empty();
		if (amount.isPresent() && otherAmount.isPresent()) {
			if (!amount.equals(otherAmount) || !one.equals(other)) {
				Reason reason = GuestMemory.isComputed(pair.one, pair.other) || rules.isMeasured(pair.one) ? Reason.GENERATED : Reason.REAL;
				add(Kind.CHANGED, amount.equals(otherAmount) ? Reason.SAME_VALUE : reason, pair, one, other);
			}
		} else if (!one.equals(other)) {
			boolean same = Values.same(slot, pair.one.name(), one, other, false);
			add(Kind.CHANGED, same ? Reason.SAME_VALUE : rules.isMeasured(pair.one) ? Reason.GENERATED : onRequest(pair), pair, one, other);
		}
	}

	private void add(Kind kind, Reason reason, Pair pair, String one, String other) {
		differences.add(new Difference(kind, reason, path(pair), one, other, content(pair.one), content(pair.other)));
	}

	// ---- children

	private void children(Pair pair) {
		Map<String, List<XmlElement>> first = childrenByName(pair.one);
		Map<String, List<XmlElement>> second = childrenByName(pair.other);
		Set<String> names = new LinkedHashSet<>(first.keySet());
		names.addAll(second.keySet());
		Map<XmlElement, XmlElement> partners = pair.type == null ? new IdentityHashMap<>() : null;
		for (String name : names) {
			list(pair, first.getOrDefault(name, List.of()), second.getOrDefault(name, List.of()), partners);
		}
		if (partners != null) {
			unknownOrder(pair, partners);
		}
	}

	private static Map<String, List<XmlElement>> childrenByName(XmlElement element) {
		Map<String, List<XmlElement>> result = new LinkedHashMap<>();
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				result.computeIfAbsent(name(child), key -> new ArrayList<>(2)).add(child);
			}
		}
		return result;
	}

	/** Siblings of one name. */
	private void list(Pair pair, List<XmlElement> one, List<XmlElement> other, Map<XmlElement, XmlElement> partners) {
		int[] partner = ListPairing.of(one, other, rules);
		int pairs = (int) Arrays.stream(partner).filter(place -> place >= 0).count();
		// one gone and another come: nobody left that to libvirt
		boolean replaced = pairs < one.size() && pairs < other.size();
		boolean[] stays = LongestRun.of(partner);
		boolean[] found = new boolean[other.size()];
		for (int i = 0; i < partner.length; i++) {
			if (partner[i] < 0) {
				single(pair, one.get(i), Kind.REMOVED, replaced);
				continue;
			}
			found[partner[i]] = true;
			Pair inner = inner(pair, one.get(i), other.get(partner[i]));
			if (partners != null) {
				partners.put(inner.one, inner.other);
			} else if (!stays[i]) {
				reordered(inner, rules.isUnordered(inner.one) ? Reason.ORDER : Reason.REAL);
			}
			elements(inner);
		}
		for (int i = 0; i < found.length; i++) {
			if (!found[i]) {
				single(pair, other.get(i), Kind.ADDED, replaced);
			}
		}
	}

	/** In what the model does not know, any order may mean something. */
	private void unknownOrder(Pair pair, Map<XmlElement, XmlElement> partners) {
		Map<XmlNode, Integer> places = new HashMap<>();
		for (int i = 0; i < pair.other.childCount(); i++) {
			places.put(pair.other.child(i), i);
		}
		List<XmlElement> elements = new ArrayList<>();
		for (int i = 0; i < pair.one.childCount(); i++) {
			if (pair.one.child(i) instanceof XmlElement child && partners.containsKey(child)) {
				elements.add(child);
			}
		}
		boolean[] stays = LongestRun.of(elements.stream().mapToInt(element -> places.get(partners.get(element))).toArray());
		for (int i = 0; i < stays.length; i++) {
			if (!stays[i]) {
				reordered(inner(pair, elements.get(i), partners.get(elements.get(i))), Reason.REAL);
			}
		}
	}

	private void reordered(Pair pair, Reason reason) {
		differences.add(new Difference(Kind.REORDERED, reason, path(pair), pair.one.source(), pair.other.source(), region(pair.one), region(pair.other)));
	}

	private static Pair inner(Pair outer, XmlElement one, XmlElement other) {
		Slot slot = outer.type == null ? null : ElementShape.of(outer.type).child(one);
		return new Pair(outer, one, other, slot, slot == null ? null : slot.target);
	}

	/** An element that only one definition has. */
	private void single(Pair pair, XmlElement element, Kind kind, boolean replaced) {
		Reason reason = replaced ? Reason.REAL : reasonFor(element);
		boolean added = kind == Kind.ADDED;
		differences.add(new Difference(kind, reason, path(pair) + '/' + step(element), added ? null : value(element), added ? value(element) : null,
				added ? region(pair.one) : region(element), added ? region(element) : region(pair.other)));
	}

	/** Text for an element that is nothing but text, the element as written for any other. */
	private static String value(XmlElement element) {
		boolean plain = element.attributeCount() == 0 && !CharacterEdits.hasElements(element);
		String text = plain ? CharacterEdits.valueOf(element) : null;
		return text == null ? element.source() : text;
	}

	/** An element means nothing if a rule says so for the whole of it, or for everything in one that libvirt has anyway. */
	private Reason reasonFor(XmlElement element) {
		Reason whole = GuestMemory.isComputed(element) ? Reason.GENERATED : rules.element(element);
		if (whole != Reason.REAL) {
			return whole;
		}
		if (!rules.isImplied(element) && (element.attributeCount() > 0 || CharacterEdits.hasElements(element))) {
			// to be there is what counts
			return Reason.REAL;
		}
		Reason all = null;
		for (int i = 0; i < element.attributeCount(); i++) {
			if (!element.attribute(i).isNamespaceDeclaration()) {
				all = weaker(all, rules.attribute(element.attribute(i)));
			}
		}
		String text = CharacterEdits.valueOf(element);
		if (text != null) {
			all = weaker(all, rules.text(element, text));
		}
		for (int i = 0; i < element.childCount() && all != Reason.REAL; i++) {
			if (element.child(i) instanceof XmlElement child && !child.name().isEmpty()) {
				all = weaker(all, reasonFor(child));
			}
		}
		return all == null ? Reason.REAL : all;
	}

	private static Reason weaker(Reason one, Reason other) {
		return one == null || other == Reason.REAL ? other : one == Reason.REAL || one == Reason.GENERATED ? one : other;
	}

	// ---- names, paths and places

	private static String name(XmlElement element) {
		String namespace = Namespaces.of(element);
		return namespace == null ? element.name()
				: Namespaces.UNDECLARED.equals(namespace) ? '?' + element.name() : '{' + namespace + '}' + Namespaces.local(element.name());
	}

	private static String name(XmlAttribute attribute) {
		String namespace = Namespaces.of(attribute);
		return namespace == null || Namespaces.UNDECLARED.equals(namespace) ? attribute.name() : '{' + namespace + '}' + Namespaces.local(attribute.name());
	}

	private String path(Pair pair) {
		return (pair.outer == null ? "" : path(pair.outer)) + '/' + step(pair.one);
	}

	/** The name of an element with what tells it from its siblings. */
	private String step(XmlElement element) {
		List<List<String>> all = rules.keys(element);
		List<String> keys = all.isEmpty() ? List.of() : all.get(all.size() - 1);
		StringBuilder step = new StringBuilder(element.name());
		if (ListPairing.key(element, keys) != null) {
			String before = "";
			step.append('[');
			for (String key : keys) {
				step.append(before).append(key.startsWith("@") ? key.substring(1) : key.replace("/@", " ")).append("='")
						.append(PathStep.value(element, key)).append('\'');
				before = " ";
			}
			return step.append(']').toString();
		}
		Integer place = placeAmongSiblings(element);
		return place == null ? element.name() : step.append('[').append(place).append(']').toString();
	}

	/** From 1, among siblings of its name; {@code null} for the only one. */
	private Integer placeAmongSiblings(XmlElement element) {
		XmlElement parent = element.parent();
		if (parent == null) {
			return null;
		}
		return places.computeIfAbsent(parent, ElementComparison::placesOfChildren).get(element);
	}

	private static Map<XmlElement, Integer> placesOfChildren(XmlElement parent) {
		Map<XmlElement, Integer> result = new IdentityHashMap<>();
		for (List<XmlElement> siblings : childrenByName(parent).values()) {
			for (int i = 0; siblings.size() > 1 && i < siblings.size(); i++) {
				result.put(siblings.get(i), i + 1);
			}
		}
		return result;
	}

	private static Region region(XmlElement element) {
		return element == null ? new Region(0, 0) : new Region(element.nameOffset(), element.nameLength());
	}

	private static Region region(XmlAttribute attribute) {
		return new Region(attribute.valueOffset(), attribute.valueLength());
	}

	private static Region content(XmlElement element) {
		Region region = Definition.content(element);
		return element.hasContent() && region.length() > 0 ? region : region(element);
	}
}
