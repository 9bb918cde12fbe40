package org.gasthaus.xml.ui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;

import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.core.runtime.content.ITextContentDescriber;
import org.eclipse.core.runtime.content.XMLContentDescriber;
import org.gasthaus.xml.schema.MisspeltRoot;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlTree;

/** Recognises a definition whose root element is misspelt by what is in it, so that somebody tells what is wrong. Other XML stays what it is. */
public final class MisspeltDefinition implements ITextContentDescriber {
	/** How far into a file it is looked. */
	private static final int REACH = 16 * 1024;

	private final XMLContentDescriber xml = new XMLContentDescriber();

	@Override
	public int describe(InputStream contents, IContentDescription description) throws IOException {
		if (xml.describe(contents, description) == INVALID) {
			return INVALID;
		}
		contents.reset();
		return describe(XmlDecoder.decode(contents.readNBytes(REACH)).text());
	}

	@Override
	public int describe(Reader contents, IContentDescription description) throws IOException {
		if (xml.describe(contents, description) == INVALID) {
			return INVALID;
		}
		contents.reset();
		CharBuffer start = CharBuffer.allocate(REACH);
		while (start.hasRemaining() && contents.read(start) >= 0) {
			// until its end
		}
		return describe(start.flip().toString());
	}

	private static int describe(String start) {
		return MisspeltRoot.meant(XmlTree.of(start).root()).isPresent() ? VALID : INVALID;
	}

	@Override
	public QualifiedName[] getSupportedOptions() {
		return xml.getSupportedOptions();
	}
}
