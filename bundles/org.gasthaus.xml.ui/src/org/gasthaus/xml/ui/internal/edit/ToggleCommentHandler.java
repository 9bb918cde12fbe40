package org.gasthaus.xml.ui.internal.edit;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;

/** Makes the selected lines a comment, or takes the comment away that they are in. XML has no comment within a comment. */
public final class ToggleCommentHandler extends EditorHandler {
	private static final String OPEN = "<!--";
	private static final String CLOSE = "-->";

	@Override
	protected void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection) throws BadLocationException {
		String text = document.get();
		int first = document.getLineOffset(selection.getStartLine());
		int lastLine = Math.max(selection.getStartLine(), selection.getEndLine());
		int last = document.getLineOffset(lastLine) + document.getLineInformation(lastLine).getLength();
		while (first < last && Character.isWhitespace(text.charAt(first))) {
			first++;
		}
		while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
			last--;
		}
		XmlTokens tokens = DefinitionSession.snapshotOf(document).tree().tokens();
		int token = first < text.length() ? tokens.tokenBefore(first + 1) : -1;
		if (token >= 0 && tokens.type(token) == XmlTokens.COMMENT && tokens.end(token) >= last) {
			uncomment(document, text, tokens.start(token), tokens.end(token));
		} else if (text.substring(first, last).contains("--")) {
			Edits.warn(Messages.ToggleComment_dashes);
		} else if (last > first) {
			Edits.apply(document, List.of(new TextEdit(first, 0, OPEN + " "), new TextEdit(last, 0, " " + CLOSE)));
		}
	}

	private static void uncomment(IDocument document, String text, int start, int end) throws BadLocationException {
		int open = start + OPEN.length();
		int close = text.startsWith(CLOSE, Math.max(open, end - CLOSE.length())) ? end - CLOSE.length() : end;
		int blankAfter = open < close && text.charAt(open) == ' ' ? 1 : 0;
		int blankBefore = close - 1 > open + blankAfter && text.charAt(close - 1) == ' ' ? 1 : 0;
		Edits.apply(document, List.of(new TextEdit(start, OPEN.length() + blankAfter, ""),
				new TextEdit(close - blankBefore, end - close + blankBefore, "")));
	}
}
