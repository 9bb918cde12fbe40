package org.gasthaus.languageserver.internal;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.MisspeltRoot;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** One version of a text that a client has open. Immutable but for what is computed once. */
final class OpenText {
	/** Larger texts are left alone. */
	static final int MAX_LENGTH = 16 * 1024 * 1024;

	private final String uri;
	private final URI address;
	private final String language;
	private final int version;
	private final String text;
	private final Map<Lane, DefinitionText> definitions = new EnumMap<>(Lane.class);
	private XmlTree tree;
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

	/** The snapshot for the services of a lane: all share the tree, each has its model. */
	synchronized DefinitionText definition(Lane lane, LanguageContext context) {
		DefinitionText definition = definitions.get(lane);
		if (definition == null || definition.context().schemas() != context.schemas() || definition.context().host() != context.host()) {
			definition = anotherDefinition(context);
			definitions.put(lane, definition);
			ours = null;
		}
		return definition;
	}

	/** A snapshot of its own for another thread. */
	synchronized DefinitionText anotherDefinition(LanguageContext context) {
		if (tree == null) {
			tree = XmlTree.of(text);
		}
		return DefinitionText.of(tree, context.at(address));
	}

	/** Whether the text is a definition of libvirt, or may become one: nothing else is touched. */
	synchronized boolean isOurs(Lane lane, LanguageContext context) {
		if (ours == null) {
			ours = !isTooLarge() && isOurs(definition(lane, context));
		}
		return ours;
	}

	private boolean isOurs(DefinitionText candidate) {
		XmlElement root = candidate.tree().root();
		if (root == null || root.name().isEmpty() || language.equals("libvirt")) {
			return true;
		}
		return isDefinition(candidate, root) || isHalfTyped(candidate, root);
	}

	/** Whether a root element may become one of libvirt's: its tag is not finished, and one of them begins so. */
	private static boolean isHalfTyped(DefinitionText candidate, XmlElement root) {
		int end = root.nameOffset() + root.nameLength();
		if (root.hasContent() || root.attributeCount() > 0 || !candidate.text().substring(end).isBlank()) {
			return false;
		}
		return DocumentKind.rootElements().stream().anyMatch(name -> name.startsWith(root.name()));
	}

	/** Whether a root element is one of libvirt's, or was meant to be by what is in it; another namespace is another language. */
	static boolean isDefinition(DefinitionText candidate, XmlElement root) {
		if (root.attribute("xmlns") != null) {
			return false;
		}
		if (candidate.kind() != null || MisspeltRoot.meant(root).isPresent()) {
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
