package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Colours definitions while they are typed, and anew when the theme or the user changes a colour. */
public final class DefinitionColouring extends PresentationReconciler {
	private IPropertyChangeListener colourListener;

	public DefinitionColouring() {
		TokenColouring colouring = new TokenColouring();
		setDamager(colouring, IDocument.DEFAULT_CONTENT_TYPE);
		setRepairer(colouring, IDocument.DEFAULT_CONTENT_TYPE);
	}

	@Override
	public void install(ITextViewer viewer) {
		super.install(viewer);
		colourListener = event -> {
			if (event.getProperty().startsWith(Colours.PREFIX)) {
				repaint(viewer.getTextWidget(), viewer);
			}
		};
		JFaceResources.getColorRegistry().addListener(colourListener);
	}

	private static void repaint(Control widget, ITextViewer viewer) {
		Display display = widget == null || widget.isDisposed() ? null : widget.getDisplay();
		if (display != null) {
			display.asyncExec(() -> {
				if (!widget.isDisposed()) {
					viewer.invalidateTextPresentation();
				}
			});
		}
	}

	@Override
	public void uninstall() {
		if (colourListener != null) {
			JFaceResources.getColorRegistry().removeListener(colourListener);
			colourListener = null;
		}
		super.uninstall();
	}
}
