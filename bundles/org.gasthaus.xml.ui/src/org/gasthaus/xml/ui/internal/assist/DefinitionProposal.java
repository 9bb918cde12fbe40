package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** One proposal in the editor's list. What is inserted can be filled in by tab stops, and is undone in one step. */
final class DefinitionProposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension3,
		ICompletionProposalExtension5, ICompletionProposalExtension6 {
	private final Proposal proposal;
	private final int madeLength;
	private Point selection;

	/** @param madeLength the length of the text for which it was made */
	DefinitionProposal(Proposal proposal, int madeLength) {
		this.proposal = proposal;
		this.madeLength = madeLength;
	}

	@Override
	public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
		IDocument document = viewer.getDocument();
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			SnippetText snippet = SnippetText.of(proposal.snippet());
			Position inserted = replace(document, snippet.text());
			selection = TabStops.link(viewer, snippet, inserted.getOffset());
		} catch (BadLocationException e) {
			// the text changed while the list was open; it is made anew
			selection = null;
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	/** Makes all edits, those behind first, and tells where the text stands that was proposed. What was typed since is in the word that goes. */
	private Position replace(IDocument document, String text) throws BadLocationException {
		Position inserted = new Position(proposal.offset(), 0);
		List<TextEdit> edits = new ArrayList<>(proposal.additionalEdits());
		int typed = document.getLength() - madeLength;
		TextEdit own = new TextEdit(proposal.offset(), Math.max(0, proposal.length() + typed), text);
		edits.add(own);
		edits.sort(Comparator.comparingInt(TextEdit::offset).reversed());
		for (TextEdit edit : edits) {
			boolean behind = edit != own && edit.offset() >= proposal.offset() + proposal.length();
			document.replace(behind ? edit.offset() + typed : edit.offset(), edit.length(), edit.text());
			if (edit != own && edit.offset() <= proposal.offset()) {
				inserted.offset += edit.text().length() - edit.length();
			}
		}
		return inserted;
	}

	@Override
	public void apply(IDocument document) {
		throw new IllegalStateException("a viewer applies it");
	}

	@Override
	public Point getSelection(IDocument document) {
		return selection;
	}

	/** What was typed since the list was made narrows it: the letters in their order, wherever a word begins or goes on. */
	@Override
	public boolean validate(IDocument document, int offset, DocumentEvent event) {
		try {
			if (offset < proposal.offset()) {
				return false;
			}
			String typed = document.get(proposal.offset(), offset - proposal.offset());
			if (typed.startsWith("<") && !proposal.filterText().startsWith("<")) {
				typed = typed.substring(1);
			}
			return proposal.filterText().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
		} catch (BadLocationException e) {
			return false;
		}
	}

	@Override
	public void selected(ITextViewer viewer, boolean smartToggle) {
		// nothing is shown in the text
	}

	@Override
	public void unselected(ITextViewer viewer) {
		// nothing is shown in the text
	}

	@Override
	public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
		Prose documentation = proposal.documentation();
		return documentation.isEmpty() ? null : documentation;
	}

	@Override
	public String getAdditionalProposalInfo() {
		Prose documentation = proposal.documentation();
		return documentation.isEmpty() ? null : documentation.toPlain();
	}

	@Override
	public IInformationControlCreator getInformationControlCreator() {
		return ProseControl.resizable();
	}

	@Override
	public CharSequence getPrefixCompletionText(IDocument document, int completionOffset) {
		return proposal.isSnippet() ? null : proposal.text();
	}

	@Override
	public int getPrefixCompletionStart(IDocument document, int completionOffset) {
		return proposal.offset();
	}

	@Override
	public String getDisplayString() {
		return getStyledDisplayString().getString();
	}

	@Override
	public StyledString getStyledDisplayString() {
		StyledString text = new StyledString(proposal.label());
		return proposal.detail().isEmpty() ? text : text.append("  " + proposal.detail(), StyledString.QUALIFIER_STYLER);
	}

	@Override
	public Image getImage() {
		String name = switch (proposal.kind()) {
		case ELEMENT, END_TAG -> "element";
		case ATTRIBUTE -> "attribute";
		case VALUE, GENERATED -> "value";
		case NAME -> "name";
		case FILE -> "definition";
		case FOLDER -> "group";
		case TEMPLATE -> "template";
		};
		return JFaceResources.getResources().get(OutlineIcons.descriptor(name));
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}
}
