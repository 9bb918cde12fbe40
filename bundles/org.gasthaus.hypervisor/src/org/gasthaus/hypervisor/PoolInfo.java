package org.gasthaus.hypervisor;

/**
 * A storage pool as a list shows it.
 *
 * @param uuid in libvirt's form
 * @param name its name
 * @param active whether it runs
 * @param autostart whether it starts with its host
 * @param persistent whether its definition outlives it
 * @param condition how it is
 * @param capacityBytes its size; 0 while it is not active
 * @param allocationBytes what its volumes use; 0 while it is not active
 * @param availableBytes what is left for new volumes; 0 while it is not active
 */
public record PoolInfo(String uuid, String name, boolean active, boolean autostart, boolean persistent, Condition condition, long capacityBytes,
		long allocationBytes, long availableBytes) {
	/** How a pool is, in libvirt's order. */
	public enum Condition {
		INACTIVE, BUILDING, RUNNING, DEGRADED, INACCESSIBLE;

		/** The condition of libvirt's number; {@link #INACTIVE} for numbers that this version does not know. */
		public static Condition of(int number) {
			Condition[] all = values();
			return number >= 0 && number < all.length ? all[number] : INACTIVE;
		}
	}
}
