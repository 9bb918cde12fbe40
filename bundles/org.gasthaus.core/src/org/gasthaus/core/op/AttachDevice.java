package org.gasthaus.core.op;

import java.util.List;
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
 * Adds a device to a domain.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainAttachDeviceFlags">virDomainAttachDeviceFlags</a>
 */
public final class AttachDevice extends TargetOperation<DomainHandle, Void> {
	private final String xml;
	private final Set<Impact> impact;

	/**
	 * @param xml the element of the device
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public AttachDevice(DomainHandle domain, String xml, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.AttachDevice_title, domain.name()));
		this.xml = Objects.requireNonNull(xml);
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.devices().attach(target().id(), xml, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		boolean active = session.domain(target().id()).state().isActive();
		return Undos.ofChangeFoundAfter(session, Stored.of(target()), impact, active, live -> {
			List<String> before = DeviceXml.all(live(session), xml);
			return () -> new DetachDevice(target(), DeviceXml.added(before, DeviceXml.all(live(Undos.session(connection())), xml)), live);
		});
	}

	private String live(HypervisorSession session) throws HypervisorException {
		return session.domainXml(target().id(), XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO));
	}
}
