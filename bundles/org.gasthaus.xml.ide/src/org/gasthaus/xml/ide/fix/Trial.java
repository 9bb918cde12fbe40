package org.gasthaus.xml.ide.fix;

import java.lang.ref.SoftReference;
import java.util.List;

import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlTree;

/**
 * Tries edits out before somebody is offered them: what they mend must be gone, and no error may come that was not there. Errors of a later
 * stage that show only now (the schema is asked when the syntax is right, the rules when the schema is content) are not the edits' doing.
 */
final class Trial {
	/** A check remembers what it saw of the schema, so the next trial in the same thread is far quicker. */
	private static final ThreadLocal<SoftReference<Kept>> LAST = new ThreadLocal<>();

	private static final class Kept {
		private final Schemas schemas;
		private final HostFacts host;
		private final DefinitionCheck check;
		/** The tree that was checked last, and what that found: one question about a text follows another. */
		private XmlTree tree;
		private List<Finding> found;

		Kept(Schemas schemas, HostFacts host) {
			this.schemas = schemas;
			this.host = host;
			check = new DefinitionCheck(schemas, RuleSet.standard(), host);
		}

		List<Finding> found(XmlTree asked) throws SchemaException {
			if (tree != asked) {
				found = check.check(asked);
				tree = asked;
			}
			return found;
		}
	}

	private final String text;
	private final DefinitionCheck check;
	private final List<Finding> before;

	Trial(DefinitionText definition) throws SchemaException {
		this.text = definition.text();
		Kept kept = kept(definition.context().schemas(), definition.context().host().facts());
		this.check = kept.check;
		this.before = kept.found(definition.tree());
	}

	private static Kept kept(Schemas schemas, HostFacts host) {
		Kept last = LAST.get() == null ? null : LAST.get().get();
		if (last == null || last.schemas != schemas || !last.host.equals(host)) {
			last = new Kept(schemas, host);
			LAST.set(new SoftReference<>(last));
		}
		return last;
	}

	/** What checks the text; for this thread. */
	DefinitionCheck check() {
		return check;
	}

	/**
	 * How many errors of a later stage show once edits made a finding go; -1 if they do not, or bring an error. What was hidden in the text shows
	 * with every edit, so one edit is worse than another that leaves fewer.
	 */
	int mends(Finding finding, List<TextEdit> edits) {
		List<Finding> after = after(edits);
		if (after == null || count(after, finding.code()) >= count(before, finding.code()) || !bringsNoError(after)) {
			return -1;
		}
		int stage = stageBefore();
		return (int) after.stream().filter(found -> found.isError() && stage(found) > stage).count();
	}

	private int stageBefore() {
		return before.stream().filter(Finding::isError).mapToInt(Trial::stage).min().orElse(2);
	}

	/** Whether edits change something and bring no error. */
	boolean isHarmless(List<TextEdit> edits) {
		List<Finding> after = after(edits);
		return after != null && bringsNoError(after);
	}

	private List<Finding> after(List<TextEdit> edits) {
		try {
			String changed = edits.isEmpty() ? text : TextEdit.apply(text, edits);
			return changed.equals(text) ? null : check.check(XmlTree.of(changed));
		} catch (IllegalArgumentException | SchemaException unusable) {
			return null;
		}
	}

	/** No code may have more errors than before; where they lie and what they say may change. */
	private boolean bringsNoError(List<Finding> after) {
		int stage = stageBefore();
		return after.stream().filter(found -> found.isError() && stage(found) <= stage).map(Finding::code).distinct()
				.allMatch(code -> errors(after, code) <= errors(before, code));
	}

	private static long count(List<Finding> findings, String code) {
		return findings.stream().filter(found -> found.code().equals(code)).count();
	}

	private static long errors(List<Finding> findings, String code) {
		return findings.stream().filter(found -> found.isError() && found.code().equals(code)).count();
	}

	private static int stage(Finding finding) {
		return finding.code().startsWith("syntax.") ? 0 : finding.code().startsWith("schema.") ? 1 : 2;
	}
}
