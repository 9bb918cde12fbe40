package org.gasthaus.xml.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Reads schema files through {@link XmlTree} and tells them as SAX events, so that loading a schema starts no second XML parser
 * and fetches nothing from outside of its {@link SchemaSource}. On the way it collects the literal values of the schema.
 */
final class SchemaReader implements XMLReader {
	private final SchemaSource source;
	private final Literals literals;
	private final Map<String, String> namespaces = new HashMap<>();
	private ContentHandler contentHandler;
	private DTDHandler dtdHandler;
	private EntityResolver entityResolver;
	private ErrorHandler errorHandler;

	SchemaReader(SchemaSource source, Literals literals) {
		this.source = source;
		this.literals = literals;
	}

	@Override
	public void parse(String systemId) throws SAXException {
		String name = systemId.substring(systemId.lastIndexOf('/') + 1);
		try {
			XmlDecoder.Decoded decoded = XmlDecoder.decode(source.read(name));
			XmlTree tree = XmlTree.of(decoded.text());
			refuse(name, decoded.findings());
			if (tree.tokens().isRepaired() || tree.root() == null) {
				refuse(name, tree.syntaxFindings());
			}
			contentHandler.startDocument();
			element(tree.root());
			contentHandler.endDocument();
		} catch (SchemaException unusable) {
			throw new SAXException(unusable);
		}
	}

	@Override
	public void parse(InputSource input) throws SAXException {
		parse(input.getSystemId());
	}

	private void refuse(String name, List<Finding> findings) throws SchemaException {
		for (Finding finding : findings) {
			if (finding.isError()) {
				throw new SchemaException(Messages.text("schema.malformed", name, source.description(), finding.message()));
			}
		}
	}

	private void element(XmlElement element) throws SAXException {
		List<String> prefixes = new ArrayList<>(0);
		Map<String, String> hidden = new HashMap<>(0);
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (attribute.isNamespaceDeclaration()) {
				String prefix = attribute.name().length() == 5 ? "" : attribute.name().substring(6);
				prefixes.add(prefix);
				hidden.put(prefix, namespaces.put(prefix, attribute.value()));
				contentHandler.startPrefixMapping(prefix, attribute.value());
			}
		}
		AttributesImpl attributes = new AttributesImpl();
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (!attribute.isNamespaceDeclaration()) {
				String name = attribute.name();
				attributes.addAttribute(name.indexOf(':') < 0 ? "" : namespace(name), local(name), name, "CDATA", attribute.value());
			}
		}
		String name = element.name();
		String uri = namespace(name);
		contentHandler.startElement(uri, local(name), name, attributes);
		boolean scope = literals.enter(element, local(name));
		for (int i = 0; i < element.childCount(); i++) {
			content(element.child(i));
		}
		if (scope) {
			literals.leave();
		}
		contentHandler.endElement(uri, local(name), name);
		for (String prefix : prefixes) {
			contentHandler.endPrefixMapping(prefix);
			namespaces.put(prefix, hidden.get(prefix));
		}
	}

	private void content(XmlNode node) throws SAXException {
		if (node instanceof XmlElement child) {
			element(child);
		} else if (node.kind() == XmlNode.Kind.TEXT || node.kind() == XmlNode.Kind.CDATA) {
			char[] characters = node.characters().toCharArray();
			contentHandler.characters(characters, 0, characters.length);
		}
	}

	private String namespace(String name) {
		int colon = name.indexOf(':');
		String prefix = colon < 0 ? "" : name.substring(0, colon);
		String uri = prefix.equals("xml") ? "http://www.w3.org/XML/1998/namespace" : namespaces.get(prefix);
		return uri == null ? "" : uri;
	}

	private static String local(String name) {
		return name.substring(name.indexOf(':') + 1);
	}

	@Override
	public boolean getFeature(String name) {
		return name.equals("http://xml.org/sax/features/namespaces");
	}

	@Override
	public void setFeature(String name, boolean value) {
		// namespaces are always on and nothing is ever fetched
	}

	@Override
	public Object getProperty(String name) {
		return null;
	}

	@Override
	public void setProperty(String name, Object value) {
		// there is none
	}

	@Override
	public void setEntityResolver(EntityResolver resolver) {
		entityResolver = resolver;
	}

	@Override
	public EntityResolver getEntityResolver() {
		return entityResolver;
	}

	@Override
	public void setDTDHandler(DTDHandler handler) {
		dtdHandler = handler;
	}

	@Override
	public DTDHandler getDTDHandler() {
		return dtdHandler;
	}

	@Override
	public void setContentHandler(ContentHandler handler) {
		contentHandler = handler;
	}

	@Override
	public ContentHandler getContentHandler() {
		return contentHandler;
	}

	@Override
	public void setErrorHandler(ErrorHandler handler) {
		errorHandler = handler;
	}

	@Override
	public ErrorHandler getErrorHandler() {
		return errorHandler;
	}
}
