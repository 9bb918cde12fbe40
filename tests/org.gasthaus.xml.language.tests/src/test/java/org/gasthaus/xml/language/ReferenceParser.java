package org.gasthaus.xml.language;

import java.io.IOException;
import java.io.StringReader;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's parser, as the authority on what is well-formed. */
final class ReferenceParser {
	private ReferenceParser() {
	}

	static boolean isWellFormed(String text) {
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setNamespaceAware(true);
			XMLReader reader = factory.newSAXParser().getXMLReader();
			reader.setErrorHandler(new DefaultHandler());
			reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
			// a reader of characters does not take the mark away, as one of bytes does
			reader.parse(new InputSource(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)));
			return true;
		} catch (SAXException notWellFormed) {
			return false;
		} catch (ParserConfigurationException | IOException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
