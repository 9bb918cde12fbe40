package org.gasthaus.xml.ui.internal.form;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.editors.text.TextEditorActionContributor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/**
 * The global actions of the editor: those of the text on its page. On the other pages copy and paste belong to the fields, and undo and redo to
 * the text still, because every change is one of the text.
 */
public final class FormContributor extends TextEditorActionContributor {
	@Override
	public void setActiveEditor(IEditorPart part) {
		if (part instanceof DefinitionFormEditor editor && editor.source() != null) {
			pageChanged(editor);
		} else {
			super.setActiveEditor(null);
		}
	}

	void pageChanged(DefinitionFormEditor editor) {
		super.setActiveEditor(editor.isSourceActive() ? editor.source() : null);
		if (!editor.isSourceActive()) {
			getActionBars().setGlobalActionHandler(ActionFactory.UNDO.getId(), undo(editor));
			getActionBars().setGlobalActionHandler(ActionFactory.REDO.getId(), editor.source().getAction(ITextEditorActionConstants.REDO));
		}
		getActionBars().updateActionBars();
	}

	/** What is typed and not written yet is the first to be taken back. */
	private static IAction undo(DefinitionFormEditor editor) {
		IAction inText = editor.source().getAction(ITextEditorActionConstants.UNDO);
		return new Action(inText.getText()) {
			@Override
			public void run() {
				if (!editor.dropPending()) {
					inText.run();
				}
			}
		};
	}
}
