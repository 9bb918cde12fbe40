package org.gasthaus.hypervisor;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The volumes of storage pools. Threads and errors as for {@link HypervisorSession}; a volume that is not there is {@code NO_OBJECT}.
 * Pools are named by UUID, volumes by their pool and name, so that no other volume with the same key or path is hit.
 */
public interface Volumes {
	/** The volumes of a pool, by name. @throws HypervisorException {@code NO_POOL} */
	List<VolumeInfo> list(String pool) throws HypervisorException;

	/** A volume of a pool by its name. */
	VolumeInfo find(String pool, String name) throws HypervisorException;

	/** A volume of whatever pool by its key or its path; look at its pool before you change it. */
	VolumeInfo find(String keyOrPath) throws HypervisorException;

	/** @param physical whether the allocation is the length of the file, not the blocks that it takes */
	VolumeSize size(VolumeInfo volume, boolean physical) throws HypervisorException;

	/** The definition. */
	String xml(VolumeInfo volume) throws HypervisorException;

	/** Makes a volume; returns when it is there. */
	VolumeInfo create(String pool, String xml, Set<VolumeOption> options) throws HypervisorException;

	/** Makes a volume with the content of another one; returns when all is copied. */
	VolumeInfo copy(String pool, String xml, VolumeInfo source, Set<VolumeOption> options) throws HypervisorException;

	/** Removes a volume and what it holds, for good. @param snapshots whether its snapshots, which the storage keeps, go too */
	void delete(VolumeInfo volume, boolean snapshots) throws HypervisorException;

	/** Makes a volume larger or smaller. No running guest may use it. */
	void resize(VolumeInfo volume, long bytes, Set<VolumeResize> options) throws HypervisorException;

	/** Overwrites all that a volume holds; returns when it is done. */
	void wipe(VolumeInfo volume, VolumeWipe algorithm) throws HypervisorException;

	/**
	 * Sends the rest of {@code source} to a volume. Cancelling is seen between two pieces; it, and a failure, leaves what was sent so far in
	 * the volume. Runs of zeros become holes only if the channel is seekable and reaches the end of the volume: libvirt cuts off what
	 * lies behind a hole.
	 *
	 * @param source stays open
	 * @throws IOException the source cannot be read
	 * @throws TransferException the host refuses, or the way to it breaks
	 */
	void upload(VolumeInfo volume, VolumeRange range, ReadableByteChannel source, IProgressMonitor monitor) throws HypervisorException, IOException;

	/**
	 * Receives what a volume holds. Cancelling is seen between two pieces; it, and a failure, leaves what was received so far in the target.
	 * Holes stay holes if the channel is seekable, else they are written as zeros.
	 *
	 * @param target stays open
	 * @throws IOException the target cannot be written
	 * @throws TransferException the host refuses, or the way to it breaks
	 */
	void download(VolumeInfo volume, VolumeRange range, WritableByteChannel target, IProgressMonitor monitor) throws HypervisorException, IOException;
}
