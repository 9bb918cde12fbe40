package org.gasthaus.xml.ide;

import java.util.Objects;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.MisspeltRoot;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * A snapshot of one text, as the language services see it: its tree, its kind, its model, and what surrounds it. The tree is made once,
 * whoever asks; model and lines only when somebody asks for them.
 *
 * <p>Immutable but for the model, which belongs to one thread at a time; services that change it read one of their own.
 */
public final class DefinitionText {
	private final XmlTree tree;
	private final LanguageContext context;
	private LineMap lines;
	private Definition definition;

	private DefinitionText(XmlTree tree, LanguageContext context) {
		this.tree = Objects.requireNonNull(tree);
		this.context = Objects.requireNonNull(context);
	}

	/** A snapshot of a text. */
	public static DefinitionText of(String text, LanguageContext context) {
		return of(XmlTree.of(text), context);
	}

	/** A snapshot of a text whose tree somebody has already. */
	public static DefinitionText of(XmlTree tree, LanguageContext context) {
		return new DefinitionText(tree, context);
	}

	/** The text. */
	public String text() {
		return tree.text();
	}

	/** Its tree; every text has one. */
	public XmlTree tree() {
		return tree;
	}

	/**
	 * The kind of definition by its root element; {@code null} if there is no root element yet, or for one that no definition has. A device of
	 * a domain on its own is {@link DocumentKind#DEVICE} only for its schema; here it is {@code null}.
	 */
	public DocumentKind kind() {
		XmlElement root = tree.root();
		return root == null ? null : DocumentKind.ofRoot(root.name());
	}

	/** Whether it is a definition, or was meant to be one: with a root element that is misspelt. Such a text has no kind, but can be checked. */
	public boolean isDefinition() {
		return kind() != null || MisspeltRoot.meant(tree.root()).isPresent();
	}

	/** What surrounds the text. */
	public LanguageContext context() {
		return context;
	}

	/** Lines and columns of the text. */
	public synchronized LineMap lines() {
		if (lines == null) {
			lines = new LineMap(tree.text());
		}
		return lines;
	}

	/** The model of the text, to be read only. */
	public synchronized Definition definition() {
		if (definition == null) {
			definition = Definition.read(tree);
		}
		return definition;
	}
}
