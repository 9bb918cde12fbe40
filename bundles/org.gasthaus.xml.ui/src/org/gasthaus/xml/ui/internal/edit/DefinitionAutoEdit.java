package org.gasthaus.xml.ui.internal.edit;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextUtilities;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.format.AutoClose;
import org.gasthaus.xml.ide.format.Indentation;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Completes what is typed: an end tag behind {@code >}, which may be typed over, and behind {@code </}, the indentation of a new line. */
public final class DefinitionAutoEdit implements IAutoEditStrategy {
	/** In longer texts a key would be felt; there nothing is completed but the indentation of the line above. */
	private static final int MAX_LENGTH = 400_000;

	private final Map<IDocument, InsertedEndTags> inserted = new WeakHashMap<>();

	@Override
	public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
		if (command.text == null || command.text.isEmpty() || command.length > 0 && command.text.length() > 1) {
			return;
		}
		try {
			if (inserted.computeIfAbsent(document, InsertedEndTags::new).typeOver(command)) {
				return;
			}
			if (command.text.equals(">") || command.text.equals("/")) {
				close(document, command);
			} else if (TextUtilities.equals(document.getLegalLineDelimiters(), command.text) >= 0) {
				indent(document, command);
			}
		} catch (BadLocationException e) {
			// then the key does what it does in any text
		}
	}

	private void close(IDocument document, DocumentCommand command) {
		if (document.getLength() > MAX_LENGTH) {
			return;
		}
		int behind = command.offset + command.text.length();
		DefinitionText after = after(document, command, command.text);
		if (after == null) {
			return;
		}
		Optional<TextEdit> end = AutoClose.at(after, behind);
		if (end.isPresent() && end.get().offset() == behind && end.get().length() == 0) {
			boolean startTag = command.text.equals(">");
			if (startTag) {
				inserted.get(document).willBe(behind, end.get().text());
			}
			command.text += end.get().text();
			command.shiftsCaret = false;
			command.caretOffset = startTag ? behind : command.offset + command.text.length();
		}
	}

	private static void indent(IDocument document, DocumentCommand command) throws BadLocationException {
		if (document.getLength() > MAX_LENGTH) {
			int line = document.getLineOffset(document.getLineOfOffset(command.offset));
			String above = document.get(line, command.offset - line);
			command.text += above.substring(0, above.length() - above.stripLeading().length());
			return;
		}
		String newLine = command.text;
		int behind = command.offset + newLine.length();
		DefinitionText after = after(document, command, newLine);
		if (after == null) {
			return;
		}
		boolean betweenTags = command.offset > 0 && document.getChar(command.offset - 1) == '>' && after.text().startsWith("</", behind);
		String step = Indentation.step(after);
		if (betweenTags) {
			// the cursor gets a line of its own between the two tags
			String outer = Indentation.ofLine(after, behind, step).map(TextEdit::text).orElse("");
			command.text = newLine + outer + step + newLine + outer;
			command.shiftsCaret = false;
			command.caretOffset = behind + outer.length() + step.length();
			return;
		}
		Indentation.ofLine(after, behind, step).filter(edit -> edit.offset() == behind).ifPresent(edit -> {
			command.text = newLine + edit.text();
			command.length += edit.length();
		});
	}

	/** The definition as it will be; {@code null} if the text is none. */
	private static DefinitionText after(IDocument document, DocumentCommand command, String typed) {
		DefinitionText now = DefinitionSession.snapshotOf(document);
		String text = now.text();
		if (now.kind() == null || command.offset + command.length > text.length()) {
			return null;
		}
		return DefinitionText.of(text.substring(0, command.offset) + typed + text.substring(command.offset + command.length), now.context());
	}
}
