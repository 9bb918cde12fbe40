package org.gasthaus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * An operation that was called in a way that it can be taken back. Immutable; may be kept as long as its connection. See {@link Undo} for what it holds
 * in memory.
 *
 * @param <R> what the operation gave back
 */
public final class Done<R> {
	private final Operation<R> operation;
	private final R result;
	private final List<Operation<?>> steps;
	private final String remark;

	private Done(Operation<R> operation, R result, List<Operation<?>> steps, String remark) {
		this.operation = operation;
		this.result = result;
		this.steps = steps;
		this.remark = remark;
	}

	/**
	 * Reads what the operation is going to replace, and calls it. That it cannot be read does not keep the operation from being done: it cannot be taken
	 * back then, and {@link #remark()} says why.
	 *
	 * @param monitor may be {@code null}
	 * @throws HypervisorException if the operation fails
	 * @throws org.eclipse.core.runtime.OperationCanceledException if the monitor was cancelled
	 */
	public static <R> Done<R> call(Operation<R> operation, IProgressMonitor monitor) throws HypervisorException {
		Objects.requireNonNull(operation);
		SubMonitor progress = SubMonitor.convert(monitor, operation.title(), 10);
		Undo<R> undo = before(operation, progress.split(1));
		R result = operation.call(progress.split(9));
		if (!undo.isPossible()) {
			return new Done<>(operation, result, List.of(), undo.remark());
		}
		try {
			return new Done<>(operation, result, undo.steps(result), undo.remark());
		} catch (HypervisorException e) {
			return new Done<>(operation, result, List.of(), unread(e));
		}
	}

	private static <R> Undo<R> before(Operation<R> operation, IProgressMonitor monitor) {
		try {
			return operation.undo(monitor);
		} catch (HypervisorException e) {
			return Undo.impossible(unread(e));
		}
	}

	private static HypervisorException half(HypervisorException e, List<String> back) {
		return new HypervisorException(e.code(), NLS.bind(Messages.Undo_half, e.getMessage(), String.join(", ", back)), e.reason(), e.nextStep(), e.nativeCode(),
				e.nativeDomain(), e);
	}

	private static String unread(HypervisorException e) {
		return NLS.bind(Messages.Undo_unread, e.getMessage());
	}

	public Operation<R> operation() {
		return operation;
	}

	/** What the operation gave back. */
	public R result() {
		return result;
	}

	/** Whether {@link #undo} can be called. */
	public boolean canBeUndone() {
		return !steps.isEmpty();
	}

	/** What taking it back costs, or why that is not possible; empty for nothing to say. In the user's language. */
	public String remark() {
		return remark;
	}

	/** What takes it back, in this order. */
	public List<Operation<?>> steps() {
		return steps;
	}

	/**
	 * Takes it back. Ends at the first step that fails; what the steps before did stays, and the message of the failure says what is left.
	 *
	 * @param monitor may be {@code null}; cancelling is looked at before each step, and within one as that operation says
	 * @throws HypervisorException if a step fails
	 * @throws IllegalStateException if it {@link #canBeUndone() cannot be taken back}
	 */
	public void undo(IProgressMonitor monitor) throws HypervisorException {
		if (steps.isEmpty()) {
			throw new IllegalStateException(remark);
		}
		SubMonitor progress = SubMonitor.convert(monitor, steps.size());
		List<String> back = new ArrayList<>();
		for (Operation<?> step : steps) {
			try {
				step.call(progress.split(1));
			} catch (HypervisorException e) {
				throw back.isEmpty() ? e : half(e, back);
			}
			back.add(step.title());
		}
	}
}
