package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.InputStream;

import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Recognises definitions by their root element. */
final class RootElements {
	/** How far into a file the root element is looked for. */
	private static final int REACH = 16 * 1024;

	private RootElements() {
	}

	/** The kind of the definition that a stream starts with, or {@code null} if it is something else. Does not close the stream. */
	static DocumentKind kindOf(InputStream in) throws IOException {
		XmlElement root = XmlTree.of(XmlDecoder.decode(in.readNBytes(REACH)).text()).root();
		// no definition of libvirt has a namespace; others that call their root element "filter" do
		return root == null || root.attribute("xmlns") != null ? null : DocumentKind.ofRoot(root.name());
	}
}
