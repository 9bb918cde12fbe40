package org.gasthaus.cli.internal.validate;

import java.io.PrintStream;

import org.gasthaus.xml.text.Severity;

/** How results are printed on the standard output. */
interface Report {
	/** Prints the findings of all inputs. */
	void print(CheckResult[] results, PrintStream out);

	/** The word for a severity, the same in every language. */
	static String word(Severity severity) {
		return switch (severity) {
		case ERROR -> "error";
		case WARNING -> "warning";
		case INFO -> "info";
		};
	}
}
