package org.gasthaus.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.gasthaus.libvirt.schemas.LibvirtSchemas;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What one of libvirt's schemas allows inside an element: the names, whatever their order, choice and number. */
final class Schema {
	/** A name with its namespace; {@link #ANY} where the schema allows any name. */
	record Name(String namespace, String local) {
		static final Name ANY = new Name("*", "*");
	}

	/** An element of the schema, which may be a part of several contents. */
	final class Pattern {
		private final Element element;

		private Pattern(Element element) {
			this.element = element;
		}

		Content content() {
			Content content = new Content();
			children(element).stream().skip(element.hasAttribute("name") ? 0 : 1).forEach(part -> collect(part, content, Set.of()));
			return content;
		}

		Object key() {
			return element;
		}
	}

	/** The attributes and children of an element. */
	static final class Content {
		final Set<Name> attributes = new HashSet<>();
		final Map<Name, List<Pattern>> children = new HashMap<>();
		boolean text;
	}

	private static final Map<String, Element> FILES = new HashMap<>();
	private static final Map<String, Schema> SCHEMAS = new HashMap<>();
	private final Map<String, List<Element>> defines = new HashMap<>();
	private Element start;

	private Schema(String file) {
		gather(document(file), Set.of());
	}

	static Schema of(String file) {
		Schema known = SCHEMAS.get(file);
		if (known == null) {
			known = new Schema(file);
			SCHEMAS.put(file, known);
		}
		return known;
	}

	/** The elements that a document may start with. */
	Content roots() {
		Content content = new Content();
		collect(start, content, Set.of());
		return content;
	}

	private static Element document(String file) {
		return FILES.computeIfAbsent(file, name -> {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			try (InputStream in = LibvirtSchemas.find(name).openStream()) {
				return factory.newDocumentBuilder().parse(in).getDocumentElement();
			} catch (IOException | SAXException | ParserConfigurationException e) {
				throw new IllegalStateException("Cannot read the schema " + name, e);
			}
		});
	}

	private void gather(Element grammar, Set<String> overridden) {
		for (Element part : children(grammar)) {
			switch (part.getLocalName()) {
			case "define" -> {
				if (!overridden.contains(part.getAttribute("name"))) {
					defines.computeIfAbsent(part.getAttribute("name"), name -> new ArrayList<>()).add(part);
				}
			}
			case "start" -> start = start == null && !overridden.contains("start") ? part : start;
			case "div" -> gather(part, overridden);
			case "include" -> {
				Set<String> more = new HashSet<>(overridden);
				children(part).forEach(own -> more.add(own.getLocalName().equals("start") ? "start" : own.getAttribute("name")));
				gather(part, overridden);
				gather(document(part.getAttribute("href")), more);
			}
			default -> throw new IllegalStateException("Not expected in a grammar: " + part.getLocalName());
			}
		}
	}

	private void collect(Element part, Content content, Set<String> within) {
		switch (part.getLocalName()) {
		case "attribute" -> content.attributes.addAll(names(part));
		case "element" -> names(part).forEach(name -> content.children.computeIfAbsent(name, any -> new ArrayList<>()).add(new Pattern(part)));
		case "text", "data", "value", "list" -> content.text = true;
		case "ref" -> {
			String name = part.getAttribute("name");
			if (!within.contains(name)) {
				Set<String> inside = new HashSet<>(within);
				inside.add(name);
				defines.get(name).forEach(define -> children(define).forEach(child -> collect(child, content, inside)));
			}
		}
		case "grammar" -> {
			Element include = children(part).get(0);
			Schema other = of(include.getAttribute("href"));
			children(other.start).forEach(child -> other.collect(child, content, Set.of()));
		}
		default -> children(part).forEach(child -> collect(child, content, within));
		}
	}

	private static Set<Name> names(Element part) {
		Set<Name> names = new HashSet<>();
		if (part.hasAttribute("name")) {
			names.add(new Name(part.getLocalName().equals("attribute") ? "" : namespace(part), part.getAttribute("name").strip()));
		} else {
			nameClass(children(part).get(0), names);
		}
		return names;
	}

	private static void nameClass(Element part, Set<Name> names) {
		switch (part.getLocalName()) {
		case "name" -> names.add(new Name(namespace(part), part.getTextContent().strip()));
		case "choice" -> children(part).forEach(child -> nameClass(child, names));
		default -> names.add(Name.ANY);
		}
	}

	private static String namespace(Element part) {
		for (Node node = part; node instanceof Element element; node = node.getParentNode()) {
			if (element.hasAttribute("ns")) {
				return element.getAttribute("ns");
			}
		}
		return "";
	}

	private static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element) {
				children.add(element);
			}
		}
		return children;
	}
}
