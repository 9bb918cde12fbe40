package org.gasthaus.ui.internal.undo;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.Done;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;

/**
 * An entry of the history. Both ways run as jobs, as the operation did; the history goes on at once, and one that fails leaves it. What costs
 * something is asked first.
 *
 * @param <R> what the operation gives back
 */
final class TakeBack<R> extends AbstractOperation {
	private volatile Done<R> done;

	TakeBack(Done<R> done) {
		super(done.operation().title());
		this.done = done;
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		throw new IllegalStateException(getLabel()); // it was done before it came here
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		Done<R> now = done;
		if (!now.remark().isEmpty() && !Ask.whether(info == null ? null : info.getAdapter(Shell.class), Messages.TakeBack_title,
				NLS.bind(Messages.TakeBack_question, getLabel(), now.remark()), Messages.TakeBack_button)) {
			return Status.CANCEL_STATUS;
		}
		OperationJob.launch(new Step(NLS.bind(Messages.TakeBack_undoing, getLabel())) {
			@Override
			void run(IProgressMonitor progress) throws HypervisorException {
				done.undo(progress);
			}
		});
		return Status.OK_STATUS;
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		OperationJob.launch(new Step(getLabel()) {
			@Override
			void run(IProgressMonitor progress) throws HypervisorException {
				done = Done.call(done.operation(), progress);
				if (!done.canBeUndone()) {
					UndoHistory.drop(TakeBack.this);
				}
			}
		});
		return Status.OK_STATUS;
	}

	/** One way. It is not remembered itself: the entry is there already. */
	private abstract class Step implements Operation<Void> {
		private final String title;

		Step(String title) {
			this.title = title;
		}

		@Override
		public String title() {
			return title;
		}

		@Override
		public Object target() {
			return done.operation().target();
		}

		@Override
		public Void call(IProgressMonitor monitor) throws HypervisorException {
			boolean ended = false;
			try {
				run(monitor);
				ended = true;
			} finally {
				if (!ended) {
					UndoHistory.drop(TakeBack.this);
				}
			}
			return null;
		}

		/** @throws OperationCanceledException if the user cancels */
		abstract void run(IProgressMonitor progress) throws HypervisorException;

		@Override
		public Undo<Void> undo(IProgressMonitor monitor) {
			return Undo.needless();
		}
	}
}
