package org.gasthaus.hypervisor;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A snapshot of a domain.
 *
 * @param name its name, one of a kind in its domain
 * @param parent the name of the snapshot that it followed; empty for a root
 * @param description what somebody wrote about it; may be empty
 * @param state the domain's state in it, in libvirt's words, for example {@code running}, {@code shutoff} or {@code disk-snapshot}; empty if unknown
 * @param created when it was taken
 * @param external whether it lives in files of its own
 * @param files the files that it says are its own: images that were begun at it, saved memory. Deleting it may delete or merge them
 */
public record SnapshotInfo(String name, String parent, String description, String state, Instant created, boolean external, List<String> files) {
	/** Copies the list. */
	public SnapshotInfo {
		Objects.requireNonNull(name);
		files = List.copyOf(files);
	}
}
