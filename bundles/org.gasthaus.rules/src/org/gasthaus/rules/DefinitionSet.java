package org.gasthaus.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.rules.internal.SetRules;

/** Rules between definitions that are meant to exist together on one host. */
public final class DefinitionSet {
	private DefinitionSet() {
	}

	/**
	 * Finds what is used twice: names and UUIDs, MAC addresses, disks that two guests write to, networks whose addresses overlap.
	 *
	 * @param roots the roots of the definitions, by a name that a person knows them by; the first of two that collide keeps its value
	 * @return what is wrong with each that has something wrong
	 */
	public static Map<String, List<Violation>> check(Map<String, EObject> roots) {
		Map<String, Findings> findings = new LinkedHashMap<>();
		roots.forEach((name, root) -> findings.put(name, new Findings(RuleContext.of(root, HostFacts.UNKNOWN))));
		SetRules.check(roots, findings);
		Map<String, List<Violation>> violations = new LinkedHashMap<>();
		findings.forEach((name, found) -> {
			if (!found.all().isEmpty()) {
				violations.put(name, found.all());
			}
		});
		return violations;
	}
}
