package org.gasthaus.model.xml;

import org.gasthaus.xml.text.XmlElement;

/** Which prefixes are declared at a place that is being printed: here, further out, or in the text around it. */
final class Scope {
	private final Scope outer;
	private final XmlElement context;
	private final String prefix;
	private final String namespace;

	private Scope(Scope outer, XmlElement context, String prefix, String namespace) {
		this.outer = outer;
		this.context = context;
		this.prefix = prefix;
		this.namespace = namespace;
	}

	/** @param context the element into which it goes; {@code null} for a document of its own */
	static Scope in(XmlElement context) {
		return new Scope(null, context, null, null);
	}

	Scope declaring(String newPrefix, String newNamespace) {
		return new Scope(this, null, newPrefix, newNamespace);
	}

	/** What a prefix stands for here; {@code null} or {@link Namespaces#UNDECLARED} for nothing. */
	String resolve(String wanted) {
		for (Scope at = this; at != null; at = at.outer) {
			if (wanted.equals(at.prefix)) {
				return at.namespace;
			}
			if (at.context != null) {
				return Namespaces.resolve(at.context, wanted);
			}
		}
		return null;
	}

	/** A prefix with its colon that stands for a namespace here, or {@code null}. */
	String prefixFor(String wanted) {
		for (Scope at = this; at != null; at = at.outer) {
			if (wanted.equals(at.namespace) && wanted.equals(resolve(at.prefix))) {
				return at.prefix + ':';
			}
			if (at.context != null) {
				String found = Namespaces.prefixFor(at.context, wanted);
				return found == null || found.isEmpty() || wanted.equals(resolve(found.substring(0, found.length() - 1))) ? found : null;
			}
		}
		return null;
	}

	/** A prefix for a namespace that has none here: libvirt's own where it is free. */
	String freePrefix(String wanted) {
		String path = wanted.indexOf('/') < 0 ? wanted : wanted.substring(0, wanted.lastIndexOf('/'));
		String word = path.replaceAll(".*[/:]", "").replaceAll("[^A-Za-z0-9]", "");
		String base = word.isEmpty() || !Character.isLetter(word.charAt(0)) ? "ns" : word;
		String free = base;
		for (int i = 1; resolve(free) != null && !Namespaces.UNDECLARED.equals(resolve(free)); i++) {
			free = base + i;
		}
		return free;
	}
}
