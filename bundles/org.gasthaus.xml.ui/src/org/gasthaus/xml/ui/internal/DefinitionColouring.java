package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Colours definitions while they are typed, and anew when the theme or the user changes a colour. */
public final class DefinitionColouring extends PresentationReconciler {
	/** In characters. More of a text at once would be felt, so the rest is coloured in steps. */
	private static final int AT_ONCE = 100_000;

	private IPropertyChangeListener colourListener;
	private ITextViewer shown;
	/** What is still to be coloured, of which document and which length of it; empty if nothing is. */
	private int from;
	private int end;
	private IDocument pending;
	private int pendingLength;

	public DefinitionColouring() {
		TokenColouring colouring = new TokenColouring();
		setDamager(colouring, IDocument.DEFAULT_CONTENT_TYPE);
		setRepairer(colouring, IDocument.DEFAULT_CONTENT_TYPE);
	}

	@Override
	public void install(ITextViewer viewer) {
		// installing colours already
		shown = viewer;
		super.install(viewer);
		colourListener = event -> {
			if (event.getProperty().startsWith(Colours.PREFIX)) {
				repaint(viewer.getTextWidget(), viewer);
			}
		};
		JFaceResources.getColorRegistry().addListener(colourListener);
	}

	/** The first part is coloured at once, and what comes behind it when the keys and the screen have had their turn. */
	@Override
	protected TextPresentation createPresentation(IRegion damage, IDocument document) {
		if (damage.getLength() <= AT_ONCE || shown == null) {
			return super.createPresentation(damage, document);
		}
		boolean waiting = isPending(document);
		from = waiting ? Math.min(from, damage.getOffset() + AT_ONCE) : damage.getOffset() + AT_ONCE;
		end = Math.max(waiting ? end : 0, damage.getOffset() + damage.getLength());
		pending = document;
		pendingLength = document.getLength();
		if (!waiting) {
			later();
		}
		return super.createPresentation(new Region(damage.getOffset(), AT_ONCE), document);
	}

	private boolean isPending(IDocument document) {
		return pending == document && from < end;
	}

	private void later() {
		shown.getTextWidget().getDisplay().asyncExec(this::step);
	}

	private void step() {
		Control widget = shown == null ? null : shown.getTextWidget();
		if (widget == null || widget.isDisposed() || shown.getDocument() != pending) {
			end = 0;
			return;
		}
		int length = pending.getLength();
		if (length != pendingLength) {
			// what was typed meanwhile was coloured with the key; it moved the places
			from = Math.max(0, from - Math.abs(length - pendingLength));
			end = length;
			pendingLength = length;
		}
		int next = Math.min(Math.min(end, length), from + AT_ONCE);
		TextPresentation presentation = next > from ? super.createPresentation(new Region(from, next - from), pending) : null;
		if (presentation != null) {
			shown.changeTextPresentation(presentation, false);
		}
		from = next;
		if (from < Math.min(end, length)) {
			later();
		} else {
			end = 0;
		}
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
		shown = null;
	}
}
