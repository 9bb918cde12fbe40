package org.gasthaus.core;

import java.util.Objects;

import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeSize;

/** A volume and how large it was when its pool was read. */
public record PoolVolume(VolumeInfo info, VolumeSize size) {
	/** Both are there. */
	public PoolVolume {
		Objects.requireNonNull(info);
		Objects.requireNonNull(size);
	}
}
