package org.gasthaus.cli.internal.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;

/** Reads inputs and checks their syntax, one after the other, in one thread. */
final class InputReader {
	private final NamePool names = new NamePool();
	private final InputStream standardInput;

	InputReader(InputStream standardInput) {
		this.standardInput = standardInput;
	}

	ParsedInput read(Input input) {
		if (input.failure() != null) {
			return new ParsedInput(input.name(), null, null, input.failure());
		}
		try {
			Decoded decoded = decoded(input);
			XmlTree tree = XmlTree.of(decoded.text(), names);
			tree.syntaxFindings();
			return new ParsedInput(input.name(), decoded, tree, null);
		} catch (IOException unreadable) {
			return new ParsedInput(input.name(), null, null, InputCollector.sentence(input.name(), unreadable));
		}
	}

	/** Never takes more into memory than a definition may have, whatever the file is. */
	private Decoded decoded(Input input) throws IOException {
		if (input.file() == null) {
			return XmlDecoder.decode(standardInput.readNBytes(XmlDecoder.MAX_BYTES + 1));
		}
		try (InputStream in = Files.newInputStream(input.file())) {
			return XmlDecoder.decode(in.readNBytes(XmlDecoder.MAX_BYTES + 1));
		}
	}
}
