package org.gasthaus.hypervisor;

/** Jobs of domains: a domain has one at a time. Each call blocks, but does not wait for the job. */
public interface DomainJobs {
	/** The job that is under way. @throws HypervisorException {@code WRONG_STATE} if the domain does not run */
	DomainJob current(DomainId id) throws HypervisorException;

	/** The last job that ended. @param keep whether it can be asked for again; else the host forgets it */
	DomainJob completed(DomainId id, boolean keep) throws HypervisorException;

	/**
	 * Tells the host to give the job up; its caller gets an error and the domain goes on as before.
	 *
	 * @throws HypervisorException {@code WRONG_STATE} if there is none, {@code READ_ONLY}
	 */
	void abort(DomainId id) throws HypervisorException;

	/** Interrupts a migration that already runs on the other host; the domain is halted until it is resumed. */
	void interruptPostCopy(DomainId id) throws HypervisorException;
}
