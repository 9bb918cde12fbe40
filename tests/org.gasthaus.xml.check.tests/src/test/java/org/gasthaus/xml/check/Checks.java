package org.gasthaus.xml.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;

/** What the tests of checking share: one set of schemas, the packed ones, and the examples of the project. */
final class Checks {
	static final Path EXAMPLES = Path.of(System.getProperty("gasthaus.examples", "../../examples"));
	private static final Schemas SCHEMAS = new Schemas(SchemaSource.packed());

	private Checks() {
	}

	static DefinitionCheck check() {
		return new DefinitionCheck(SCHEMAS);
	}

	/** The codes of the findings of a text, in its order. */
	static List<String> codes(String text) throws SchemaException {
		return codes(check().check(text));
	}

	static List<String> codes(List<Finding> findings) {
		return findings.stream().map(Finding::code).toList();
	}

	/** A domain that nothing is wrong with but what is in its devices. */
	static String domain(String devices) {
		return "<domain type='kvm'>\n  <name>n</name>\n  <memory>1048576</memory>\n  <vcpu>1</vcpu>\n  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n"
				+ "  <devices>\n" + devices + "\n  </devices>\n</domain>\n";
	}

	static String disk(String target) {
		return "    <disk type='file'><source file='/" + target + "'/><target dev='" + target + "' bus='virtio'/></disk>\n";
	}

	/** The texts of the examples. */
	static List<String> examples() throws IOException {
		try (Stream<Path> files = Files.walk(EXAMPLES)) {
			return files.filter(file -> file.toString().endsWith(".xml")).sorted().map(Checks::read).toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
