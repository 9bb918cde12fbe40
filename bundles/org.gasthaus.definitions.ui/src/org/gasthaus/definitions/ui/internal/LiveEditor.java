package org.gasthaus.definitions.ui.internal;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;

/**
 * An open editor over a live definition. It follows the host as long as nothing is typed; what is typed stays, and saving tells that the host has
 * something else by now. When its host is removed it closes, unless there is something to lose.
 */
final class LiveEditor implements IPartListener2 {
	/** The definition editor of {@code org.gasthaus.xml.ui}. */
	private static final String EDITOR = "org.gasthaus.xml.ui.editor";

	private static final Set<Code> NOTHING_TO_FOLLOW = Set.of(Code.NO_DOMAIN, Code.NO_NETWORK, Code.NO_POOL, Code.CLOSED, Code.CONNECTION_LOST);

	private final IWorkbenchPage page;
	private final IEditorPart editor;
	private final LiveInput input;
	private final Display display;
	private final AtomicBoolean scheduled = new AtomicBoolean();
	private final Subscription subscription;
	private final Subscription removal;

	private LiveEditor(IWorkbenchPage page, IEditorPart editor, LiveInput input) {
		this.page = page;
		this.editor = editor;
		this.input = input;
		this.display = editor.getSite().getShell().getDisplay();
		page.addPartListener(this);
		subscription = input.live().connection().onChange(this::readAgain);
		Connections connections = editor.getSite().getService(Connections.class);
		removal = connections.onChange(this::closeIfRemoved);
		closeIfRemoved(connections);
	}

	/** Reads the definition in a job and opens it, or brings the editor to the front that it has already. */
	static void open(IWorkbenchPage page, LiveDefinition live) {
		Display display = page.getWorkbenchWindow().getShell().getDisplay();
		LiveInput input = new LiveInput(live);
		IEditorPart open = page.findEditor(input);
		if (open != null) {
			page.activate(open);
			return;
		}
		OperationJob.launch(new Read(live, false, () -> {
		}), text -> UiThread.inUi(display, () -> show(page, input)));
	}

	private static void show(IWorkbenchPage page, LiveInput input) {
		IEditorPart open = page.findEditor(input);
		if (open != null) {
			page.activate(open);
			return;
		}
		try {
			new LiveEditor(page, page.openEditor(input, EDITOR), input);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private void readAgain(Connection connection) {
		if (connection.status() == Connection.Status.OPEN && scheduled.compareAndSet(false, true)) {
			LiveDefinition fresh = new LiveDefinition(connection, input.live().kind(), input.live().uuid(), input.live().name(), input.live().view());
			OperationJob.quietly(new Read(fresh, true, () -> scheduled.set(false)), text -> UiThread.inUi(display, () -> follow(text)));
		}
	}

	private void follow(String text) {
		ITextEditor source = page.findEditor(input) == editor ? Adapters.adapt(editor, ITextEditor.class) : null;
		if (source != null && !editor.isDirty() && !text.isEmpty() && input.live().isOutdated(text)) {
			try {
				input.live().follow(source.getDocumentProvider().getDocument(input).get(), text);
				source.getDocumentProvider().resetDocument(input);
			} catch (CoreException e) {
				ILog.of(getClass()).log(e.getStatus());
			}
		}
	}

	private void closeIfRemoved(Connections connections) {
		if (!connections.all().contains(input.live().connection())) {
			UiThread.inUi(display, () -> {
				if (page.findEditor(input) == editor && !editor.isDirty()) {
					page.closeEditor(editor, false);
				}
			});
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

	/** Reads what is stored. Who only follows gets an empty text for an object that is gone and a host that does not answer. */
	private record Read(LiveDefinition live, boolean following, Runnable begun) implements Operation<String> {
		@Override
		public String title() {
			return NLS.bind(Messages.LiveEditor_reading, live.name());
		}

		@Override
		public Object target() {
			return live.connection();
		}

		@Override
		public String call(IProgressMonitor monitor) throws HypervisorException {
			begun.run();
			try {
				return live.read(monitor);
			} catch (HypervisorException e) {
				if (following && NOTHING_TO_FOLLOW.contains(e.code())) {
					return "";
				}
				throw e;
			}
		}

		@Override
		public Undo<String> undo(IProgressMonitor monitor) {
			return Undo.needless();
		}
	}
}
