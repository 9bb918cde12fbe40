package org.gasthaus.xml.ui.internal.form;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.form.DefinitionForm;
import org.gasthaus.xml.ide.form.FormFindings;
import org.gasthaus.xml.ide.form.FormState;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.edit.Edits;

/**
 * Between the text and the pages of its form: shows on them what the text says and what is wrong with it, and writes into the text what is
 * changed on them. Made, used and disposed in the UI thread.
 */
final class FormLink implements IDocumentListener, DefinitionSession.Listener {
	/** The pages of a longer text come with its first check: reading it takes longer than the UI thread may wait. */
	private static final int SOON = 100_000;

	private final DefinitionFormEditor editor;
	private final Display display;
	private final FormState state = new FormState();
	private IDocument document;
	private DefinitionSession session;
	private FormFindings findings = FormFindings.NONE;
	private FieldRow pending;
	/** Somebody will show what the text says. */
	private boolean refreshing;

	FormLink(DefinitionFormEditor editor) {
		this.editor = editor;
		this.display = editor.getSite().getShell().getDisplay();
	}

	/** Follows another text from now on. */
	void follow(IDocument other) {
		if (other == document) {
			return;
		}
		release();
		document = other;
		if (document != null) {
			session = DefinitionSession.open(document, null);
			session.addListener(this);
			document.addDocumentListener(this);
			DefinitionSession.Checked already = session.checked();
			if (already != null) {
				// by somebody who had the text open before
				CompletableFuture.runAsync(() -> checked(already));
			} else if (document.getLength() <= SOON) {
				refresh();
			}
		}
	}

	private void release() {
		if (session != null) {
			document.removeDocumentListener(this);
			session.removeListener(this);
			session.close(null);
			session = null;
		}
	}

	void dispose() {
		release();
		document = null;
	}

	FormState state() {
		return state;
	}

	/** What is wrong with the text that was checked last. */
	FormFindings findings() {
		return findings;
	}

	/** Whether the fields may be changed. */
	boolean isEditable() {
		return state.isWhole() && isWritable();
	}

	/** Whether the text may be changed, half-typed or not. */
	boolean isWritable() {
		return editor.source().isEditable();
	}

	/** Shows what the text says now. */
	void refresh() {
		if (session != null) {
			refresh(session.snapshot());
		}
	}

	private void refresh(DefinitionText text) {
		state.update(text);
		if (state.isWhole()) {
			editor.showPages(state.form().pages());
		}
		DefinitionPage page = editor.activeForm();
		if (page != null) {
			page.refresh();
		}
	}

	@Override
	public void documentAboutToBeChanged(DocumentEvent event) {
		// the text after the change is what counts
	}

	@Override
	public void documentChanged(DocumentEvent event) {
		// while the source is shown nobody looks at the fields; the check tells what has become of the pages
		if (editor.activeForm() != null && !refreshing) {
			refreshing = true;
			display.asyncExec(() -> {
				refreshing = false;
				refresh();
			});
		}
	}

	@Override
	public void checked(DefinitionSession.Checked result) {
		// a form of one's own: that of the snapshot belongs to the UI thread
		DefinitionForm form = DefinitionForm.of(DefinitionText.of(result.text().tree(), result.text().context()));
		FormFindings placed = FormFindings.of(form, result.findings());
		inUi(() -> show(result, placed));
	}

	/** Does something in the UI thread, unless there is none any more. From any thread. */
	void inUi(Runnable task) {
		if (!display.isDisposed()) {
			display.asyncExec(task);
		}
	}

	private void show(DefinitionSession.Checked result, FormFindings placed) {
		if (session != null && session.checked() == result) {
			findings = placed;
			// while the source is shown nobody needs a later text than the one that was checked, and read, in the job
			refresh(editor.activeForm() == null ? result.text() : session.snapshot());
			editor.showCounts();
		}
	}

	/** The text that findings and fixes are of; {@code null} if it changed since it was checked. */
	DefinitionText checkedText() {
		DefinitionSession.Checked last = session == null ? null : session.checked();
		return last != null && session.currentFindings() != null ? last.text() : null;
	}

	/** Whether a finding is still one of the text. */
	boolean isCurrent(Finding finding) {
		List<Finding> current = session == null ? null : session.currentFindings();
		return current != null && current.contains(finding);
	}

	/**
	 * Changes the text, so that one undo takes it back; does nothing while the text is half-typed.
	 *
	 * @return whether the text is another one now
	 */
	boolean change(Function<DefinitionForm, Optional<TextEdit>> change) {
		if (session == null) {
			return false;
		}
		state.update(session.snapshot());
		Optional<TextEdit> edit = isEditable() ? change.apply(state.form()) : Optional.empty();
		return edit.isPresent() && apply(List.of(edit.get()));
	}

	/** Applies edits of the text as it is now, and shows what it says then; {@code false} if the file may not be written. */
	boolean apply(List<TextEdit> edits) {
		if (editor.source() instanceof ITextEditorExtension2 extension && !extension.validateEditorInputState()) {
			return false;
		}
		boolean before = refreshing;
		refreshing = true;
		try {
			Edits.apply(document, edits);
		} catch (BadLocationException e) {
			throw new IllegalStateException(e);
		} finally {
			refreshing = before;
		}
		refresh();
		return true;
	}

	// ---- what is being typed into a field

	/** What is typed there waits until the field is left, so that it becomes one change. */
	void typing(FieldRow row) {
		boolean was = hasPending();
		pending = row;
		if (!was) {
			editor.pendingChanged();
		}
	}

	/** Nothing waits any more. */
	void typed(FieldRow row) {
		if (pending == row) {
			pending = null;
			editor.pendingChanged();
		}
	}

	boolean hasPending() {
		return pending != null;
	}

	/** Forgets what was typed into a field that has not been left yet; {@code false} if there is nothing to forget. */
	boolean dropPending() {
		FieldRow row = pending;
		if (row != null) {
			row.drop();
		}
		return row != null;
	}

	/** Writes what was typed into a field that has not been left yet. */
	void writePending() {
		if (pending != null) {
			pending.write();
		}
	}
}
