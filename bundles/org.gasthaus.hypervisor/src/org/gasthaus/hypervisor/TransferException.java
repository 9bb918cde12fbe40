package org.gasthaus.hypervisor;

/** The content of a volume, or a picture, was not, or not wholly, sent or received. */
public final class TransferException extends HypervisorException {
	private static final long serialVersionUID = 1L;

	/** How far it came. */
	public enum Phase {
		/** The host did not begin. */
		OPEN,
		/** Some of the data went over. */
		DATA,
		/** All data went over, but the host did not confirm it. */
		CLOSE
	}

	private final Phase phase;
	private final long bytes;

	/** @param bytes how many went over, holes included */
	public TransferException(Phase phase, long bytes, HypervisorException cause) {
		super(cause.code(), cause.getMessage(), cause.reason(), cause.nextStep(), cause.nativeCode(), cause.nativeDomain(), cause);
		this.phase = phase;
		this.bytes = bytes;
	}

	/** How far it came. */
	public Phase phase() {
		return phase;
	}

	/** How many bytes went over, holes included. */
	public long bytes() {
		return bytes;
	}
}
