package org.gasthaus.hypervisor;

/**
 * What a storage volume is and how large.
 *
 * @param type what it is
 * @param capacityBytes what a guest sees, unsigned
 * @param allocationBytes what it takes now, unsigned
 */
public record VolumeSize(Type type, long capacityBytes, long allocationBytes) {
	/** What a volume is on its host, in libvirt's order. */
	public enum Type {
		FILE, BLOCK, DIR, NETWORK, NETDIR, PLOOP, UNKNOWN;

		/** The type of libvirt's number; {@link #UNKNOWN} for numbers that this version does not know. */
		public static Type of(int number) {
			return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
		}
	}
}
