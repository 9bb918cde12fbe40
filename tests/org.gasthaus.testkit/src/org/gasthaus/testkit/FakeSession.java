package org.gasthaus.testkit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainConsoles;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorListener;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;
import org.gasthaus.hypervisor.NodeInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolOperations;
import org.gasthaus.hypervisor.Secrets;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.Volumes;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/** A session of a {@link FakeHypervisor}; delivers its events in a thread of its own, in their order. */
final class FakeSession implements HypervisorSession {
	private static final int KIB = 1024;

	private final FakeHypervisor host;
	private final ConnectionUri uri;
	private final Access access;
	private final List<HypervisorListener> listeners = new CopyOnWriteArrayList<>();
	private final ExecutorService deliverer = Executors.newSingleThreadExecutor(task -> {
		Thread thread = new Thread(task, "events of a fake");
		thread.setDaemon(true);
		return thread;
	});
	private volatile boolean closed;
	private volatile boolean lost;

	FakeSession(FakeHypervisor host, ConnectionUri uri, Access access) {
		this.host = host;
		this.uri = uri;
		this.access = access;
	}

	boolean isClosed() {
		return closed;
	}

	void emit(HypervisorEvent event) {
		if (!lost) {
			deliver(event);
		}
	}

	void lose(String reason) {
		lost = true;
		deliver(new HypervisorEvent.ConnectionClosed(reason));
	}

	private void deliver(HypervisorEvent event) {
		try {
			deliverer.execute(() -> listeners.forEach(listener -> listener.handle(event)));
		} catch (RejectedExecutionException closing) {
			// a closed session has no listeners
		}
	}

	void call(String name) throws HypervisorException {
		if (closed) {
			throw new HypervisorException(Code.CLOSED, "Cannot use the fake: it was closed.");
		}
		if (lost) {
			throw new HypervisorException(Code.CONNECTION_LOST, "Cannot " + name + ": the fake went away.");
		}
		host.entered(name);
	}

	void change(String name) throws HypervisorException {
		if (access == Access.READ_ONLY) {
			throw new HypervisorException(Code.READ_ONLY, "Cannot " + name + ": read-only.");
		}
		call(name);
	}

	private void require(DomainId id, boolean holds) throws HypervisorException {
		if (!holds) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot do that with " + id.name() + ": wrong state.");
		}
	}

	@Override
	public ConnectionUri uri() {
		return uri;
	}

	@Override
	public Access access() {
		return access;
	}

	@Override
	public boolean isAlive() {
		return !closed && !lost;
	}

	@Override
	public String canonicalUri() throws HypervisorException {
		call("canonicalUri");
		return uri.toString();
	}

	@Override
	public String hostName() throws HypervisorException {
		call("hostName");
		return "fake";
	}

	@Override
	public HostVersions versions() throws HypervisorException {
		call("versions");
		return new HostVersions(1_000_000, "FAKE", 1_000_000, 1_000_000, 1_000_000);
	}

	@Override
	public NodeInfo nodeInfo() throws HypervisorException {
		call("nodeInfo");
		return new NodeInfo("fake", 1, 0, 1, 1, 1, 1, KIB);
	}

	@Override
	public List<DomainInfo> domains(Set<DomainFilter> filters, IProgressMonitor monitor) throws HypervisorException {
		List<DomainInfo> known = host.domains();
		call("domains");
		return filters.contains(DomainFilter.AUTOSTART) ? known.stream().filter(domain -> host.autostart.contains(domain.id())).toList() : known;
	}

	@Override
	public DomainInfo domain(DomainQuery query) throws HypervisorException {
		call("domain");
		return host.domain(query.text());
	}

	@Override
	public DomainInfo domain(DomainId id) throws HypervisorException {
		call("domain");
		return host.domain(id);
	}

	@Override
	public DomainDetails domainDetails(DomainId id) throws HypervisorException {
		call("domainDetails");
		return new DomainDetails(host.domain(id), "hvm", 1, null, KIB, KIB, host.autostart.contains(id), host.managedSaves.contains(id), null, null, List.of());
	}

	@Override
	public DomainStatus domainStatus(DomainId id) throws HypervisorException {
		call("domainStatus");
		return new DomainStatus(host.domain(id).state(), 0);
	}

	@Override
	public String domainTitle(DomainId id) throws HypervisorException {
		call("domainTitle");
		return host.notes.texts.get(new FakeNotes.Key(host.domain(id).id(), DomainNotes.Kind.TITLE));
	}

	@Override
	public DomainConsoles consoles() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.consoles() : new FakeConsoles(this, host);
	}

	@Override
	public String domainXml(DomainId id, XmlView view, Set<XmlOption> options) throws HypervisorException {
		call("domainXml");
		return host.xml(host.domain(id));
	}

	@Override
	public DomainId defineDomain(String xml, boolean validate, IProgressMonitor monitor) throws HypervisorException {
		change("defineDomain");
		int start = xml.indexOf("<name>");
		int end = xml.indexOf("</name>");
		if (start < 0 || end < start) {
			throw new HypervisorException(Code.INVALID_DEFINITION, "Cannot define a domain: it has no name.");
		}
		return host.define(xml.substring(start + "<name>".length(), end));
	}

	@Override
	public void startDomain(DomainId id, Set<StartOption> options, IProgressMonitor monitor) throws HypervisorException {
		change("startDomain");
		require(id, !host.domain(id).state().isActive());
		host.managedSaves.remove(id);
		host.change(id, options.contains(StartOption.PAUSED) ? DomainState.PAUSED : DomainState.RUNNING, DomainChange.STARTED);
	}

	@Override
	public void suspendDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		change("suspendDomain");
		require(id, host.domain(id).state() == DomainState.RUNNING);
		host.change(id, DomainState.PAUSED, DomainChange.SUSPENDED);
	}

	@Override
	public void resumeDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		change("resumeDomain");
		require(id, host.domain(id).state() == DomainState.PAUSED);
		host.change(id, DomainState.RUNNING, DomainChange.RESUMED);
	}

	@Override
	public void shutDownDomain(DomainId id, Set<ShutdownMode> modes, IProgressMonitor monitor) throws HypervisorException {
		change("shutDownDomain");
		require(id, host.domain(id).state() == DomainState.RUNNING);
		host.change(id, DomainState.SHUT_OFF, DomainChange.STOPPED);
	}

	@Override
	public void destroyDomain(DomainId id, Set<DestroyOption> options, IProgressMonitor monitor) throws HypervisorException {
		change("destroyDomain");
		require(id, host.domain(id).state().isActive());
		host.change(id, DomainState.SHUT_OFF, DomainChange.STOPPED);
	}

	@Override
	public void undefineDomain(DomainId id, Set<UndefineOption> options, IProgressMonitor monitor) throws HypervisorException {
		change("undefineDomain");
		host.domain(id);
		if (host.managedSaves.contains(id) && !options.contains(UndefineOption.MANAGED_SAVE)) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot undefine " + id.name() + ": it has a managed save image.");
		}
		host.managedSaves.remove(id);
		host.undefine(id);
	}

	@Override
	public List<NetworkInfo> networks(IProgressMonitor monitor) throws HypervisorException {
		call("networks");
		return host.networks();
	}

	@Override
	public NetworkInfo network(String uuidOrName) throws HypervisorException {
		call("network");
		return host.networks().stream().filter(network -> network.name().equals(uuidOrName) || network.uuid().equals(uuidOrName)).findFirst()
				.orElseThrow(() -> new HypervisorException(Code.NO_NETWORK, "Cannot find " + uuidOrName + "."));
	}

	@Override
	public String networkXml(String uuid, XmlView view) throws HypervisorException {
		return "<network><name>" + network(uuid).name() + "</name></network>";
	}

	@Override
	public List<PoolInfo> pools(Set<String> types, IProgressMonitor monitor) throws HypervisorException {
		call("pools");
		return host.pools();
	}

	@Override
	public PoolInfo pool(String uuidOrName) throws HypervisorException {
		call("pool");
		return poolWithoutACall(uuidOrName);
	}

	@Override
	public String poolXml(String uuid, XmlView view) throws HypervisorException {
		PoolInfo pool = pool(uuid);
		return "<pool type='dir'><name>" + pool.name() + "</name><target><path>/pools/" + pool.name() + "</path></target></pool>";
	}

	/** What stands between two words of a definition. */
	static String between(String xml, String from, String to, String otherwise) {
		int start = xml.indexOf(from);
		int end = xml.indexOf(to);
		return start < 0 || end < start ? otherwise : xml.substring(start + from.length(), end);
	}

	PoolInfo poolWithoutACall(String uuidOrName) throws HypervisorException {
		return host.pools().stream().filter(pool -> pool.name().equals(uuidOrName) || pool.uuid().equals(uuidOrName)).findFirst()
				.orElseThrow(() -> new HypervisorException(Code.NO_POOL, "Cannot find " + uuidOrName + "."));
	}

	@Override
	public DomainSnapshots snapshots() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.snapshots() : new FakeSnapshots(this, host.snapshots);
	}

	@Override
	public Volumes volumes() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.volumes() : new FakeVolumes(this, host, host.volumes);
	}

	@Override
	public DomainStatistics statistics() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.statistics() : new FakeStatistics(this, host);
	}

	@Override
	public DomainProcessors processors() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.processors() : new FakeProcessors(this, host);
	}

	@Override
	public DomainNotes notes() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.notes() : new FakeNotes(this, host);
	}

	@Override
	public Secrets secrets() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.secrets() : new FakeSecrets(this, host, host.secrets);
	}

	@Override
	public BlockJobs blockJobs() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.blockJobs() : new FakeBlockJobs(this, host, host.blockJobs);
	}

	@Override
	public NetworkOperations networkOperations() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.networkOperations() : new FakeHostOperations.Networks(this, host);
	}

	@Override
	public PoolOperations poolOperations() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.poolOperations() : new FakeHostOperations.Pools(this, host);
	}

	@Override
	public DomainLifeCycle lifeCycle() throws HypervisorException {
		return host.isBare() ? HypervisorSession.super.lifeCycle() : new FakeLifeCycle(this, host);
	}

	@Override
	public Subscription listen(HypervisorListener listener) throws HypervisorException {
		call("listen");
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void close() {
		closed = true;
		listeners.clear();
		deliverer.shutdown();
	}
}
