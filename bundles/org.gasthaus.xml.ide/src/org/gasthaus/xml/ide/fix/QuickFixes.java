package org.gasthaus.xml.ide.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.gasthaus.xml.check.DefinitionMender;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;

/**
 * What mends a finding: what it brings itself, and what the services know beside that. Every fix was tried before it is offered: the finding
 * goes with it, and no error comes; nor is the definition then refused by the rules where another fix does not lead to that.
 *
 * <p>Trying takes one check of the definition for each candidate, at most {@value #MAX_TRIALS}; call it when somebody asks for fixes, not
 * for each finding that is shown.
 */
public final class QuickFixes {
	/** How many candidates are tried for one finding. */
	static final int MAX_TRIALS = 40;
	/** How much white space goes with an element at most. */
	private static final int SPACE = 200;
	/** How many fixes one finding gets. */
	static final int MAX_FIXES = 10;

	private QuickFixes() {
	}

	/**
	 * The fixes of a finding, the best one first; often none.
	 *
	 * @param finding one of this text, as the check of it gave it
	 */
	public static List<Fix> of(DefinitionText text, Finding finding) {
		return of(text, finding, () -> false);
	}

	/**
	 * The fixes of a finding that are found in time; the first candidate is tried in any case.
	 *
	 * @param enough asked before each further trial: {@code true} ends the search with what it has; what this throws, the caller gets
	 */
	public static List<Fix> of(DefinitionText text, Finding finding, BooleanSupplier enough) {
		try {
			return of(text, finding, new Trial(text), enough);
		} catch (SchemaException unusable) {
			// without a schema nobody can say that a fix mends anything; what the finding brings was thought of with one
			return finding.fixes();
		}
	}

	private static List<Fix> of(DefinitionText text, Finding finding, Trial trial, BooleanSupplier enough) {
		Map<List<TextEdit>, Fix> fixes = new LinkedHashMap<>();
		Map<Fix, Integer> consequences = new HashMap<>();
		int trials = 0;
		for (Fix candidate : candidates(text, finding)) {
			if (fixes.size() == MAX_FIXES || trials == MAX_TRIALS || trials > 0 && enough.getAsBoolean()) {
				break;
			}
			if (!fixes.containsKey(candidate.edits())) {
				trials++;
				int later = trial.mends(finding, candidate.edits());
				if (later >= 0) {
					fixes.put(candidate.edits(), candidate);
					consequences.put(candidate, later);
				}
			}
		}
		return withoutConsequences(text, finding, List.copyOf(fixes.values()), consequences);
	}

	/**
	 * Leaves out what leads to a definition that the rules refuse where another fix does not; a fix of the finding itself stays. Taking a whole device away is no measure: then nothing is refused that was wrong with the rest of it before.
	 */
	private static List<Fix> withoutConsequences(DefinitionText text, Finding finding, List<Fix> fixes, Map<Fix, Integer> consequences) {
		XmlElement element = text.tree().elementAt(Math.min(finding.offset() + 1, text.text().length()));
		int least = fixes.stream().filter(fix -> !isRemoval(fix) || element != null && isOf(element, fix)).mapToInt(consequences::get).min().orElse(Integer.MAX_VALUE);
		if (fixes.stream().allMatch(fix -> consequences.get(fix) <= least)) {
			return fixes;
		}
		return fixes.stream().filter(fix -> consequences.get(fix) <= least || finding.fixes().contains(fix)).toList();
	}

	private static boolean isRemoval(Fix fix) {
		return fix.edits().stream().allMatch(edit -> edit.text().isBlank());
	}

	/** Whether what is taken away is the element of the finding, or less, and no device. */
	private static boolean isOf(XmlElement element, Fix removal) {
		TextEdit edit = removal.edits().get(0);
		boolean less = edit.offset() > element.offset() && edit.end() < element.end();
		boolean device = element.parent() != null && element.parent().name().equals("devices");
		boolean same = edit.offset() <= element.offset() && edit.end() >= element.end() && edit.length() <= element.length() + SPACE
				&& (element.parent() == null || edit.offset() > element.parent().offset());
		return less || same && !device;
	}

	/**
	 * The fix of a finding that is the same as one of another finding, perhaps in another text: of the same title, and a change of the same kind.
	 *
	 * @param finding one of this text, as the check of it gave it
	 * @return empty if nothing of the sort mends it, whatever else may
	 */
	public static Optional<Fix> same(DefinitionText text, Finding finding, Fix like) {
		List<Fix> alike = candidates(text, finding).stream().filter(one -> one.title().equals(like.title()) && Change.of(one).equals(Change.of(like))).toList();
		if (alike.isEmpty()) {
			return Optional.empty();
		}
		try {
			Trial trial = new Trial(text);
			return alike.stream().limit(MAX_TRIALS).filter(one -> trial.mends(finding, one.edits()) >= 0).findFirst();
		} catch (SchemaException unusable) {
			return alike.stream().filter(finding.fixes()::contains).findFirst();
		}
	}

	/** What a fix does to a text. */
	private enum Change {
		ADDS, REMOVES, REPLACES;

		static Set<Change> of(Fix fix) {
			return fix.edits().stream().map(edit -> edit.length() == 0 ? ADDS : edit.text().isEmpty() ? REMOVES : REPLACES).collect(Collectors.toSet());
		}
	}

	private static List<Fix> candidates(DefinitionText text, Finding finding) {
		List<Fix> candidates = new ArrayList<>(finding.fixes());
		if (finding.code().startsWith("syntax.")) {
			new SyntaxFixes(text, finding, candidates).collect();
		} else if (finding.code().startsWith("schema.")) {
			new SchemaFixes(text, finding, candidates).collect();
		} else {
			new RuleFixes(text, finding, candidates).collect();
		}
		return candidates;
	}

	/** Mends what can be mended unasked, as {@link #fixAll(DefinitionText, String, BooleanSupplier)} does. */
	public static Optional<Fix> fixAll(DefinitionText text, String code) {
		return fixAll(text, code, () -> false);
	}

	/**
	 * Mends what can be mended unasked, by the rules of {@link DefinitionMender}: nothing that somebody wrote is taken away, and nothing is
	 * made up. Such fixes are offered one by one only.
	 *
	 * @param code a code, or {@code null} for all errors and warnings
	 * @param enough asked before each trial: {@code true} ends the search with what is mended by then; what this throws, the caller gets
	 * @return one fix that does it all; empty if there is nothing to mend so
	 */
	public static Optional<Fix> fixAll(DefinitionText text, String code, BooleanSupplier enough) {
		try {
			Mended mended = new DefinitionMender(new Trial(text).check()).mend(text.text(),
					finding -> code == null ? finding.severity() != Severity.INFO : finding.code().equals(code), enough);
			int count = mended.applied().size();
			return count == 0 ? Optional.empty()
					: Optional.of(new Fix(code == null ? Messages.text(count == 1 ? "all.one" : "all", count) : Messages.text("all.code", count, code),
							TextEdit.differences(text.text(), mended.text())));
		} catch (SchemaException unusable) {
			return Optional.empty();
		}
	}

	/** Whether more than one finding of a code may be mended unasked, so that asking for {@link #fixAll} is worth it. */
	public static boolean areSome(DefinitionText text, List<Finding> findings, String code) {
		return findings.stream().filter(finding -> finding.code().equals(code)).limit(MAX_TRIALS)
				.filter(finding -> DefinitionMender.mayMend(text.text(), finding)).limit(2).count() == 2;
	}

	/** The text after a fix. */
	public static String preview(DefinitionText text, Fix fix) {
		return TextEdit.apply(text.text(), fix.edits());
	}
}
