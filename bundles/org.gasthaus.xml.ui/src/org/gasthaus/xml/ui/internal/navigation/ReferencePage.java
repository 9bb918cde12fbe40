package org.gasthaus.xml.ui.internal.navigation;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.model.WorkbenchLabelProvider;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.xml.ui.internal.Documents;

/** The places where a thing is named, in the Search view: a file a row. */
public final class ReferencePage extends AbstractTextSearchViewPage {
	public ReferencePage() {
		super(FLAG_LAYOUT_FLAT);
	}

	@Override
	protected void configureTableViewer(TableViewer viewer) {
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
		viewer.setComparator(new ViewerComparator());
		refresh();
	}

	@Override
	protected void configureTreeViewer(TreeViewer viewer) {
		throw new IllegalStateException("there is no tree");
	}

	@Override
	protected void elementsChanged(Object[] objects) {
		refresh();
	}

	@Override
	protected void clear() {
		refresh();
	}

	private void refresh() {
		if (getViewer() != null && getInput() != null) {
			getViewer().setInput(getInput().getElements());
		}
	}

	@Override
	public void setInput(org.eclipse.search.ui.ISearchResult search, Object viewState) {
		super.setInput(search, viewState);
		refresh();
	}

	@Override
	protected void showMatch(Match match, int offset, int length, boolean activate) throws PartInitException {
		IEditorPart opened = IDE.openEditor(getSite().getPage(), (IFile) match.getElement(), activate);
		ITextEditor text = Documents.textEditor(opened);
		if (text != null) {
			Documents.reveal(text, offset, length);
		}
	}

	private final class Labels extends LabelProvider implements IStyledLabelProvider {
		private final WorkbenchLabelProvider files = new WorkbenchLabelProvider();

		@Override
		public StyledString getStyledText(Object element) {
			IFile file = (IFile) element;
			return new StyledString(file.getName()).append("  " + file.getParent().getFullPath().makeRelative(), StyledString.QUALIFIER_STYLER)
					.append("  (" + getInput().getMatchCount(file) + ")", StyledString.COUNTER_STYLER);
		}

		@Override
		public String getText(Object element) {
			return ((IFile) element).getName();
		}

		@Override
		public Image getImage(Object element) {
			return files.getImage(element);
		}

		@Override
		public void dispose() {
			files.dispose();
			super.dispose();
		}
	}
}
