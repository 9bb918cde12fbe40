package org.gasthaus.xml.ui.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMining;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.gasthaus.xml.ide.hints.Hint;
import org.gasthaus.xml.ide.hints.Hints;
import org.gasthaus.xml.ui.internal.DefinitionSession;

/** Shows remarks between the lines of a definition: resolved sizes, how many guests use a network, and the like. */
public final class HintMinings extends AbstractCodeMiningProvider {
	@Override
	public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
		IDocument document = viewer.getDocument();
		DefinitionSession session = document == null ? null : DefinitionSession.of(document);
		if (session == null) {
			return CompletableFuture.completedFuture(List.of());
		}
		return CompletableFuture.supplyAsync(() -> {
			List<ICodeMining> minings = new ArrayList<>();
			for (Hint hint : Hints.of(session.snapshot())) {
				if (monitor.isCanceled()) {
					return List.of();
				}
				try {
					minings.add(mining(hint, document));
				} catch (BadLocationException e) {
					// the text is shorter by now; the viewer asks again
					return List.of();
				}
			}
			return minings;
		});
	}

	private AbstractCodeMining mining(Hint hint, IDocument document) throws BadLocationException {
		AbstractCodeMining mining = hint.kind() == Hint.Kind.LENS ? new Above(document.getLineOfOffset(hint.offset()), document, this)
				: new Inside(new Position(hint.offset(), 1), this);
		mining.setLabel(hint.kind() == Hint.Kind.LENS ? hint.text() : " " + hint.text() + " ");
		return mining;
	}

	private static final class Above extends LineHeaderCodeMining {
		Above(int line, IDocument document, ICodeMiningProvider provider) throws BadLocationException {
			super(line, document, provider);
		}

		@Override
		public boolean isResolved() {
			return true;
		}
	}

	private static final class Inside extends LineContentCodeMining {
		Inside(Position position, ICodeMiningProvider provider) {
			super(position, provider);
		}

		@Override
		public boolean isResolved() {
			return true;
		}
	}
}
