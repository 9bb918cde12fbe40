package org.gasthaus.backend.xen;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NativeFormats;
import org.gasthaus.libvirt.LibvirtTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Xen through libvirt's libxl driver: paravirtualised and fully virtualised guests; the driver has no snapshots.
 *
 * @see <a href="https://libvirt.org/drvxen.html">libvirt's page on the driver</a>
 */
@Component
public final class XenBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.EVENTS, Capability.NETWORKS,
			Capability.STORAGE, Capability.SERIAL_CONSOLE, Capability.GRAPHICS, Capability.HOT_PLUG, Capability.MIGRATION,
			Capability.PARAVIRTUALIZATION);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public XenBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public XenBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "xen";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("xen:///system");
	}

	@Override // xen:///system, xen+ssh://root@host/
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("xen");
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public NativeFormats nativeFormats(ConnectionUri uri) {
		return new NativeFormats(List.of("xen-xl", "xen-xm"), List.of("xen-xl", "xen-xm"));
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return transport.connect(uri, access, prompt, monitor);
	}
}
