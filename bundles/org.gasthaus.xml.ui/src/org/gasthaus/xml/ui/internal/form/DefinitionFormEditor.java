package org.gasthaus.xml.ui.internal.form;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.INavigationLocation;
import org.eclipse.ui.INavigationLocationProvider;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;

/**
 * A definition as text, in the platform's generic editor, and as a form on the pages before it. The text is the only state there is: the pages
 * show it and edit it; saving, reverting, input and title are those of the generic editor.
 */
public final class DefinitionFormEditor extends FormEditor implements INavigationLocationProvider {
	/** Its id, as the registry of editors knows it. */
	public static final String ID = "org.gasthaus.xml.ui.editor";
	private static final String GENERIC_EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";

	private ITextEditor source;
	private FormLink link;
	/** The pages of the form, before the source. */
	private List<Page> shown = List.of();

	@Override
	protected void addPages() {
		try {
			source = genericEditor();
			addPage(source, getEditorInput());
			setPageText(0, Messages.DefinitionFormEditor_source);
			link = new FormLink(this);
			inputChanged();
			setActivePage(sourceIndex());
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	/** The platform's editor for any text; its class is its own business. */
	private static ITextEditor genericEditor() throws CoreException {
		for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.editors")) {
			if (GENERIC_EDITOR.equals(element.getAttribute("id"))) {
				return (ITextEditor) element.createExecutableExtension("class");
			}
		}
		throw new PartInitException(NLS.bind(Messages.DefinitionFormEditor_noGeneric, GENERIC_EDITOR));
	}

	private void inputChanged() {
		setInputWithNotify(source.getEditorInput());
		setPartName(source.getTitle());
		setTitleImage(source.getTitleImage());
		link.follow(Documents.document(source));
	}

	@Override
	protected void handlePropertyChange(int property) {
		if (property == PROP_INPUT && link != null && source.getEditorInput() != getEditorInput()) {
			inputChanged();
		} else if (property == PROP_TITLE && source != null) {
			setPartName(source.getTitle());
			setTitleImage(source.getTitleImage());
		}
		super.handlePropertyChange(property);
	}

	/** Another kind of definition has other pages. UI thread. */
	void showPages(List<Page> wanted) {
		if (!wanted.equals(shown)) {
			boolean onSource = getActivePage() == sourceIndex();
			while (sourceIndex() > 0) {
				removePage(0);
			}
			List<DefinitionPage> made = new ArrayList<>();
			wanted.forEach(page -> made.add(new DefinitionPage(this, link, page)));
			try {
				for (int i = 0; i < made.size(); i++) {
					addPage(i, made.get(i));
				}
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
			}
			shown = wanted;
			// whoever types must not notice
			if (onSource && getActivePage() != sourceIndex()) {
				setActivePage(sourceIndex());
			}
		}
		if (getContainer() instanceof CTabFolder tabs) {
			// one page by itself needs no tab
			tabs.setTabHeight(shown.isEmpty() ? 0 : SWT.DEFAULT);
		}
	}

	/** Shows how many problems each page has. UI thread. */
	void showCounts() {
		for (int i = 0; i < shown.size(); i++) {
			int count = link.findings().of(shown.get(i)).size();
			String title = shown.get(i).tab();
			String text = count == 0 ? title : NLS.bind(Messages.DefinitionFormEditor_count, title, count);
			if (!text.equals(getPageText(i))) {
				setPageText(i, text);
			}
		}
	}

	/** The text. */
	ITextEditor source() {
		return source;
	}

	boolean isSourceActive() {
		return getActivePage() < 0 || getActivePage() == sourceIndex();
	}

	private int sourceIndex() {
		return pages.indexOf(source);
	}

	/** The page of the form that is shown, {@code null} if it is the source. */
	DefinitionPage activeForm() {
		return getActivePageInstance() instanceof DefinitionPage page ? page : null;
	}

	/** Shows a part of the text in the source. */
	void reveal(int offset, int length) {
		Documents.reveal(source, offset, length);
	}

	/** Tells the workbench that what was typed into a field waits to be written. */
	void pendingChanged() {
		firePropertyChange(PROP_DIRTY);
	}

	/** Forgets what is typed in a field; {@code false} if nothing is. */
	boolean dropPending() {
		return link.dropPending();
	}

	@Override
	protected void pageChange(int newPageIndex) {
		if (link != null) {
			link.writePending();
		}
		super.pageChange(newPageIndex);
		if (activeForm() != null) {
			link.refresh();
		}
		if (getEditorSite().getActionBarContributor() instanceof FormContributor contributor) {
			contributor.pageChanged(this);
		}
	}

	@Override
	public boolean isDirty() {
		return link != null && link.hasPending() || super.isDirty();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		link.writePending();
		source.doSave(monitor);
		if (source.isDirty() && monitor != null) {
			// who wants to close the editor has to know that it was not saved
			monitor.setCanceled(true);
		}
	}

	@Override
	public void doSaveAs() {
		link.writePending();
		source.doSaveAs();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return source != null && source.isSaveAsAllowed();
	}

	@Override
	public INavigationLocation createEmptyNavigationLocation() {
		return new SourceLocation(source, false);
	}

	@Override
	public INavigationLocation createNavigationLocation() {
		return new SourceLocation(source, true);
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		if (source != null) {
			if (type == ITextEditor.class) {
				return type.cast(source);
			}
			if (type == IGotoMarker.class) {
				IGotoMarker inSource = Adapters.adapt(source, IGotoMarker.class);
				IGotoMarker goTo = marker -> {
					setActiveEditor(source);
					inSource.gotoMarker(marker);
				};
				return inSource == null ? null : type.cast(goTo);
			}
			if (type == IContentOutlinePage.class || type == ITextViewer.class || type == IDocument.class) {
				return Adapters.adapt(source, type);
			}
		}
		return super.getAdapter(type);
	}

	@Override
	public void setFocus() {
		IEditorPart active = getActiveEditor();
		if (active == source && source != null) {
			source.setFocus();
		} else {
			super.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (link != null) {
			link.dispose();
		}
		super.dispose();
	}
}
