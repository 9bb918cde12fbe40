package org.gasthaus.cli.internal.validate;

import java.io.PrintStream;

import org.gasthaus.xml.text.Severity;

/** One workflow command for each finding, which GitHub Actions shows beside the line: {@code ::error file=…,line=…,col=…,title=code::message}. */
final class GithubReport implements Report {
	@Override
	public void print(CheckResult[] results, PrintStream out) {
		for (CheckResult result : results) {
			for (PlacedFinding placed : result.findings()) {
				StringBuilder line = new StringBuilder(200);
				line.append("::").append(placed.finding().severity() == Severity.INFO ? "notice" : Report.word(placed.finding().severity()));
				line.append(" file=").append(property(result.name())).append(",line=").append(placed.start().line()).append(",col=")
						.append(placed.start().column());
				line.append(",endLine=").append(placed.end().line()).append(",endColumn=").append(placed.end().column());
				line.append(",title=").append(property(placed.finding().code())).append("::").append(data(placed.finding().message()));
				out.append(line).append('\n');
			}
		}
	}

	private static String data(String text) {
		return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
	}

	private static String property(String text) {
		return data(text).replace(":", "%3A").replace(",", "%2C");
	}
}
