package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;

import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;

/**
 * What {@link DeleteSnapshots} will do, as {@link PlanSnapshotDeletion} found it.
 *
 * @param snapshot where it begins
 * @param how whether what followed it goes too, or only that; {@code null} for the snapshot alone
 * @param snapshots those that go, by name
 * @param files the files of the host that belong to them: libvirt deletes them or merges them into what remains
 */
public record SnapshotDeletionPlan(SnapshotHandle snapshot, SnapshotDeletion how, List<SnapshotInfo> snapshots, List<String> files) {
	/** Copies the lists. */
	public SnapshotDeletionPlan {
		Objects.requireNonNull(snapshot);
		snapshots = List.copyOf(snapshots);
		files = List.copyOf(files);
	}
}
