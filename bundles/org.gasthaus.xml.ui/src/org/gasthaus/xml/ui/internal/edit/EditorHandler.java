package org.gasthaus.xml.ui.internal.edit;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.gasthaus.xml.ui.internal.Documents;

/** A command on the text of the active editor, be it alone or one page of several; none while another page hides it. */
public abstract class EditorHandler extends AbstractHandler {
	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		ITextEditor editor = Documents.textEditor(HandlerUtil.getActiveEditor(event));
		IDocument document = Documents.document(editor);
		if (document != null && Documents.isShown(editor) && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection && mayRun(editor)) {
			try {
				run(event, editor, document, selection);
			} catch (BadLocationException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
		return null;
	}

	private boolean mayRun(ITextEditor editor) {
		return !changesText() || editor instanceof ITextEditorExtension2 extension && extension.validateEditorInputState();
	}

	/** Whether the command is nothing for a text that is read only. */
	protected boolean changesText() {
		return true;
	}

	/** Does it, in the UI thread. */
	protected abstract void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection)
			throws BadLocationException, ExecutionException;
}
