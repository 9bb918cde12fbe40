package org.gasthaus.core;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.VolumeInfo;

/** A disk of a domain with what it stands on. */
public record DiskUse(DomainId domain, DomainDisk disk) {
	/** Whether the disk is this volume, named by its path or by its pool and name. */
	public boolean isOf(VolumeInfo volume) {
		return disk.isOn(volume);
	}
}
