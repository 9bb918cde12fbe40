package org.gasthaus.hypervisor;

import java.util.Set;

/**
 * What can be done with storage pools. Threads and errors as for {@link HypervisorSession}; every call that names a pool also throws
 * {@code NO_POOL}, and {@code UNSUPPORTED} where the driver lacks it.
 */
public interface PoolOperations {
	/** Stores a definition. @param validate whether the host checks it against its schema first */
	PoolInfo define(String xml, boolean validate) throws HypervisorException;

	/** Starts a pool without storing its definition. */
	PoolInfo create(String xml, Set<PoolStartOption> options) throws HypervisorException;

	/** Starts a pool that is defined. */
	void start(String uuid, Set<PoolStartOption> options) throws HypervisorException;

	/** Stops a pool; what it holds stays. */
	void destroy(String uuid) throws HypervisorException;

	/** Removes the stored definition. */
	void undefine(String uuid) throws HypervisorException;

	/** Says whether it starts with its host. */
	void setAutostart(String uuid, boolean autostart) throws HypervisorException;

	/** Makes what the pool stands on: a folder, a file system … */
	void build(String uuid, Set<PoolBuildOption> options) throws HypervisorException;

	/** Removes what the pool stands on. It cannot be undone. */
	void delete(String uuid) throws HypervisorException;

	/** Looks again for the volumes of a pool. */
	void refresh(String uuid) throws HypervisorException;

	/**
	 * What pools of a type could stand on, as libvirt's {@code sources} document.
	 *
	 * @param type libvirt's word, for example {@code netfs}
	 * @param source where to look, as a {@code source} document; {@code null} to leave it to the host
	 */
	String sourcesXml(String type, String source) throws HypervisorException;

	/** Which types of pools the host can run, as libvirt's {@code storagepoolCapabilities} document. */
	String capabilitiesXml() throws HypervisorException;
}
