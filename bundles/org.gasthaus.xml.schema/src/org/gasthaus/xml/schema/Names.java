package org.gasthaus.xml.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.gasthaus.xml.text.LibvirtNamespaces;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

import com.thaiopensource.relaxng.match.MatchContext;
import com.thaiopensource.xml.util.Name;

/**
 * Turns names of a text into names with namespaces, while the namespaces of the open elements are known. A prefix that libvirt uses means the same where
 * nobody declares it: that it is not declared is an error of syntax.
 */
final class Names implements MatchContext {
	private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	private static final int MAX_CACHED = 4096;

	private final Map<String, Name> plain = new HashMap<>(512);
	private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

	/** Forgets the open elements of the text before. */
	void reset() {
		scopes.clear();
	}

	/** Whether no open element declares a namespace. */
	boolean isEmpty() {
		return scopes.isEmpty();
	}

	/** Takes the namespaces that an element declares; true if there are any, and {@link #leave()} is due. */
	boolean enter(XmlElement element) {
		Map<String, String> declared = null;
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			if (attribute.isNamespaceDeclaration()) {
				declared = declared == null ? new HashMap<>() : declared;
				declared.put(attribute.name().length() == 5 ? "" : attribute.name().substring(6), attribute.value());
			}
		}
		if (declared != null) {
			scopes.push(declared);
		}
		return declared != null;
	}

	/** Forgets the namespaces of the innermost element that declared some. */
	void leave() {
		scopes.pop();
	}

	Name ofElement(String written) {
		return written.indexOf(':') < 0 && scopes.isEmpty() ? plain(written) : qualified(written, resolveNamespacePrefix(""));
	}

	Name ofAttribute(String written) {
		return written.indexOf(':') < 0 ? plain(written) : qualified(written, "");
	}

	/** How a person here would write a name. */
	String display(Name name) {
		String uri = name.getNamespaceUri();
		if (uri.isEmpty() || uri.equals(resolveNamespacePrefix(""))) {
			return name.getLocalName();
		}
		String prefix = getPrefix(uri);
		String usual = prefix == null ? LibvirtNamespaces.prefixOf(uri) : null;
		if (usual != null && uri.equals(resolveNamespacePrefix(usual))) {
			prefix = usual;
		}
		return prefix == null ? "{" + uri + "}" + name.getLocalName() : prefix + ":" + name.getLocalName();
	}

	private Name plain(String written) {
		Name name = plain.get(written);
		if (name == null) {
			name = new Name("", written);
			if (plain.size() < MAX_CACHED) {
				plain.put(written, name);
			}
		}
		return name;
	}

	private Name qualified(String written, String defaultUri) {
		int colon = written.indexOf(':');
		String uri = colon < 0 ? defaultUri : resolveNamespacePrefix(written.substring(0, colon));
		return new Name(uri == null ? "" : uri, written.substring(colon + 1));
	}

	@Override
	public String resolveNamespacePrefix(String prefix) {
		if (prefix.equals("xml")) {
			return XML_NAMESPACE;
		}
		for (Map<String, String> scope : scopes) {
			String uri = scope.get(prefix);
			if (uri != null) {
				return uri;
			}
		}
		return prefix.isEmpty() ? "" : LibvirtNamespaces.ofPrefix(prefix);
	}

	/** Whether the prefix of a name means nothing, which is an error of its own. */
	boolean isUnbound(String written) {
		int colon = written.indexOf(':');
		return colon > 0 && resolveNamespacePrefix(written.substring(0, colon)) == null;
	}

	@Override
	public String getPrefix(String uri) {
		for (Map<String, String> scope : scopes) {
			for (Map.Entry<String, String> entry : scope.entrySet()) {
				if (entry.getValue().equals(uri) && !entry.getKey().isEmpty()) {
					return entry.getKey();
				}
			}
		}
		return null;
	}

	@Override
	public String getBaseUri() {
		return null;
	}

	@Override
	public boolean isUnparsedEntity(String entityName) {
		return false;
	}

	@Override
	public boolean isNotation(String notationName) {
		return false;
	}
}
