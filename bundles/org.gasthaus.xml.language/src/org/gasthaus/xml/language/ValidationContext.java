package org.gasthaus.xml.language;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;

/**
 * What definitions are checked against: schemas, rules and what is known of a host. Make one for each host and keep it: it remembers what it
 * saw and gets faster.
 *
 * <p>May be used from any thread; several threads check at the same time.
 */
public final class ValidationContext {
	private final Schemas schemas;
	private final RuleSet rules;
	private final HostFacts host;
	/** Checks that no thread uses now; never more than there were threads at the same time. */
	private final Queue<DefinitionCheck> idle = new ConcurrentLinkedQueue<>();

	private static final class Standard {
		static final ValidationContext CONTEXT = of(new Schemas(SchemaSource.standard()));
	}

	private ValidationContext(Schemas schemas, RuleSet rules, HostFacts host) {
		this.schemas = Objects.requireNonNull(schemas);
		this.rules = Objects.requireNonNull(rules);
		this.host = Objects.requireNonNull(host);
	}

	/** The schemas of the local libvirt, else the packed ones, with the standard rules and without a host. */
	public static ValidationContext standard() {
		return Standard.CONTEXT;
	}

	/** Some schemas with the standard rules and without a host. */
	public static ValidationContext of(Schemas schemas) {
		return of(schemas, RuleSet.standard(), HostFacts.UNKNOWN);
	}

	/** Some schemas, some rules, and what is known of the host for which definitions are meant. */
	public static ValidationContext of(Schemas schemas, RuleSet rules, HostFacts host) {
		return new ValidationContext(schemas, rules, host);
	}

	/** The schemas. */
	public Schemas schemas() {
		return schemas;
	}

	/**
	 * What is wrong with a definition, in the order of its text.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlTree tree) throws SchemaException {
		DefinitionCheck check = idle.poll();
		if (check == null) {
			check = new DefinitionCheck(schemas, rules, host);
		}
		List<Finding> findings = check.check(tree);
		// one that failed is not kept
		idle.add(check);
		return findings;
	}
}
