package org.gasthaus.hypervisor;

import java.util.List;

/** Guests whose memory the host cannot read, as AMD SEV has them. Each call blocks. */
public interface LaunchSecurity {
	/** What the host has of it, under libvirt's names: certificates in base64, {@code cbitpos}, {@code max-guests} … */
	List<TypedParameter> ofHost() throws HypervisorException;

	/** What a domain was started with, under libvirt's names, for example {@code sev-measurement}; empty for a domain without it. */
	List<TypedParameter> of(DomainId id) throws HypervisorException;

	/** Puts a secret into the memory of a domain that was started paused. It appears in no exception. @param values under libvirt's names, in base64 */
	void setSecret(DomainId id, List<TypedParameter> values) throws HypervisorException;
}
