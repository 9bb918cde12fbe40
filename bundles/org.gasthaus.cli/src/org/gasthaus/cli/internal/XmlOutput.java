package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Prints a definition, or with {@code --xpath} the parts of it that an XPath names. */
final class XmlOutput {
	private XmlOutput() {
	}

	/** Adds the options to a command's. */
	static Syntax options(Syntax syntax) {
		return syntax.named("xpath").flags("wrap");
	}

	static void print(Invocation invocation, Arguments arguments, String xml) throws CommandFailure {
		String expression = arguments.optional("xpath");
		invocation.out().append(expression == null ? xml : Parts.print(xml, expression, arguments.has("wrap")));
	}

	/** The text of the first node that an XPath names, empty if there is none. */
	static String value(String xml, String expression) throws CommandFailure {
		NodeList nodes = Parts.find(xml, expression);
		return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
	}

	/** Apart: the classes that it needs are loaded only by those who ask for it. */
	private static final class Parts {
		private static final String ORDER = "order";

		static NodeList find(String xml, String expression) throws CommandFailure {
			try {
				return (NodeList) XPathFactory.newInstance().newXPath().compile(expression).evaluate(read(xml), XPathConstants.NODESET);
			} catch (XPathExpressionException e) {
				throw new CommandFailure("internal error: Incorrect xpath '" + expression + "'", Messages.Hint_xpath);
			} catch (ParserConfigurationException | SAXException | IOException e) {
				throw new CommandFailure("XML error: " + e.getMessage());
			}
		}

		static String print(String xml, String expression, boolean wrap) throws CommandFailure {
			NodeList nodes = find(xml, expression);
			StringBuilder out = new StringBuilder();
			if (wrap) {
				out.append(nodes.getLength() == 0 ? "<nodes/>\n" : "<nodes>\n");
			}
			for (int i = 0; i < nodes.getLength(); i++) {
				out.append(wrap ? "  " : "");
				append(out, nodes.item(i), wrap ? 1 : 0);
				out.append('\n');
			}
			return out.append(wrap && nodes.getLength() > 0 ? "</nodes>\n" : "").toString();
		}

		/** A document that knows the order of its attributes, without blanks between elements. A document type is refused: no host sends one. */
		private static Document read(String xml) throws ParserConfigurationException, SAXException, IOException {
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setNamespaceAware(true);
			factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
			factory.newSAXParser().parse(new InputSource(new StringReader(xml)), new DefaultHandler() {
				private final StringBuilder text = new StringBuilder();
				private Node at = document;

				@Override
				public void startElement(String uri, String local, String name, Attributes attributes) {
					endText();
					Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
					List<Attr> order = new ArrayList<>();
					for (int i = 0; i < attributes.getLength(); i++) {
						String namespace = attributes.getURI(i);
						Attr attribute = document.createAttributeNS(namespace.isEmpty() ? null : namespace, attributes.getQName(i));
						attribute.setValue(attributes.getValue(i));
						element.setAttributeNodeNS(attribute);
						order.add(attribute);
					}
					element.setUserData(ORDER, order, null);
					at = at.appendChild(element);
				}

				@Override
				public void endElement(String uri, String local, String name) {
					endText();
					at = at.getParentNode();
				}

				@Override
				public void characters(char[] chars, int start, int length) {
					text.append(chars, start, length);
				}

				private void endText() {
					if (!text.toString().isBlank()) {
						at.appendChild(document.createTextNode(text.toString()));
					}
					text.setLength(0);
				}
			});
			return document;
		}

		private static void append(StringBuilder out, Node node, int depth) {
			switch (node.getNodeType()) {
			case Node.ELEMENT_NODE -> append(out, (Element) node, depth);
			case Node.ATTRIBUTE_NODE -> attribute(out, (Attr) node);
			case Node.DOCUMENT_NODE -> append(out, ((Document) node).getDocumentElement(), depth);
			default -> out.append(escaped(node.getNodeValue()));
			}
		}

		private static void attribute(StringBuilder out, Attr attribute) {
			out.append(' ').append(attribute.getName()).append("=\"").append(escaped(attribute.getValue()).replace("\"", "&quot;")).append('"');
		}

		@SuppressWarnings("unchecked")
		private static void append(StringBuilder out, Element element, int depth) {
			out.append('<').append(element.getTagName());
			((List<Attr>) element.getUserData(ORDER)).forEach(attribute -> attribute(out, attribute));
			boolean lines = true;
			for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
				lines &= child.getNodeType() == Node.ELEMENT_NODE;
			}
			if (element.getFirstChild() == null) {
				out.append("/>");
				return;
			}
			out.append('>');
			for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
				if (lines) {
					out.append('\n').append("  ".repeat(depth + 1));
				}
				append(out, child, depth + 1);
			}
			if (lines) {
				out.append('\n').append("  ".repeat(depth));
			}
			out.append("</").append(element.getTagName()).append('>');
		}

		private static String escaped(String text) {
			return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		}
	}
}
