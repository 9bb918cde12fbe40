package org.gasthaus.core.log;

import org.gasthaus.hypervisor.HypervisorException;

/** The lines of a log, one after the other. */
public interface LogReader extends AutoCloseable {
	/** The file on its host, as far as it is known. */
	String file();

	/**
	 * Waits for the next line.
	 *
	 * @return {@code null} at the end, or after {@link #close()}
	 * @throws HypervisorException if it cannot be read any more
	 */
	String next() throws HypervisorException;

	/** Ends the reading; from any thread, more than once. A thread in {@link #next()} gets {@code null}. */
	@Override
	void close();
}
