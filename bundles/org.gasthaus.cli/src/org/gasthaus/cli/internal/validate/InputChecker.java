package org.gasthaus.cli.internal.validate;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;

/** Checks inputs that were read, one after the other, in one thread. */
final class InputChecker {
	private final DefinitionCheck checker;

	InputChecker(Schemas schemas) {
		this.checker = new DefinitionCheck(schemas);
	}

	CheckResult check(ParsedInput input) {
		if (input.failure() != null) {
			return CheckResult.failed(input.name(), input.failure());
		}
		try {
			List<Finding> findings = checker.check(input.decoded(), input.tree());
			String text = input.decoded().text();
			return new CheckResult(input.name(), placed(findings, text), text, null);
		} catch (SchemaException unusable) {
			return CheckResult.failed(input.name(), Messages.text("noSchema", input.name(), unusable.getMessage()));
		}
	}

	/** Findings with their lines and columns. */
	static List<PlacedFinding> placed(List<Finding> findings, String text) {
		if (findings.isEmpty()) {
			return List.of();
		}
		LineMap lines = new LineMap(text);
		List<PlacedFinding> placed = new ArrayList<>(findings.size());
		for (Finding finding : findings) {
			placed.add(new PlacedFinding(finding, lines.position(finding.offset()),
					lines.position(Math.min(finding.end(), text.length()))));
		}
		return placed;
	}
}
