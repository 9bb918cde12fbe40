package org.gasthaus.model.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.xml.text.XmlElement;

/**
 * Which item of one list is which item of another: by what tells items apart, then those that say the same, then the most
 * similar ones.
 */
final class ListPairing {
	/** From how much in common two items that nothing tells apart are taken for the same one; 1 is all. */
	private static final double ALIKE = 0.3;
	/** The same for items with different keys, which are more likely two. */
	private static final double ALIKE_DESPITE_KEYS = 0.5;
	/** Beyond this many items that are left, similarity would take too long; they are paired in order. */
	private static final int MOST_BY_SIMILARITY = 400;

	private final List<XmlElement> one;
	private final List<XmlElement> other;
	private final int[] partner;
	private final Set<Integer> free = new HashSet<>();

	private ListPairing(List<XmlElement> one, List<XmlElement> other) {
		this.one = one;
		this.other = other;
		this.partner = new int[one.size()];
		Arrays.fill(partner, -1);
		for (int i = 0; i < other.size(); i++) {
			free.add(i);
		}
	}

	/** For each item of the first list its place in the second, -1 for none. */
	static int[] of(List<XmlElement> one, List<XmlElement> other, ComparisonRules rules) {
		if (one.isEmpty() || other.isEmpty()) {
			int[] none = new int[one.size()];
			Arrays.fill(none, -1);
			return none;
		}
		if (one.size() == 1 && other.size() == 1) {
			return new int[] { 0 };
		}
		ListPairing pairing = new ListPairing(one, other);
		List<List<String>> all = rules.keys(one.get(0));
		for (List<String> keys : all) {
			pairing.by(element -> key(element, keys));
		}
		pairing.by(ListPairing::signature);
		pairing.bySimilarity(all.isEmpty() ? List.of() : all.get(all.size() - 1));
		return pairing.partner;
	}

	private interface Identity {
		String of(XmlElement element);
	}

	/** Pairs what has the same identity, in order where several have it. */
	private void by(Identity identity) {
		Map<String, Deque<Integer>> places = new HashMap<>();
		for (int i = 0; i < other.size(); i++) {
			String id = free.contains(i) ? identity.of(other.get(i)) : null;
			if (id != null) {
				places.computeIfAbsent(id, key -> new ArrayDeque<>()).add(i);
			}
		}
		for (int i = 0; i < one.size(); i++) {
			String id = partner[i] < 0 ? identity.of(one.get(i)) : null;
			Deque<Integer> found = id == null ? null : places.get(id);
			if (found != null && !found.isEmpty()) {
				pair(i, found.remove());
			}
		}
	}

	private void pair(int i, int place) {
		partner[i] = place;
		free.remove(place);
	}

	/** The key of an item, {@code null} if a part of it is missing. */
	static String key(XmlElement element, List<String> keys) {
		StringBuilder key = new StringBuilder();
		for (String path : keys) {
			String value = PathStep.value(element, path);
			if (value == null) {
				return null;
			}
			key.append(value.toLowerCase(java.util.Locale.ROOT)).append('\u0000');
		}
		return key.length() == 0 ? null : key.toString();
	}

	private static String signature(XmlElement element) {
		List<String> leaves = new ArrayList<>();
		leaves(element, "", leaves);
		leaves.sort(null);
		return String.join("\u0000", leaves);
	}

	/** What an element says, without what libvirt numbers itself. */
	private static void leaves(XmlElement element, String path, List<String> leaves) {
		for (int i = 0; i < element.attributeCount(); i++) {
			leaves.add(path + '@' + element.attribute(i).name() + '=' + element.attribute(i).value());
		}
		String text = CharacterEdits.valueOf(element);
		if (text != null) {
			leaves.add(path + '=' + text);
		}
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child && !child.name().equals("address") && !child.name().equals("alias")) {
				leaves.add(path + child.name());
				leaves(child, path + child.name() + '/', leaves);
			}
		}
	}

	private record Match(int i, int place, double similarity) {
	}

	private void bySimilarity(List<String> keys) {
		List<Integer> left = new ArrayList<>();
		for (int i = 0; i < partner.length; i++) {
			if (partner[i] < 0) {
				left.add(i);
			}
		}
		if (left.isEmpty() || free.isEmpty()) {
			return;
		}
		if (left.size() > MOST_BY_SIMILARITY || free.size() > MOST_BY_SIMILARITY) {
			List<Integer> places = new ArrayList<>(free);
			places.sort(null);
			for (int i = 0; i < Math.min(left.size(), places.size()); i++) {
				pair(left.get(i), places.get(i));
			}
			return;
		}
		List<Match> matches = new ArrayList<>();
		Map<Integer, Set<String>> otherLeaves = new HashMap<>();
		free.forEach(place -> otherLeaves.put(place, leaves(other.get(place))));
		for (int i : left) {
			Set<String> own = leaves(one.get(i));
			for (int place : free) {
				boolean despite = !keys.isEmpty() && key(one.get(i), keys) != null && key(other.get(place), keys) != null;
				double similarity = similarity(own, otherLeaves.get(place));
				if (similarity >= (despite ? ALIKE_DESPITE_KEYS : ALIKE)) {
					matches.add(new Match(i, place, similarity));
				}
			}
		}
		matches.sort((a, b) -> a.similarity != b.similarity ? Double.compare(b.similarity, a.similarity)
				: a.i != b.i ? Integer.compare(a.i, b.i) : Integer.compare(a.place, b.place));
		for (Match match : matches) {
			if (partner[match.i] < 0 && free.contains(match.place)) {
				pair(match.i, match.place);
			}
		}
	}

	private static Set<String> leaves(XmlElement element) {
		List<String> leaves = new ArrayList<>();
		leaves(element, "", leaves);
		return new HashSet<>(leaves);
	}

	private static double similarity(Set<String> one, Set<String> other) {
		if (one.isEmpty() || other.isEmpty()) {
			return one.isEmpty() && other.isEmpty() ? 1 : 0;
		}
		int common = 0;
		for (String leaf : one) {
			common += other.contains(leaf) ? 1 : 0;
		}
		return (double) common / Math.min(one.size(), other.size());
	}
}
