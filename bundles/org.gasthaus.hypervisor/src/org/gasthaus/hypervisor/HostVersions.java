package org.gasthaus.hypervisor;

/**
 * The versions that take part in a connection, each as {@code 1000000 * major + 1000 * minor + release}.
 *
 * @param library the libvirt library that this process uses
 * @param driver the driver's name as libvirt reports it, for example {@code QEMU} or {@code TEST}
 * @param api the libvirt API version of that driver
 * @param hypervisor the hypervisor's own version, 0 if the driver cannot tell
 * @param daemon the libvirt library on the host
 */
public record HostVersions(long library, String driver, long api, long hypervisor, long daemon) {
	/** {@code 9.0.0} for 9000000. */
	public static String text(long version) {
		return version / 1_000_000 + "." + version / 1000 % 1000 + "." + version % 1000;
	}
}
