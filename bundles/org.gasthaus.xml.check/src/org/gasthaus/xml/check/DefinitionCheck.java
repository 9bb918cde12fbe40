package org.gasthaus.xml.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.schema.DefinitionChecker;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;

/**
 * Checks a definition completely: that it is well-formed, that libvirt's schema for its kind accepts it, and that the rules find nothing
 * that libvirt would refuse nevertheless. Half-typed text is checked as far as it goes.
 *
 * <p>Keep one and use it for many definitions: it remembers what it saw. Not safe for more than one thread.
 */
public final class DefinitionCheck {
	private final DefinitionChecker checker;
	private final RuleRunner rules;

	/** Checks with the standard rules and without a host. */
	public DefinitionCheck(Schemas schemas) {
		this(schemas, RuleSet.standard(), HostFacts.UNKNOWN);
	}

	/** Checks for a host. */
	public DefinitionCheck(Schemas schemas, RuleSet rules, HostFacts host) {
		this.checker = new DefinitionChecker(schemas);
		this.rules = new RuleRunner(rules, host);
	}

	/**
	 * The findings of a tree, in the order of its text: {@code syntax.*}, {@code schema.*} and {@code rule.*}.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlTree tree) throws SchemaException {
		List<Finding> findings = checker.check(tree);
		if (findings.stream().anyMatch(Finding::isError)) {
			return findings;
		}
		List<Finding> all = new ArrayList<>(findings);
		all.addAll(rules.check(Definition.read(tree)));
		all.sort(Comparator.comparingInt(Finding::offset));
		return all;
	}
}
