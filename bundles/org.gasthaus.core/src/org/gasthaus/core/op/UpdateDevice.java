package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Changes the device of a domain that a definition fits.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUpdateDeviceFlags">virDomainUpdateDeviceFlags</a>
 */
public final class UpdateDevice extends TargetOperation<DomainHandle, Void> {
	private final String xml;
	private final boolean force;
	private final Set<Impact> impact;

	/**
	 * @param xml the element of the device
	 * @param force even if the guest holds it
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public UpdateDevice(DomainHandle domain, String xml, boolean force, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.UpdateDevice_title, domain.name()));
		this.xml = Objects.requireNonNull(xml);
		this.force = force;
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.devices().update(target().id(), xml, force, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new UpdateDevice(target(), DeviceXml.inDomain(session.domainXml(target().id(), XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO)), xml), force, live));
	}
}
