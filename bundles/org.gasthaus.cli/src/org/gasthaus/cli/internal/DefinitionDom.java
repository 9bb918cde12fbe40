package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javax.xml.XMLConstants;
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
import org.w3c.dom.Text;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A definition of a host as a document, of which commands look at parts or send a changed one back. Attributes keep their order, behind the declared namespaces. */
final class DefinitionDom {
	private static final String ORDER = "order";

	private final Document document;

	private DefinitionDom(Document document) {
		this.document = document;
	}

	/** @throws CommandFailure for what is no XML */
	static DefinitionDom of(String xml) throws CommandFailure {
		return of(xml, false);
	}

	/** The same with the blanks between the elements, so that what is not changed is printed as it was written. */
	static DefinitionDom asWritten(String xml) throws CommandFailure {
		return of(xml, true);
	}

	private static DefinitionDom of(String xml, boolean blanks) throws CommandFailure {
		try {
			return new DefinitionDom(read(xml, blanks));
		} catch (SAXParseException e) {
			throw new CommandFailure("XML error: line " + e.getLineNumber() + ": " + e.getMessage());
		} catch (ParserConfigurationException | SAXException | IOException e) {
			throw new CommandFailure("XML error: " + e.getMessage());
		}
	}

	/** What an XPath names. @throws CommandFailure for an XPath that is none */
	List<Node> find(String expression) throws CommandFailure {
		try {
			NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().compile(expression).evaluate(document, XPathConstants.NODESET);
			List<Node> result = new ArrayList<>(nodes.getLength());
			for (int i = 0; i < nodes.getLength(); i++) {
				result.add(nodes.item(i));
			}
			sortAttributes(result);
			return result;
		} catch (XPathExpressionException e) {
			throw new CommandFailure("internal error: Incorrect xpath '" + expression + "'", Messages.Hint_xpath);
		}
	}

	/** Attributes of one element come as they stand in the text. */
	private static void sortAttributes(List<Node> nodes) {
		for (int start = 0, end; start < nodes.size(); start = end) {
			end = start + 1;
			if (nodes.get(start) instanceof Attr first) {
				while (end < nodes.size() && nodes.get(end) instanceof Attr next && next.getOwnerElement() == first.getOwnerElement()) {
					end++;
				}
				nodes.subList(start, end).sort(Comparator.comparing(attributes(first.getOwnerElement())::indexOf));
			}
		}
	}

	/** The elements below {@code devices} of a domain that have this name. */
	List<Element> devices(String name) {
		List<Element> result = new ArrayList<>();
		for (Element devices : children(document.getDocumentElement(), "devices")) {
			result.addAll(children(devices, name));
		}
		return result;
	}

	/** The elements of this name in another. */
	static List<Element> children(Element parent, String name) {
		List<Element> result = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element && child.getNodeName().equals(name)) {
				result.add((Element) child);
			}
		}
		return result;
	}

	/** The first element of this name in another, {@code null} if there is none. */
	static Element child(Element parent, String name) {
		List<Element> all = children(parent, name);
		return all.isEmpty() ? null : all.get(0);
	}

	/** An attribute of a child, empty if either is not there. */
	static String attribute(Element parent, String child, String name) {
		Element element = child(parent, child);
		return element == null ? "" : element.getAttribute(name);
	}

	/** The attributes in the order of the text. */
	@SuppressWarnings("unchecked")
	static List<Attr> attributes(Element element) {
		return (List<Attr>) element.getUserData(ORDER);
	}

	/** Sets an attribute, after the others if it is new. */
	static void set(Element element, String name, String value) {
		boolean isNew = !element.hasAttribute(name);
		element.setAttribute(name, value);
		if (isNew) {
			attributes(element).add(element.getAttributeNode(name));
		}
	}

	/** Declares at an element that is shown without those around it what it and those in it take from there. */
	static void declareNamespaces(Element top, Element at) {
		declareNamespace(top, at, at);
		List.copyOf(attributes(at)).forEach(attribute -> declareNamespace(top, at, attribute));
		for (Node child = at.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element) {
				declareNamespaces(top, element);
			}
		}
	}

	private static void declareNamespace(Element top, Element at, Node user) {
		String namespace = user.getNamespaceURI();
		if (namespace == null || namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI) || namespace.equals(XMLConstants.XML_NS_URI)) {
			return;
		}
		String declaration = user.getPrefix() == null ? XMLConstants.XMLNS_ATTRIBUTE : XMLConstants.XMLNS_ATTRIBUTE + ':' + user.getPrefix();
		for (Element one = at; !one.hasAttribute(declaration); one = (Element) one.getParentNode()) {
			if (one == top) {
				top.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration, namespace);
				long before = attributes(top).stream().filter(attribute -> XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())).count();
				attributes(top).add((int) before, top.getAttributeNode(declaration));
				return;
			}
		}
	}

	/** A new element before another one, or at the end. */
	static Element add(Element parent, String name, Node before) {
		Element element = parent.getOwnerDocument().createElement(name);
		element.setUserData(ORDER, new ArrayList<Attr>(), null);
		parent.insertBefore(element, before);
		return element;
	}

	/** The same on a line of its own, if the other one is. */
	static Element addLine(Element parent, String name, Element before) {
		return add(parent, name, before.getPreviousSibling() instanceof Text blanks ? parent.insertBefore(blanks.cloneNode(false), before) : before);
	}

	/** A node as text, with two blanks a level. @param depth of its own level; the first line is not indented */
	static String text(Node node, int depth) {
		StringBuilder out = new StringBuilder();
		append(out, node, depth);
		return out.toString();
	}

	/** A document that knows the order of its attributes, without a document type: no host sends one. @param blanks whether those between elements are kept */
	private static Document read(String xml, boolean blanks) throws ParserConfigurationException, SAXException, IOException {
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
				int declarations = 0;
				for (int i = 0; i < attributes.getLength(); i++) {
					boolean declaration = attributes.getQName(i).matches("xmlns(:.*)?");
					String namespace = declaration ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI : attributes.getURI(i);
					Attr attribute = document.createAttributeNS(namespace.isEmpty() ? null : namespace, attributes.getQName(i));
					attribute.setValue(attributes.getValue(i));
					element.setAttributeNodeNS(attribute);
					order.add(declaration ? declarations++ : order.size(), attribute);
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
				if (!text.isEmpty() && at != document && (blanks || !text.toString().isBlank())) {
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

	private static void append(StringBuilder out, Element element, int depth) {
		out.append('<').append(element.getTagName());
		attributes(element).forEach(attribute -> attribute(out, attribute));
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
