package org.gasthaus.xml.ide.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;

/**
 * What mends a finding: what it brings itself, and what the services know beside that. Every fix was tried before it is offered: the finding
 * goes with it, and no error comes.
 *
 * <p>Trying takes one check of the definition for each candidate, at most {@value #MAX_TRIALS}; call it when somebody asks for fixes, not
 * for each finding that is shown.
 */
public final class QuickFixes {
	/** How many candidates are tried for one finding. */
	static final int MAX_TRIALS = 40;
	/** How many fixes one finding gets. */
	static final int MAX_FIXES = 10;
	private static final int MAX_ROUNDS = 100;

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
			return of(text, finding, new Trial(text), MAX_FIXES, 1, enough);
		} catch (SchemaException unusable) {
			// without a schema nobody can say that a fix mends anything; what the finding brings was thought of with one
			return finding.fixes();
		}
	}

	private static List<Fix> of(DefinitionText text, Finding finding, Trial trial, int most, int sure, BooleanSupplier enough) {
		Map<List<TextEdit>, Fix> fixes = new LinkedHashMap<>();
		int trials = 0;
		for (Fix candidate : candidates(text, finding)) {
			if (fixes.size() == most || trials == MAX_TRIALS || trials >= sure && enough.getAsBoolean()) {
				break;
			}
			if (!fixes.containsKey(candidate.edits())) {
				trials++;
				if (trial.mends(finding, candidate.edits())) {
					fixes.put(candidate.edits(), candidate);
				}
			}
		}
		return List.copyOf(fixes.values());
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

	/**
	 * Applies the best fix of every finding of a code, again and again until none is left or none helps.
	 *
	 * @param code a code, or {@code null} for all codes
	 * @return one fix that does it all; empty if there is nothing to mend so
	 */
	public static Optional<Fix> fixAll(DefinitionText text, String code) {
		return fixAll(text, code, () -> false);
	}

	/**
	 * Applies the best fix of every finding of a code, again and again until none is left, none helps, or it took long enough.
	 *
	 * @param code a code, or {@code null} for all codes
	 * @param enough asked before each trial: {@code true} ends the search with what is mended by then; what this throws, the caller gets
	 * @return one fix that does it all; empty if there is nothing to mend so
	 */
	public static Optional<Fix> fixAll(DefinitionText text, String code, BooleanSupplier enough) {
		String current = text.text();
		int mended = 0;
		try {
			for (int round = 0; round < MAX_ROUNDS && !enough.getAsBoolean(); round++) {
				DefinitionText now = DefinitionText.of(current, text.context());
				Trial trial = new Trial(now);
				Optional<Fix> next = trial.before().stream().filter(finding -> code == null || finding.code().equals(code))
						.map(finding -> of(now, finding, trial, 1, 0, enough)).filter(fixes -> !fixes.isEmpty()).map(fixes -> fixes.get(0)).findFirst();
				if (next.isEmpty()) {
					break;
				}
				current = TextEdit.apply(current, next.get().edits());
				mended++;
			}
		} catch (SchemaException unusable) {
			return Optional.empty();
		}
		return mended == 0 ? Optional.empty()
				: Optional.of(new Fix(code == null ? Messages.text("all", mended) : Messages.text("all.code", mended, code), TextEdit.difference(text.text(), current).stream().toList()));
	}

	/** The text after a fix. */
	public static String preview(DefinitionText text, Fix fix) {
		return TextEdit.apply(text.text(), fix.edits());
	}
}
