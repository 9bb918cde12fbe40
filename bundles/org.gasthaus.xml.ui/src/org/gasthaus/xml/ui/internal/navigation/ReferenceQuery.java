package org.gasthaus.xml.ui.internal.navigation;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.navigation.References;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** Where one thing is named, in the text as it was when somebody asked and in the files of the workspace. */
final class ReferenceQuery implements ISearchQuery {
	private final DefinitionText text;
	private final int offset;
	private final String name;
	private final Result result = new Result();

	ReferenceQuery(DefinitionText text, int offset, String name) {
		this.text = text;
		this.offset = offset;
		this.name = name;
	}

	@Override
	public IStatus run(IProgressMonitor monitor) {
		result.removeAll();
		for (Location place : References.at(text, offset, true)) {
			IFile file = Places.file(place.uri());
			if (file != null) {
				result.addMatch(new Match(file, place.offset(), place.length()));
			}
		}
		return Status.OK_STATUS;
	}

	@Override
	public String getLabel() {
		return NLS.bind(Messages.ReferenceQuery_label, name);
	}

	@Override
	public boolean canRerun() {
		return false;
	}

	@Override
	public boolean canRunInBackground() {
		return true;
	}

	@Override
	public ISearchResult getSearchResult() {
		return result;
	}

	/** Files with places in them. */
	final class Result extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
		@Override
		public String getLabel() {
			return NLS.bind(Messages.ReferenceQuery_found, name, getMatchCount());
		}

		@Override
		public String getTooltip() {
			return getLabel();
		}

		@Override
		public ImageDescriptor getImageDescriptor() {
			return OutlineIcons.descriptor("name");
		}

		@Override
		public ISearchQuery getQuery() {
			return ReferenceQuery.this;
		}

		@Override
		public IEditorMatchAdapter getEditorMatchAdapter() {
			return this;
		}

		@Override
		public IFileMatchAdapter getFileMatchAdapter() {
			return this;
		}

		@Override
		public boolean isShownInEditor(Match match, IEditorPart editor) {
			return match.getElement().equals(editor.getEditorInput().getAdapter(IFile.class));
		}

		@Override
		public Match[] computeContainedMatches(AbstractTextSearchResult all, IEditorPart editor) {
			IFile file = editor.getEditorInput().getAdapter(IFile.class);
			return file == null ? new Match[0] : getMatches(file);
		}

		@Override
		public Match[] computeContainedMatches(AbstractTextSearchResult all, IFile file) {
			return getMatches(file);
		}

		@Override
		public IFile getFile(Object element) {
			return (IFile) element;
		}
	}
}
