package org.gasthaus.xml.ide.structure;

/**
 * A region over several lines that an editor may fold.
 *
 * @param kind what is folded
 * @param offset where it starts, in UTF-16 units from 0
 * @param length how long it is; its last line stays visible for an {@link Kind#ELEMENT element} with an end tag
 */
public record FoldingRegion(Kind kind, int offset, int length) {
	/** What is folded. */
	public enum Kind {
		ELEMENT, COMMENT, CDATA
	}
}
