package org.gasthaus.model.xml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * What libvirt chooses, assumes and tells apart, read from {@code comparison.rules}: the format is described there. Immutable.
 */
final class ComparisonRules {
	private static final ComparisonRules LIBVIRT = new ComparisonRules();

	private final Map<String, List<Rule>> reasons = new HashMap<>();
	private final Map<String, List<Rule>> aliases = new HashMap<>();
	private final Map<String, List<Rule>> keys = new HashMap<>();
	private final Map<String, List<Rule>> unordered = new HashMap<>();
	private final Map<String, List<Rule>> implied = new HashMap<>();
	private final Map<String, List<Rule>> amounts = new HashMap<>();
	private final Map<String, List<Rule>> measured = new HashMap<>();

	/** One line. */
	private record Rule(Reason reason, List<PathStep> steps, List<String> values) {
		/** @param element the element, or the one that has the attribute for which the rule is */
		boolean fits(XmlElement element, boolean attribute) {
			return fits(element, steps.size() - (attribute ? 2 : 1));
		}

		private boolean fits(XmlElement element, int step) {
			if (step < 0) {
				return element == null;
			}
			if (steps.get(step).name().equals("**")) {
				return fits(element, step - 1) || element != null && fits(element.parent(), step);
			}
			return element != null && steps.get(step).fits(element) && fits(element.parent(), step - 1);
		}
	}

	private ComparisonRules() {
		try (InputStream in = ComparisonRules.class.getResourceAsStream("comparison.rules");
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					add(line.strip().split("\\s+"));
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static ComparisonRules libvirt() {
		return LIBVIRT;
	}

	private void add(String[] words) {
		List<PathStep> steps = PathStep.of(words[1]);
		List<String> values = List.of(words).subList(2, words.length);
		String last = steps.get(steps.size() - 1).name();
		Map<String, List<Rule>> target = switch (words[0]) {
		case "generated", "default" -> reasons;
		case "alias" -> aliases;
		case "key" -> keys;
		case "unordered" -> unordered;
		case "implied" -> implied;
		case "amount" -> amounts;
		case "measured" -> measured;
		default -> throw new IllegalStateException("comparison.rules: " + words[0]);
		};
		Reason reason = words[0].equals("default") ? Reason.DEFAULT : Reason.GENERATED;
		target.computeIfAbsent(last, key -> new ArrayList<>()).add(new Rule(reason, steps, values));
	}

	/** Why it means nothing that only one definition has an attribute; {@link Reason#REAL} if it means something. */
	Reason attribute(XmlAttribute attribute) {
		for (Rule rule : reasons.getOrDefault('@' + attribute.name(), List.of())) {
			if (rule.fits(attribute.element(), true) && value(rule, attribute.value(), attribute.element())) {
				return rule.reason;
			}
		}
		return Reason.REAL;
	}

	/** Why the whole of an element means nothing if only one definition has it, whatever it says. */
	Reason element(XmlElement element) {
		for (Rule rule : reasons.getOrDefault(element.name(), List.of())) {
			if (rule.values.isEmpty() && rule.fits(element, false) || isAmountOf(rule, element)) {
				return rule.reason;
			}
		}
		return Reason.REAL;
	}

	/** {@code ~memory}: the element says the same amount as its sibling. */
	private static boolean isAmountOf(Rule rule, XmlElement element) {
		if (rule.values.size() != 1 || !rule.values.get(0).startsWith("~") || !rule.fits(element, false) || element.parent() == null) {
			return false;
		}
		XmlElement sibling = element.parent().element(rule.values.get(0).substring(1));
		return sibling != null && Values.sameKibibytes(element, sibling);
	}

	/** Why the text of an element means nothing if only one definition has it. */
	Reason text(XmlElement element, String text) {
		for (Rule rule : reasons.getOrDefault(element.name(), List.of())) {
			if (!rule.values.isEmpty() && rule.fits(element, false) && value(rule, text, element.parent())) {
				return rule.reason;
			}
		}
		return Reason.REAL;
	}

	private static boolean value(Rule rule, String value, XmlElement around) {
		if (rule.values.isEmpty()) {
			return true;
		}
		for (String wanted : rule.values) {
			if (wanted.startsWith("=") ? value.equals(PathStep.value(around, wanted.substring(1))) : wanted.startsWith("!") ? !PathStep.glob(wanted.substring(1), value) : PathStep.glob(wanted, value)) {
				return true;
			}
		}
		return false;
	}

	/** Whether one value is a short name that libvirt replaces by the other. */
	boolean isAlias(XmlAttribute one, XmlAttribute other) {
		for (Rule rule : aliases.getOrDefault('@' + one.name(), List.of())) {
			if (rule.fits(one.element(), true) && (PathStep.glob(rule.values.get(0), one.value()) && PathStep.glob(rule.values.get(1), other.value())
					|| PathStep.glob(rule.values.get(0), other.value()) && PathStep.glob(rule.values.get(1), one.value()))) {
				return true;
			}
		}
		return false;
	}

	/** What tells an item of a list from the others, each as paths from it, the most exact first; empty if nothing does. */
	List<List<String>> keys(XmlElement element) {
		List<List<String>> result = new ArrayList<>(2);
		for (Rule rule : keys.getOrDefault(element.name(), List.of())) {
			if (rule.fits(element, false)) {
				result.add(rule.values);
			}
		}
		return result;
	}

	/** Whether an element is there for libvirt even if a definition has it not. */
	boolean isImplied(XmlElement element) {
		for (Rule rule : implied.getOrDefault(element.name(), List.of())) {
			if (rule.fits(element, false)) {
				return true;
			}
		}
		return false;
	}

	/** Whether libvirt measures what an element says. */
	boolean isMeasured(XmlElement element) {
		for (Rule rule : measured.getOrDefault(element.name(), List.of())) {
			if (rule.fits(element, false)) {
				return true;
			}
		}
		return false;
	}

	/** Whether libvirt measures what an attribute says. */
	boolean isMeasured(XmlAttribute attribute) {
		for (Rule rule : measured.getOrDefault('@' + attribute.name(), List.of())) {
			if (rule.fits(attribute.element(), true)) {
				return true;
			}
		}
		return false;
	}

	/** The unit that libvirt assumes for an attribute which is an amount together with the unit beside it; {@code null} for others. */
	String unit(XmlAttribute attribute) {
		for (Rule rule : amounts.getOrDefault('@' + attribute.name(), List.of())) {
			if (rule.fits(attribute.element(), true)) {
				return rule.values.get(0);
			}
		}
		return null;
	}

	/** Whether the order among elements of this name means nothing. */
	boolean isUnordered(XmlElement element) {
		for (Rule rule : unordered.getOrDefault(element.name(), List.of())) {
			if (rule.fits(element, false)) {
				return true;
			}
		}
		return false;
	}
}
