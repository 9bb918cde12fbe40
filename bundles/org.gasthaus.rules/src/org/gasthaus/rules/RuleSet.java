package org.gasthaus.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

/**
 * Rules, ready to run over a model. Immutable and usable by many threads, each with a model of its own.
 *
 * <p>{@link #standard()} has the rules that hold for every hypervisor that this bundle knows; a back end adds its own with
 * {@link #with(Class, Rule)}.
 */
public final class RuleSet {
	private static final class Standard {
		static final RuleSet RULES = org.gasthaus.rules.internal.StandardRules.collect();
	}

	private final Map<Class<?>, List<Rule<EObject>>> rules;
	private final Map<EClass, List<Rule<EObject>>> byClass = new ConcurrentHashMap<>();

	private RuleSet(Map<Class<?>, List<Rule<EObject>>> rules) {
		this.rules = rules;
	}

	/** The rules of this bundle. */
	public static RuleSet standard() {
		return Standard.RULES;
	}

	/** No rules. */
	public static RuleSet none() {
		return new RuleSet(Map.of());
	}

	/** These rules and one more, for all objects of a type and its subtypes. */
	@SuppressWarnings("unchecked")
	public <T extends EObject> RuleSet with(Class<T> type, Rule<? super T> rule) {
		Map<Class<?>, List<Rule<EObject>>> more = new LinkedHashMap<>(rules);
		List<Rule<EObject>> list = new ArrayList<>(more.getOrDefault(type, List.of()));
		list.add((Rule<EObject>) rule);
		more.put(type, List.copyOf(list));
		return new RuleSet(more);
	}

	/**
	 * Runs the rules over a model and all it contains.
	 *
	 * @param root the root of a definition
	 * @param host what is known about the host it is meant for
	 * @return what is wrong
	 */
	public List<Violation> check(EObject root, HostFacts host) {
		Findings findings = new Findings(RuleContext.of(root, host));
		for (EObject object : findings.objects()) {
			check(object, findings);
		}
		return findings.all();
	}

	private void check(EObject object, Findings findings) {
		List<Rule<EObject>> matching = byClass.get(object.eClass());
		if (matching == null) {
			matching = byClass.computeIfAbsent(object.eClass(), this::rulesFor);
		}
		for (Rule<EObject> rule : matching) {
			try {
				rule.check(object, findings);
			} catch (RuntimeException broken) {
				// one broken rule must not hide what the others find; the tests let none of these pass
				findings.info("failed", object, null, broken);
			}
		}
	}

	private List<Rule<EObject>> rulesFor(EClass type) {
		List<Rule<EObject>> matching = new ArrayList<>();
		Class<?> java = type.getInstanceClass();
		rules.forEach((key, list) -> {
			if (key.isAssignableFrom(java)) {
				matching.addAll(list);
			}
		});
		return List.copyOf(matching);
	}
}
