package org.gasthaus.libvirt.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainAgent;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainDevices;
import org.gasthaus.hypervisor.DomainDisks;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainInput;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DomainLimits;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainProcessors;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.DomainTuning;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorException;
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
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** A session on a native connection. */
final class LibvirtSession implements HypervisorSession {
	private static final int XML_INACTIVE_DOMAIN = 2;
	private static final int XML_INACTIVE = 1;
	private static final int METADATA_TITLE = 1;
	private static final int DEFINE_VALIDATE = 1;
	private static final int UUID_LENGTH = 36;
	/** libvirt's types of pools by the number of their list flag. */
	private static final List<String> POOL_TYPES = List.of("dir", "fs", "netfs", "logical", "disk", "iscsi", "scsi", "mpath", "rbd", "sheepdog",
			"gluster", "zfs", "vstorage", "iscsi-direct");
	private static final int FIRST_POOL_TYPE = 6;

	private final Vir vir;
	private final NativeConnection connection;
	private final ConnectionUri uri;
	private final Access access;
	private final SessionEvents events;
	private final DomainLists domainLists;
	private final HostObjects hostObjects;

	/** Something that is asked of libvirt. */
	@FunctionalInterface
	interface Call<R> {
		R on(RawConnect connect) throws LibvirtException, Failure;
	}

	/** Something that is asked of libvirt about one domain. */
	@FunctionalInterface
	private interface DomainCall<R> {
		R on(Domain domain) throws LibvirtException, Failure;
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
		connection.beforeFree(events::end);
		domainLists = new DomainLists(vir);
		hostObjects = new HostObjects(vir);
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
		return call(Task.FIND, query.text(), connect -> {
			Pointer domain = lookup(connect.pointer(), query);
			if (domain == null) {
				throw new Failure(query.byName() ? NativeError.last(vir) : NativeError.NO_DOMAIN);
			}
			try {
				return domainLists.info(domain);
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	private Pointer lookup(Pointer connect, DomainQuery query) {
		String text = query.text();
		Pointer found = null;
		if (query.byRuntimeId() && isNumber(text)) {
			found = vir.virDomainLookupByID(connect, Integer.parseInt(text));
		}
		if (found == null && query.byUuid() && text.length() == UUID_LENGTH) {
			found = vir.virDomainLookupByUUIDString(connect, utf8(text));
		}
		if (found == null && query.byName()) {
			found = vir.virDomainLookupByName(connect, utf8(text));
		}
		return found;
	}

	private static boolean isNumber(String text) {
		if (text.isEmpty() || text.length() > 9) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	@Override
	public DomainInfo domain(DomainId id) throws HypervisorException {
		return pointerCall(Task.FIND, id, domainLists::info);
	}

	@Override
	public DomainDetails domainDetails(DomainId id) throws HypervisorException {
		DomainInfo info = domain(id);
		List<String> messages = pointerCall(Task.READ, id, domain -> DomainExtras.messages(vir, domain));
		return call(Task.READ, id.name(), connect -> {
			Domain domain = connect.domainLookupByUUIDString(id.uuid());
			try {
				return DomainExtras.details(connect, domain, info, messages);
			} finally {
				domain.free();
			}
		});
	}

	@Override
	public DomainStatus domainStatus(DomainId id) throws HypervisorException {
		return pointerCall(Task.READ, id, domain -> {
			IntByReference state = new IntByReference();
			IntByReference reason = new IntByReference();
			check(vir.virDomainGetState(domain, state, reason, 0));
			return new DomainStatus(DomainState.of(state.getValue()), reason.getValue());
		});
	}

	@Override
	public String domainTitle(DomainId id) throws HypervisorException {
		return pointerCall(Task.READ, id, domain -> {
			Pointer title = vir.virDomainGetMetadata(domain, METADATA_TITLE, null, 0);
			if (title == null) {
				NativeError error = NativeError.last(vir);
				if (error.code() == Code.NO_OBJECT || error.code() == Code.UNSUPPORTED) {
					return null;
				}
				throw new Failure(error);
			}
			return DomainExtras.takeText(title);
		});
	}

	@Override
	public String domainXml(DomainId id, XmlView view, Set<XmlOption> options) throws HypervisorException {
		if (options.contains(XmlOption.SECURITY_INFO)) {
			requireWritable(Task.READ, id.name(), "virDomainGetXMLDesc");
		}
		int flags = (view == XmlView.INACTIVE ? XML_INACTIVE_DOMAIN : 0) | (options.contains(XmlOption.SECURITY_INFO) ? 1 : 0)
				| (options.contains(XmlOption.UPDATE_CPU) ? 4 : 0) | (options.contains(XmlOption.MIGRATABLE) ? 8 : 0);
		return domainCall(Task.READ, id, domain -> domain.getXMLDesc(flags));
	}

	@Override
	public DomainId defineDomain(String xml, boolean validate, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.DEFINE, "", "virDomainDefineXML");
		Cancel.check(monitor);
		return call(Task.DEFINE, "", connect -> {
			Pointer domain = validate ? vir.virDomainDefineXMLFlags(connect.pointer(), utf8(xml), DEFINE_VALIDATE)
					: vir.virDomainDefineXML(connect.pointer(), utf8(xml));
			if (domain == null) {
				throw new Failure(NativeError.last(vir));
			}
			try {
				return domainLists.info(domain).id();
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	@Override
	public void startDomain(DomainId id, Set<StartOption> options, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.START, id.name(), options.isEmpty() ? "virDomainCreate" : "virDomainCreateWithFlags");
		Cancel.check(monitor);
		domainCall(Task.START, id, domain -> options.isEmpty() ? domain.create() : create(domain, options));
	}

	/** A driver that does not know how to throw a saved state away is helped, as virsh does. */
	private static int create(Domain domain, Set<StartOption> options) throws LibvirtException {
		try {
			return domain.create(bits(options));
		} catch (LibvirtException e) {
			Code code = NativeError.of(e).code();
			if (!options.contains(StartOption.FORCE_BOOT) || code != Code.INVALID_ARGUMENT && code != Code.UNSUPPORTED) {
				throw e;
			}
			if (domain.hasManagedSaveImage() == 1) {
				domain.managedSaveRemove();
			}
			Set<StartOption> others = EnumSet.copyOf(options);
			others.remove(StartOption.FORCE_BOOT);
			return domain.create(bits(others));
		}
	}

	@Override
	public void suspendDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.SUSPEND, id.name(), "virDomainSuspend");
		Cancel.check(monitor);
		domainCall(Task.SUSPEND, id, domain -> {
			domain.suspend();
			return null;
		});
	}

	@Override
	public void resumeDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.RESUME, id.name(), "virDomainResume");
		Cancel.check(monitor);
		domainCall(Task.RESUME, id, domain -> {
			domain.resume();
			return null;
		});
	}

	@Override
	public void shutDownDomain(DomainId id, Set<ShutdownMode> modes, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.SHUT_DOWN, id.name(), modes.isEmpty() ? "virDomainShutdown" : "virDomainShutdownFlags");
		Cancel.check(monitor);
		if (modes.isEmpty()) {
			domainCall(Task.SHUT_DOWN, id, domain -> {
				domain.shutdown();
				return null;
			});
		} else {
			pointerCall(Task.SHUT_DOWN, id, domain -> check(vir.virDomainShutdownFlags(domain, bits(modes))));
		}
	}

	@Override
	public void destroyDomain(DomainId id, Set<DestroyOption> options, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.DESTROY, id.name(), options.isEmpty() ? "virDomainDestroy" : "virDomainDestroyFlags");
		Cancel.check(monitor);
		if (options.isEmpty()) {
			domainCall(Task.DESTROY, id, domain -> {
				domain.destroy();
				return null;
			});
		} else {
			pointerCall(Task.DESTROY, id, domain -> check(vir.virDomainDestroyFlags(domain, bits(options))));
		}
	}

	@Override
	public void undefineDomain(DomainId id, Set<UndefineOption> options, IProgressMonitor monitor) throws HypervisorException {
		requireWritable(Task.UNDEFINE, id.name(), "virDomainUndefineFlags");
		Cancel.check(monitor);
		domainCall(Task.UNDEFINE, id, domain -> {
			try {
				domain.undefine(bits(options));
			} catch (LibvirtException e) {
				if (!options.isEmpty() || NativeError.of(e).number() != NativeError.NO_SUPPORT) {
					throw e;
				}
				domain.undefine(); // a driver that knows no flags
			}
			return null;
		});
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
		return new NativeDisks(this, vir);
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
	public DomainDevices devices() {
		return new NativeDevices(this);
	}

	@Override
	public List<NetworkInfo> networks(IProgressMonitor monitor) throws HypervisorException {
		Cancel.check(monitor);
		return call(Task.LIST_NETWORKS, "", connect -> hostObjects.networks(connect.pointer()));
	}

	@Override
	public NetworkInfo network(String uuidOrName) throws HypervisorException {
		return call(Task.FIND_NETWORK, uuidOrName, connect -> hostObjects.network(connect.pointer(), uuidOrName));
	}

	@Override
	public String networkXml(String uuid, XmlView view) throws HypervisorException {
		return call(Task.FIND_NETWORK, uuid,
				connect -> HostObjects.networkXml(connect, uuid, view == XmlView.INACTIVE ? XML_INACTIVE : 0));
	}

	@Override
	public NetworkOperations networkOperations() {
		return new NativeNetworks(this, vir, hostObjects);
	}

	@Override
	public PoolOperations poolOperations() {
		return new NativePools(this, vir, hostObjects);
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
	public String hostCapabilitiesXml() throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> connect.getCapabilities());
	}

	@Override
	public String domainCapabilitiesXml(String emulator, String arch, String machine, String virtType) throws HypervisorException {
		return call(Task.READ_HOST, "", connect -> DomainExtras.takeText(check(VirHostObjects.INSTANCE.virConnectGetDomainCapabilities(connect.pointer(),
				textOrNull(emulator), textOrNull(arch), textOrNull(machine), textOrNull(virtType), 0))));
	}

	@Override
	public org.gasthaus.hypervisor.HostObjects hostObjects() {
		return new NativeHostObjects(this);
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
		return call(Task.LIST_POOLS, "", connect -> hostObjects.pools(connect.pointer(), allFlags));
	}

	@Override
	public PoolInfo pool(String uuidOrName) throws HypervisorException {
		return call(Task.FIND_POOL, uuidOrName, connect -> hostObjects.pool(connect.pointer(), uuidOrName));
	}

	@Override
	public String poolXml(String uuid, XmlView view) throws HypervisorException {
		return call(Task.FIND_POOL, uuid, connect -> HostObjects.poolXml(connect, uuid, view == XmlView.INACTIVE ? XML_INACTIVE : 0));
	}

	@Override
	public Subscription listen(HypervisorListener listener) throws HypervisorException {
		return listen(EventTopic.OF_AN_INVENTORY, listener, false);
	}

	@Override
	public Subscription listen(Set<EventTopic> topics, HypervisorListener listener) throws HypervisorException {
		return listen(topics, listener, true);
	}

	private Subscription listen(Set<EventTopic> topics, HypervisorListener listener, boolean needed) throws HypervisorException {
		return call(Task.LISTEN, "", connect -> {
			EventLoop.start(vir);
			return events.listen(connect.pointer(), topics, listener, needed);
		});
	}

	@Override
	public void close() {
		connection.close();
	}

	<R> R call(Task task, String object, Call<R> call) throws HypervisorException {
		RawConnect connect = connection.enter();
		if (connect == null) {
			throw new HypervisorException(Code.CLOSED, NLS.bind(Messages.Session_closed, uri));
		}
		try {
			return call.on(connect);
		} catch (LibvirtException e) {
			throw failed(connect, task, object, NativeError.of(e), e);
		} catch (Failure e) {
			throw failed(connect, task, object, e.error(), e);
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

	private <R> R domainCall(Task task, DomainId id, DomainCall<R> call) throws HypervisorException {
		return call(task, id.name(), connect -> {
			Domain domain = connect.domainLookupByUUIDString(id.uuid());
			try {
				return call.on(domain);
			} finally {
				domain.free();
			}
		});
	}

	<R> R pointerCall(Task task, DomainId id, PointerCall<R> call) throws HypervisorException {
		return call(task, id.name(), connect -> {
			Pointer domain = vir.virDomainLookupByUUIDString(connect.pointer(), utf8(id.uuid()));
			if (domain == null) {
				throw new Failure(NativeError.last(vir));
			}
			try {
				return call.on(domain);
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	/** libvirt would refuse too; the words are its own, so that both ways read the same. */
	void requireWritable(Task task, String object, String function) throws HypervisorException {
		if (access == Access.READ_ONLY) {
			throw Errors.of(Code.READ_ONLY, task, object, uri,
					new NativeError(29, 0, "operation forbidden: read only access prevents " + function), null);
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
