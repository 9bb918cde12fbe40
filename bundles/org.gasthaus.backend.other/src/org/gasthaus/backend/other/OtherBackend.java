package org.gasthaus.backend.other;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NativeFormats;
import org.gasthaus.libvirt.LibvirtTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The hypervisors that libvirt serves and that have no back end of their own: bhyve, Virtuozzo, OpenVZ, Cloud Hypervisor, Hyper-V, VMware
 * Workstation, Player and Fusion. What each can do is told for its driver; none of them was ever reached by us.
 *
 * @see <a href="https://libvirt.org/drivers.html">libvirt's drivers</a>
 */
@Component
public final class OtherBackend implements HypervisorBackend {
	private static final Set<Capability> VMWARE = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND);
	private static final Map<String, Set<Capability>> DRIVERS = Map.of( //
			"bhyve", Set.of(Capability.LIFE_CYCLE, Capability.EVENTS, Capability.NETWORKS, Capability.STORAGE, Capability.GRAPHICS), //
			"vz", Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.EVENTS, Capability.SNAPSHOTS, Capability.GRAPHICS,
					Capability.HOT_PLUG, Capability.MIGRATION), //
			"openvz", Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.MIGRATION), //
			"ch", Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SERIAL_CONSOLE), //
			"hyperv", Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.NETWORKS), //
			"vmwareplayer", VMWARE, "vmwarews", VMWARE, "vmwarefusion", VMWARE);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public OtherBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public OtherBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "other";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("bhyve:///system", "ch:///session", "openvz:///system", "vz:///system", "hyperv://host/");
	}

	@Override // bhyve:///system, vz:///system, openvz:///system, ch:///system, hyperv://host/?transport=http, vmwareplayer:///session
	public boolean accepts(ConnectionUri uri) {
		return DRIVERS.containsKey(uri.driver());
	}

	@Override // what one of them can do
	public Set<Capability> capabilities() {
		Set<Capability> all = EnumSet.noneOf(Capability.class);
		DRIVERS.values().forEach(all::addAll);
		return Set.copyOf(all);
	}

	@Override
	public Set<Capability> capabilities(ConnectionUri uri) {
		return DRIVERS.getOrDefault(uri.driver(), Set.of());
	}

	@Override
	public NativeFormats nativeFormats(ConnectionUri uri) {
		return switch (uri.driver()) {
		case "bhyve" -> new NativeFormats(List.of("bhyve-argv"), List.of("bhyve-argv"));
		case "vmwareplayer", "vmwarews", "vmwarefusion" -> new NativeFormats(List.of("vmware-vmx"), List.of());
		default -> NativeFormats.NONE;
		};
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		try {
			return transport.connect(uri, access, prompt, monitor);
		} catch (HypervisorException e) {
			throw uri.transport().isEmpty() && e.code() == Code.CONNECTION_FAILED ? advised(uri, e) : e;
		}
	}

	/** What is missing is not the same for each. */
	private static HypervisorException advised(ConnectionUri uri, HypervisorException e) {
		String advice = switch (uri.driver()) {
		case "openvz" -> Messages.adviceOpenvz;
		case "hyperv" -> Messages.adviceHyperv;
		case "vmwareplayer", "vmwarews", "vmwarefusion" -> Messages.adviceVmware;
		default -> NLS.bind(Messages.adviceDaemon, uri.driver());
		};
		return new HypervisorException(e.code(), NLS.bind(Messages.cannotConnect, new Object[] { uri, e.reason(), advice }), e.reason(), advice,
				e.nativeCode(), e.nativeDomain(), e);
	}
}
