package org.gasthaus.xml.ui.internal.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.Position;

/** The end tags that were inserted behind start tags: whoever types one directly before it types over it. UI thread only. */
final class InsertedEndTags {
	private static final int MOST = 16;

	private static final class Tag extends Position {
		private final String text;
		/** How much of it was typed over; 0 if it was not begun. */
		private int typed;

		Tag(int offset, String text) {
			super(offset, text.length());
			this.text = text;
		}

		boolean isThere(IDocument document) throws BadLocationException {
			return !isDeleted && getLength() == text.length() && getOffset() + getLength() <= document.getLength() && document.get(getOffset(), getLength()).equals(text);
		}
	}

	private final IDocument document;
	/** The newest first. */
	private final Deque<Tag> tags = new ArrayDeque<>();

	InsertedEndTags(IDocument document) {
		this.document = document;
	}

	/** Remembers an end tag that the next change of the document inserts. */
	void willBe(int offset, String text) {
		document.addDocumentListener(new IDocumentListener() {
			@Override
			public void documentAboutToBeChanged(DocumentEvent event) {
				// only afterwards it is there
			}

			@Override
			public void documentChanged(DocumentEvent event) {
				document.removeDocumentListener(this);
				Tag tag = new Tag(offset, text);
				try {
					if (tag.isThere(document)) {
						document.addPosition(tag);
						tags.addFirst(tag);
						if (tags.size() > MOST) {
							document.removePosition(tags.removeLast());
						}
					}
				} catch (BadLocationException e) {
					// then it was another change
				}
			}
		});
	}

	/** Makes a character that is typed take the place of the same one of such a tag; says whether it did. */
	boolean typeOver(DocumentCommand command) throws BadLocationException {
		boolean done = false;
		for (Iterator<Tag> all = tags.iterator(); all.hasNext();) {
			Tag tag = all.next();
			if (!tag.isThere(document)) {
				forget(all, tag);
			} else if (done || command.length > 0 || command.text.length() != 1) {
				tag.typed = 0;
			} else if (command.text.equals("/") && command.offset == tag.getOffset() && command.offset > 0 && document.getChar(command.offset - 1) == '<') {
				// the character before was to be its first
				command.offset--;
				command.length = 1;
				command.text = "";
				moveTo(command, command.offset + "</".length());
				tag.typed = "</".length();
				done = true;
			} else if (tag.typed > 0 && command.offset == tag.getOffset() + tag.typed && document.getChar(command.offset) == command.text.charAt(0)) {
				command.length = 1;
				moveTo(command, command.offset + 1);
				tag.typed++;
				done = true;
				if (tag.typed == tag.text.length()) {
					forget(all, tag);
				}
			} else {
				tag.typed = 0;
			}
		}
		return done;
	}

	private void forget(Iterator<Tag> all, Tag tag) {
		document.removePosition(tag);
		all.remove();
	}

	private static void moveTo(DocumentCommand command, int caret) {
		command.shiftsCaret = false;
		command.caretOffset = caret;
	}
}
