package org.gasthaus.hypervisor;

/** What a domain's definition shows beyond the usual. */
public enum XmlOption {
	/** Passwords too; refused on a read-only session. */
	SECURITY_INFO,
	/** The processor as it is once the host's part is worked in. */
	UPDATE_CPU,
	/** Without what another host would not understand. */
	MIGRATABLE
}
