package org.gasthaus.xml.ui.internal.edit;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.structure.SelectionRanges;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Selects what is around the selection: the value, the attribute, the tag, the element, what it is in. */
public final class SelectMoreHandler extends EditorHandler {
	@Override
	protected boolean changesText() {
		return false;
	}

	@Override
	protected void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection) {
		int start = selection.getOffset();
		int end = start + selection.getLength();
		for (Region region : SelectionRanges.at(DefinitionSession.snapshotOf(document), start)) {
			int regionEnd = region.offset() + region.length();
			if (region.offset() <= start && regionEnd >= end && region.length() > selection.getLength()) {
				editor.selectAndReveal(region.offset(), region.length());
				return;
			}
		}
	}
}
