package org.gasthaus.cli.internal.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.schema.DefinitionChecker;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;

/** Reads and checks inputs, one after the other, in one thread. */
final class InputChecker {
	private final DefinitionChecker checker;
	private final InputStream standardInput;

	InputChecker(Schemas schemas, InputStream standardInput) {
		this.checker = new DefinitionChecker(schemas);
		this.standardInput = standardInput;
	}

	CheckResult check(Input input) {
		if (input.failure() != null) {
			return CheckResult.failed(input.name(), input.failure());
		}
		try {
			Decoded decoded = read(input);
			return new CheckResult(input.name(), placed(checker.check(decoded), decoded.text()), null);
		} catch (IOException unreadable) {
			return CheckResult.failed(input.name(), InputCollector.sentence(input.name(), unreadable));
		} catch (SchemaException unusable) {
			return CheckResult.failed(input.name(), Messages.text("noSchema", input.name(), unusable.getMessage()));
		}
	}

	/** Never takes more into memory than a definition may have, whatever the file is. */
	private Decoded read(Input input) throws IOException {
		if (input.file() == null) {
			return XmlDecoder.decode(standardInput.readNBytes(XmlDecoder.MAX_BYTES + 1));
		}
		try (InputStream in = Files.newInputStream(input.file())) {
			return XmlDecoder.decode(in.readNBytes(XmlDecoder.MAX_BYTES + 1));
		}
	}

	private static List<PlacedFinding> placed(List<Finding> findings, String text) {
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
