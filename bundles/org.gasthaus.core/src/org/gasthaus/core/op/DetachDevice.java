package org.gasthaus.core.op;

import java.util.EnumSet;
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
 * Removes the device of a domain that a definition fits. A running guest may take its time to let it go: an event tells.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainDetachDeviceFlags">virDomainDetachDeviceFlags</a>
 */
public final class DetachDevice extends TargetOperation<DomainHandle, Void> {
	private final String xml;
	private final String storedXml;
	private final Set<Impact> impact;

	/**
	 * @param xml the element of the device
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public DetachDevice(DomainHandle domain, String xml, Set<Impact> impact) {
		this(domain, xml, xml, impact, NLS.bind(Messages.DetachDevice_title, domain.name()));
	}

	private DetachDevice(DomainHandle domain, String xml, String storedXml, Set<Impact> impact, String title) {
		super(domain.connection(), domain, title);
		this.xml = Objects.requireNonNull(xml);
		this.storedXml = Objects.requireNonNull(storedXml);
		this.impact = Set.copyOf(impact);
	}

	/**
	 * The same device of the running domain and of its definition, each by its own element: a host writes more of one that runs. The
	 * running domain is asked first; if the definition keeps its device then, the error says so.
	 *
	 * @param xml the element of the running domain
	 * @param storedXml the element of the definition
	 * @param name what the device is, for a reader
	 */
	public static DetachDevice ofBoth(DomainHandle domain, String xml, String storedXml, String name) {
		return new DetachDevice(domain, xml, storedXml, EnumSet.of(Impact.LIVE, Impact.CONFIG), title(domain, name));
	}

	/** A device that a reader knows by name. @param impact {@code LIVE} or {@code CONFIG} */
	public static DetachDevice of(DomainHandle domain, String xml, Impact impact, String name) {
		return new DetachDevice(domain, xml, xml, EnumSet.of(impact), title(domain, name));
	}

	private static String title(DomainHandle domain, String name) {
		return NLS.bind(Messages.DetachDevice_named, name, domain.name());
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		if (xml.equals(storedXml)) {
			session.devices().detach(target().id(), xml, impact);
			return null;
		}
		session.devices().detach(target().id(), xml, EnumSet.of(Impact.LIVE));
		try {
			session.devices().detach(target().id(), storedXml, EnumSet.of(Impact.CONFIG));
		} catch (HypervisorException e) {
			throw new HypervisorException(e.code(), e.getMessage() + ' ' + Messages.DetachDevice_runningOnly, e.reason(), e.nextStep(), e.nativeCode(), e.nativeDomain(), e);
		}
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new AttachDevice(target(), DeviceXml.inDomain(session.domainXml(target().id(), XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO)), xml), live));
	}
}
