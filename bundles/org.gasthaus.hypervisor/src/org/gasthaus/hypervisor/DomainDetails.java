package org.gasthaus.hypervisor;

import java.time.Duration;
import java.util.List;

/**
 * What {@code dominfo} tells of one domain.
 *
 * @param info name, UUID, state
 * @param osType {@code hvm}, {@code linux}, {@code exe}, …
 * @param vcpus virtual processors in use
 * @param cpuTime processor time used by the running instance, or {@code null} where the driver counts none
 * @param maxMemoryKib the most memory it may have, in KiB; {@link #UNLIMITED} if nothing limits it
 * @param usedMemoryKib memory it has now, in KiB
 * @param autostart whether it starts with its host, or {@code null} if the driver cannot say
 * @param managedSave whether its state waits in a managed save image, or {@code null} if the driver cannot say
 * @param securityModel the host's security model with its DOI, or {@code null} for none
 * @param securityLabel the label of the running instance, or {@code null} for none
 * @param messages what the host has to say of it, for example what taints it; in the host's language
 */
public record DomainDetails(DomainInfo info, String osType, int vcpus, Duration cpuTime, long maxMemoryKib, long usedMemoryKib, Boolean autostart,
		Boolean managedSave, SecurityModel securityModel, String securityLabel, List<String> messages) {
	/** The value of {@link #maxMemoryKib()} for a domain without a limit. */
	public static final long UNLIMITED = Long.MAX_VALUE;

	/** A host's security model, for example {@code selinux}, and its domain of interpretation. */
	public record SecurityModel(String model, String doi) {
	}
}
