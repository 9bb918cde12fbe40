package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.LocalFolders;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Proposes what may be written at the cursor: what the services know, and the user's own templates. The platform asks in a thread of its own. */
public final class DefinitionCompletion implements IContentAssistProcessor {
	private static final char[] AUTOMATIC = { '<', '!', '?', '\'', '"', '&' };
	/** In characters. In a larger text nothing is proposed unasked: the platform lets the keys wait for the answer. */
	private static final int LARGEST_UNASKED = 200_000;

	private static final AtomicBoolean PREPARED = new AtomicBoolean();

	private volatile int lastAsked = -1;

	/** Loads what the first answer needs, once and before somebody waits for it. Takes a moment; never in the UI thread. */
	public static void prepare(DefinitionText text) {
		if (PREPARED.compareAndSet(false, true)) {
			Completion.at(text, text.text().indexOf('>') + 1, LocalFolders::list);
			Completion.at(text, text.text().indexOf('\'') + 1, LocalFolders::list);
		}
	}

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int askedAt) {
		IDocument document = viewer.getDocument(); // the editor may be closed at any time
		DefinitionSession session = document == null ? null : DefinitionSession.of(document);
		if (session == null) {
			return new ICompletionProposal[0];
		}
		if (UnaskedProposals.isNow(viewer) && document.getLength() > LARGEST_UNASKED) {
			return new ICompletionProposal[0];
		}
		DefinitionText text = session.snapshot();
		boolean again = lastAsked == askedAt;
		lastAsked = askedAt;
		int offset = again ? typedTo(text.text(), askedAt, session.lastTyped()) : askedAt;
		if (offset > text.text().length() || UnaskedProposals.isNow(viewer) && (closesTag(text.text(), offset) || closesValue(text.tree().tokens(), offset))) {
			return new ICompletionProposal[0];
		}
		List<ICompletionProposal> all = new ArrayList<>();
		boolean elements = text.kind() == null;
		for (Proposal proposal : Completion.at(text, offset, LocalFolders::list)) {
			all.add(new DefinitionProposal(proposal, text.text().length()));
			elements |= proposal.kind() == Proposal.Kind.ELEMENT || proposal.kind() == Proposal.Kind.TEMPLATE;
		}
		if (elements) {
			all.addAll(UserTemplates.proposals(document, text.text(), offset));
		}
		return all.toArray(ICompletionProposal[]::new);
	}

	/** While its list is open the platform asks again for the place where it was opened, not for that of the cursor in the same word. */
	private static int typedTo(String text, int askedAt, int lastTyped) {
		if (lastTyped <= askedAt || lastTyped > text.length()) {
			return askedAt;
		}
		boolean word = text.substring(askedAt, lastTyped).chars().allMatch(c -> c > ' ' && "<>'\"=".indexOf(c) < 0);
		return word ? lastTyped : askedAt;
	}

	/** Whether a tag ends before the offset: who typed on while the list was made is to get a new line with Enter, not the first of the list. */
	private static boolean closesTag(String text, int offset) {
		return offset > 0 && text.charAt(offset - 1) == '>';
	}

	/** Whether the character before the offset is the second quote of a value: nobody asks for more behind it. */
	private static boolean closesValue(XmlTokens tokens, int offset) {
		int token = tokens.tokenBefore(offset);
		return token >= 0 && tokens.type(token) == XmlTokens.VALUE && tokens.end(token) == offset && offset - tokens.start(token) > 1
				&& tokens.text().charAt(offset - 1) == tokens.text().charAt(tokens.start(token));
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
