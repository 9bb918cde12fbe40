package org.gasthaus.model.xml;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.model.xml.Difference.Reason;

/**
 * Compares definitions as libvirt would: white space, comments, quotes, entities and the order of different elements make no
 * difference; units, notations, defaults and what libvirt generates are told with the reason why they may be ignored.
 *
 * <p>Compared is the text that {@link Definition#write()} gives, so that nothing is overlooked that the model has no feature for.
 * The rules are in {@code comparison.rules}. A thing that nobody knows to be harmless is a {@link Reason#REAL real} difference.
 */
public final class DefinitionComparison {
	private DefinitionComparison() {
	}

	/** Parts of a definition whose value one may want to overlook when both definitions have one. */
	public enum Part {
		/** The UUID and the generation id of the object itself. */
		UUID,
		/** The name of the object itself. */
		NAME,
		/** The MAC addresses of interfaces. */
		MAC,
		/** The addresses of devices. */
		ADDRESS,
		/** The aliases of devices. */
		ALIAS,
		/** Title, description and metadata. */
		DESCRIPTION
	}

	/**
	 * What to ignore. Immutable.
	 *
	 * @param reasons reasons that make two definitions no less equivalent
	 * @param parts parts whose differing values count as {@link Reason#GENERATED}
	 */
	public record Options(Set<Reason> reasons, Set<Part> parts) {
		public Options {
			reasons = Set.copyOf(reasons);
			parts = Set.copyOf(parts);
			if (reasons.contains(Reason.REAL)) {
				throw new IllegalArgumentException("A real difference cannot be ignored");
			}
		}

		/** As libvirt would treat them: all but real differences are ignored. */
		public static Options libvirt() {
			return new Options(EnumSet.complementOf(EnumSet.of(Reason.REAL)), Set.of());
		}

		/** Only notation and order are ignored: what one definition says and the other leaves to libvirt counts. */
		public static Options explicit() {
			return new Options(EnumSet.of(Reason.SAME_VALUE, Reason.ORDER), Set.of());
		}

		/** These options, and the values of some parts ignored too. */
		public Options without(Part... more) {
			EnumSet<Part> all = EnumSet.noneOf(Part.class);
			all.addAll(parts);
			all.addAll(List.of(more));
			return new Options(reasons, all);
		}
	}

	/** All differences, those that may be ignored too, in the order of the first text and, at one place, of the second. */
	public static List<Difference> compare(Definition one, Definition other, Options options) {
		return new ElementComparison(options).compare(current(one), current(other));
	}

	/** The text as the model says now. */
	private static Definition current(Definition definition) {
		return definition.edits().isEmpty() ? definition : Definition.read(definition.write());
	}

	/** Whether nothing is left that the options do not ignore. */
	public static boolean equivalent(List<Difference> differences, Options options) {
		return differences.stream().allMatch(difference -> options.reasons().contains(difference.reason()));
	}

	/** Whether two definitions are the same but for what the options ignore. */
	public static boolean equivalent(Definition one, Definition other, Options options) {
		return equivalent(compare(one, other, options), options);
	}
}
