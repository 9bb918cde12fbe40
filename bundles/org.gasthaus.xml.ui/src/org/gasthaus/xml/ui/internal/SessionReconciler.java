package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.gasthaus.xml.ui.internal.assist.UnaskedProposals;

/** Something that lives beside an editor's text and follows its {@link DefinitionSession}, as long as the editor shows it. */
public abstract class SessionReconciler implements IReconciler, ITextInputListener {
	private ITextViewer viewer;
	private DefinitionSession session;

	@Override
	public final void install(ITextViewer textViewer) {
		viewer = textViewer;
		viewer.addTextInputListener(this);
		installed();
		attach(viewer.getDocument());
	}

	@Override
	public final void uninstall() {
		if (viewer != null) {
			viewer.removeTextInputListener(this);
			detach();
			uninstalled();
			viewer = null;
		}
	}

	private void attach(IDocument document) {
		if (document != null) {
			session = DefinitionSession.open(document, source());
			UnaskedProposals.watch(viewer);
			opened(session);
		}
	}

	private void detach() {
		if (session != null) {
			DefinitionSession ending = session;
			session = null;
			closing(ending);
			ending.close(source());
		}
	}

	@Override
	public final void inputDocumentAboutToBeChanged(IDocument oldInput, IDocument newInput) {
		detach();
	}

	@Override
	public final void inputDocumentChanged(IDocument oldInput, IDocument newInput) {
		attach(newInput);
	}

	@Override
	public final IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}

	/** The editor's viewer while this is installed. */
	protected final ITextViewer viewer() {
		return viewer;
	}

	/** The session of the text that is shown, {@code null} if none is. */
	protected final DefinitionSession session() {
		return session;
	}

	private ISourceViewer source() {
		return viewer instanceof ISourceViewer source ? source : null;
	}

	/** Does something in the UI thread unless the editor is gone by then. From any thread. */
	protected final void inUi(Runnable task) {
		ITextViewer now = viewer;
		StyledText widget = now == null ? null : now.getTextWidget();
		if (widget == null || widget.isDisposed()) {
			return;
		}
		widget.getDisplay().asyncExec(() -> {
			if (viewer != null && !widget.isDisposed()) {
				task.run();
			}
		});
	}

	/** A viewer is there, a text may not be. */
	protected void installed() {
		// most have nothing to do
	}

	/** The viewer goes. */
	protected void uninstalled() {
		// most have nothing to do
	}

	/** A text is shown. */
	protected void opened(DefinitionSession opened) {
		// most have nothing to do
	}

	/** The text is about to be shown no longer. */
	protected void closing(DefinitionSession ending) {
		// most have nothing to do
	}
}
