package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.HostOffer;
import org.gasthaus.core.GuestDevices.VolumeChoice;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NodeDevices.Choice;
import org.gasthaus.hypervisor.NodeDevices.Feature;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.XmlView;

/**
 * Reads the devices of a domain, as it runs and as it is stored, and what its host has to attach: one call for each pool, network or network device.
 * What the driver does not have is not offered.
 *
 * <p>Cancelling leaves everything as it is.
 */
public final class ReadDevices extends TargetOperation<DomainHandle, GuestDevices> {
	/** What is read of the host. */
	public enum Offer {
		/** The volumes of its active pools. */
		VOLUMES,
		/** Its virtual networks, their bridges, and its network interfaces. */
		NETWORKS
	}

	/** Types of pools whose volumes are block devices of the host. */
	private static final Set<String> BLOCK_POOLS = Set.of("logical", "disk", "iscsi", "scsi", "mpath", "zfs");
	/** Types of pools whose volumes are at no path of the host. */
	private static final Set<String> REMOTE_POOLS = Set.of("rbd", "sheepdog", "gluster", "iscsi-direct");

	private final Set<Offer> offers;

	/** @param offers what is read of the host; none for the domain alone */
	public ReadDevices(DomainHandle domain, Set<Offer> offers) {
		super(domain.connection(), domain, NLS.bind(Messages.ReadDevices_title, domain.name()));
		this.offers = Set.copyOf(offers);
	}

	@Override
	GuestDevices perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 3);
		DomainInfo domain = session.domain(target().id());
		String running = domain.state().isActive() ? session.domainXml(target().id(), XmlView.LIVE) : "";
		String stored = domain.persistent() ? session.domainXml(target().id(), XmlView.INACTIVE) : "";
		progress.split(1);
		List<VolumeChoice> volumes = offers.contains(Offer.VOLUMES) ? volumes(session, progress.split(1)) : List.of();
		List<String> networks = new ArrayList<>();
		Set<String> bridges = new TreeSet<>();
		Set<String> interfaces = new TreeSet<>();
		if (offers.contains(Offer.NETWORKS)) {
			networks(session, networks, bridges);
			interfaces(session, interfaces, bridges);
		}
		return new GuestDevices(target(), running, stored, running.isEmpty() ? List.of() : GuestDevices.of(running),
				stored.isEmpty() ? List.of() : GuestDevices.of(stored), new HostOffer(volumes, networks, List.copyOf(bridges), List.copyOf(interfaces)));
	}

	/** One question of many. */
	private interface Question {
		void ask() throws HypervisorException;
	}

	/** What cannot be offered is left out; only a host that is gone ends it. */
	private static void ifPossible(Question question) throws HypervisorException {
		try {
			question.ask();
		} catch (HypervisorException e) {
			if (EnumSet.of(Code.CONNECTION_LOST, Code.CLOSED, Code.TIMEOUT, Code.CANCELLED).contains(e.code())) {
				throw e;
			}
		}
	}

	private static List<VolumeChoice> volumes(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		List<VolumeChoice> result = new ArrayList<>();
		List<PoolInfo> pools = new ArrayList<>();
		ifPossible(() -> pools.addAll(session.pools(monitor)));
		SubMonitor progress = SubMonitor.convert(monitor, pools.size());
		for (PoolInfo pool : pools) {
			progress.split(1);
			if (pool.active()) {
				ifPossible(() -> {
					String type = DefinitionXml.of(session.poolXml(pool.uuid(), XmlView.LIVE)).attribute("type");
					if (!REMOTE_POOLS.contains(type)) {
						for (VolumeInfo volume : session.volumes().list(pool.uuid())) {
							result.add(new VolumeChoice(pool.name(), volume.name(), volume.path(), BLOCK_POOLS.contains(type)));
						}
					}
				});
			}
		}
		return result;
	}

	private static void networks(HypervisorSession session, List<String> networks, Set<String> bridges) throws HypervisorException {
		List<NetworkInfo> all = new ArrayList<>();
		ifPossible(() -> all.addAll(session.networks(null)));
		for (NetworkInfo network : all) {
			networks.add(network.name());
			if (network.active()) {
				ifPossible(() -> {
					String bridge = DefinitionXml.of(session.networkXml(network.uuid(), XmlView.LIVE)).child("bridge").attribute("name");
					if (!bridge.isEmpty()) {
						bridges.add(bridge);
					}
				});
			}
		}
	}

	/** libvirt knows the host's interfaces where it is built with netcf; elsewhere the devices tell. */
	private static void interfaces(HypervisorSession session, Set<String> interfaces, Set<String> bridges) throws HypervisorException {
		ifPossible(() -> {
			for (HostObjects.Item item : session.hostObjects().list(HostObjects.Kind.INTERFACE)) {
				String type = DefinitionXml.of(session.hostObjects().xml(HostObjects.Kind.INTERFACE, item.name(), XmlView.LIVE)).attribute("type");
				(type.equals("bridge") ? bridges : interfaces).add(item.name());
			}
		});
		ifPossible(() -> {
			for (String node : session.nodeDevices().names(Choice.ACTIVE, Set.of(Feature.NETWORK))) {
				String name = DefinitionXml.of(session.nodeDevices().xml(node)).child("capability").child("interface").text();
				if (!name.isEmpty() && !name.equals("lo") && !bridges.contains(name)) {
					interfaces.add(name);
				}
			}
		});
	}

	@Override
	Undo<GuestDevices> before(HypervisorSession session) {
		return Undo.needless();
	}
}
