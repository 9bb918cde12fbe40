package org.gasthaus.hypervisor;

/**
 * The part of a volume that is sent or received.
 *
 * @param offsetBytes where it begins
 * @param lengthBytes how long it is; 0 for all that follows
 * @param sparse whether long runs of zeros go over as holes, which take no time and no room
 */
public record VolumeRange(long offsetBytes, long lengthBytes, boolean sparse) {
}
