package org.gasthaus.hypervisor;

/** What goes with a definition that is removed, and what stays. The order is libvirt's. */
public enum UndefineOption {
	/** Remove the managed save image. */
	MANAGED_SAVE,
	/** Remove what libvirt knows of the snapshots. */
	SNAPSHOTS_METADATA,
	/** Remove the firmware's variables. */
	NVRAM,
	/** Keep the firmware's variables. */
	KEEP_NVRAM,
	/** Remove what libvirt knows of the checkpoints. */
	CHECKPOINTS_METADATA,
	/** Remove the state of the trusted platform module. */
	TPM,
	/** Keep the state of the trusted platform module. */
	KEEP_TPM
}
