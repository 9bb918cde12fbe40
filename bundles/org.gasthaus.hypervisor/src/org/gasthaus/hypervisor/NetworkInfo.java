package org.gasthaus.hypervisor;

/**
 * A virtual network as a list shows it.
 *
 * @param uuid in libvirt's form
 * @param name its name
 * @param active whether it runs
 * @param autostart whether it starts with its host
 * @param persistent whether its definition outlives it
 */
public record NetworkInfo(String uuid, String name, boolean active, boolean autostart, boolean persistent) {
}
