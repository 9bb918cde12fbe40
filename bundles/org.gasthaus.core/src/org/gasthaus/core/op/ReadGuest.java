package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;

/** Reads what a domain has of memory, processors and drives, as it runs and as it is stored. Cancelling ends the waiting. */
public final class ReadGuest extends TargetOperation<DomainHandle, GuestState> {
	public ReadGuest(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.ReadDefinition_title, domain.name()));
	}

	@Override
	GuestState perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		DomainDetails details = session.domainDetails(target().id());
		boolean active = details.info().state().isActive();
		GuestState.Resources running = active ? GuestState.resources(session.domainXml(target().id(), XmlView.LIVE)) : null;
		GuestState.Resources stored = details.info().persistent() ? GuestState.resources(session.domainXml(target().id(), XmlView.INACTIVE)) : null;
		return new GuestState(target(), details, running, stored);
	}

	@Override
	Undo<GuestState> before(HypervisorSession session) {
		return Undo.needless();
	}
}
