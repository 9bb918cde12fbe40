package org.gasthaus.backend.qemu;

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
 * QEMU and KVM through libvirt: everything that libvirt offers; no paravirtualised guests in Xen's sense.
 *
 * @see <a href="https://libvirt.org/drvqemu.html">libvirt's page on the driver</a>
 */
@Component
public final class QemuBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.EVENTS, Capability.NETWORKS,
			Capability.STORAGE, Capability.SNAPSHOTS, Capability.SERIAL_CONSOLE, Capability.GRAPHICS, Capability.HOT_PLUG,
			Capability.MIGRATION);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public QemuBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public QemuBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "qemu";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("qemu:///system", "qemu:///session");
	}

	@Override // qemu:///system, qemu:///session, qemu+ssh://root@host/system
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("qemu");
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public NativeFormats nativeFormats(ConnectionUri uri) {
		return new NativeFormats(List.of(), List.of("qemu-argv"));
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return transport.connect(uri, access, prompt, monitor);
	}
}
