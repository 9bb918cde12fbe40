package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;

/** Has an editor's text checked when it is opened and a moment after each change, in a job. */
public final class DefinitionReconciler implements IReconciler, ITextInputListener, IDocumentListener {
	/** Long enough for the next key, short enough not to be waited for. */
	private static final int DELAY_MILLIS = 250;

	private ITextViewer viewer;
	private CheckJob job;

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
			detach(viewer.getDocument());
			viewer = null;
		}
	}

	private void attach(IDocument document) {
		if (document == null) {
			return;
		}
		document.addDocumentListener(this);
		IAnnotationModel annotations = viewer instanceof ISourceViewer source ? source.getAnnotationModel() : null;
		job = new CheckJob(document, annotations);
		job.schedule();
	}

	private void detach(IDocument document) {
		if (document != null) {
			document.removeDocumentListener(this);
		}
		if (job != null) {
			job.cancel();
			job = null;
		}
	}

	@Override
	public void inputDocumentAboutToBeChanged(IDocument oldInput, IDocument newInput) {
		detach(oldInput);
	}

	@Override
	public void inputDocumentChanged(IDocument oldInput, IDocument newInput) {
		attach(newInput);
	}

	@Override
	public void documentAboutToBeChanged(DocumentEvent event) {
		// the text after the change is what counts
	}

	@Override
	public void documentChanged(DocumentEvent event) {
		if (job != null) {
			job.cancel();
			job.schedule(DELAY_MILLIS);
		}
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}
}
