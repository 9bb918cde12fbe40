package org.gasthaus.xml.language;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.parser.ParseResult;
import org.gasthaus.xml.text.XmlTree;

/**
 * What parsing a text gave: nodes and objects for Xtext, and the tree that they were made from, so that nobody parses again to check the
 * text or to answer a question about it.
 */
public final class XmlParseResult extends ParseResult {
	private final XmlTree tree;

	/**
	 * @param document the object at the top
	 * @param root the node at the top
	 * @param tree the tree of the same text
	 * @param hasErrors whether the text is not well-formed
	 */
	public XmlParseResult(EObject document, ICompositeNode root, XmlTree tree, boolean hasErrors) {
		super(document, root, hasErrors);
		this.tree = tree;
	}

	/** The tree of the text; immutable, for any thread. */
	public XmlTree tree() {
		return tree;
	}
}
