package org.gasthaus.hypervisor;

import java.util.BitSet;

/**
 * A thread of a domain that serves disks.
 *
 * @param number as the definition names it
 * @param affinity the host's processors that it may use
 */
public record IoThread(int number, BitSet affinity) {
}
