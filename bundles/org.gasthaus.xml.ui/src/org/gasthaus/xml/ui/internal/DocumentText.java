package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;

/**
 * The text of a document with the stamp of the moment.
 *
 * @param text the characters
 * @param stamp the document's modification stamp that they belong to
 */
record DocumentText(String text, long stamp) {
	private static final int TRIES = 5;

	/**
	 * The text, read in any thread; {@code null} if the document changes faster than it can be read. A document is not made for more than one
	 * thread, so what was read counts only if it did not change meanwhile.
	 */
	static DocumentText of(IDocument document) {
		for (int i = 0; i < TRIES; i++) {
			long before = stamp(document);
			try {
				String text = document.get();
				if (before == stamp(document)) {
					return new DocumentText(text, before);
				}
			} catch (RuntimeException e) {
				if (before == stamp(document)) {
					throw e;
				}
			}
		}
		return null;
	}

	static long stamp(IDocument document) {
		return ((IDocumentExtension4) document).getModificationStamp();
	}
}
