package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * An open connection to one hypervisor. Every call blocks, may be made from any thread but the UI thread, and throws
 * {@code CONNECTION_LOST} when the host went away and {@code CLOSED} after {@link #close()}. Monitors may be {@code null}.
 *
 * <p>Calls that change something throw {@code READ_ONLY} on a read-only session without asking the host.
 */
public interface HypervisorSession extends AutoCloseable {
	/** The URI that was opened. */
	ConnectionUri uri();

	/** What this session may do. */
	Access access();

	/** Whether the host still answers, as far as is known without asking it. */
	boolean isAlive();

	/** The URI as the host itself names it, for example {@code qemu:///system}. */
	String canonicalUri() throws HypervisorException;

	/** The host's own name. */
	String hostName() throws HypervisorException;

	/** The versions of all who take part. */
	HostVersions versions() throws HypervisorException;

	/** The host's hardware. */
	NodeInfo nodeInfo() throws HypervisorException;

	/** All domains, in as few calls as the driver allows, in libvirt's order. */
	default List<DomainInfo> domains(IProgressMonitor monitor) throws HypervisorException {
		return domains(Set.of(), monitor);
	}

	/** The domains that pass the filters, in as few calls as the driver allows, in libvirt's order. */
	List<DomainInfo> domains(Set<DomainFilter> filters, IProgressMonitor monitor) throws HypervisorException;

	/** @throws HypervisorException {@code NO_DOMAIN} */
	DomainInfo domain(DomainQuery query) throws HypervisorException;

	/** @throws HypervisorException {@code NO_DOMAIN} */
	DomainInfo domain(DomainId id) throws HypervisorException;

	/** @throws HypervisorException {@code NO_DOMAIN} */
	DomainDetails domainDetails(DomainId id) throws HypervisorException;

	/** What a domain does, and why. @throws HypervisorException {@code NO_DOMAIN} */
	DomainStatus domainStatus(DomainId id) throws HypervisorException;

	/** The domain's title, or {@code null} if it has none. @throws HypervisorException {@code NO_DOMAIN} */
	String domainTitle(DomainId id) throws HypervisorException;

	/** The domain's definition as the host writes it, without secrets. */
	default String domainXml(DomainId id, XmlView view) throws HypervisorException {
		return domainXml(id, view, Set.of());
	}

	/** The domain's definition as the host writes it. @throws HypervisorException {@code NO_DOMAIN}, {@code READ_ONLY} */
	String domainXml(DomainId id, XmlView view, Set<XmlOption> options) throws HypervisorException;

	/**
	 * Stores a definition, new or in place of the one with the same UUID.
	 *
	 * @return the domain that is defined now
	 * @throws HypervisorException {@code INVALID_DEFINITION}, {@code EXISTS}
	 */
	default DomainId defineDomain(String xml, IProgressMonitor monitor) throws HypervisorException {
		return defineDomain(xml, false, monitor);
	}

	/**
	 * Stores a definition, new or in place of the one with the same UUID.
	 *
	 * @param validate whether the host checks it against its schema first
	 * @return the domain that is defined now
	 * @throws HypervisorException {@code INVALID_DEFINITION}, {@code EXISTS}
	 */
	DomainId defineDomain(String xml, boolean validate, IProgressMonitor monitor) throws HypervisorException;

	/** Starts a shut-off domain; returns when the hypervisor says that it runs. */
	default void startDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		startDomain(id, Set.of(), monitor);
	}

	/** Starts a shut-off domain; returns when the hypervisor says that it runs. */
	void startDomain(DomainId id, Set<StartOption> options, IProgressMonitor monitor) throws HypervisorException;

	/** Halts a running domain; its memory stays. */
	void suspendDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException;

	/** Lets a halted domain go on. */
	void resumeDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException;

	/** Asks the guest to shut down; returns when it was asked, not when it did. */
	default void shutDownDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		shutDownDomain(id, Set.of(), monitor);
	}

	/** Asks the guest to shut down; returns when it was asked, not when it did. */
	void shutDownDomain(DomainId id, Set<ShutdownMode> modes, IProgressMonitor monitor) throws HypervisorException;

	/** Ends a domain at once, as pulling the plug would. */
	default void destroyDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		destroyDomain(id, Set.of(), monitor);
	}

	/** Ends a domain at once, as pulling the plug would. */
	void destroyDomain(DomainId id, Set<DestroyOption> options, IProgressMonitor monitor) throws HypervisorException;

	/** Removes the stored definition; a running domain goes on as a transient one. */
	default void undefineDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		undefineDomain(id, Set.of(), monitor);
	}

	/** Removes the stored definition; a running domain goes on as a transient one. */
	void undefineDomain(DomainId id, Set<UndefineOption> options, IProgressMonitor monitor) throws HypervisorException;

	/** Creating, rebooting, saving … of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainLifeCycle lifeCycle() throws HypervisorException {
		throw missing(Messages.Capability_life_cycle);
	}

	/** Memory, processors and limits of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainTuning tuning() throws HypervisorException {
		throw missing(Messages.Session_tuning);
	}

	/** Processors of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainProcessors processors() throws HypervisorException {
		throw missing(Messages.Session_tuning);
	}

	/** Limits of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainLimits limits() throws HypervisorException {
		throw missing(Messages.Session_tuning);
	}

	/** Namespaces of containers. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default ContainerNamespaces containerNamespaces() throws HypervisorException {
		throw missing(Messages.Session_containers);
	}

	/** Titles, descriptions and metadata of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainNotes notes() throws HypervisorException {
		throw missing(Messages.Session_notes);
	}

	/** Keys and signals for domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainInput input() throws HypervisorException {
		throw missing(Messages.Session_input);
	}

	/** Statistics of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainStatistics statistics() throws HypervisorException {
		throw missing(Messages.Session_statistics);
	}

	/** Sizes and counts of disks. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainDisks disks() throws HypervisorException {
		throw missing(Messages.Session_statistics);
	}

	/** Jobs on the images of running domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default BlockJobs blockJobs() throws HypervisorException {
		throw missing(Messages.Capability_hot_plug);
	}

	/** What guests tell by themselves. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainAgent agent() throws HypervisorException {
		throw missing(Messages.Session_agent);
	}

	/** What QEMU offers past libvirt. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default QemuMonitor qemuMonitor() throws HypervisorException {
		throw missing(Messages.Session_qemuMonitor);
	}

	/** Guests whose memory is secret. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default LaunchSecurity launchSecurity() throws HypervisorException {
		throw missing(Messages.Session_launchSecurity);
	}

	/** Devices of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainDevices devices() throws HypervisorException {
		throw missing(Messages.Capability_hot_plug);
	}

	/** All virtual networks. @throws HypervisorException {@code UNSUPPORTED} where the driver has none */
	List<NetworkInfo> networks(IProgressMonitor monitor) throws HypervisorException;

	/** A network by its UUID or name. @throws HypervisorException {@code NO_NETWORK} */
	NetworkInfo network(String uuidOrName) throws HypervisorException;

	/** @throws HypervisorException {@code NO_NETWORK} */
	String networkXml(String uuid, XmlView view) throws HypervisorException;

	/** Changing networks. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default NetworkOperations networkOperations() throws HypervisorException {
		throw missing(Messages.Capability_networks);
	}

	/** Changing storage pools. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default PoolOperations poolOperations() throws HypervisorException {
		throw missing(Messages.Capability_storage);
	}

	/** Volumes of storage pools. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default Volumes volumes() throws HypervisorException {
		throw missing(Messages.Session_volumes);
	}

	/** Secrets. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default Secrets secrets() throws HypervisorException {
		throw missing(Messages.Session_secrets);
	}

	/** Snapshots of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainSnapshots snapshots() throws HypervisorException {
		throw missing(Messages.Capability_snapshots);
	}

	/** Checkpoints of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainCheckpoints checkpoints() throws HypervisorException {
		throw missing(Messages.Session_backups);
	}

	/** Backups of disks. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainBackups backups() throws HypervisorException {
		throw missing(Messages.Session_backups);
	}

	/** Jobs of domains. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainJobs jobs() throws HypervisorException {
		throw missing(Messages.Session_jobs);
	}

	/** Text consoles. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainConsoles consoles() throws HypervisorException {
		throw missing(Messages.Capability_serial_console);
	}

	/** What domains show. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainScreens screens() throws HypervisorException {
		throw missing(Messages.Session_screens);
	}

	/** Moving domains to other hosts. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default DomainMigration migration() throws HypervisorException {
		throw missing(Messages.Capability_migration);
	}

	/** What the host can run, as libvirt's {@code capabilities} document. */
	default String hostCapabilitiesXml() throws HypervisorException {
		throw missing(Messages.Session_capabilities);
	}

	/**
	 * What guests of a kind can have on this host, as libvirt's {@code domainCapabilities} document. What is {@code null} is left to the host.
	 *
	 * @param virtType for example {@code kvm}
	 */
	default String domainCapabilitiesXml(String emulator, String arch, String machine, String virtType) throws HypervisorException {
		throw missing(Messages.Session_capabilities);
	}

	/** Interfaces, devices and network filters of the host. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default HostObjects hostObjects() throws HypervisorException {
		throw missing(Messages.Session_hostObjects);
	}

	/** All storage pools. @throws HypervisorException {@code UNSUPPORTED} where the driver has none */
	default List<PoolInfo> pools(IProgressMonitor monitor) throws HypervisorException {
		return pools(Set.of(), monitor);
	}

	/**
	 * The storage pools of some types.
	 *
	 * @param types libvirt's words, for example {@code dir} or {@code netfs}; empty for all
	 * @throws HypervisorException {@code UNSUPPORTED} where the driver has none, {@code INVALID_ARGUMENT} for a type that is unknown
	 */
	List<PoolInfo> pools(Set<String> types, IProgressMonitor monitor) throws HypervisorException;

	/** A storage pool by its UUID or name. @throws HypervisorException {@code NO_POOL} */
	PoolInfo pool(String uuidOrName) throws HypervisorException;

	/** @throws HypervisorException {@code NO_POOL} */
	String poolXml(String uuid, XmlView view) throws HypervisorException;

	/** Devices of the host. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default NodeDevices nodeDevices() throws HypervisorException {
		throw missing(Messages.Session_hostObjects);
	}

	/** Changing the network interfaces of the host. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default HostInterfaces hostInterfaces() throws HypervisorException {
		throw missing(Messages.Session_hostObjects);
	}

	/** Changing network filters. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default NetworkFilters networkFilters() throws HypervisorException {
		throw missing(Messages.Session_hostObjects);
	}

	/** What is plugged into virtual networks. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default NetworkPorts networkPorts() throws HypervisorException {
		throw missing(Messages.Session_networkPorts);
	}

	/** Processors of the host. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default HostProcessors hostProcessors() throws HypervisorException {
		throw missing(Messages.Session_host);
	}

	/** Memory of the host. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default HostMemory hostMemory() throws HypervisorException {
		throw missing(Messages.Session_host);
	}

	/** What else the host does. @throws HypervisorException {@code UNSUPPORTED} if this kind of session has none of it */
	default HostServices hostServices() throws HypervisorException {
		throw missing(Messages.Session_host);
	}

	/**
	 * Hears the events {@link EventTopic#OF_AN_INVENTORY of an inventory} from now on. What the driver does not announce is left out silently;
	 * {@link Capability#EVENTS} tells.
	 *
	 * @return the caller closes it; closing the session closes it too
	 */
	Subscription listen(HypervisorListener listener) throws HypervisorException;

	/**
	 * Hears events of these topics from now on, and of the end of the connection. Topics that the driver does not announce are left out, as long as it
	 * announces one of them.
	 *
	 * @return the caller closes it; closing the session closes it too
	 * @throws HypervisorException {@code UNSUPPORTED} if the driver announces none of them
	 */
	default Subscription listen(Set<EventTopic> topics, HypervisorListener listener) throws HypervisorException {
		return listen(event -> {
			if (topics.contains(event.topic()) || event.topic() == EventTopic.CONNECTION_CLOSED) {
				listener.handle(event);
			}
		});
	}

	/** Ends the session and frees what it holds, once; further calls do nothing. */
	@Override
	void close();

	/** A network's stored definition; of a driver that has one definition of it only, that one. @throws HypervisorException {@code NO_NETWORK} */
	default String storedNetworkXml(String uuid) throws HypervisorException {
		try {
			return networkXml(uuid, XmlView.INACTIVE);
		} catch (HypervisorException e) {
			requireUnknownFlag(e);
			return networkXml(uuid, XmlView.LIVE);
		}
	}

	/** A storage pool's stored definition; of a driver that has one definition of it only, that one. @throws HypervisorException {@code NO_POOL} */
	default String storedPoolXml(String uuid) throws HypervisorException {
		try {
			return poolXml(uuid, XmlView.INACTIVE);
		} catch (HypervisorException e) {
			requireUnknownFlag(e);
			return poolXml(uuid, XmlView.LIVE);
		}
	}

	/** libvirt's test driver has no views; it says so with the words of its check of flags. */
	private static void requireUnknownFlag(HypervisorException failure) throws HypervisorException {
		if (!failure.reason().contains("unsupported flags")) {
			throw failure;
		}
	}

	/** What this session cannot do, for a group of calls that it does not have. */
	private HypervisorException missing(String what) {
		return new HypervisorException(HypervisorException.Code.UNSUPPORTED, NLS.bind(Messages.Capability_missing, new Object[] { what, uri(), uri().driver() }));
	}
}
