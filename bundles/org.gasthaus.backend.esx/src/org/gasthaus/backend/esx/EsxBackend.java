package org.gasthaus.backend.esx;

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
 * VMware ESX, vCenter and GSX through libvirt, which speaks to the host from this process; the driver announces no changes and has no
 * consoles. Migration is between the hosts of one vCenter.
 *
 * @see <a href="https://libvirt.org/drvesx.html">libvirt's page on the driver</a>
 */
@Component
public final class EsxBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.NETWORKS, Capability.STORAGE, Capability.SNAPSHOTS,
			Capability.MIGRATION);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public EsxBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public EsxBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "esx";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("esx://host/", "vpx://host/datacenter/host/");
	}

	@Override // esx://host/?no_verify=1, vpx://vcenter/folder/dc/cluster/host, gsx://host/
	public boolean accepts(ConnectionUri uri) {
		return switch (uri.driver()) {
		case "esx", "vpx", "gsx" -> true;
		default -> false;
		};
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public NativeFormats nativeFormats(ConnectionUri uri) {
		return new NativeFormats(List.of("vmware-vmx"), List.of("vmware-vmx"));
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return transport.connect(uri, access, prompt, monitor);
	}
}
