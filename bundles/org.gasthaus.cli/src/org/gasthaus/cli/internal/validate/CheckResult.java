package org.gasthaus.cli.internal.validate;

import java.util.List;

/**
 * What came out for one input.
 *
 * @param name the input as the user named it
 * @param findings what was found
 * @param text what was checked, for reports that show places in other ways; {@code null} with a failure or without findings
 * @param failure why it could not be checked, {@code null} if it was
 */
record CheckResult(String name, List<PlacedFinding> findings, String text, String failure) {
	CheckResult {
		text = findings.isEmpty() ? null : text;
	}

	static CheckResult failed(String name, String failure) {
		return new CheckResult(name, List.of(), null, failure);
	}

	int errors() {
		int errors = 0;
		for (PlacedFinding placed : findings) {
			errors += placed.finding().isError() ? 1 : 0;
		}
		return errors;
	}
}
