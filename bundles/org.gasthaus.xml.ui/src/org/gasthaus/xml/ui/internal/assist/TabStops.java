package org.gasthaus.xml.ui.internal.assist;

import java.util.List;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.jface.text.link.ProposalPosition;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** The tab stops of an inserted snippet in an editor. */
public final class TabStops {
	private TabStops() {
	}

	/**
	 * Makes the tab stops live in a viewer whose text holds the snippet already. UI thread only.
	 *
	 * @param snippet what was inserted
	 * @param start where the snippet starts
	 * @return what to select: the first tab stop, or where the cursor rests
	 */
	public static Point link(ITextViewer viewer, SnippetText snippet, int start) throws BadLocationException {
		if (snippet.stops().isEmpty()) {
			return new Point(start + snippet.end(), 0);
		}
		LinkedModeModel model = new LinkedModeModel();
		int order = 0;
		for (List<SnippetText.Place> places : snippet.stops().values()) {
			LinkedPositionGroup group = new LinkedPositionGroup();
			for (SnippetText.Place place : places) {
				group.addPosition(position(viewer.getDocument(), place, start, order++));
			}
			model.addGroup(group);
		}
		model.forceInstall();
		EditorLinkedModeUI ui = new EditorLinkedModeUI(model, viewer);
		ui.setExitPosition(viewer, start + snippet.end(), 0, Integer.MAX_VALUE);
		ui.enter();
		return new Point(ui.getSelectedRegion().getOffset(), ui.getSelectedRegion().getLength());
	}

	private static LinkedPosition position(IDocument document, SnippetText.Place place, int start, int order) {
		int offset = start + place.offset();
		if (place.choices().isEmpty()) {
			return new LinkedPosition(document, offset, place.length(), order);
		}
		ICompletionProposal[] choices = place.choices().stream().map(choice -> new CompletionProposal(choice, offset, place.length(), choice.length()))
				.toArray(ICompletionProposal[]::new);
		return new ProposalPosition(document, offset, place.length(), order, choices);
	}
}
