package org.gasthaus.xml.ui.internal;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Region;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.MultiPageEditorSite;
import org.eclipse.ui.texteditor.ITextEditor;

/** From parts to documents to files, whatever stands around the text: an editor by itself, or one page of several. */
public final class Documents {
	private Documents() {
	}

	/** The file of the workspace that a document is the text of, {@code null} if it is none. */
	public static IFile file(IDocument document) {
		ITextFileBuffer buffer = document == null ? null : FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
		IPath location = buffer == null ? null : buffer.getLocation();
		if (location == null || location.segmentCount() < 2) {
			return null;
		}
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
		return file.exists() ? file : null;
	}

	/** The text editor that a part is or holds, {@code null} if there is none. */
	public static ITextEditor textEditor(IWorkbenchPart part) {
		return part instanceof ITextEditor editor ? editor : part instanceof IEditorPart ? Adapters.adapt(part, ITextEditor.class) : null;
	}

	/** The viewer of a part's text, {@code null} if there is none. */
	public static ITextViewer viewer(IWorkbenchPart part) {
		ITextEditor editor = textEditor(part);
		return editor == null ? null : editor.getAdapter(ITextViewer.class);
	}

	/** What the workbench knows of a text's editor: itself, or the editor that it is a page of. */
	public static IEditorPart part(ITextEditor editor) {
		return editor.getSite() instanceof MultiPageEditorSite page ? page.getMultiPageEditor() : editor;
	}

	/** Shows the text, be it alone or one page of several. */
	public static void show(ITextEditor editor) {
		if (editor.getSite() instanceof MultiPageEditorSite page) {
			page.getMultiPageEditor().setActiveEditor(editor);
		}
	}

	/** Selects a part of a text and shows it, be the text alone or one page of several. */
	public static void reveal(ITextEditor editor, int offset, int length) {
		show(editor);
		ITextViewer viewer = editor.getAdapter(ITextViewer.class);
		if (viewer == null || part(editor) == editor) {
			editor.selectAndReveal(offset, length);
			return;
		}
		// the editor would put itself into the workbench's history, where a page of another one leads nowhere
		if (viewer instanceof ITextViewerExtension5 folded) {
			folded.exposeModelRange(new Region(offset, length));
		}
		viewer.setSelectedRange(offset, length);
		viewer.revealRange(offset, length);
	}

	/** Whether a text is what its part shows: it may be on a page behind another. */
	public static boolean isShown(ITextEditor editor) {
		return !(editor.getSite() instanceof MultiPageEditorSite page) || page.getMultiPageEditor().getSelectedPage() == editor;
	}

	/** The document of an editor. */
	public static IDocument document(ITextEditor editor) {
		return editor == null || editor.getDocumentProvider() == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}
}
