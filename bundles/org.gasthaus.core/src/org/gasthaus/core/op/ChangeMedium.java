package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Puts another medium into a CD or floppy drive of a domain, or takes the one that is in it out.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainUpdateDeviceFlags">virDomainUpdateDeviceFlags</a>
 */
public final class ChangeMedium extends TargetOperation<DomainHandle, Void> {
	private final String drive;
	private final String file;
	private final boolean force;
	private final Set<Impact> impact;

	/**
	 * @param drive its target, for example {@code hdc}
	 * @param file an absolute path on the host; empty to take the medium out
	 * @param force even if the guest has locked the tray
	 * @param impact whether the running domain, the stored definition or both change; empty leaves it to the driver
	 */
	public ChangeMedium(DomainHandle domain, String drive, String file, boolean force, Set<Impact> impact) {
		super(domain.connection(), domain, NLS.bind(Messages.ChangeMedium_title, drive, domain.name()));
		this.drive = Objects.requireNonNull(drive);
		this.file = Objects.requireNonNull(file);
		this.force = force;
		this.impact = Set.copyOf(impact);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		XmlView view = impact.equals(Set.of(Impact.CONFIG)) ? XmlView.INACTIVE : XmlView.LIVE;
		DefinitionXml disk = drive(session.domainXml(target().id(), view));
		disk.remove("source");
		disk.remove("backingStore");
		if (!file.isEmpty()) {
			disk.add("source", "").with(disk.attribute("type").equals("block") ? "dev" : "file", file);
		}
		session.devices().update(target().id(), disk.toString(), force, impact);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofChange(session, target(), impact, live -> new UpdateDevice(target(), drive(session.domainXml(target().id(), XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO))).toString(), force, live));
	}

	private DefinitionXml drive(String xml) throws HypervisorException {
		for (DefinitionXml disk : DefinitionXml.of(xml).child("devices").children("disk")) {
			if (disk.child("target").attribute("dev").equals(drive)) {
				if (!Set.of("cdrom", "floppy").contains(disk.attribute("device"))) {
					throw new HypervisorException(Code.INVALID_ARGUMENT, NLS.bind(Messages.ChangeMedium_noDrive, new Object[] { drive, target().name() }));
				}
				return disk;
			}
		}
		throw new HypervisorException(Code.INVALID_ARGUMENT, NLS.bind(Messages.ChangeMedium_missing, new Object[] { drive, target().name() }));
	}
}
