package org.gasthaus.ui;

import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.gasthaus.core.Done;
import org.gasthaus.core.Operation;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.ui.internal.undo.UndoHistory;

/**
 * The only bridge from the core's operations to the Progress view. Operations on the same target run one after the other.
 * The platform shows a failed status; handlers open no dialogs.
 *
 * @param <R> what the operation gives back
 */
public final class OperationJob<R> extends Job {
	private final Operation<R> operation;
	private final Consumer<? super R> onSuccess;
	private final boolean quiet;

	private OperationJob(Operation<R> operation, Consumer<? super R> onSuccess, boolean quiet) {
		super(operation.title());
		this.operation = operation;
		this.onSuccess = onSuccess;
		this.quiet = quiet;
		setUser(!quiet);
		setRule(new OneAtATime(operation.target()));
	}

	/** Runs an operation that the user asked for. Edit &gt; Undo takes it back, if it can be. */
	public static void launch(Operation<?> operation) {
		launch(operation, result -> {
		});
	}

	/** @param onSuccess gets the result in the job's thread */
	public static <R> void launch(Operation<R> operation, Consumer<? super R> onSuccess) {
		new OperationJob<>(operation, onSuccess, false).schedule();
	}

	/** Runs an operation that nobody asked for at this moment: a failure goes to the log and opens no dialog. */
	public static <R> void quietly(Operation<R> operation, Consumer<? super R> onSuccess) {
		new OperationJob<>(operation, onSuccess, true).schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			if (quiet) {
				onSuccess.accept(operation.call(monitor));
			} else {
				Done<R> done = Done.call(operation, monitor);
				UndoHistory.add(done);
				onSuccess.accept(done.result());
			}
			return Status.OK_STATUS;
		} catch (OperationCanceledException cancelled) {
			return Status.CANCEL_STATUS;
		} catch (HypervisorException failure) {
			return quiet ? Statuses.quietly(failure) : Statuses.of(failure);
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == OperationJob.class;
	}

	/** Conflicts with every other operation on an equal target. */
	private record OneAtATime(Object target) implements ISchedulingRule {
		OneAtATime {
			Objects.requireNonNull(target);
		}

		@Override
		public boolean contains(ISchedulingRule rule) {
			return equals(rule);
		}

		@Override
		public boolean isConflicting(ISchedulingRule rule) {
			return equals(rule);
		}
	}
}
