package org.gasthaus.xml.ui.internal.structure;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Documents;

/** Gives the Outline view a page for a generic editor that shows a definition, and none for any other. */
public final class OutlineFactory implements IAdapterFactory {
	@Override
	public <T> T getAdapter(Object adaptable, Class<T> type) {
		if (type != IContentOutlinePage.class || !(adaptable instanceof ITextEditor editor)) {
			return null;
		}
		DefinitionSession session = DefinitionSession.of(Documents.document(editor));
		return session == null ? null : type.cast(new OutlinePage(editor, session));
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IContentOutlinePage.class };
	}
}
