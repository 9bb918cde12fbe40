package org.gasthaus.definitions.ui.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.IEditableContent;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;

/** One's own text beside what the host has by now, with what both came from. Saving the comparison brings the own side into the editor. */
final class ConflictInput extends CompareEditorInput {
	private final LiveDefinition live;
	private final String hostText;
	private final IDocument document;
	private final Side mine;

	ConflictInput(LiveDefinition live, String hostText, IDocument document) {
		super(new CompareConfiguration());
		this.live = live;
		this.hostText = hostText;
		this.document = document;
		this.mine = new Side(live.name(), document.get(), true);
		CompareConfiguration configuration = getCompareConfiguration();
		configuration.setLeftEditable(true);
		configuration.setRightEditable(false);
		configuration.setLeftLabel(NLS.bind(Messages.ConflictInput_mine, live.name()));
		configuration.setRightLabel(NLS.bind(Messages.ConflictInput_theirs, live.connection()));
		configuration.setAncestorLabel(Messages.ConflictInput_base);
		setTitle(NLS.bind(Messages.ConflictInput_title, live.name(), live.connection()));
	}

	@Override
	protected Object prepareInput(IProgressMonitor monitor) {
		return new Differencer().findDifferences(true, monitor, null, new Side(live.name(), live.origin(), false), mine, new Side(live.name(), hostText, false));
	}

	@Override
	public void saveChanges(IProgressMonitor monitor) throws CoreException {
		super.saveChanges(monitor);
		// whoever saved has seen both: the next save of the editor has no conflict with this state of the host
		live.rebase(hostText);
		if (!document.get().equals(mine.text)) {
			document.set(mine.text);
		}
		setDirty(false);
	}

	/** A text in a comparison. */
	private static final class Side implements ITypedElement, IEncodedStreamContentAccessor, IEditableContent {
		private final String name;
		private final boolean editable;
		private String text;

		private Side(String name, String text, boolean editable) {
			this.name = name;
			this.text = text;
			this.editable = editable;
		}

		@Override
		public String getName() {
			return name + ".xml";
		}

		@Override
		public Image getImage() {
			return null;
		}

		@Override
		public String getType() {
			return "xml";
		}

		@Override
		public InputStream getContents() {
			return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String getCharset() {
			return StandardCharsets.UTF_8.name();
		}

		@Override
		public boolean isEditable() {
			return editable;
		}

		@Override
		public void setContent(byte[] content) {
			text = new String(content, StandardCharsets.UTF_8);
		}

		@Override
		public ITypedElement replace(ITypedElement child, ITypedElement other) {
			return null;
		}
	}
}
