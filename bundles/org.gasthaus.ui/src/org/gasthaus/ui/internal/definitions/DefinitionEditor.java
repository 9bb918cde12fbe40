package org.gasthaus.ui.internal.definitions;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorRegistry;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;

/** An open editor over a {@link DefinitionInput}, which follows the host until it is closed. */
final class DefinitionEditor implements IPartListener2 {
	private static final String PLAIN_TEXT = "org.eclipse.ui.DefaultTextEditor";

	private final IWorkbenchPage page;
	private final IEditorPart editor;
	private final DefinitionInput input;
	private final Display display;
	/** A reading is scheduled and has not begun. */
	private final AtomicBoolean scheduled = new AtomicBoolean();
	private final Subscription subscription;
	private final Subscription removal;

	private DefinitionEditor(IWorkbenchPage page, IEditorPart editor, DefinitionInput input) {
		this.page = page;
		this.editor = editor;
		this.input = input;
		this.display = editor.getSite().getShell().getDisplay();
		page.addPartListener(this);
		subscription = input.connection().onChange(this::readAgain);
		Connections connections = editor.getSite().getService(Connections.class);
		removal = connections.onChange(this::closeIfRemoved);
		// it may have been removed while the definition was read
		closeIfRemoved(connections);
	}

	/** Reads the definition in a job and shows it in the editor that is made for its kind of text. */
	static void open(IWorkbenchPage page, DefinitionInput input) {
		Display display = page.getWorkbenchWindow().getShell().getDisplay();
		OperationJob.launch(input.read(), xml -> {
			input.update(xml);
			String editorId = editorFor(input);
			UiThread.inUi(display, () -> show(page, input, editorId));
		});
	}

	private static void show(IWorkbenchPage page, DefinitionInput input, String editorId) {
		IEditorPart open = page.findEditor(input);
		if (open != null) {
			page.activate(open);
			return;
		}
		try {
			new DefinitionEditor(page, page.openEditor(input, editorId), input);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static String editorFor(DefinitionInput input) {
		try {
			IContentType type = Platform.getContentTypeManager().findContentTypeFor(input.contents(), null);
			IEditorRegistry editors = PlatformUI.getWorkbench().getEditorRegistry();
			IEditorDescriptor found = editors.getDefaultEditor("definition.xml", type);
			return found == null || !found.isInternal() ? PLAIN_TEXT : found.getId();
		} catch (IOException e) {
			// the text is in memory
			throw new IllegalStateException(e);
		}
	}

	private void readAgain(Connection connection) {
		if (connection.status() == Connection.Status.OPEN && scheduled.compareAndSet(false, true)) {
			OperationJob.quietly(new ReadAgain(), xml -> {
				if (input.update(xml)) {
					UiThread.inUi(display, this::showText);
				}
			});
		}
	}

	/** Nobody would follow the host any more. The text is read-only, so that nothing is lost. */
	private void closeIfRemoved(Connections connections) {
		if (!connections.all().contains(input.connection())) {
			UiThread.inUi(display, () -> {
				if (page.findEditor(input) == editor) {
					page.closeEditor(editor, false);
				}
			});
		}
	}

	private void showText() {
		ITextEditor text = page.findEditor(input) == editor ? Adapters.adapt(editor, ITextEditor.class) : null;
		if (text != null) {
			try {
				text.getDocumentProvider().resetDocument(input);
			} catch (CoreException e) {
				ILog.of(getClass()).log(e.getStatus());
			}
		}
	}

	@Override
	public void partClosed(IWorkbenchPartReference reference) {
		if (reference.getPart(false) == editor) {
			subscription.close();
			removal.close();
			page.removePartListener(this);
		}
	}

	/** What changes once the reading has begun is read again. An object that is gone keeps its last text. */
	private final class ReadAgain implements Operation<String> {
		private final ReadDefinition read = input.read();

		@Override
		public String title() {
			return read.title();
		}

		@Override
		public Object target() {
			return read.target();
		}

		@Override
		public String call(IProgressMonitor monitor) throws HypervisorException {
			scheduled.set(false);
			try {
				return read.call(monitor);
			} catch (HypervisorException e) {
				switch (e.code()) {
				case NO_DOMAIN:
				case NO_NETWORK:
				case NO_POOL:
				case CLOSED:
				case CONNECTION_LOST:
					return input.xml();
				default:
					throw e;
				}
			}
		}
	}
}
