package org.gasthaus.backend.vbox;

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
import org.gasthaus.libvirt.LibvirtTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * VirtualBox through libvirt; the driver announces no changes, and its graphics speak RDP, which has no console here.
 *
 * @see <a href="https://libvirt.org/drvvbox.html">libvirt's page on the driver</a>
 */
@Component
public final class VboxBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.NETWORKS, Capability.STORAGE,
			Capability.SNAPSHOTS);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public VboxBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public VboxBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "vbox";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("vbox:///session");
	}

	@Override // vbox:///session, vbox+ssh://user@host/session
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("vbox");
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return transport.connect(uri, access, prompt, monitor);
	}
}
