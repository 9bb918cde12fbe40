package org.gasthaus.xml.ui.internal.edit;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.format.FormatOptions;
import org.gasthaus.xml.ide.format.Formatter;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Lays out the selected lines, or all of them, as libvirt writes definitions. */
public final class FormatHandler extends EditorHandler {
	@Override
	protected void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection) throws BadLocationException {
		DefinitionText text = DefinitionSession.snapshotOf(document);
		List<TextEdit> edits = selection.getLength() == 0 ? Formatter.format(text, FormatOptions.LIBVIRT)
				: Formatter.range(text, selection.getOffset(), selection.getLength(), FormatOptions.LIBVIRT);
		if (!edits.isEmpty()) {
			Edits.apply(document, edits);
		}
	}
}
