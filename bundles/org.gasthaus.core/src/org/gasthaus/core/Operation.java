package org.gasthaus.core;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * One thing that is done to a host. Immutable; runs in the caller's thread, which is never the UI thread; may be called
 * again. Says in its Javadoc what cancelling does.
 *
 * @param <R> what it gives back
 */
public interface Operation<R> {
	/** What it does, for a progress bar, in the user's language. */
	String title();

	/** What it works on; operations on the same target are done one after the other. */
	Object target();

	/**
	 * Does it.
	 *
	 * @param monitor may be {@code null}
	 * @throws HypervisorException if the hypervisor refuses; the message says which state is left
	 * @throws org.eclipse.core.runtime.OperationCanceledException if the monitor was cancelled
	 */
	R call(IProgressMonitor monitor) throws HypervisorException;

	/**
	 * How it is taken back, asked right before it is called: reads from the host what it is going to replace. {@link Done#call} is the usual way.
	 *
	 * @param monitor may be {@code null}
	 * @throws HypervisorException if what is there now cannot be read
	 */
	Undo<R> undo(IProgressMonitor monitor) throws HypervisorException;
}
