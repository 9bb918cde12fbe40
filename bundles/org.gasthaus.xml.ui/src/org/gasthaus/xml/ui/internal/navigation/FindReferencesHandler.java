package org.gasthaus.xml.ui.internal.navigation;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.navigation.Symbol;
import org.gasthaus.xml.ide.navigation.Symbols;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.edit.EditorHandler;

/** Lists in the Search view where the thing at the cursor is named, in all definitions of the workspace. */
public final class FindReferencesHandler extends EditorHandler {
	@Override
	protected boolean changesText() {
		return false;
	}

	@Override
	protected void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection) {
		DefinitionText text = DefinitionSession.snapshotOf(document);
		Symbol symbol = Symbols.of(text.tree()).at(selection.getOffset());
		if (symbol == null) {
			Edits.warn(Messages.FindReferences_none);
			return;
		}
		NewSearchUI.runQueryInBackground(new ReferenceQuery(text, selection.getOffset(), symbol.name()));
	}
}
