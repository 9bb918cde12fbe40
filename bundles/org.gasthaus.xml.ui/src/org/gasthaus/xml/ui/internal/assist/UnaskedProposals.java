package org.gasthaus.xml.ui.internal.assist;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewerExtension4;

/** Knows of an editor whether its proposals were asked for or come by themselves: who makes them is not told. */
public final class UnaskedProposals implements ICompletionListener {
	private static final Map<ITextViewer, UnaskedProposals> WATCHED = Collections.synchronizedMap(new WeakHashMap<>());

	private volatile boolean now;

	private UnaskedProposals() {
	}

	/** Is told of what the editor of a viewer proposes from now on. In the UI thread, when the viewer is configured; again does nothing. */
	public static void watch(ITextViewer viewer) {
		if (viewer instanceof ISourceViewerExtension4 source && source.getContentAssistantFacade() != null) {
			WATCHED.computeIfAbsent(viewer, one -> {
				UnaskedProposals watching = new UnaskedProposals();
				source.getContentAssistantFacade().addCompletionListener(watching);
				return watching;
			});
		}
	}

	/** Whether the proposals that are being made come by themselves. From any thread. */
	static boolean isNow(ITextViewer viewer) {
		UnaskedProposals watching = WATCHED.get(viewer);
		return watching != null && watching.now;
	}

	@Override
	public void assistSessionStarted(ContentAssistEvent event) {
		now = event.isAutoActivated;
	}

	@Override
	public void assistSessionEnded(ContentAssistEvent event) {
		now = false;
	}

	@Override
	public void selectionChanged(ICompletionProposal proposal, boolean smartToggle) {
		// nothing depends on it
	}
}
