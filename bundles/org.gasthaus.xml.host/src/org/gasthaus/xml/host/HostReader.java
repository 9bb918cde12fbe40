package org.gasthaus.xml.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.Guest;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.hostinterface.HostInterface;
import org.gasthaus.model.network.Network;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.HostKnowledge.Secret;
import org.gasthaus.xml.ide.HostKnowledge.Volume;

/**
 * Reads what completion, hover and the rules want to know of a host. Many calls: made in the background, never in the UI thread. What a driver
 * does not have, or the user may not see, is left out; only a lost connection ends the reading.
 */
public final class HostReader {
	/** For machines of these names guests differ in what they can have. */
	private static final List<String> MACHINES = List.of("pc", "q35", "virt");

	private final HypervisorSession session;

	private HostReader(HypervisorSession session) {
		this.session = session;
	}

	/** Something that a host may not have. */
	@FunctionalInterface
	private interface Part<R> {
		R read() throws HypervisorException;
	}

	/**
	 * Reads a host.
	 *
	 * @param name what to call it in a sentence
	 * @param monitor looked at between the calls; may be {@code null}
	 * @throws HypervisorException {@code CONNECTION_LOST}, {@code CLOSED}, {@code TIMEOUT}
	 */
	public static HostKnowledge read(HypervisorSession session, String name, IProgressMonitor monitor) throws HypervisorException {
		HostReader reader = new HostReader(session);
		HostCapabilities capabilities = reader.part(() -> model(session.hostCapabilitiesXml(), HostCapabilities.class), null);
		List<DomainCapabilities> domainCapabilities = reader.domainCapabilities(capabilities);
		Set<String> bridges = new TreeSet<>();
		List<String> networks = reader.part(() -> reader.networks(bridges, monitor), List.of());
		List<String> interfaces = reader.part(() -> reader.interfaces(bridges), List.of());
		return new HostKnowledge(name, reader.part(() -> session.versions().daemon(), 0L), capabilities, domainCapabilities, networks, List.copyOf(bridges), interfaces,
				reader.part(() -> reader.volumes(monitor), Map.of()), reader.part(reader::secrets, List.of()),
				reader.part(() -> reader.names(HostObjects.Kind.NODE_DEVICE), List.of()), reader.part(() -> reader.names(HostObjects.Kind.NETWORK_FILTER), List.of()),
				reader.part(() -> session.domains(monitor).stream().map(domain -> domain.id().name()).toList(), List.of()));
	}

	private <R> R part(Part<R> part, R without) throws HypervisorException {
		try {
			return part.read();
		} catch (HypervisorException e) {
			if (e.code() == Code.CONNECTION_LOST || e.code() == Code.CLOSED || e.code() == Code.TIMEOUT) {
				throw e;
			}
			return without;
		}
	}

	private static <M extends EObject> M model(String xml, Class<M> type) {
		EObject root = Definition.read(xml).root();
		return type.isInstance(root) ? type.cast(root) : null;
	}

	/** For the host's own architecture: each kind of guest, with the usual machines that there are. */
	private List<DomainCapabilities> domainCapabilities(HostCapabilities capabilities) throws HypervisorException {
		List<DomainCapabilities> result = new ArrayList<>();
		String own = capabilities == null || capabilities.getHost() == null || capabilities.getHost().getCpu() == null ? null
				: capabilities.getHost().getCpu().getArch();
		for (Guest guest : capabilities == null ? List.<Guest>of() : capabilities.getGuests()) {
			if (guest.getArch() == null || !guest.getArch().getName().equals(own)) {
				continue;
			}
			Set<String> machines = new LinkedHashSet<>();
			guest.getArch().getMachines().stream().map(machine -> machine.getValue()).filter(MACHINES::contains).forEach(machines::add);
			if (machines.isEmpty()) {
				machines.add(null);
			}
			for (var domain : guest.getArch().getDomains()) {
				for (String machine : machines) {
					DomainCapabilities one = part(() -> model(session.domainCapabilitiesXml(null, own, machine, String.valueOf(domain.getType())), DomainCapabilities.class),
							null);
					if (one != null) {
						result.add(one);
					}
				}
			}
		}
		return result;
	}

	private List<String> networks(Set<String> bridges, IProgressMonitor monitor) throws HypervisorException {
		List<String> names = new ArrayList<>();
		for (NetworkInfo info : session.networks(monitor)) {
			names.add(info.name());
			Network network = part(() -> model(session.networkXml(info.uuid(), XmlView.LIVE), Network.class), null);
			if (network != null && network.getBridge() != null && network.getBridge().getName() != null) {
				bridges.add(network.getBridge().getName());
			}
		}
		return names;
	}

	private List<String> interfaces(Set<String> bridges) throws HypervisorException {
		List<String> names = names(HostObjects.Kind.INTERFACE);
		for (String name : names) {
			HostInterface one = part(() -> model(session.hostObjects().xml(HostObjects.Kind.INTERFACE, name, XmlView.LIVE), HostInterface.class), null);
			if (one != null && one.getBridge() != null) {
				bridges.add(name);
			}
		}
		return names;
	}

	private List<String> names(HostObjects.Kind kind) throws HypervisorException {
		return session.hostObjects().list(kind).stream().map(HostObjects.Item::name).toList();
	}

	private Map<String, List<Volume>> volumes(IProgressMonitor monitor) throws HypervisorException {
		Map<String, List<Volume>> result = new TreeMap<>();
		for (PoolInfo pool : session.pools(monitor)) {
			result.put(pool.name(), pool.active()
					? part(() -> session.volumes().list(pool.uuid()).stream().map(volume -> new Volume(volume.name(), volume.path())).toList(), List.<Volume>of())
					: List.of());
		}
		return result;
	}

	private List<Secret> secrets() throws HypervisorException {
		return session.secrets().list(Set.of()).stream().map(secret -> new Secret(secret.uuid(), secret.usageId())).toList();
	}
}
