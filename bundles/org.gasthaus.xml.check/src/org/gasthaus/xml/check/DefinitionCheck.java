package org.gasthaus.xml.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.schema.DefinitionChecker;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * Checks a definition completely: that it is well-formed, that libvirt's schema for its kind accepts it, and that the rules find nothing
 * that libvirt would refuse nevertheless. Half-typed text is checked as far as it goes: as long as syntax or schema are wrong the rules are
 * silent, because what they say about the rest of such a definition is often only a consequence of the fault.
 *
 * <p>A single device of a domain is checked as a part of a domain of which nothing else is known. A definition of more than
 * {@link #MOST_ELEMENTS} elements gets no rules but a finding {@value #TOO_LARGE} that says so. One with values that libvirt cannot read gets
 * findings about those ({@code rule.blanks}, {@code rule.hexadecimal}) and no other rules.
 *
 * <p>Keep one and use it for many definitions: it remembers what it saw. Not safe for more than one thread.
 */
public final class DefinitionCheck {
	/** How many elements a definition may have for the rules to run: a domain with 64 disks and 32 interfaces has 500. */
	public static final int MOST_ELEMENTS = 400_000;
	/** The code of the finding that a definition has more elements than {@link #MOST_ELEMENTS}; an information. */
	public static final String TOO_LARGE = "rule.too-large";

	/** What a host says of itself: there are no rules about it, and it may be long. */
	private static final Set<DocumentKind> WITHOUT_RULES = EnumSet.of(DocumentKind.CAPABILITIES, DocumentKind.DOMAIN_CAPABILITIES,
			DocumentKind.STORAGE_POOL_CAPABILITIES, DocumentKind.NODE_DEVICE);

	private final Schemas schemas;
	private final DefinitionChecker checker;
	private final HostFacts host;
	private final RuleSet rules;
	private RuleRunner runner;

	/** Checks with the standard rules and without a host. */
	public DefinitionCheck(Schemas schemas) {
		// the standard rules are loaded when a definition comes that gets as far
		this.schemas = schemas;
		this.checker = new DefinitionChecker(schemas);
		this.rules = null;
		this.host = HostFacts.UNKNOWN;
	}

	/** Checks for a host. */
	public DefinitionCheck(Schemas schemas, RuleSet rules, HostFacts host) {
		this.schemas = schemas;
		this.checker = new DefinitionChecker(schemas);
		this.rules = rules;
		this.host = host;
	}

	/**
	 * Starts loading the standard rules and the model in a thread of its own. Who is about to check one definition in a fresh JVM calls this
	 * first: the schemas are loaded meanwhile. Without it they are loaded when they are needed.
	 */
	public static void prepare() {
		StandardRules.prepare();
	}

	/**
	 * The findings of a text, in its order.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(String text) throws SchemaException {
		return check(XmlTree.of(text));
	}

	/**
	 * The findings of a tree, in the order of its text: {@code syntax.*}, {@code schema.*} and {@code rule.*}.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlTree tree) throws SchemaException {
		return withRules(checker.check(tree), tree);
	}

	/**
	 * The findings of the bytes of a file whose tree was made before, perhaps by another thread; those of the decoding too.
	 *
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public List<Finding> check(XmlDecoder.Decoded decoded, XmlTree tree) throws SchemaException {
		return withRules(checker.check(decoded, tree), tree);
	}

	private List<Finding> withRules(List<Finding> findings, XmlTree tree) throws SchemaException {
		XmlElement root = tree.root();
		if (root == null || hasErrors(findings)) {
			return findings;
		}
		List<Finding> violations = violations(tree, root);
		if (violations.isEmpty()) {
			return findings;
		}
		List<Finding> all = new ArrayList<>(findings);
		all.addAll(violations);
		all.sort(Comparator.comparingInt(Finding::offset));
		return all;
	}

	private List<Finding> violations(XmlTree tree, XmlElement root) throws SchemaException {
		DocumentKind kind = checker.kindOf(root);
		if (WITHOUT_RULES.contains(kind)) {
			return List.of();
		}
		if (!ElementCount.isWithin(root, MOST_ELEMENTS)) {
			return List.of(new Finding(Severity.INFO, TOO_LARGE, Messages.text(TOO_LARGE, MOST_ELEMENTS), root.nameOffset(), root.nameLength(), List.of()));
		}
		List<Finding> literals = LiteralCheck.of(root, schemas);
		if (hasErrors(literals)) {
			// a word with a blank is none of those that the rules know
			return literals;
		}
		List<Finding> all = new ArrayList<>(kind == DocumentKind.DEVICE ? LoneDevice.check(tree, root, runner()) : runner().check(Definition.read(tree)));
		all.addAll(literals);
		return all;
	}

	private RuleRunner runner() {
		if (runner == null) {
			runner = new RuleRunner(rules == null ? StandardRules.get() : rules, host);
		}
		return runner;
	}

	private static boolean hasErrors(List<Finding> findings) {
		for (Finding finding : findings) {
			if (finding.isError()) {
				return true;
			}
		}
		return false;
	}
}
