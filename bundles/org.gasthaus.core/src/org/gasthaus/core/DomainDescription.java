package org.gasthaus.core;

import java.util.Set;

import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * What a domain is.
 *
 * @param title what people call it, or {@code null}
 * @param description what they wrote down, or {@code null}
 */
public record DomainDescription(DomainDetails details, String title, String description) {
	static DomainDescription read(HypervisorSession session, DomainId id) throws HypervisorException {
		return new DomainDescription(session.domainDetails(id), Part.orNull(() -> session.domainTitle(id)),
				Part.orNull(() -> session.notes().get(id, DomainNotes.Kind.DESCRIPTION, Set.of())));
	}
}
