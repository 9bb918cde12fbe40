package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Ends a domain at once, as pulling the plug would; what the guest had not written is lost. The definition stays.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainDestroyFlags">virDomainDestroyFlags</a>
 */
public final class DestroyDomain extends TargetOperation<DomainHandle, Void> {
	private final Set<DestroyOption> options;

	public DestroyDomain(DomainHandle domain) {
		this(domain, Set.of());
	}

	/** @param options for example whether the hypervisor may write its caches first */
	public DestroyDomain(DomainHandle domain, Set<DestroyOption> options) {
		super(domain.connection(), domain, NLS.bind(Messages.DestroyDomain_title, domain.name()));
		this.options = Set.copyOf(options);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.destroyDomain(target().id(), options, monitor);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		DomainInfo info = session.domain(target().id());
		Set<StartOption> how = info.state() == DomainState.PAUSED ? Set.of(StartOption.PAUSED) : Set.of();
		if (info.persistent()) {
			return Undos.by(new StartDomain(target(), how), Messages.Undo_boot);
		}
		String before = session.domainXml(target().id(), XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO));
		return Undos.by(new CreateDomain(connection(), before, how), Messages.Undo_boot);
	}
}
