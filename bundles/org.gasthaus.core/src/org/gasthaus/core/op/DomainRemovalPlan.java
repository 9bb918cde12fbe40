package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;

import org.gasthaus.core.DomainDisk;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.VolumeInfo;

/**
 * What a domain would leave behind, as {@link PlanDomainRemoval} found it. {@link RemoveDomain} removes what is chosen of it.
 *
 * @param domain which one
 * @param active whether it runs; its storage cannot be removed then
 * @param managedSave whether a saved state waits for its next start
 * @param snapshots the names of its snapshots; their data inside of the images goes with the images only
 * @param nvram the file of its firmware's variables; empty for none
 * @param storage what its disks stand on, in the order of the definition
 */
public record DomainRemovalPlan(DomainHandle domain, boolean active, boolean managedSave, List<String> snapshots, String nvram, List<Storage> storage) {
	/**
	 * What a disk stands on.
	 *
	 * @param volume the volume of a pool that it is; {@code null} if no pool has it, so that libvirt cannot remove it
	 * @param usedBy the names of other domains that use it too
	 */
	public record Storage(DomainDisk disk, VolumeInfo volume, List<String> usedBy) {
		/** Copies the list. */
		public Storage {
			Objects.requireNonNull(disk);
			usedBy = List.copyOf(usedBy);
		}
	}

	/** Copies the lists. */
	public DomainRemovalPlan {
		Objects.requireNonNull(domain);
		Objects.requireNonNull(nvram);
		snapshots = List.copyOf(snapshots);
		storage = List.copyOf(storage);
	}
}
