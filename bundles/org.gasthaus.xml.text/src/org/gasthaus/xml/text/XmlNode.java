package org.gasthaus.xml.text;

/** A piece of an {@link XmlTree}: an element, or text, a comment and the like. */
public class XmlNode {
	/** What a node is. */
	public enum Kind {
		/** An {@link XmlElement}. */
		ELEMENT,
		/** Character data with references, as written. */
		TEXT,
		/** A CDATA section. */
		CDATA,
		/** A comment. */
		COMMENT,
		/** A processing instruction or the XML declaration. */
		INSTRUCTION,
		/** The document type declaration. */
		DOCTYPE,
		/** An end tag for which no element is open. */
		STRAY_END_TAG,
		/** What cannot be where it is, between tags. */
		BAD
	}

	final XmlTree tree;
	private final Kind kind;
	private final XmlElement parent;
	final int firstToken;
	int lastToken;

	XmlNode(XmlTree tree, Kind kind, XmlElement parent, int token) {
		this.tree = tree;
		this.kind = kind;
		this.parent = parent;
		this.firstToken = token;
		this.lastToken = token;
	}

	/** What this is. */
	public final Kind kind() {
		return kind;
	}

	/** The element that contains this, or {@code null} at the top of the document. */
	public final XmlElement parent() {
		return parent;
	}

	/** Where this starts in the text. */
	public final int offset() {
		return tree.tokens().start(firstToken);
	}

	/** Where this ends in the text. */
	public final int end() {
		return tree.tokens().end(lastToken);
	}

	/** How long this is, tags included. */
	public final int length() {
		return end() - offset();
	}

	/** The characters of this as they stand in the text, delimiters and tags included. */
	public final String source() {
		return tree.text().substring(offset(), end());
	}

	/** What text and CDATA mean: references resolved, line ends as LF. Empty for other nodes. */
	public final String characters() {
		switch (kind) {
		case TEXT:
			return tree.content(offset(), end());
		case CDATA:
			return XmlTree.normalizeLineEnds(tree.text().substring(offset() + 9, end() - 3));
		default:
			return "";
		}
	}

	/** Whether this is text of nothing but white space, as written. */
	public final boolean isBlankText() {
		return kind == Kind.TEXT && XmlCharacters.isBlank(tree.text(), offset(), end());
	}
}
