package org.gasthaus.cli.internal.validate;

import java.util.List;

/**
 * What came out for one input.
 *
 * @param name the input as the user named it
 * @param findings what was found
 * @param failure why it could not be checked, {@code null} if it was
 */
record CheckResult(String name, List<PlacedFinding> findings, String failure) {
	static CheckResult failed(String name, String failure) {
		return new CheckResult(name, List.of(), failure);
	}

	int errors() {
		int errors = 0;
		for (PlacedFinding placed : findings) {
			errors += placed.finding().isError() ? 1 : 0;
		}
		return errors;
	}
}
