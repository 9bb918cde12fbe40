package org.gasthaus.xml.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * Applies the preferred fix of what is wrong with a definition, one after the other, until nothing is left that it can repair.
 *
 * <p>Every fix is tried and checked. It stays when what it is for is gone and no error is there that was not there before; what could only be
 * found once it was applied does not count against it: the schema's errors after a text became well-formed, the rules' after the schema
 * accepts (but for those in an element with a changed value), what is wrong in an element whose name was misspelt. A text that was there before is never made again, so two fixes that undo
 * each other end. A fix that takes away what somebody wrote is left to people. The number of checks is limited, for large texts to fewer, and so is their time; what is left then is told as left.
 *
 * <p>Not safe for more than one thread.
 */
public final class DefinitionMender {
	/**
	 * Only who wrote it knows what is meant: of two things that contradict each other, of a number that may be another one, or what is to be called otherwise,
	 * or be open no more.
	 */
	private static final Set<String> ASKED = Set.of("rule.network.range-outside", "rule.interface.name-long", "rule.network.bridge-long", "rule.graphics.vnc-port",
			"rule.graphics.open");
	private static final int MOST_CHECKS = 1_000;
	private static final int FEWEST_CHECKS = 20;
	/** How many characters may be checked for one definition, all checks together. */
	private static final int MOST_CHARACTERS = 50_000_000;

	/** After this time what is left is left. */
	private static final long MOST_NANOSECONDS = 30_000_000_000L;

	/** A root element of so many letters that is one letter away from libvirt's is meant to be that. */
	private static final int SURE_LENGTH = 6;

	private final DefinitionCheck check;

	/** @param check finds what is wrong; must not be used by another thread meanwhile */
	public DefinitionMender(DefinitionCheck check) {
		this.check = Objects.requireNonNull(check);
	}

	/**
	 * A fix that was applied.
	 *
	 * @param finding what was wrong; its place is that in the text which the fix was applied to, with all fixes before it
	 * @param fix what repaired it
	 */
	public record Applied(Finding finding, Fix fix) {
	}

	/**
	 * A mended definition.
	 *
	 * @param text the text; the same object as before if nothing was applied
	 * @param applied what was applied, in this order
	 * @param left what is wrong with the text now
	 */
	public record Mended(String text, List<Applied> applied, List<Finding> left) {
		public Mended {
			applied = List.copyOf(applied);
			left = List.copyOf(left);
		}
	}

	/**
	 * Mends a text.
	 *
	 * @param wanted which findings are to be repaired
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public Mended mend(String text, Predicate<Finding> wanted) throws SchemaException {
		return mend(text, wanted, () -> false);
	}

	/**
	 * Mends a text as far as somebody waits for it.
	 *
	 * @param wanted which findings are to be repaired
	 * @param enough asked before each further check: {@code true} ends the search with what is mended by then; what this throws, the caller gets
	 * @throws SchemaException if the schema of the definition's kind is missing or cannot be used
	 */
	public Mended mend(String text, Predicate<Finding> wanted, BooleanSupplier enough) throws SchemaException {
		String current = text;
		List<Finding> findings = check.check(text);
		List<Applied> applied = new ArrayList<>();
		Set<String> seen = new HashSet<>(Set.of(text));
		int left = Math.max(FEWEST_CHECKS, Math.min(MOST_CHECKS, MOST_CHARACTERS / Math.max(1, text.length())));
		long start = System.nanoTime();
		int at = 0;
		while (left > 0 && at < findings.size() && System.nanoTime() - start < MOST_NANOSECONDS && !enough.getAsBoolean()) {
			Finding finding = findings.get(at++);
			if (finding.fixes().isEmpty() || isAsked(finding) || !wanted.test(finding)) {
				continue;
			}
			Fix fix = finding.fixes().get(0);
			String candidate = apply(current, fix);
			if (candidate == null || !seen.add(candidate)) {
				continue;
			}
			left--;
			XmlTree tree = XmlTree.of(candidate);
			if (Loss.of(finding, fix, current, tree)) {
				continue;
			}
			List<Finding> after = check.check(tree);
			if (isBetter(finding, fix, findings, after, tree, candidate.length() - current.length())) {
				applied.add(new Applied(finding, fix));
				current = candidate;
				findings = after;
				at = 0;
			}
		}
		return new Mended(current, applied, findings);
	}

	/** Whether the best fix of a finding takes nothing away that somebody wrote, so that it may be applied unasked if it helps. */
	public static boolean mayMend(String text, Finding finding) {
		String candidate = finding.fixes().isEmpty() || ASKED.contains(finding.code()) ? null : apply(text, finding.fixes().get(0));
		return candidate != null && !Loss.of(finding, finding.fixes().get(0), text, XmlTree.of(candidate));
	}

	private static boolean isAsked(Finding finding) {
		return ASKED.contains(finding.code()) || finding.code().equals(LiteralCheck.HEXADECIMAL) && !finding.isError();
	}

	private static String apply(String text, Fix fix) {
		try {
			return TextEdit.apply(text, fix.edits());
		} catch (IllegalArgumentException overlapping) {
			return null;
		}
	}

	/** @param longer by how much the text is longer now */
	private static boolean isBetter(Finding mended, Fix fix, List<Finding> before, List<Finding> after, XmlTree tree, int longer) {
		Stage stage = Stage.of(before);
		if (Stage.of(after).compareTo(stage) < 0) {
			return false;
		}
		Map<String, Integer> left = new HashMap<>();
		for (Finding finding : before) {
			left.merge(key(finding), 1, Integer::sum);
		}
		int same = left.get(key(mended));
		if (mended.code().equals("schema.unknown-root") && mended.length() < SURE_LENGTH && after.stream().anyMatch(Finding::isError)) {
			return false; // a short word is easily another language's
		}
		if (mended.code().equals("schema.value") && isRefusedThere(fix, after, tree)) {
			return false; // what is allowed is not always what is meant
		}
		int uncovered = mended.code().startsWith("schema.unknown-") ? fix.edits().get(0).offset() : -1;
		for (Finding finding : after) {
			if (finding.isError() && !isHidden(finding, before, longer) && left.merge(key(finding), -1, Integer::sum) < 0 && Stage.of(finding).compareTo(stage) <= 0
					&& !isWithin(finding, uncovered, tree)) {
				return false;
			}
			same -= key(finding).equals(key(mended)) && !isHidden(finding, before, longer) ? 1 : 0;
		}
		return same > 0;
	}

	/**
	 * Whether a finding may have been there before, unseen: behind the last of so many that no more were told, or blanks, of which the schema told the first of an
	 * element only.
	 */
	private static boolean isHidden(Finding finding, List<Finding> before, int longer) {
		int told = before.size() - 1;
		return finding.code().equals(LiteralCheck.CODE)
				|| told > 0 && before.get(told).code().endsWith(".too-many") && finding.offset() > before.get(told - 1).offset() + longer;
	}

	private static String key(Finding finding) {
		return finding.code() + ' ' + finding.message();
	}

	/** Whether the rules refuse something in the element whose value was changed; of the whole definition only what its tag says counts. */
	private static boolean isRefusedThere(Fix fix, List<Finding> after, XmlTree tree) {
		XmlElement element = tree.elementAt(fix.edits().get(0).offset() + 1);
		if (element == null) {
			return false;
		}
		int end = element.parent() == null ? element.startTagEnd() : element.end();
		return after.stream().anyMatch(found -> found.isError() && Stage.of(found) == Stage.RULES && !found.code().equals(LiteralCheck.CODE) && found.offset() >= element.offset() && found.end() <= end);
	}

	/** Whether a finding lies in the element or attribute whose name starts at an offset: nobody could look there before its name was right. */
	private static boolean isWithin(Finding finding, int offset, XmlTree tree) {
		XmlElement element = offset < 0 ? null : tree.elementAt(offset + 1);
		if (element == null) {
			return false;
		}
		if (element.nameOffset() == offset) {
			return finding.offset() >= element.offset() && finding.end() <= element.end();
		}
		for (XmlAttribute attribute : element.attributes()) {
			if (attribute.nameOffset() == offset) {
				return finding.offset() >= offset && finding.end() <= attribute.valueOffset() + attribute.valueLength();
			}
		}
		return false;
	}

	/** How far a check came: later errors are not looked for before earlier ones are gone. */
	private enum Stage {
		SYNTAX, SCHEMA, RULES;

		static Stage of(Finding finding) {
			return finding.code().startsWith("syntax.") ? SYNTAX : finding.code().startsWith("schema.") ? SCHEMA : RULES;
		}

		static Stage of(List<Finding> findings) {
			Stage first = RULES;
			for (Finding finding : findings) {
				if (finding.isError() && of(finding).compareTo(first) < 0) {
					first = of(finding);
				}
			}
			return first;
		}
	}
}
