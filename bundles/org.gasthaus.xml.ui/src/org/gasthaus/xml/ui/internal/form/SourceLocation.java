package org.gasthaus.xml.ui.internal.form;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.TextSelectionNavigationLocation;
import org.gasthaus.xml.ui.internal.Documents;

/** A place in the source of a definition, to which one comes back by the history of the workbench (Alt+Left). UI thread only. */
final class SourceLocation extends TextSelectionNavigationLocation {
	/** @param initialize whether it is where the cursor is now; else {@link #restoreState} tells */
	SourceLocation(ITextEditor source, boolean initialize) {
		super(source, initialize);
		setId(Documents.part(source).getSite().getId());
	}

	/** The source, in whatever it is a page of: that is what the workbench knows. */
	@Override
	protected IEditorPart getEditorPart() {
		ITextEditor text = Documents.textEditor(super.getEditorPart());
		return text == null ? super.getEditorPart() : text;
	}

	@Override
	public void restoreLocation() {
		if (getEditorPart() instanceof ITextEditor source) {
			Documents.show(source);
		}
		super.restoreLocation();
	}
}
