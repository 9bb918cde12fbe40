package org.gasthaus.backend.lxc;

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
 * LXC containers through libvirt: life cycle and a serial console; no graphics, no saving, no migration.
 *
 * @see <a href="https://libvirt.org/drvlxc.html">libvirt's page on the driver</a>
 */
@Component
public final class LxcBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.EVENTS, Capability.NETWORKS, Capability.STORAGE,
			Capability.SERIAL_CONSOLE, Capability.HOT_PLUG);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public LxcBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public LxcBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "lxc";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("lxc:///system");
	}

	@Override // lxc:///system, lxc+ssh://root@host/
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("lxc");
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public NativeFormats nativeFormats(ConnectionUri uri) {
		return new NativeFormats(List.of("lxc-tools"), List.of());
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return transport.connect(uri, access, prompt, monitor);
	}
}
