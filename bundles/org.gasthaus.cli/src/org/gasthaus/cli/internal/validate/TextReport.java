package org.gasthaus.cli.internal.validate;

import java.io.PrintStream;

/** One line for each finding, as compilers print them: {@code file:line:column: error: message [code]}. */
final class TextReport implements Report {
	@Override
	public void print(CheckResult[] results, PrintStream out) {
		for (CheckResult result : results) {
			for (PlacedFinding placed : result.findings()) {
				StringBuilder line = new StringBuilder(160);
				line.append(result.name()).append(':').append(placed.start().line()).append(':').append(placed.start().column()).append(": ");
				line.append(Report.word(placed.finding().severity())).append(": ").append(placed.finding().message().replaceAll("[\\r\\n]+", " "));
				line.append(" [").append(placed.finding().code()).append(']');
				out.println(line);
			}
		}
	}
}
