package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Done;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.*;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.NodeDevices;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that are done and taken back on libvirt's test driver: afterwards the host has all that it had, and nothing else. */
class UndoLiveTest {
	private static final Set<Impact> LIVE = Set.of(Impact.LIVE);
	private static final Set<Impact> CONFIG = Set.of(Impact.CONFIG);
	private static final Set<Impact> BOTH = Set.of(Impact.LIVE, Impact.CONFIG);
	private static final String LAN = "<network><name>lan</name><uuid>11111111-0000-4000-8000-000000000002</uuid><bridge name='br7'/>"
			+ "<ip address='192.0.2.1' netmask='255.255.255.0'><dhcp><range start='192.0.2.10' end='192.0.2.20'/>"
			+ "<host mac='52:54:00:00:00:09' name='nine' ip='192.0.2.9'/></dhcp></ip></network>";

	@TempDir
	Path folder;
	private Connection connection;
	/** Runs. */
	private DomainHandle guest;
	/** Is shut off. */
	private DomainHandle off;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws Exception {
		connection = new Connection(ConnectionUri.parse(TestHost.write(folder)), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		connection.open(null);
		guest = new DefineDomain(connection, TestHost.domain("web").replace("<os>", "<vcpu current='1'>2</vcpu><os>").replace("</domain>",
				"<devices><disk type='file'><source file='/images/web'/><target dev='vda'/></disk>"
						+ "<interface type='network'><source network='default'/><target dev='net7'/></interface>"
						+ "<graphics type='vnc' passwd='geheim'/>"
						+ "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel></devices></domain>")).call(null);
		new StartDomain(guest).call(null);
		off = new DefineDomain(connection, TestHost.domain("off")).call(null);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private HypervisorSession session() throws HypervisorException {
		return connection.session(null);
	}

	/** All that a user could miss. */
	private String all() throws HypervisorException {
		StringBuilder text = new StringBuilder();
		HypervisorSession host = session();
		for (DomainInfo one : host.domains(null)) {
			text.append(one.name()).append(' ').append(one.state()).append(' ').append(one.persistent()).append(' ')
					.append(host.domainDetails(one.id()).autostart()).append(host.domainDetails(one.id()).managedSave()).append('\n')
					.append(xml(one.id(), XmlView.INACTIVE));
			if (one.state().isActive()) {
				text.append(xml(one.id(), XmlView.LIVE)).append(host.domainDetails(one.id()).usedMemoryKib());
			}
			host.snapshots().list(one.id(), Set.of()).forEach(snapshot -> text.append(snapshot.name()).append('\n'));
		}
		for (NetworkInfo one : host.networks(null)) {
			text.append(one).append('\n').append(host.networkXml(one.uuid(), XmlView.LIVE));
		}
		for (PoolInfo one : host.pools(null)) {
			text.append(one).append('\n').append(host.poolXml(one.uuid(), XmlView.LIVE));
			if (one.active()) {
				host.volumes().list(one.uuid()).forEach(volume -> text.append(volume).append('\n'));
			}
		}
		for (HostObjects.Item one : host.hostObjects().list(HostObjects.Kind.INTERFACE)) {
			text.append(one).append('\n').append(host.hostObjects().xml(HostObjects.Kind.INTERFACE, one.name(), XmlView.LIVE));
		}
		new TreeSet<>(host.nodeDevices().names(NodeDevices.Choice.ALL, Set.of())).forEach(name -> text.append(name).append('\n'));
		return text.toString();
	}

	/** Without the number of the running instance, which is another one each time, and without the empty element that limits of 0 leave. */
	private String xml(DomainId id, XmlView view) throws HypervisorException {
		return session().domainXml(id, view, Set.of(XmlOption.SECURITY_INFO)).replaceFirst(" id='\\d+'", "").replaceAll("\\s*<bandwidth>\\s*</bandwidth>", "");
	}

	/** Does it and takes it back. */
	private <R> R thereAndBack(Operation<R> operation) throws HypervisorException {
		return ThereAndBack.of(operation, this::all);
	}

	@Test
	void lifeCycles() throws HypervisorException {
		thereAndBack(new SuspendDomain(guest));
		thereAndBack(new StartDomain(off, Set.of()));
		thereAndBack(new ManagedSaveDomain(guest));
		thereAndBack(new SaveDomain(guest, folder.resolve("saved").toString(), Set.of()));
		thereAndBack(new DestroyDomain(guest));
		thereAndBack(new ShutDownDomain(guest));
		new SuspendDomain(guest).call(null);
		thereAndBack(new ResumeDomain(guest));
		thereAndBack(new CreateDomain(connection, TestHost.domain("passing"), Set.of()));
		DomainHandle passing = new CreateDomain(connection, TestHost.domain("passing"), Set.of()).call(null);
		thereAndBack(new DestroyDomain(passing));
		Done<Void> gone = Done.call(new ShutDownDomain(passing), null);
		assertFalse(gone.canBeUndone());
		assertEquals("passing has no stored definition from which it could be started again.", gone.remark());
	}

	@Test
	void aStartFromASavedStateIsSavedAgain() throws HypervisorException {
		new ManagedSaveDomain(guest).call(null);
		thereAndBack(new StartDomain(guest));
	}

	@Test
	void definitionsOfDomains() throws HypervisorException {
		thereAndBack(new DefineDomain(connection, TestHost.domain("new")));
		String now = session().domainXml(off.id(), XmlView.INACTIVE);
		thereAndBack(new DefineDomain(connection, now.replace("</uuid>", "</uuid>\n  <title>Inn</title>")));
		new SetDomainAutostart(off, true).call(null);
		thereAndBack(new UndefineDomain(off));
		thereAndBack(new UndefineDomain(guest));
		thereAndBack(new RemoveDomain(new PlanDomainRemoval(off).call(null), Set.of(), List.of()));
		thereAndBack(new RenameDomain(off, "renamed"));
		thereAndBack(new SetDomainAutostart(off, false));
		thereAndBack(new SetDomainAutostart(guest, true));
		thereAndBack(new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "Inn", LIVE));
		thereAndBack(new WriteDomainNote(guest, DomainNotes.Kind.DESCRIPTION, "At the road", CONFIG));
		thereAndBack(new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "Inn", BOTH));
		thereAndBack(new WriteDomainNote(off, DomainNotes.Kind.TITLE, "Inn", Set.of()));
	}

	@Test
	void whatAGuestHasOfItsHost() throws HypervisorException {
		new SetMemory(guest, 49_152, LIVE).call(null); // neither what it may have nor what it gets
		thereAndBack(new SetMemory(guest, 32_768, LIVE));
		thereAndBack(new SetMemory(guest, 32_768, CONFIG));
		thereAndBack(new SetMemory(off, 32_768, CONFIG));
		thereAndBack(new SetMaximumMemory(off, 131_072, CONFIG));
		thereAndBack(new SetVcpus(guest, 2, Set.of(VcpuOption.LIVE)));
		thereAndBack(new SetVcpus(guest, 2, Set.of(VcpuOption.LIVE, VcpuOption.CONFIG)));
		thereAndBack(new SetVcpus(guest, 4, Set.of(VcpuOption.CONFIG, VcpuOption.MAXIMUM)));
		thereAndBack(new AddIoThread(guest, 4, Set.of()));
		new AddIoThread(guest, 4, Set.of()).call(null);
		thereAndBack(new RemoveIoThread(guest, 4, Set.of()));
		for (Set<Impact> impact : List.of(LIVE, CONFIG)) {
			thereAndBack(new SetLimits(guest, ParameterGroup.MEMORY, List.of(TypedParameter.ofUnsignedLong("hard_limit", 1_000_000)), impact));
			thereAndBack(new SetDiskLimits(guest, "vda", List.of(TypedParameter.ofUnsignedLong("total_iops_sec", 500),
					TypedParameter.ofUnsignedLong("total_iops_sec_max", 900)), impact));
			thereAndBack(new SetInterfaceLimits(guest, "net7", List.of(new TypedParameter("inbound.average", TypedParameter.Type.UINT, 100L)), impact));
		}
	}

	/** libvirt writes the way back into the definition too, as a place on all processors; so the places themselves are compared. */
	@Test
	void placesOnProcessors() throws HypervisorException {
		new AddIoThread(guest, 4, Set.of()).call(null);
		BitSet one = new BitSet();
		one.set(1);
		for (Operation<?> operation : List.of(new PinVcpu(guest, 0, one, Set.of()), new PinEmulator(guest, one, Set.of()), new PinIoThread(guest, 4, one, Set.of()))) {
			String before = places();
			Done<?> done = Done.call(operation, null);
			assertNotEquals(before, places(), operation.title());
			done.undo(null);
			assertEquals(before, places(), operation.title());
		}
	}

	private String places() throws HypervisorException {
		return session().processors().vcpuPins(guest.id(), Set.of()) + " " + session().processors().emulatorPins(guest.id(), Set.of()) + " "
				+ session().processors().ioThreads(guest.id(), Set.of());
	}

	@Test
	void networks() throws HypervisorException {
		NetworkHandle lan = thereAndBack(new DefineNetwork(connection, LAN));
		new DefineNetwork(connection, LAN).call(null);
		thereAndBack(new DefineNetwork(connection, LAN.replace("br7", "br8")));
		new SetNetworkAutostart(lan, true).call(null);
		thereAndBack(new UndefineNetwork(lan));
		thereAndBack(new SetNetworkAutostart(lan, false));
		thereAndBack(new StartNetwork(lan));
		new StartNetwork(lan).call(null);
		thereAndBack(new DestroyNetwork(lan));
		thereAndBack(new CreateNetwork(connection, LAN.replace("lan", "passing").replace("0002", "0003").replace("br7", "br9")));
		NetworkHandle passing = new CreateNetwork(connection, LAN.replace("lan", "passing").replace("0002", "0003").replace("br7", "br9")).call(null);
		thereAndBack(new DestroyNetwork(passing));
		updates(lan, LIVE);
		new DestroyNetwork(lan).call(null);
		updates(lan, CONFIG);
		updates(lan, Set.of());
	}

	private void updates(NetworkHandle lan, Set<Impact> impact) throws HypervisorException {
		thereAndBack(host(lan, NetworkSection.Change.ADD_LAST, "<host mac='52:54:00:00:00:01' name='web' ip='192.0.2.30'/>", impact));
		thereAndBack(host(lan, NetworkSection.Change.MODIFY, "<host mac='52:54:00:00:00:09' name='nine' ip='192.0.2.99'/>", impact));
		thereAndBack(host(lan, NetworkSection.Change.DELETE, "<host mac='52:54:00:00:00:09'/>", impact));
	}

	private static UpdateNetwork host(NetworkHandle lan, NetworkSection.Change change, String xml, Set<Impact> impact) {
		return new UpdateNetwork(lan, change, NetworkSection.IP_DHCP_HOST, -1, xml, impact);
	}

	@Test
	void storage() throws HypervisorException {
		String xml = "<pool type='dir'><name>images</name><uuid>11111111-0000-4000-8000-000000000004</uuid><target><path>/srv/images</path></target></pool>";
		PoolHandle pool = thereAndBack(new DefinePool(connection, xml));
		new DefinePool(connection, xml).call(null);
		thereAndBack(new DefinePool(connection, xml.replace("/srv/images", "/srv/others")));
		thereAndBack(new SetPoolAutostart(pool, true));
		new SetPoolAutostart(pool, true).call(null);
		thereAndBack(new UndefinePool(pool));
		thereAndBack(new StartPool(pool));
		new StartPool(pool).call(null);
		thereAndBack(new DestroyPool(pool));
		String volume = "<volume><name>one.img</name><capacity unit='MiB'>1</capacity></volume>";
		thereAndBack(new CreateVolume(pool, volume, Set.of()));
		VolumeHandle one = new CreateVolume(pool, volume, Set.of()).call(null);
		thereAndBack(new CloneVolume(one, "two.img", Set.of()));
		Done<Void> deleted = Done.call(new DeleteVolume(one, false), null);
		assertFalse(deleted.canBeUndone());
		assertEquals("What was removed is gone.", deleted.remark());
	}

	@Test
	void interfacesDevicesAndSnapshots() throws HypervisorException {
		String xml = "<interface type='ethernet' name='eth7'><start mode='none'/><mac address='52:54:00:11:22:33'/></interface>";
		InterfaceHandle eth = thereAndBack(new DefineInterface(connection, xml));
		new DefineInterface(connection, xml).call(null);
		thereAndBack(new DefineInterface(connection, xml.replace("none", "onboot")));
		thereAndBack(new UndefineInterface(eth));
		thereAndBack(new StartInterface(eth));
		new StartInterface(eth).call(null);
		thereAndBack(new DestroyInterface(eth));
		SnapshotHandle snapshot = thereAndBack(new CreateSnapshot(guest, "fresh", "", Set.of()));
		assertEquals("fresh", snapshot.name());
		assertEquals(2, Done.call(new FreezeFileSystems(guest, List.of()), null).result());
	}

	/** Only the driver's own host has devices, among them one that makes virtual ports. */
	@Test
	void devicesOfTheHost() throws HypervisorException {
		try (Connection host = new Connection(ConnectionUri.parse("test:///default"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			String xml = "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341234</wwnn>"
					+ "<wwpn>1000000012341234</wwpn></capability></capability></device>";
			ThereAndBack.of(new CreateNodeDevice(host, xml), () -> devices(host));
			NodeDeviceHandle port = new CreateNodeDevice(host, xml).call(null);
			ThereAndBack.of(new DestroyNodeDevice(port), () -> devices(host));
			new DestroyNodeDevice(port).call(null);
			Done<NodeDeviceHandle> made = Done.call(new CreateNodeDevice(host, xml), null);
			new DestroyNodeDevice(made.result()).call(null);
			String without = devices(host);
			assertFails(Code.NO_OBJECT, () -> made.undo(null));
			assertEquals(without, devices(host));
		}
	}

	private static String devices(Connection host) throws HypervisorException {
		StringBuilder text = new StringBuilder();
		NodeDevices devices = host.session(null).nodeDevices();
		for (String name : new TreeSet<>(devices.names(NodeDevices.Choice.ALL, Set.of()))) {
			text.append(devices.xml(name)).append('\n');
		}
		return text.toString();
	}

	@Test
	void aSavedDefinition() throws HypervisorException {
		String file = folder.resolve("saved").toString();
		new SaveDomain(guest, file, Set.of()).call(null);
		String before = session().lifeCycle().savedXml(file, true);
		Done<Void> done = Done.call(new DefineSavedDomain(connection, file, before.replace("<name>web</name>", "<name>web</name><title>later</title>")), null);
		assertNotEquals(before, session().lifeCycle().savedXml(file, true));
		done.undo(null);
		assertEquals(before, session().lifeCycle().savedXml(file, true));
	}

	@Test
	void whatOthersChangedSinceIsNotOverwritten() throws HypervisorException {
		String now = session().domainXml(off.id(), XmlView.INACTIVE);
		Done<DomainHandle> done = Done.call(new DefineDomain(connection, now.replace("</uuid>", "</uuid>\n  <title>Inn</title>")), null);
		new WriteDomainNote(off, DomainNotes.Kind.TITLE, "Tavern", CONFIG).call(null);
		String before = all();
		HypervisorException refused = assertFails(Code.WRONG_STATE, () -> done.undo(null));
		assertEquals("Cannot restore the definition of off on " + connection + ": it was changed since. Nothing was overwritten; open the definition and "
				+ "change it there.", refused.getMessage());
		assertEquals(before, all());

		Done<Void> removed = Done.call(new UndefineDomain(off), null);
		new DefineDomain(connection, now.replace("</uuid>", "</uuid>\n  <title>another</title>")).call(null);
		String another = all();
		assertFails(Code.WRONG_STATE, () -> removed.undo(null));
		assertEquals(another, all(), "what came in its place stays");
	}

	@Test
	void whatIsNewAndWasChangedSinceIsNotRemoved() throws HypervisorException {
		Done<DomainHandle> made = Done.call(new DefineDomain(connection, TestHost.domain("new")), null);
		new WriteDomainNote(made.result(), DomainNotes.Kind.TITLE, "Tavern", CONFIG).call(null);
		String before = all();
		assertFails(Code.WRONG_STATE, () -> made.undo(null));
		assertEquals(before, all());
		new WriteDomainNote(made.result(), DomainNotes.Kind.TITLE, null, CONFIG).call(null);
		made.undo(null);
		assertFails(Code.NO_DOMAIN, () -> session().domain(made.result().id()));
	}

	@Test
	void theDefaultNetworkIsMadeOrStartedAndGoesAgain() throws HypervisorException {
		NetworkHandle made = thereAndBack(new RestoreDefaultNetwork(connection));
		assertEquals("default", made.name());
		new RestoreDefaultNetwork(connection).call(null);
		NetworkInfo network = session().network("default");
		assertTrue(network.active() && network.autostart() && network.persistent());
		assertTrue(session().networkXml(network.uuid(), XmlView.LIVE).contains("<forward mode='nat'"));
		assertFalse(Done.call(new RestoreDefaultNetwork(connection), null).canBeUndone(), "nothing was done");
		session().networkOperations().destroy(network.uuid());
		thereAndBack(new RestoreDefaultNetwork(connection));
		assertFalse(session().network("default").active());
	}

	@Test
	void whatWasRemovedSinceIsNotDefinedAgain() throws HypervisorException {
		Done<Void> changed = Done.call(new SetVcpus(off, 1, Set.of(VcpuOption.CONFIG)), null);
		new UndefineDomain(off).call(null);
		HypervisorException gone = assertFails(Code.WRONG_STATE, () -> changed.undo(null));
		assertEquals("Cannot restore the definition of off on " + connection + ": it was removed since. Define it again if you need it.", gone.getMessage());
	}

	@Test
	void whatRanWithoutADefinitionDoesSoAgain() throws HypervisorException {
		DomainHandle passing = new CreateDomain(connection, TestHost.domain("passing"), Set.of()).call(null);
		thereAndBack(new DefineDomain(connection, session().domainXml(passing.id(), XmlView.LIVE)));
	}

	@Test
	void aDefinitionComesBackAlsoWhenWhatRanHasEndedSince() throws HypervisorException {
		Done<Void> removed = Done.call(new UndefineDomain(guest), null);
		new DestroyDomain(guest).call(null);
		removed.undo(null);
		assertTrue(session().domain(guest.id()).persistent());
	}

	@Test
	void whatWasPausedStaysPaused() throws HypervisorException {
		new SuspendDomain(guest).call(null);
		assertFalse(new SuspendDomain(guest).undo(null).isPossible());
	}

	@Test
	void aStepThatFailsTellsWhatWasTakenBackBefore() throws HypervisorException {
		Done<Void> both = Done.call(new SetMemory(off, 32_768, CONFIG), null);
		new SetDomainAutostart(off, true).call(null);
		Done<Void> removed = Done.call(new UndefineDomain(off), null);
		assertEquals(2, removed.steps().size());
		removed.undo(null);
		assertFails(Code.WRONG_STATE, () -> removed.undo(null));
		both.undo(null);
		assertTrue(xml(off.id(), XmlView.INACTIVE).contains("<currentMemory unit='KiB'>65536<"));

		Done<Void> live = Done.call(new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "Inn", BOTH), null);
		new DestroyDomain(guest).call(null);
		HypervisorException half = assertThrows(HypervisorException.class, () -> live.undo(null));
		assertTrue(half.getMessage().endsWith(" This was taken back before: Restoring the definition of web."), half.getMessage());
	}

	@Test
	void passwordsComeBackAndAreToldToNobody() throws HypervisorException {
		new DestroyDomain(guest).call(null);
		Done<Void> done = Done.call(new UndefineDomain(guest), null);
		assertFalse((done + done.remark() + done.steps() + done.steps().get(0).title()).contains("geheim"));
		new DefineDomain(connection, TestHost.domain("web").replace("<name>", "<uuid>" + guest.id().uuid() + "</uuid><name>")).call(null);
		HypervisorException refused = assertFails(Code.WRONG_STATE, () -> done.undo(null));
		assertFalse(refused.toString().contains("geheim"));
		new UndefineDomain(guest).call(null);
		done.undo(null);
		assertTrue(xml(guest.id(), XmlView.INACTIVE).contains("passwd='geheim'"));
	}

	@Test
	void whatCannotBeReadIsDoneAllTheSameAndSaysWhyItStays() throws HypervisorException {
		// the driver's own word for it: no domain has this document, so nothing can be read from it
		Done<DomainHandle> done = Done.call(new DefineDomain(connection, "<!DOCTYPE domain>" + TestHost.domain("typed")), null);
		assertEquals("typed", done.result().name());
		assertFalse(done.canBeUndone());
		assertTrue(done.remark().startsWith("It cannot be undone: what was there could not be read. "), done.remark());
		assertThrows(IllegalStateException.class, () -> done.undo(null));
	}

	@Test
	void aRefusedAndACancelledOperationLeaveTheHostAsItIs() throws HypervisorException {
		String before = all();
		assertFails(Code.FAILED, () -> Done.call(new StartDomain(guest), null));
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> Done.call(new DestroyDomain(guest), cancelled));
		assertEquals(before, all());
		Done<Void> done = Done.call(new SuspendDomain(guest), null);
		String suspended = all();
		assertThrows(OperationCanceledException.class, () -> done.undo(cancelled));
		assertEquals(suspended, all());
		done.undo(null);
		assertEquals(before, all());
	}
}
