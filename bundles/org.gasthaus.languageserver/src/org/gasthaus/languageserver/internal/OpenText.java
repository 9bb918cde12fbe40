package org.gasthaus.languageserver.internal;

import java.net.URI;
import java.util.List;

import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlElement;

/** One version of a text that a client has open. Immutable but for what is computed once. */
final class OpenText {
	/** Larger texts are left alone. */
	static final int MAX_LENGTH = 16 * 1024 * 1024;

	private final String uri;
	private final URI address;
	private final String language;
	private final int version;
	private final String text;
	private DefinitionText definition;
	private Boolean ours;
	private volatile List<Finding> findings;

	OpenText(String uri, String language, int version, String text) {
		this.uri = uri;
		this.address = Addresses.canonical(uri);
		this.language = language == null ? "" : language;
		this.version = version;
		this.text = text;
	}

	/** The address as the client writes it. */
	String uri() {
		return uri;
	}

	URI address() {
		return address;
	}

	int version() {
		return version;
	}

	String text() {
		return text;
	}

	boolean isTooLarge() {
		return text.length() > MAX_LENGTH;
	}

	/** The next version. */
	OpenText changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
		String current = text;
		for (TextDocumentContentChangeEvent change : changes) {
			Range range = change.getRange();
			if (range == null) {
				current = change.getText();
			} else {
				Positions positions = new Positions(current);
				int start = positions.offset(range.getStart());
				int end = Math.max(start, positions.offset(range.getEnd()));
				current = current.substring(0, start) + change.getText() + current.substring(end);
			}
		}
		return new OpenText(uri, language, newVersion, current);
	}

	/** The snapshot for the services; of the thread that answers requests. */
	synchronized DefinitionText definition(LanguageContext context) {
		if (definition == null || definition.context().schemas() != context.schemas() || definition.context().host() != context.host()) {
			definition = DefinitionText.of(text, context.at(address));
			ours = null;
		}
		return definition;
	}

	/** A snapshot of its own for another thread. */
	DefinitionText anotherDefinition(LanguageContext context) {
		return DefinitionText.of(text, context.at(address));
	}

	/** Whether the text is a definition of libvirt, or may become one: nothing else is touched. */
	synchronized boolean isOurs(LanguageContext context) {
		if (ours == null) {
			ours = !isTooLarge() && isOurs(definition(context));
		}
		return ours;
	}

	private boolean isOurs(DefinitionText candidate) {
		XmlElement root = candidate.tree().root();
		if (root == null || root.name().isEmpty() || language.equals("libvirt")) {
			return true;
		}
		return isDefinition(candidate, root);
	}

	/** Whether a root element is one of libvirt's; another namespace is another language. */
	static boolean isDefinition(DefinitionText candidate, XmlElement root) {
		if (root.attribute("xmlns") != null) {
			return false;
		}
		if (candidate.kind() != null) {
			return true;
		}
		try (ContentModel model = ContentModel.of(candidate.context().schemas())) {
			return model.kindOf(root) == DocumentKind.DEVICE;
		} catch (SchemaException unusable) {
			return false;
		}
	}

	/** Whether there is something to be checked. */
	boolean isChecked(DefinitionText candidate) {
		XmlElement root = candidate.tree().root();
		return language.equals("libvirt") || root != null && isDefinition(candidate, root);
	}

	/** What the last check of this version found; {@code null} before it. */
	List<Finding> findings() {
		return findings;
	}

	void found(List<Finding> found) {
		findings = List.copyOf(found);
	}
}
