package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Proposes what may be written at the cursor: what the services know, and the user's own templates. The platform asks in a thread of its own. */
public final class DefinitionCompletion implements IContentAssistProcessor {
	private static final char[] AUTOMATIC = { '<', '\'', '"' };

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		DefinitionSession session = viewer.getDocument() == null ? null : DefinitionSession.of(viewer.getDocument());
		if (session == null) {
			return new ICompletionProposal[0];
		}
		DefinitionText text = session.snapshot();
		if (offset > text.text().length()) {
			return new ICompletionProposal[0];
		}
		List<ICompletionProposal> all = new ArrayList<>();
		boolean elements = text.kind() == null;
		for (Proposal proposal : Completion.at(text, offset, LocalFolders::list)) {
			all.add(new DefinitionProposal(proposal, offset));
			elements |= proposal.kind() == Proposal.Kind.ELEMENT || proposal.kind() == Proposal.Kind.TEMPLATE;
		}
		if (elements) {
			all.addAll(UserTemplates.proposals(viewer, text.text(), offset));
		}
		return all.toArray(ICompletionProposal[]::new);
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return AUTOMATIC.clone();
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return new IContextInformation[0];
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return new char[0];
	}

	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return null;
	}

	@Override
	public String getErrorMessage() {
		return null;
	}
}
