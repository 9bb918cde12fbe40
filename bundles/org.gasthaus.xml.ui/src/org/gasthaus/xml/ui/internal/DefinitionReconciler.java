package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.ISourceViewer;

/** Keeps the {@link DefinitionSession} of an editor's text open, as long as the editor shows it. */
public final class DefinitionReconciler implements IReconciler, ITextInputListener {
	private ITextViewer viewer;
	private DefinitionSession session;

	@Override
	public void install(ITextViewer textViewer) {
		viewer = textViewer;
		viewer.addTextInputListener(this);
		attach(viewer.getDocument());
	}

	@Override
	public void uninstall() {
		if (viewer != null) {
			viewer.removeTextInputListener(this);
			detach();
			viewer = null;
		}
	}

	private void attach(IDocument document) {
		if (document != null) {
			session = DefinitionSession.open(document, source());
		}
	}

	private void detach() {
		if (session != null) {
			session.close(source());
			session = null;
		}
	}

	private ISourceViewer source() {
		return viewer instanceof ISourceViewer source ? source : null;
	}

	@Override
	public void inputDocumentAboutToBeChanged(IDocument oldInput, IDocument newInput) {
		detach();
	}

	@Override
	public void inputDocumentChanged(IDocument oldInput, IDocument newInput) {
		attach(newInput);
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}
}
