package org.gasthaus.xml.ui.internal.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.fix.Refactorings;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.FindingAnnotation;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.assist.ProseControl;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/**
 * What Ctrl+1 offers beside the fixes of the markers at the cursor: those of other problems of its line, other ways to write what is right
 * already, and the fixes of a text that is no file and so has no markers. UI thread only.
 */
public final class DefinitionQuickAssist implements IQuickAssistProcessor {
	private static final int MAX_LENGTH = 200_000;

	@Override
	public boolean canFix(Annotation annotation) {
		return annotation instanceof FindingAnnotation;
	}

	@Override
	public boolean canAssist(IQuickAssistInvocationContext context) {
		return true;
	}

	@Override
	public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
		IDocument document = context.getSourceViewer().getDocument();
		DefinitionSession session = document == null ? null : DefinitionSession.of(document);
		if (session == null || !session.snapshot().isDefinition() || session.snapshot().text().length() > MAX_LENGTH) {
			return new ICompletionProposal[0];
		}
		DefinitionText text = session.snapshot();
		List<ICompletionProposal> all = new ArrayList<>();
		List<Finding> findings = session.currentFindings();
		if (findings != null) {
			nearest(text, findings, context.getOffset(), Documents.file(document) != null).stream().flatMap(finding -> TriedFixes.of(text, finding).stream())
					.forEach(fix -> all.add(new Change(fix, text.text(), "fix")));
		}
		Refactorings.at(text, context.getOffset()).forEach(one -> all.add(new Change(one.fix(), text.text(), "features")));
		return all.toArray(ICompletionProposal[]::new);
	}

	/**
	 * The findings at a place, or if there are none, those of its line, the nearest first.
	 *
	 * @param marked whether the platform itself offers the fixes of what is at the place
	 */
	private static List<Finding> nearest(DefinitionText text, List<Finding> findings, int offset, boolean marked) {
		List<Finding> here = findings.stream().filter(finding -> distance(finding, offset) == 0).toList();
		if (!here.isEmpty()) {
			return marked ? List.of() : here;
		}
		int line = text.lines().position(offset).line();
		return findings.stream().filter(finding -> text.lines().position(finding.offset()).line() == line).sorted(Comparator.comparingInt(finding -> distance(finding, offset)))
				.toList();
	}

	private static int distance(Finding finding, int offset) {
		return Math.max(0, Math.max(finding.offset() - offset, offset - finding.end()));
	}

	@Override
	public String getErrorMessage() {
		return null;
	}

	/** A fix for exactly one text. */
	private record Change(Fix fix, String text, String icon) implements ICompletionProposal, ICompletionProposalExtension3 {
		@Override
		public void apply(IDocument document) {
			if (!document.get().equals(text)) {
				Edits.warn(NLS.bind(Messages.DefinitionQuickAssist_changed, fix.title()));
				return;
			}
			try {
				Edits.apply(document, fix.edits());
			} catch (BadLocationException e) {
				// the edits are for this very text
				throw new IllegalStateException(e);
			}
		}

		@Override
		public Point getSelection(IDocument document) {
			return null;
		}

		@Override
		public String getAdditionalProposalInfo() {
			return FixPreview.of(text, fix);
		}

		@Override
		public IInformationControlCreator getInformationControlCreator() {
			// the platform's own takes angle brackets for tags
			return ProseControl.resizable();
		}

		@Override
		public CharSequence getPrefixCompletionText(IDocument document, int completionOffset) {
			return null;
		}

		@Override
		public int getPrefixCompletionStart(IDocument document, int completionOffset) {
			return completionOffset;
		}

		@Override
		public String getDisplayString() {
			return fix.title();
		}

		@Override
		public Image getImage() {
			return JFaceResources.getResources().get(OutlineIcons.descriptor(icon));
		}

		@Override
		public IContextInformation getContextInformation() {
			return null;
		}
	}
}
