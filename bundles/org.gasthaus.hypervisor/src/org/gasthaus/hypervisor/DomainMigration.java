package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Moving domains to other hosts. Each call blocks, those that move one until it is there; as every call of a session they throw {@code UNSUPPORTED}
 * where the driver cannot do it and {@code READ_ONLY} without asking.
 *
 * <p>What can be tuned beside the options are typed parameters under libvirt's names: {@code destination_name}, {@code bandwidth} in MiB/s,
 * {@code migrate_uri} …
 *
 * @see <a href="https://libvirt.org/migration.html">Guest migration</a>
 */
public interface DomainMigration {
	/** The host of this session as the end of a migration; valid as long as the session is open. */
	MigrationTarget target() throws HypervisorException;

	/**
	 * Moves a domain, with this program between both hosts.
	 *
	 * @param monitor not looked at: {@link #abort} ends it
	 * @return the domain on the destination
	 * @throws HypervisorException {@code UNSUPPORTED}, {@code CANCELLED}, {@code FAILED}; {@code CONNECTION_LOST} of either host
	 */
	DomainId migrate(DomainId id, MigrationTarget destination, Set<MigrationOption> options, List<TypedParameter> parameters, IProgressMonitor monitor)
			throws HypervisorException;

	/**
	 * Moves a domain by what the source can do alone: with {@code PEER_TO_PEER} to the host of a connection URI as the source sees it, else to a
	 * URI of the hypervisor itself.
	 *
	 * @param monitor not looked at: {@link #abort} ends it
	 * @throws HypervisorException as {@link #migrate}
	 */
	void migrateToUri(DomainId id, String uri, Set<MigrationOption> options, List<TypedParameter> parameters, IProgressMonitor monitor)
			throws HypervisorException;

	/** How far the migration of a domain of this session is. */
	MigrationProgress progress(DomainId id) throws HypervisorException;

	/** Ends the migration of a domain of this session; it goes on here. @throws HypervisorException {@code WRONG_STATE} if there is none */
	void abort(DomainId id) throws HypervisorException;

	/** Lets the guest go on at the destination at once; the rest of its memory follows. */
	void startPostcopy(DomainId id) throws HypervisorException;

	/** How long the guest may stand still at the end, in milliseconds. */
	long maxDowntimeMillis(DomainId id) throws HypervisorException;

	/** How long the guest may stand still at the end, in milliseconds. */
	void setMaxDowntimeMillis(DomainId id, long millis) throws HypervisorException;

	/** The bytes of the cache that compression uses. */
	long compressionCache(DomainId id) throws HypervisorException;

	/** The bytes of the cache that compression uses; the hypervisor may round them. */
	void setCompressionCache(DomainId id, long bytes) throws HypervisorException;

	/** The limit in MiB/s. @param postcopy that of the time after the guest went over; 0 is none */
	long maxSpeed(DomainId id, boolean postcopy) throws HypervisorException;

	/** The limit in MiB/s. @param postcopy that of the time after the guest went over; 0 is none */
	void setMaxSpeed(DomainId id, long mibPerSecond, boolean postcopy) throws HypervisorException;
}
