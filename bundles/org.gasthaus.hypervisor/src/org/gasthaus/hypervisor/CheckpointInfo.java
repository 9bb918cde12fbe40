package org.gasthaus.hypervisor;

import java.time.Instant;
import java.util.Objects;

/**
 * A checkpoint of a domain: a point in time since which the host knows what changed on the disks.
 *
 * @param name its name, one of a kind in its domain
 * @param parent the name of the checkpoint that it followed; empty for a root
 * @param description what somebody wrote about it; may be empty
 * @param created when it was made
 */
public record CheckpointInfo(String name, String parent, String description, Instant created) {
	public CheckpointInfo {
		Objects.requireNonNull(name);
		Objects.requireNonNull(parent);
	}
}
