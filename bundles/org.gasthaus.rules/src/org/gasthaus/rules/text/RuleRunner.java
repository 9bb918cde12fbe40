package org.gasthaus.rules.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.rules.Change;
import org.gasthaus.rules.DefinitionSet;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.rules.Violation;
import org.gasthaus.rules.Violation.Repair;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;

/**
 * Runs rules over definitions and tells where in their text something is wrong and which edits repair it.
 *
 * <p>The definitions are not changed: repairs are tried on a second model read from the same text. Immutable; the model of a definition
 * belongs to one thread at a time.
 */
public final class RuleRunner {
	/**
	 * How many repairs are tried, times the characters of the definition: very large ones with very many violations get fixes for the first of
	 * them only.
	 */
	private static final long BUDGET = 20_000_000;

	private final RuleSet rules;
	private final HostFacts host;

	/** Runs the standard rules without a host. */
	public RuleRunner() {
		this(RuleSet.standard(), HostFacts.UNKNOWN);
	}

	/** Runs rules for a host. */
	public RuleRunner(RuleSet rules, HostFacts host) {
		this.rules = rules;
		this.host = host;
	}

	/** What is wrong with a definition, in the order of its text. */
	public List<Finding> check(Definition definition) {
		return definition.root() == null ? List.of() : located(definition, rules.check(definition.root(), host));
	}

	/**
	 * What is wrong between definitions that are meant to exist together: names, UUIDs, MAC addresses used twice, writable disks used twice,
	 * networks that overlap. What is wrong with each of them alone is not repeated.
	 *
	 * @param definitions by a name that a person knows them by, such as the file
	 * @return the findings of each that has some, under the same names
	 */
	public Map<String, List<Finding>> checkSet(Map<String, Definition> definitions) {
		Map<String, EObject> roots = new LinkedHashMap<>();
		definitions.forEach((name, definition) -> {
			if (definition.root() != null) {
				roots.put(name, definition.root());
			}
		});
		Map<String, List<Finding>> findings = new LinkedHashMap<>();
		DefinitionSet.check(roots).forEach((name, violations) -> findings.put(name, located(definitions.get(name), violations)));
		return findings;
	}

	private static List<Finding> located(Definition definition, List<Violation> violations) {
		List<Finding> findings = new ArrayList<>(violations.size());
		Definition scratch = null;
		long budget = BUDGET;
		for (Violation violation : violations) {
			List<Fix> fixes = new ArrayList<>(violation.repairs().size());
			for (Repair repair : violation.repairs()) {
				budget -= definition.text().length();
				if (budget < 0) {
					break;
				}
				scratch = scratch == null ? Definition.read(definition.tree()) : scratch;
				List<TextEdit> edits = edits(scratch, repair);
				if (!edits.isEmpty()) {
					fixes.add(new Fix(repair.title(), edits));
				}
			}
			Region region = place(violation.object(), violation.feature());
			findings.add(new Finding(Severity.valueOf(violation.level().name()), violation.code(), violation.message(), region.offset(),
					region.length(), fixes));
		}
		findings.sort(Comparator.comparingInt(Finding::offset));
		return findings;
	}

	/** What a repair changes in the text. The model is as it was before when this returns. */
	private static List<TextEdit> edits(Definition scratch, Repair repair) {
		List<EObject> targets = new ArrayList<>(repair.changes().size());
		for (Change change : repair.changes()) {
			EObject target = counterpart(change.object(), scratch.root());
			if (target == null) {
				return List.of();
			}
			targets.add(target);
		}
		Set<EObject> touched = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Runnable> undo = new ArrayDeque<>(targets.size());
		for (int i = 0; i < targets.size(); i++) {
			// what is taken out has no container any more afterwards
			for (EObject at = targets.get(i); at != null && touched.add(at);) {
				at = at.eContainer();
			}
			undo.push(repair.changes().get(i).applyTo(targets.get(i)));
		}
		List<TextEdit> edits = scratch.edits(touched::contains);
		undo.forEach(Runnable::run);
		return edits;
	}

	/** The object at the same place in another model of the same text. */
	private static EObject counterpart(EObject object, EObject root) {
		EObject container = object.eContainer();
		if (container == null) {
			return root;
		}
		EObject other = counterpart(container, root);
		EStructuralFeature feature = object.eContainingFeature();
		if (other == null || !feature.isMany()) {
			return other == null ? null : (EObject) other.eGet(feature);
		}
		int index = ((List<?>) container.eGet(feature)).indexOf(object);
		List<?> others = (List<?>) other.eGet(feature);
		return index < others.size() ? (EObject) others.get(index) : null;
	}

	/** The smallest region that the text has for an object and feature: absent parts are marked where they are missing. */
	private static Region place(EObject object, EStructuralFeature feature) {
		if (feature != null) {
			var region = Definition.region(object, feature);
			if (region.isPresent()) {
				return region.get();
			}
		}
		for (EObject at = object; at != null; at = at.eContainer()) {
			var region = Definition.region(at);
			if (region.isPresent()) {
				return region.get();
			}
		}
		return new Region(0, 0);
	}
}
