package org.gasthaus.xml.schema;

import java.util.HashMap;
import java.util.Map;

import com.thaiopensource.relaxng.match.Matcher;

/**
 * Remembers what short elements that were accepted did to a matcher. Definitions repeat themselves and each other, letter by
 * letter, in addresses, controllers and the like; what is known from the same state need not be matched again.
 *
 * <p>Bounded. Not safe for more than one thread.
 */
final class AcceptedElements {
	/** Longer elements seldom come back as they were. */
	static final int LONGEST = 320;
	private static final int MAX = 16_384;

	private final Map<Step, Matcher> after = new HashMap<>(2048);

	/** A short element, as written, in a state of the matching. */
	static final class Step {
		private final Matcher before;
		private final String source;
		private final int hash;

		/** @param before is not changed by anybody any more */
		Step(Matcher before, String source) {
			this.before = before;
			this.source = source;
			this.hash = before.hashCode() * 31 + source.hashCode();
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Step step && hash == step.hash && source.equals(step.source) && before.equals(step.before);
		}

		@Override
		public int hashCode() {
			return hash;
		}
	}

	/** A matcher as it stands after the step, or {@code null} if the step is new. */
	Matcher after(Step step) {
		Matcher known = after.get(step);
		return known == null ? null : known.copy();
	}

	/** Keeps what an accepted step led to. */
	void remember(Step step, Matcher reached) {
		if (after.size() < MAX) {
			after.put(step, reached.copy());
		}
	}
}
