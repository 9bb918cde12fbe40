package org.gasthaus.hypervisor;

/**
 * An open text console: bytes to the guest and from it. One thread may read while another one writes; {@link #close()} may come from any thread and
 * ends both. What the guest writes waits until it is read; if nobody reads for long, it is no longer fetched from libvirt.
 */
public interface DomainConsole extends AutoCloseable {
	/** Whose it is. */
	DomainId domain();

	/**
	 * Waits until the guest wrote something.
	 *
	 * @return how many bytes there are; -1 after the last one, when the guest ended, or after {@link #close()}
	 * @throws HypervisorException {@code CONNECTION_LOST} if the host went away, {@code FAILED} if somebody else took the console
	 * @throws InterruptedException if the thread was interrupted; nothing is lost then
	 */
	int read(byte[] buffer) throws HypervisorException, InterruptedException;

	/**
	 * Hands bytes over; waits while the host takes no more.
	 *
	 * @throws HypervisorException {@code CLOSED} after the end of the console, {@code CONNECTION_LOST}
	 * @throws InterruptedException if the thread was interrupted; a part may have been handed over then
	 */
	void write(byte[] bytes, int offset, int length) throws HypervisorException, InterruptedException;

	/** Ends it, once; further calls do nothing. What the guest wrote and nobody read is thrown away. */
	@Override
	void close();
}
