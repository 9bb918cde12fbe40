package org.gasthaus.xml.text;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's SAX parser, as the authority on what is well-formed and what a text means. */
final class ReferenceParser {
	private ReferenceParser() {
	}

	/** Elements with attributes and text in the order of the document, or {@code null} if the text is not well-formed. */
	static List<String> events(String text) {
		List<String> events = new ArrayList<>();
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setNamespaceAware(true);
			XMLReader reader = factory.newSAXParser().getXMLReader();
			DefaultHandler handler = new DefaultHandler() {
				private final StringBuilder characters = new StringBuilder();

				@Override
				public void startElement(String uri, String localName, String qName, Attributes attributes) {
					flush();
					events.add("<" + qName);
					for (int i = 0; i < attributes.getLength(); i++) {
						events.add("@" + attributes.getQName(i) + "=" + attributes.getValue(i));
					}
				}

				@Override
				public void endElement(String uri, String localName, String qName) {
					flush();
					events.add(">" + qName);
				}

				@Override
				public void characters(char[] ch, int start, int length) {
					characters.append(ch, start, length);
				}

				private void flush() {
					if (characters.length() > 0) {
						events.add("#" + characters);
						characters.setLength(0);
					}
				}
			};
			reader.setContentHandler(handler);
			reader.setErrorHandler(handler);
			reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
			reader.parse(new InputSource(new StringReader(text)));
			return events;
		} catch (SAXException notWellFormed) {
			return null;
		} catch (ParserConfigurationException | java.io.IOException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The same of our tree. */
	static List<String> events(XmlTree tree) {
		List<String> events = new ArrayList<>();
		element(tree.root(), events);
		return events;
	}

	private static void element(XmlElement element, List<String> events) {
		events.add("<" + element.name());
		for (XmlAttribute attribute : element.attributes()) {
			if (!attribute.isNamespaceDeclaration()) {
				events.add("@" + attribute.name() + "=" + attribute.value());
			}
		}
		StringBuilder characters = new StringBuilder();
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement child) {
				flush(characters, events);
				element(child, events);
			} else {
				characters.append(node.characters());
			}
		}
		flush(characters, events);
		events.add(">" + element.name());
	}

	private static void flush(StringBuilder characters, List<String> events) {
		if (characters.length() > 0) {
			events.add("#" + characters);
			characters.setLength(0);
		}
	}
}
