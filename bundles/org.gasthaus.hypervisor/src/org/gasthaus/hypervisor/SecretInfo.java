package org.gasthaus.hypervisor;

/**
 * A secret as a list shows it: what it is for, never what it is.
 *
 * @param uuid in libvirt's form
 * @param usage what it serves
 * @param usageId the object that it serves, for example a volume's path; empty if none is named
 */
public record SecretInfo(String uuid, Usage usage, String usageId) {
	/** What a secret serves, in libvirt's order. */
	public enum Usage {
		NONE, VOLUME, CEPH, ISCSI, TLS, VTPM;

		/** The usage of libvirt's number; {@link #NONE} for numbers that this version does not know. */
		public static Usage of(int number) {
			Usage[] all = values();
			return number >= 0 && number < all.length ? all[number] : NONE;
		}
	}
}
