package org.gasthaus.hypervisor;

import java.util.List;

/**
 * The formats of a hypervisor's own in which guests are written, by the names that libvirt has for them.
 *
 * @param readable those that become a definition
 * @param writable those that a definition can be written in
 */
public record NativeFormats(List<String> readable, List<String> writable) {
	/** For a driver that has none. */
	public static final NativeFormats NONE = new NativeFormats(List.of(), List.of());
}
