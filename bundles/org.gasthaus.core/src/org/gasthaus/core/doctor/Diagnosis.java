package org.gasthaus.core.doctor;

/**
 * What one examination of a host found.
 *
 * @param verdict how good it is
 * @param subject what was looked at, in a word or two
 * @param message a finished sentence
 * @param nextStep what to do, a sentence or a command; empty where nothing is to be done
 */
public record Diagnosis(Verdict verdict, String subject, String message, String nextStep) {
	/** How good it is. */
	public enum Verdict {
		/** As it should be. */
		OK,
		/** It works, but not as well as it could. */
		NOTE,
		/** It does not work. */
		PROBLEM
	}
}
