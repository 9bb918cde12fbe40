package org.gasthaus.hypervisor;

/**
 * A storage pool as a list shows it.
 *
 * @param uuid in libvirt's form
 * @param name its name
 * @param active whether it runs
 * @param autostart whether it starts with its host
 * @param persistent whether its definition outlives it
 * @param capacityBytes its size; 0 while it is not active
 * @param allocationBytes what its volumes use; 0 while it is not active
 */
public record PoolInfo(String uuid, String name, boolean active, boolean autostart, boolean persistent, long capacityBytes, long allocationBytes) {
}
