package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A reader whose text is known, so that it need not be put together again. */
public final class TextReader extends StringReader {
	private final String text;

	public TextReader(String text) {
		super(text);
		this.text = text;
	}

	/** Everything that a reader has. */
	static String textOf(Reader reader) throws IOException {
		if (reader instanceof TextReader known) {
			return known.text;
		}
		StringBuilder text = new StringBuilder();
		char[] buffer = new char[8192];
		for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
			text.append(buffer, 0, read);
		}
		return text.toString();
	}
}
