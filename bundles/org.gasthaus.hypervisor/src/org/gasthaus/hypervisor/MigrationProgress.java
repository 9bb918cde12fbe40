package org.gasthaus.hypervisor;

/**
 * How far a migration is, in bytes of memory and disks together.
 *
 * @param running whether there is a job at all
 * @param total what there is to send, as far as is known
 * @param processed what was sent; may exceed the total where the guest wrote again
 * @param remaining what is left; grows while the guest writes
 */
public record MigrationProgress(boolean running, long total, long processed, long remaining) {
	/** No job. */
	public static final MigrationProgress NONE = new MigrationProgress(false, 0, 0, 0);

	/** From 0 to 99; nearly done is not done. */
	public int percent() {
		if (total <= 0 || remaining == 0 && processed == 0) {
			return 0;
		}
		double part = 1 - (double) remaining / total;
		return (int) Math.max(0, Math.min(99, part * 100));
	}
}
