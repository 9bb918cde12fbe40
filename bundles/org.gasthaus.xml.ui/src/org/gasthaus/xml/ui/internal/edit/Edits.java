package org.gasthaus.xml.ui.internal.edit;

import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.TextEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.statushandlers.StatusManager;
import org.gasthaus.xml.ui.internal.DefinitionProblem;

/** The edits of the services as the platform's. */
public final class Edits {
	private Edits() {
	}

	/** All edits as one. */
	public static TextEdit of(List<org.gasthaus.xml.text.TextEdit> edits) {
		MultiTextEdit all = new MultiTextEdit();
		edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.text())));
		return all;
	}

	/** Applies edits to an open text, so that one undo takes them back. In the UI thread. */
	public static void apply(IDocument document, List<org.gasthaus.xml.text.TextEdit> edits) throws BadLocationException {
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			of(edits).apply(document);
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	/** Says that something did not work. */
	public static void warn(String sentence) {
		StatusManager.getManager().handle(new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, sentence), StatusManager.SHOW);
	}
}
