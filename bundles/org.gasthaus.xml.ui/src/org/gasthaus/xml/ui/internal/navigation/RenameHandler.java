package org.gasthaus.xml.ui.internal.navigation;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.navigation.Rename;
import org.gasthaus.xml.ide.navigation.Symbols;
import org.gasthaus.xml.ide.structure.TagPair;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.edit.EditorHandler;

/** Gives what stands at the cursor another name: the two tags of an element in place, anything else in all files after a preview. */
public final class RenameHandler extends EditorHandler {
	@Override
	protected void run(ExecutionEvent event, ITextEditor editor, IDocument document, ITextSelection selection)
			throws BadLocationException, ExecutionException {
		DefinitionText text = DefinitionSession.snapshotOf(document);
		int offset = selection.getOffset();
		Optional<List<Region>> tags = Symbols.of(text.tree()).at(offset) == null ? TagPair.at(text, offset) : Optional.empty();
		Optional<Rename> rename = Rename.prepare(text, offset);
		if (tags.isPresent()) {
			link(editor, document, tags.get(), selection);
		} else if (rename.isPresent()) {
			open(editor, new RenameRefactoring(rename.get(), text, document));
		} else {
			Edits.warn(Messages.Rename_nothing);
		}
	}

	private static void open(ITextEditor editor, RenameRefactoring refactoring) {
		try {
			new RefactoringWizardOpenOperation(new RenameWizard(refactoring)).run(editor.getSite().getShell(), Messages.Rename_title);
		} catch (InterruptedException cancelled) {
			// the user waited for another change of the workspace, and gave up
			Thread.interrupted();
		}
	}

	private static void link(ITextEditor editor, IDocument document, List<Region> tags, ITextSelection selection) throws BadLocationException {
		LinkedPositionGroup group = new LinkedPositionGroup();
		int place = 0;
		for (Region tag : tags) {
			boolean here = tag.offset() <= selection.getOffset() && selection.getOffset() <= tag.offset() + tag.length();
			group.addPosition(new LinkedPosition(document, tag.offset(), tag.length(), here ? 0 : ++place));
		}
		LinkedModeModel model = new LinkedModeModel();
		model.addGroup(group);
		model.forceInstall();
		ITextViewer viewer = Documents.viewer(editor);
		Point before = viewer.getSelectedRange();
		LinkedModeUI ui = new LinkedModeUI(model, viewer);
		ui.setExitPosition(viewer, before.x, 0, Integer.MAX_VALUE);
		ui.enter();
		tags.stream().filter(tag -> tag.offset() <= before.x && before.x <= tag.offset() + tag.length()).findFirst()
				.ifPresent(tag -> viewer.setSelectedRange(tag.offset(), tag.length()));
	}
}
