package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * What the hypervisor does with the images under a running domain. Each call blocks until the job is started, not until it is done; events and
 * {@link #info} tell how far it is. A disk is named by its target or its source.
 */
public interface BlockJobs {
	/** How images are pulled, committed or copied. */
	enum Option {
		/** Only the topmost image. */
		SHALLOW,
		/** Images that are no longer needed are deleted. */
		DELETE,
		/** The topmost image, which the guest writes to. */
		ACTIVE,
		/** Names of images in images stay relative. */
		RELATIVE,
		/** The copy's file is there already. */
		REUSE_EXTERNAL,
		/** The job does not outlive the domain. */
		TRANSIENT_JOB,
		/** Writes go to both images at once. */
		SYNCHRONOUS_WRITES
	}

	/**
	 * A job.
	 *
	 * @param type libvirt's number: 1 pull, 2 copy, 3 commit, 4 active commit, 5 backup
	 * @param bandwidth bytes per second, 0 for no limit
	 * @param done how far it is, of {@code end}
	 * @param end where it is ready, in the same unit
	 */
	record Job(int type, long bandwidth, long done, long end) {
	}

	/** The job of a disk, {@code null} if there is none. */
	Job info(DomainId id, String disk) throws HypervisorException;

	/** Ends a job. @param pivot whether the guest goes on with the new image @param async whether to return before it has ended */
	void abort(DomainId id, String disk, boolean pivot, boolean async) throws HypervisorException;

	/** Limits a job. @param bytesPerSecond 0 for no limit */
	void setSpeed(DomainId id, String disk, long bytesPerSecond) throws HypervisorException;

	/** Brings what the images beneath hold into the topmost one. @param base the image to keep, {@code null} for none */
	void pull(DomainId id, String disk, String base, long bytesPerSecond, Set<Option> options) throws HypervisorException;

	/** Brings what upper images hold into one beneath. @param base {@code null} for the lowest @param top {@code null} for the topmost */
	void commit(DomainId id, String disk, String base, String top, long bytesPerSecond, Set<Option> options) throws HypervisorException;

	/**
	 * Copies to another image and keeps both alike until the job is ended.
	 *
	 * @param destination a {@code disk} element
	 * @param values libvirt's {@code bandwidth}, {@code granularity}, {@code buf-size}
	 */
	void copy(DomainId id, String disk, String destination, List<TypedParameter> values, Set<Option> options) throws HypervisorException;
}
