package org.gasthaus.libvirt.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.ContainerNamespaces;
import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainAgent;
import org.gasthaus.hypervisor.DomainBackups;
import org.gasthaus.hypervisor.DomainCheckpoints;
import org.gasthaus.hypervisor.DomainConsoles;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainDevices;
import org.gasthaus.hypervisor.DomainDisks;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainInput;
import org.gasthaus.hypervisor.DomainJobs;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DomainLimits;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainScreens;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HostInterfaces;
import org.gasthaus.hypervisor.HostMemory;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HostProcessors;
import org.gasthaus.hypervisor.HostServices;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorListener;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.LaunchSecurity;
import org.gasthaus.hypervisor.NetworkFilters;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;
import org.gasthaus.hypervisor.NetworkPorts;
import org.gasthaus.hypervisor.NodeDevices;
import org.gasthaus.hypervisor.NodeInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolOperations;
import org.gasthaus.hypervisor.QemuMonitor;
import org.gasthaus.hypervisor.Secrets;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.Volumes;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

import com.sun.jna.Pointer;

/** A session on a native connection. */
final class LibvirtSession implements HypervisorSession {
	private static final int XML_INACTIVE = 1;
	/** libvirt's types of pools by the number of their list flag. */
	private static final List<String> POOL_TYPES = List.of("dir", "fs", "netfs", "logical", "disk", "iscsi", "scsi", "mpath", "rbd", "sheepdog",
			"gluster", "zfs", "vstorage", "iscsi-direct");
	private static final int FIRST_POOL_TYPE = 6;

	private final Vir vir;
	private final NativeConnection connection;
	private final ConnectionUri uri;
	private final Access access;
	private final SessionEvents events;
	private final QemuEvents qemuEvents;
	private final DomainLists domainLists;
	private final NativeDomains domains;
	private final NetworksAndPools networksAndPools;
	private final OpenConsoles openConsoles = new OpenConsoles(this);

	/** Something that is asked of libvirt. */
	@FunctionalInterface
	interface Call<R> {
		R on(RawConnect connect) throws LibvirtException, Failure;
	}

	/** Something that is asked of libvirt about one domain, without libvirt-java. */
	@FunctionalInterface
	interface PointerCall<R> {
		R on(Pointer domain) throws Failure;
	}

	/** Takes over the connection. */
	LibvirtSession(Vir vir, RawConnect connect, ConnectionUri uri, Access access) {
		this.vir = vir;
		this.uri = uri;
		this.access = access;
		connection = new NativeConnection(connect);
		events = new SessionEvents(vir, uri.toString());
		qemuEvents = new QemuEvents(vir, events);
		connection.beforeFree(() -> {
			qemuEvents.end(connect.pointer());
			events.end();
		});
		domainLists = new DomainLists(vir);
		domains = new NativeDomains(this, vir, domainLists);
		networksAndPools = new NetworksAndPools(vir);
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
		RawConnect connect = connection.enter();
		if (connect == null) {
			return false;
		}
		try {
			return vir.virConnectIsAlive(connect.pointer()) == 1;
		} finally {
			connection.leave();
		}
	}

	@Override
	public String canonicalUri() throws HypervisorException {
		return call(Task.READ_HOST, "", Connect::getURI);
	}

	@Override
	public String hostName() throws HypervisorException {
		return call(Task.READ_HOST, "", Connect::getHostName);
	}

	@Override
	public HostVersions versions() throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> {
			long hypervisor = 0;
			try {
				hypervisor = connect.getVersion();
			} catch (LibvirtException e) {
				if (NativeError.of(e).number() != NativeError.NO_SUPPORT) {
					throw e;
				}
			}
			return new HostVersions(org.libvirt.Library.getVersion(), connect.getType(), Connect.connectionVersion(connect), hypervisor,
					connect.getLibVersion());
		});
	}

	@Override
	public NodeInfo nodeInfo() throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> {
			org.libvirt.NodeInfo info = connect.nodeInfo();
			return new NodeInfo(info.model, info.cpus, info.mhz, info.nodes, info.sockets, info.cores, info.threads, info.memory);
		});
	}

	@Override
	public List<DomainInfo> domains(Set<DomainFilter> filters, IProgressMonitor monitor) throws HypervisorException {
		Cancel.check(monitor);
		return call(Task.LIST_DOMAINS, "", connect -> domainLists.list(connect.pointer(), filters));
	}

	@Override
	public DomainInfo domain(DomainQuery query) throws HypervisorException {
		return domains.domain(query);
	}

	@Override
	public DomainInfo domain(DomainId id) throws HypervisorException {
		return domains.domain(id);
	}

	@Override
	public DomainDetails domainDetails(DomainId id) throws HypervisorException {
		return domains.domainDetails(id);
	}

	@Override
	public DomainStatus domainStatus(DomainId id) throws HypervisorException {
		return domains.domainStatus(id);
	}

	@Override
	public String domainTitle(DomainId id) throws HypervisorException {
		return domains.domainTitle(id);
	}

	@Override
	public String domainXml(DomainId id, XmlView view, Set<XmlOption> options) throws HypervisorException {
		return domains.domainXml(id, view, options);
	}

	@Override
	public DomainId defineDomain(String xml, boolean validate, IProgressMonitor monitor) throws HypervisorException {
		return domains.defineDomain(xml, validate, monitor);
	}

	@Override
	public void startDomain(DomainId id, Set<StartOption> options, IProgressMonitor monitor) throws HypervisorException {
		domains.startDomain(id, options, monitor);
	}

	@Override
	public void suspendDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		domains.suspendDomain(id, monitor);
	}

	@Override
	public void resumeDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		domains.resumeDomain(id, monitor);
	}

	@Override
	public void shutDownDomain(DomainId id, Set<ShutdownMode> modes, IProgressMonitor monitor) throws HypervisorException {
		domains.shutDownDomain(id, modes, monitor);
	}

	@Override
	public void destroyDomain(DomainId id, Set<DestroyOption> options, IProgressMonitor monitor) throws HypervisorException {
		domains.destroyDomain(id, options, monitor);
	}

	@Override
	public void undefineDomain(DomainId id, Set<UndefineOption> options, IProgressMonitor monitor) throws HypervisorException {
		domains.undefineDomain(id, options, monitor);
	}

	@Override
	public DomainLifeCycle lifeCycle() {
		return new NativeLifeCycle(this, vir);
	}

	@Override
	public DomainTuning tuning() {
		return new NativeTuning(this);
	}

	@Override
	public DomainProcessors processors() {
		return new NativeProcessors(this);
	}

	@Override
	public DomainLimits limits() {
		return new NativeLimits(this);
	}

	@Override
	public ContainerNamespaces containerNamespaces() {
		return new NativeContainers(this);
	}

	@Override
	public DomainNotes notes() {
		return new NativeNotes(this);
	}

	@Override
	public DomainInput input() {
		return new NativeInput(this);
	}

	@Override
	public DomainStatistics statistics() {
		return new NativeStatistics(this, vir);
	}

	@Override
	public DomainDisks disks() {
		return new NativeDisks(this);
	}

	@Override
	public BlockJobs blockJobs() {
		return new NativeBlockJobs(this);
	}

	@Override
	public DomainAgent agent() {
		return new NativeAgent(this);
	}

	@Override
	public QemuMonitor qemuMonitor() {
		return new NativeQemuMonitor(this, vir, qemuEvents);
	}

	@Override
	public LaunchSecurity launchSecurity() {
		return new NativeLaunchSecurity(this);
	}

	@Override
	public DomainDevices devices() {
		return new NativeDevices(this);
	}

	@Override
	public List<NetworkInfo> networks(IProgressMonitor monitor) throws HypervisorException {
		Cancel.check(monitor);
		return call(Task.LIST_NETWORKS, "", connect -> networksAndPools.networks(connect.pointer()));
	}

	@Override
	public NetworkInfo network(String uuidOrName) throws HypervisorException {
		return call(Task.FIND_NETWORK, uuidOrName, connect -> networksAndPools.network(connect.pointer(), uuidOrName));
	}

	@Override
	public String networkXml(String uuid, XmlView view) throws HypervisorException {
		return call(Task.FIND_NETWORK, uuid,
				connect -> NetworksAndPools.networkXml(connect, uuid, view == XmlView.INACTIVE ? XML_INACTIVE : 0));
	}

	@Override
	public NetworkOperations networkOperations() {
		return new NativeNetworks(this, vir, networksAndPools);
	}

	@Override
	public PoolOperations poolOperations() {
		return new NativePools(this, vir, networksAndPools);
	}

	@Override
	public Volumes volumes() {
		return new NativeVolumes(this, vir);
	}

	@Override
	public Secrets secrets() {
		return new NativeSecrets(this);
	}

	@Override
	public DomainSnapshots snapshots() {
		return new NativeSnapshots(this);
	}

	@Override
	public DomainCheckpoints checkpoints() {
		return new NativeCheckpoints(this);
	}

	@Override
	public DomainBackups backups() {
		return new NativeBackups(this);
	}

	@Override
	public DomainJobs jobs() {
		return new NativeJobs(this, vir);
	}

	@Override
	public DomainConsoles consoles() {
		return new NativeConsoles(this, vir, openConsoles);
	}

	@Override
	public DomainScreens screens() {
		return new NativeScreens(this);
	}

	@Override
	public DomainMigration migration() {
		return new NativeMigration(this, vir);
	}

	@Override
	public String hostCapabilitiesXml() throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> connect.getCapabilities());
	}

	@Override
	public String domainCapabilitiesXml(String emulator, String arch, String machine, String virtType) throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> DomainExtras.takeText(check(VirHostObjects.INSTANCE.virConnectGetDomainCapabilities(connect.pointer(),
				textOrNull(emulator), textOrNull(arch), textOrNull(machine), textOrNull(virtType), 0))));
	}

	@Override
	public HostObjects hostObjects() {
		return new NativeHostObjects(this);
	}

	@Override
	public NodeDevices nodeDevices() {
		return new NativeNodeDevices(this);
	}

	@Override
	public HostInterfaces hostInterfaces() {
		return new NativeHostInterfaces(this);
	}

	@Override
	public NetworkFilters networkFilters() {
		return new NativeNetworkFilters(this);
	}

	@Override
	public NetworkPorts networkPorts() {
		return new NativeNetworkPorts(this, vir);
	}

	@Override
	public HostProcessors hostProcessors() {
		return new NativeHost(this);
	}

	@Override
	public HostMemory hostMemory() {
		return new NativeHost(this);
	}

	@Override
	public HostServices hostServices() {
		return new NativeHost(this);
	}

	@Override
	public List<PoolInfo> pools(Set<String> types, IProgressMonitor monitor) throws HypervisorException {
		Cancel.check(monitor);
		int flags = 0;
		for (String type : types) {
			int number = POOL_TYPES.indexOf(type);
			if (number < 0) {
				throw Errors.of(Code.INVALID_ARGUMENT, Task.LIST_POOLS, "", uri,
						new NativeError(0, 0, NLS.bind(Messages.Session_poolType, type)), null);
			}
			flags |= 1 << FIRST_POOL_TYPE + number;
		}
		int allFlags = flags;
		return call(Task.LIST_POOLS, "", connect -> networksAndPools.pools(connect.pointer(), allFlags));
	}

	@Override
	public PoolInfo pool(String uuidOrName) throws HypervisorException {
		return call(Task.FIND_POOL, uuidOrName, connect -> networksAndPools.pool(connect.pointer(), uuidOrName));
	}

	@Override
	public String poolXml(String uuid, XmlView view) throws HypervisorException {
		return call(Task.FIND_POOL, uuid, connect -> NetworksAndPools.poolXml(connect, uuid, view == XmlView.INACTIVE ? XML_INACTIVE : 0));
	}

	@Override
	public Subscription listen(HypervisorListener listener) throws HypervisorException {
		return listen(EventTopic.OF_AN_INVENTORY, listener, false);
	}

	@Override
	public Subscription listen(Set<EventTopic> topics, HypervisorListener listener) throws HypervisorException {
		return listen(topics, listener, true);
	}

	Subscription listen(Set<EventTopic> topics, HypervisorListener listener, boolean needed) throws HypervisorException {
		return call(Task.LISTEN, "", connect -> {
			EventLoop.start(vir);
			return events.listen(connect.pointer(), topics, listener, needed);
		});
	}

	@Override
	public void close() {
		openConsoles.close();
		connection.close();
	}

	/** Whether {@link #close()} was called. */
	boolean isClosed() {
		return connection.isClosed();
	}

	/** Something that another session asks, for which this one has to stay open. */
	@FunctionalInterface
	interface Use<R> {
		R of(RawConnect connect) throws HypervisorException;
	}

	/** Keeps the connection until it is done. */
	<R> R holding(Use<R> use) throws HypervisorException {
		RawConnect connect = enter();
		try {
			return use.of(connect);
		} finally {
			connection.leave();
		}
	}

	/** An error of a call to which this session lent its connection. */
	Failure lostOr(NativeError error) {
		RawConnect connect = connection.enter();
		if (connect == null) {
			return new Failure(error);
		}
		try {
			boolean lost = error.mayBeLostConnection() && vir.virConnectIsAlive(connect.pointer()) == 0;
			return lost ? new Failure(new NativeError(error.number(), error.domain(), NLS.bind(Messages.Migrate_lostDestination, uri, error.text()))) : new Failure(error);
		} finally {
			connection.leave();
		}
	}

	private RawConnect enter() throws HypervisorException {
		RawConnect connect = connection.enter();
		if (connect == null) {
			throw new HypervisorException(Code.CLOSED, NLS.bind(Messages.Session_closed, uri));
		}
		return connect;
	}

	<R> R call(Task task, String object, Call<R> call) throws HypervisorException {
		RawConnect connect = enter();
		try {
			return call.on(connect);
		} catch (LibvirtException e) {
			throw failed(connect, task, object, NativeError.of(e), e);
		} catch (Failure e) {
			throw failed(connect, task, e.objectOr(object), e.error(), e);
		} catch (UnsatisfiedLinkError olderLibrary) {
			throw failed(connect, task, object, new NativeError(NativeError.NO_SUPPORT, 0, Messages.Session_olderLibrary),
					new IllegalStateException(olderLibrary));
		} finally {
			connection.leave();
		}
	}

	private HypervisorException failed(RawConnect connect, Task task, String object, NativeError error, Exception cause) {
		boolean lost = error.mayBeLostConnection() && vir.virConnectIsAlive(connect.pointer()) == 0;
		return Errors.of(lost ? Code.CONNECTION_LOST : error.code(), task, object, uri, error, cause);
	}

	<R> R pointerCall(Task task, DomainId id, PointerCall<R> call) throws HypervisorException {
		return call(task, id.name(), connect -> onDomain(connect, id, call));
	}

	/** Looks a domain up and frees it. */
	<R> R onDomain(RawConnect connect, DomainId id, PointerCall<R> call) throws Failure {
		Pointer domain = vir.virDomainLookupByUUIDString(connect.pointer(), utf8(id.uuid()));
		if (domain == null) {
			throw new Failure(NativeError.last(vir));
		}
		try {
			return call.on(domain);
		} finally {
			vir.virDomainFree(domain);
		}
	}

	/** What to throw for an error that came apart from any call. */
	HypervisorException failure(Task task, String object, NativeError error) {
		try {
			return call(task, object, connect -> {
				throw new Failure(error);
			});
		} catch (HypervisorException e) {
			return e;
		}
	}

	/** libvirt would refuse too; the words are its own, so that both ways read the same. */
	void requireWritable(Task task, String object, String function) throws HypervisorException {
		require(task, object, "read only access prevents " + function);
	}

	/** As {@link #requireWritable}, for what is known by a UUID and has a name, which is looked up only if it is to be said. */
	void requireWritableNamed(Task task, String uuid, LibvirtSession.Call<String> name, String function) throws HypervisorException {
		if (access == Access.READ_ONLY) {
			String object = uuid;
			try {
				object = call(task, uuid, name);
			} catch (HypervisorException unnamed) {
				// the refusal is what counts
			}
			requireWritable(task, object, function);
		}
	}

	/** As {@link #requireWritable}, for what is read with passwords. */
	void requireSecrets(Task task, String object, String function) throws HypervisorException {
		require(task, object, function + " with secure flag");
	}

	private void require(Task task, String object, String forbidden) throws HypervisorException {
		if (access == Access.READ_ONLY) {
			throw Errors.of(Code.READ_ONLY, task, object, uri, new NativeError(29, 0, "operation forbidden: " + forbidden), null);
		}
	}

	int check(int result) throws Failure {
		if (result < 0) {
			throw new Failure(NativeError.last(vir));
		}
		return result;
	}

	/** @return what is not {@code null} */
	Pointer check(Pointer result) throws Failure {
		if (result == null) {
			throw new Failure(NativeError.last(vir));
		}
		return result;
	}

	static int bits(Set<? extends Enum<?>> options) {
		int bits = 0;
		for (Enum<?> option : options) {
			bits |= 1 << option.ordinal();
		}
		return bits;
	}

	/** A C string: JNA would write it in the platform's encoding. */
	static byte[] utf8(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return Arrays.copyOf(bytes, bytes.length + 1);
	}

	/** The same of what may be left out. */
	static byte[] textOrNull(String text) {
		return text == null ? null : utf8(text);
	}
}
