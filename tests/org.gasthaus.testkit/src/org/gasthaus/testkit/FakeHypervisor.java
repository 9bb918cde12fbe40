package org.gasthaus.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * A hypervisor in memory, true to the contract of the SPI: state, refusals and events are those of a host, calls are
 * counted, and any call can be held to see what happens meanwhile. Serves the driver {@code fake}. Thread-safe.
 */
public final class FakeHypervisor implements HypervisorBackend {
	private final Map<DomainId, DomainInfo> domains = new LinkedHashMap<>();
	private final List<NetworkInfo> networks = new CopyOnWriteArrayList<>();
	private final List<PoolInfo> pools = new CopyOnWriteArrayList<>();
	private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
	private final Map<String, Integer> calls = new ConcurrentHashMap<>();
	private final Map<String, Gate> gates = new ConcurrentHashMap<>();
	private final Map<String, HypervisorException> refusals = new ConcurrentHashMap<>();
	final FakeSnapshots.Store snapshots = new FakeSnapshots.Store();
	final FakeVolumes.Store volumes = new FakeVolumes.Store();
	final FakeSecrets.Store secrets = new FakeSecrets.Store();
	final FakeNotes.Store notes = new FakeNotes.Store();
	final FakeProcessors.Store processors = new FakeProcessors.Store();
	final FakeStatistics.Store statistics = new FakeStatistics.Store();
	final FakeConsoles.Store consoles = new FakeConsoles.Store();
	final FakeBlockJobs.Store blockJobs = new FakeBlockJobs.Store();
	final Set<DomainId> managedSaves = ConcurrentHashMap.newKeySet();
	final Set<DomainId> autostart = ConcurrentHashMap.newKeySet();
	private final Map<DomainId, List<String>> disks = new ConcurrentHashMap<>();
	private boolean bare;
	private int lastRuntimeId;

	/** A host whose sessions have only the calls that every session must have. */
	public static FakeHypervisor bare() {
		FakeHypervisor host = new FakeHypervisor();
		host.bare = true;
		return host;
	}

	/** A host with these domains, all shut off. */
	public static FakeHypervisor with(String... names) {
		FakeHypervisor host = new FakeHypervisor();
		for (String name : names) {
			host.put(new DomainInfo(new DomainId(UUID.randomUUID().toString(), name), -1, DomainState.SHUT_OFF, true));
		}
		return host;
	}

	/** A URI that this serves. */
	public static ConnectionUri uri() {
		try {
			return ConnectionUri.parse("fake:///host");
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	/** Adds a network, running, and says so. */
	public void addNetwork(String name) {
		NetworkInfo network = new NetworkInfo(UUID.randomUUID().toString(), name, true, false, true);
		networks.add(network);
		emit(new HypervisorEvent.NetworkChanged(network.uuid(), name, HypervisorEvent.ObjectChange.STARTED));
	}

	/** Adds a pool, running, and says so. */
	public void addPool(String name) {
		PoolInfo pool = new PoolInfo(UUID.randomUUID().toString(), name, true, false, true, PoolInfo.Condition.RUNNING, 100, 0, 100);
		pools.add(pool);
		emit(new HypervisorEvent.PoolChanged(pool.uuid(), name, HypervisorEvent.ObjectChange.STARTED));
	}

	/** Puts a volume into a pool, as somebody else on the host would: nobody is told, as of libvirt. @return its path */
	public String addVolume(String pool, String name, byte... content) {
		PoolInfo owner = pools.stream().filter(one -> one.name().equals(pool)).findFirst().orElseThrow();
		volumes.of(owner.uuid()).put(name, content);
		return "/pools/" + pool + '/' + name;
	}

	/** What the volumes of a pool hold, by name. */
	public Map<String, byte[]> volumes(String pool) {
		return volumes.of(pools.stream().filter(one -> one.name().equals(pool)).findFirst().orElseThrow().uuid());
	}

	/** Gives a domain a disk that stands on a file. */
	public void addDisk(String domain, String path) {
		disks.computeIfAbsent(domain(domain).id(), fresh -> new CopyOnWriteArrayList<>()).add(path);
	}

	/** Gives a domain what its definition says in these elements, such as {@code <console type='pty'/>}. */
	public void addConsoles(String domain, String xml) {
		consoles.xml.put(domain(domain).id(), xml);
	}

	/** The newest console that somebody opened; {@code null} before the first. @param device its alias, {@code null} for the first one */
	public FakeConsole console(String domain, String device) {
		return consoles.open.get(domain(domain).id().uuid() + '/' + (device == null ? "" : device));
	}

	/** Lets the job on a disk come so far, of 100, and says so if it changes its status. @param status empty if it does not */
	public void blockJob(String domain, String disk, int done, String status) {
		blockJobs.jobs.computeIfPresent(disk, (key, job) -> new org.gasthaus.hypervisor.BlockJobs.Job(job.type(), 0, done, 100));
		if (!status.isEmpty()) {
			if (!status.equals("ready")) {
				blockJobs.jobs.remove(disk);
			}
			emit(new DomainEvent.BlockJob(domain(domain).id(), EventTopic.DOMAIN_BLOCK_JOB_2, disk, "Block", status));
		}
	}

	/** Whether a job is under way on a disk. */
	public boolean hasBlockJob(String disk) {
		return blockJobs.jobs.containsKey(disk);
	}

	/** Something is counted of a domain from now on. @param name libvirt's, as {@code cpu.time} or {@code block.0.rd.bytes} */
	public void count(String domain, String name, long value) {
		statistics.put(domain, TypedParameter.ofUnsignedLong(name, value));
	}

	/** What is counted gets a name. @param name libvirt's, as {@code block.0.name} */
	public void countAs(String domain, String name, String value) {
		statistics.put(domain, TypedParameter.ofText(name, value));
	}

	/** What was pinned: the domain, which of its processors, where, and for when. */
	public List<String> pins() {
		return processors.pins;
	}

	/** Somebody writes something down about a domain; nobody is told. */
	public void note(String domain, DomainNotes.Kind kind, String text) {
		notes.texts.put(new FakeNotes.Key(domain(domain).id(), kind), text);
	}

	/** The domain of that name. */
	public synchronized DomainInfo domain(String name) {
		return domains.values().stream().filter(domain -> domain.name().equals(name)).findFirst()
				.orElseThrow(() -> new AssertionError("no domain " + name));
	}

	/** Puts a domain into a state, as somebody else on the host would, and says so. */
	public void become(String name, DomainState state) {
		change(domain(name).id(), state, switch (state) {
		case RUNNING -> DomainChange.STARTED;
		case PAUSED -> DomainChange.SUSPENDED;
		case SHUT_OFF -> DomainChange.STOPPED;
		default -> DomainChange.OTHER;
		});
	}

	/** Ends every session's connection, as a host that goes away does. */
	public void goAway(String reason) {
		for (FakeSession session : sessions) {
			session.lose(reason);
		}
		consoles.lose(reason);
	}

	/** Holds the next calls of that name until the gate is opened. */
	public Gate hold(String call) {
		Gate gate = new Gate();
		gates.put(call, gate);
		return gate;
	}

	/** Refuses all further calls of that name. */
	public void refuse(String call, Code code) {
		refusals.put(call, new HypervisorException(code, "Cannot " + call + ": refused by the test."));
	}

	/** Refuses calls of that name no longer. */
	public void allow(String call) {
		refusals.remove(call);
	}

	/** How often a call was made, by all sessions. */
	public int calls(String call) {
		return calls.getOrDefault(call, 0);
	}

	/** How many sessions are open. */
	public int openSessions() {
		return (int) sessions.stream().filter(session -> !session.isClosed()).count();
	}

	@Override
	public String id() {
		return "fake";
	}

	@Override
	public String title() {
		return "Fake";
	}

	@Override
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("fake");
	}

	@Override
	public Set<Capability> capabilities() {
		return Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.EVENTS, Capability.NETWORKS, Capability.STORAGE, Capability.SAVE,
				Capability.SNAPSHOTS, Capability.SERIAL_CONSOLE);
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor) throws HypervisorException {
		entered("open");
		FakeSession session = new FakeSession(this, uri, access);
		sessions.add(session);
		return session;
	}

	void entered(String call) throws HypervisorException {
		calls.merge(call, 1, Integer::sum);
		Gate gate = gates.get(call);
		if (gate != null) {
			gate.pass();
		}
		HypervisorException refusal = refusals.get(call);
		if (refusal != null) {
			throw refusal;
		}
	}

	synchronized List<DomainInfo> domains() {
		return new ArrayList<>(domains.values());
	}

	synchronized DomainInfo domain(DomainId id) throws HypervisorException {
		DomainInfo domain = domains.get(id);
		if (domain == null) {
			throw new HypervisorException(Code.NO_DOMAIN, "Cannot find " + id.name() + ".");
		}
		return domain;
	}

	List<NetworkInfo> networks() {
		return List.copyOf(networks);
	}

	List<PoolInfo> pools() {
		return List.copyOf(pools);
	}

	DomainId define(String name) {
		DomainInfo domain = new DomainInfo(new DomainId(UUID.randomUUID().toString(), name), -1, DomainState.SHUT_OFF, true);
		put(domain);
		emit(new HypervisorEvent.DomainChanged(domain.id(), DomainChange.DEFINED, 0));
		return domain.id();
	}

	void undefine(DomainId id) {
		synchronized (this) {
			domains.remove(id);
		}
		emit(new HypervisorEvent.DomainChanged(id, DomainChange.UNDEFINED, 0));
	}

	void change(DomainId id, DomainState state, DomainChange change) {
		synchronized (this) {
			DomainInfo old = domains.get(id);
			int runtimeId = !state.isActive() ? -1 : old.runtimeId() >= 0 ? old.runtimeId() : ++lastRuntimeId;
			domains.put(id, new DomainInfo(old.id(), runtimeId, state, old.persistent()));
		}
		if (!state.isActive()) {
			consoles.end(id);
		}
		emit(new HypervisorEvent.DomainChanged(id, change, 0));
	}

	private synchronized void put(DomainInfo domain) {
		domains.put(domain.id(), domain);
	}

	boolean isBare() {
		return bare;
	}

	String xml(DomainInfo domain) {
		StringBuilder devices = new StringBuilder();
		int number = 0;
		for (String path : disks.getOrDefault(domain.id(), List.of())) {
			devices.append("<disk type='file' device='disk'><source file='").append(path).append("'/><target dev='vd").append((char) ('a' + number++))
					.append("'/></disk>");
		}
		return "<domain type='fake'><name>" + domain.name() + "</name><devices>" + devices + consoles.xml.getOrDefault(domain.id(), "") + "</devices></domain>";
	}

	/** @param change {@code null} if nobody is told */
	void change(NetworkInfo network, HypervisorEvent.ObjectChange change) {
		networks.removeIf(one -> one.uuid().equals(network.uuid()));
		networks.add(network);
		if (change != null) {
			emit(new HypervisorEvent.NetworkChanged(network.uuid(), network.name(), change));
		}
	}

	void remove(NetworkInfo network) {
		networks.removeIf(one -> one.uuid().equals(network.uuid()));
		emit(new HypervisorEvent.NetworkChanged(network.uuid(), network.name(), HypervisorEvent.ObjectChange.UNDEFINED));
	}

	/** @param change {@code null} if nobody is told */
	void change(PoolInfo pool, HypervisorEvent.ObjectChange change) {
		pools.removeIf(one -> one.uuid().equals(pool.uuid()));
		pools.add(pool);
		if (change != null) {
			emit(new HypervisorEvent.PoolChanged(pool.uuid(), pool.name(), change));
		}
	}

	void remove(PoolInfo pool) {
		pools.removeIf(one -> one.uuid().equals(pool.uuid()));
		emit(new HypervisorEvent.PoolChanged(pool.uuid(), pool.name(), HypervisorEvent.ObjectChange.UNDEFINED));
	}

	void rename(DomainId id, String name) {
		synchronized (this) {
			DomainInfo old = domains.remove(id);
			domains.put(id, new DomainInfo(new DomainId(id.uuid(), name), old.runtimeId(), old.state(), old.persistent()));
		}
		emit(new HypervisorEvent.DomainChanged(new DomainId(id.uuid(), name), DomainChange.DEFINED, 3));
	}

	void emit(HypervisorEvent event) {
		for (FakeSession session : sessions) {
			session.emit(event);
		}
	}
}
