package org.gasthaus.definitions.ui.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.editors.text.StorageDocumentProvider;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Outcome;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Plan;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Standing;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.xml.ui.BoundHosts;

/**
 * Brings live definitions into editors and back: saving one defines it. The host is asked in a thread of its own while the window stays alive;
 * a save that fails or is cancelled leaves the text as it is, and unsaved.
 */
public final class LiveDocumentProvider extends StorageDocumentProvider {
	private final Map<Object, SavedText> saved = new HashMap<>();

	@Override
	protected IDocument createDocument(Object element) throws CoreException {
		IDocument document = super.createDocument(element);
		if (document != null) {
			BoundHosts.bind(document, live(element).connection().uri().toString());
		}
		return document;
	}

	/** Storages have none by themselves: without it there are no marks, no folding and no fixes. */
	@Override
	protected IAnnotationModel createAnnotationModel(Object element) {
		return new AnnotationModel();
	}

	@Override
	protected ElementInfo createElementInfo(Object element) throws CoreException {
		ElementInfo info = super.createElementInfo(element);
		SavedText text = new SavedText(element, info.fDocument);
		saved.put(element, text);
		info.fDocument.addDocumentListener(text);
		return info;
	}

	@Override
	protected void disposeElementInfo(Object element, ElementInfo info) {
		info.fDocument.removeDocumentListener(saved.remove(element));
		super.disposeElementInfo(element, info);
	}

	@Override
	protected void doResetDocument(Object element, IProgressMonitor monitor) throws CoreException {
		super.doResetDocument(element, monitor);
		saved.get(element).take();
	}

	/** The text that is not to be saved, because it is there already: whoever comes back to it has nothing to save. UI thread. */
	private final class SavedText implements IDocumentListener {
		private final Object element;
		private final IDocument document;
		private String text;

		SavedText(Object element, IDocument document) {
			this.element = element;
			this.document = document;
			take();
		}

		void take() {
			text = document.get();
		}

		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// what it becomes counts
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			String now = document.get();
			live(element).shows(now);
			ElementInfo info = getElementInfo(element);
			if (info != null && info.fCanBeSaved && now.equals(text)) {
				unchanged(element, info);
			}
		}
	}

	private void unchanged(Object element, ElementInfo info) {
		info.fCanBeSaved = false;
		addUnchangedElementListeners(element, info);
		fireElementDirtyStateChanged(element, false);
	}

	private static LiveDefinition live(Object element) {
		return ((LiveInput) element).live();
	}

	@Override
	public boolean isModifiable(Object element) {
		return live(element).isWritable();
	}

	@Override
	public boolean isReadOnly(Object element) {
		return !live(element).isWritable();
	}

	@Override
	protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite) throws CoreException {
		LiveDefinition live = live(element);
		String text = document.get();
		try {
			Plan plan = overwrite ? new Plan(Standing.READY, "", null) : ask(monitor, progress -> live.plan(text, progress));
			if (plan.standing() == Standing.REFUSED) {
				throw refused(plan.sentence(), null);
			}
			if (plan.standing() != Standing.READY && !Questions.mayDefine(live, plan, document)) {
				throw new CoreException(new Status(IStatus.CANCEL, getClass(), plan.sentence()));
			}
			Outcome outcome = ask(monitor, progress -> live.define(text, progress));
			Display.getDefault().syncExec(() -> saved(element, document, text, outcome));
		} catch (HypervisorException e) {
			throw refused(e.getMessage(), e);
		} catch (OperationCanceledException e) {
			throw new CoreException(Status.CANCEL_STATUS);
		}
	}

	/** Tells why; the editor, which hears that it was cancelled, then says nothing of its own. */
	private static CoreException refused(String sentence, HypervisorException why) {
		Questions.tell(sentence);
		return new CoreException(new Status(IStatus.CANCEL, LiveDocumentProvider.class, sentence, why));
	}

	/** What was typed while the host was asked is not saved. */
	private void saved(Object element, IDocument document, String text, Outcome outcome) {
		ElementInfo info = getElementInfo(element);
		if (info != null && document.get().equals(text)) {
			saved.get(element).take();
			unchanged(element, info);
		}
		ChangesView.show(live(element), outcome);
	}

	/** A call that asks the host, while the window stays alive: in a thread of its own where this one is the window's. */
	private static <R> R ask(IProgressMonitor monitor, HostCall<R> call) throws HypervisorException {
		Display display = Display.getCurrent();
		if (display == null) {
			return call.call(monitor);
		}
		AtomicReference<R> result = new AtomicReference<>();
		try {
			ModalContext.run(progress -> {
				try {
					result.set(call.call(progress));
				} catch (HypervisorException e) {
					throw new InvocationTargetException(e);
				}
			}, true, monitor, display);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof HypervisorException failure) {
				throw failure;
			}
			throw new IllegalStateException(e.getCause());
		} catch (InterruptedException e) {
			throw new OperationCanceledException();
		}
		return result.get();
	}

	/** What is asked of a host. */
	@FunctionalInterface
	private interface HostCall<R> {
		R call(IProgressMonitor monitor) throws HypervisorException;
	}
}
