package org.gasthaus.core;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An element of a definition that a host wrote, for operations that look at a part of it or send a changed part back. An element that is not there
 * is an empty one, so that a path needs no checks.
 */
public final class DefinitionXml {
	private final Element element;

	private DefinitionXml(Element element) {
		this.element = element;
	}

	/** The root of a text. @throws HypervisorException {@code INVALID_DEFINITION} for what is no XML */
	public static DefinitionXml of(String text) throws HypervisorException {
		try {
			DocumentBuilder builder = factory().newDocumentBuilder();
			builder.setErrorHandler(null);
			return new DefinitionXml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
		} catch (ParserConfigurationException | SAXException | IOException e) {
			throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.DefinitionXml_unreadable, e.getMessage()), e);
		}
	}

	/** A new document with an empty root. */
	public static DefinitionXml create(String rootName) {
		try {
			Document document = factory().newDocumentBuilder().newDocument();
			Element root = document.createElement(rootName);
			document.appendChild(root);
			return new DefinitionXml(root);
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static DocumentBuilderFactory factory() throws ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return factory;
	}

	/** Its name; empty for one that is not there. */
	public String name() {
		return element == null ? "" : element.getTagName();
	}

	/** Whether it says all that another one says: its attributes, its text, and for each of its children one here that says as much. */
	public boolean says(DefinitionXml less) {
		if (!name().equals(less.name())) {
			return false;
		}
		NamedNodeMap attributes = less.element.getAttributes();
		for (int i = 0; i < attributes.getLength(); i++) {
			if (!attribute(attributes.item(i).getNodeName()).equals(attributes.item(i).getNodeValue())) {
				return false;
			}
		}
		List<DefinitionXml> children = less.children();
		return children.isEmpty() ? less.text().isEmpty() || less.text().equals(text())
				: children.stream().allMatch(wanted -> children().stream().anyMatch(child -> child.says(wanted)));
	}

	/** The elements directly below. */
	public List<DefinitionXml> children() {
		List<DefinitionXml> result = new ArrayList<>();
		for (Node node = element == null ? null : element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child) {
				result.add(new DefinitionXml(child));
			}
		}
		return result;
	}

	/** The elements of a name directly below. */
	public List<DefinitionXml> children(String name) {
		return children().stream().filter(child -> child.name().equals(name)).toList();
	}

	/** The first element of a name directly below, or an empty one. */
	public DefinitionXml child(String name) {
		List<DefinitionXml> all = children(name);
		return all.isEmpty() ? new DefinitionXml(null) : all.get(0);
	}

	/** The value of an attribute; empty if it is not there. */
	public String attribute(String name) {
		return element == null ? "" : element.getAttribute(name);
	}

	/** The text inside; empty if there is none. */
	public String text() {
		return element == null ? "" : element.getTextContent().strip();
	}

	/** Gives it an attribute. @return itself */
	public DefinitionXml with(String attribute, String value) {
		element.setAttribute(attribute, value);
		return this;
	}

	/** Adds an element at the end. @param text what it holds, may be empty @return the new element */
	public DefinitionXml add(String name, String text) {
		Element child = element.getOwnerDocument().createElement(name);
		if (!text.isEmpty()) {
			child.setTextContent(text);
		}
		element.appendChild(child);
		return new DefinitionXml(child);
	}

	/** Replaces the text of the first element of a name, or adds one. */
	public void put(String name, String text) {
		List<DefinitionXml> all = children(name);
		if (all.isEmpty()) {
			add(name, text);
		} else {
			all.get(0).element.setTextContent(text);
		}
	}

	/** Removes the elements of a name directly below. */
	public void remove(String name) {
		children(name).forEach(child -> element.removeChild(child.element));
	}

	/** It as a text, without an XML declaration. */
	@Override
	public String toString() {
		if (element == null) {
			return "";
		}
		try {
			TransformerFactory factory = TransformerFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			Transformer transformer = factory.newTransformer();
			transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
			StringWriter text = new StringWriter();
			transformer.transform(new DOMSource(element), new StreamResult(text));
			return text.toString();
		} catch (TransformerException e) {
			throw new IllegalStateException(e);
		}
	}
}
