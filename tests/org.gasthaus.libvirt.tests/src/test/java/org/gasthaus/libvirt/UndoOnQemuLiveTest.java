package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Done;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.op.AddIoThread;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.core.op.ChangeMedium;
import org.gasthaus.core.op.CopyBlocks;
import org.gasthaus.core.op.CreateCheckpoint;
import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DefineNetworkFilter;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.core.op.DefineSecret;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.DetachDevice;
import org.gasthaus.core.op.ManagedSaveDomain;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.core.op.SetDiskLimits;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.SetMemory;
import org.gasthaus.core.op.SetVcpus;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.core.op.SuspendDomain;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.core.op.UndefineNetworkFilter;
import org.gasthaus.core.op.UndefineSecret;
import org.gasthaus.core.op.UpdateDevice;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.SnapshotOption;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that are done to a real guest and taken back. */
@Tag("live")
class UndoOnQemuLiveTest {
	private static final Set<Impact> LIVE = Set.of(Impact.LIVE);
	private static final Set<Impact> CONFIG = Set.of(Impact.CONFIG);
	private static final Set<Impact> BOTH = Set.of(Impact.LIVE, Impact.CONFIG);

	@TempDir
	Path folder;
	private SessionDaemon daemon;
	private Connection connection;
	private DomainHandle guest;

	@BeforeEach
	void start() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().get());
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		daemon = SessionDaemon.start();
		connection = open(daemon.uri());
		PoolHandle pool = new DefinePool(connection, "<pool type='dir'><name>images</name><target><path>" + folder + "</path></target></pool>").call(null);
		new StartPool(pool).call(null);
		for (String name : List.of("root.qcow2", "more.qcow2", "one.iso", "two.iso")) {
			new CreateVolume(pool, "<volume><name>" + name + "</name><capacity unit='MiB'>8</capacity><target><format type='"
					+ (name.endsWith("iso") ? "raw" : "qcow2") + "'/><compat>1.1</compat></target></volume>", Set.of()).call(null);
		}
		String devices = disk("root.qcow2", "vda") + "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='" + folder.resolve("one.iso")
				+ "'/><target dev='sda' bus='scsi'/><readonly/></disk><controller type='scsi' model='virtio-scsi'/>"
				+ "<graphics type='vnc' port='-1' autoport='yes' passwd='geheim'/></devices>";
		guest = new DefineDomain(connection, SessionDaemon.guest("web").replace("<devices>", "<vcpu current='1'>2</vcpu><features><acpi/></features><devices>")
				.replace("</devices>", devices)).call(null);
		new StartDomain(guest).call(null);
	}

	@AfterEach
	void stop() throws Exception {
		if (daemon != null) {
			if (guest != null && session().domain(guest.id()).state().isActive()) {
				new DestroyDomain(guest).call(null);
			}
			connection.close();
			daemon.close();
		}
	}

	private static Connection open(String uri) throws HypervisorException {
		Connection connection = new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		connection.open(null);
		return connection;
	}

	private HypervisorSession session() throws HypervisorException {
		return connection.session(null);
	}

	private String disk(String file, String target) {
		return "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='" + folder.resolve(file) + "'/><target dev='" + target
				+ "' bus='virtio'/></disk>";
	}

	/** All of the guest, without what each start numbers anew. */
	private String all() throws HypervisorException {
		StringBuilder text = new StringBuilder(session().domain(guest.id()).state() + " ");
		for (XmlView view : XmlView.values()) {
			text.append(session().domainXml(guest.id(), view, Set.of(XmlOption.SECURITY_INFO)).replaceFirst(" id='\\d+'", "")
					.replaceAll("domain-\\d+-web|/dev/pts/\\d+| index='\\d+'", ""));
		}
		session().snapshots().list(guest.id(), Set.of()).forEach(one -> text.append(one.name()));
		session().checkpoints().list(guest.id(), Set.of()).forEach(one -> text.append(one.name()));
		return text.toString();
	}

	private <R> R thereAndBack(Operation<R> operation) throws HypervisorException {
		return ThereAndBack.of(operation, this::all);
	}

	@Test
	void devices() throws HypervisorException {
		String more = disk("more.qcow2", "sdb").replace("virtio", "scsi"); // one that goes without the guest's help
		for (Set<Impact> impact : List.of(CONFIG, LIVE, BOTH)) {
			thereAndBack(new AttachDevice(guest, more, impact));
		}
		thereAndBack(new ChangeMedium(guest, "sda", folder.resolve("two.iso").toString(), false, BOTH));
		thereAndBack(new ChangeMedium(guest, "sda", "", false, LIVE));
		thereAndBack(new ChangeMedium(guest, "sda", folder.resolve("two.iso").toString(), false, CONFIG));
		String graphics = "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1' passwd='anders'/>";
		for (Set<Impact> impact : List.of(CONFIG, LIVE, BOTH)) {
			thereAndBack(new UpdateDevice(guest, graphics, false, impact));
		}
		thereAndBack(new DetachDevice(guest, "<disk type='file' device='disk'><target dev='vda' bus='virtio'/></disk>", CONFIG));
	}

	/** There is no guest in it that would let a device go, so that the host waits and gives up: the step itself shows what would come back. */
	@Test
	void aLiveDeviceComesBackAsTheHostHadItNotAsTheUserNamedIt() throws HypervisorException {
		List<Operation<?>> steps = new DetachDevice(guest, "<disk><target dev='vda'/></disk>", LIVE).undo(null).steps(null);
		assertEquals(List.of("Adding a device to web"), steps.stream().map(Operation::title).toList());
		HypervisorException there = assertThrows(HypervisorException.class, () -> steps.get(0).call(null));
		assertTrue(there.getMessage().contains("vda"), "it is the whole disk, which is still there: " + there.getMessage());
		HypervisorException unclear = assertThrows(HypervisorException.class, () -> new DetachDevice(guest, "<disk><target dev='vdz'/></disk>", LIVE).undo(null));
		assertEquals("It is not clear which <disk> is meant: 0 fit. Say more of it, for example its target or its MAC address.", unclear.getMessage());
	}

	/** What is on USB goes without the guest's help, and nothing that its user wrote tells two of them apart. */
	@Test
	void ofTwoAlikeTheNewOneGoes() throws HypervisorException {
		String tablet = "<input type='tablet' bus='usb'/>";
		new AttachDevice(guest, tablet, LIVE).call(null);
		thereAndBack(new AttachDevice(guest, tablet, LIVE));
	}

	@Test
	void aCardThatTheGuestHoldsIsAskedForAfterTheDefinitionIsBack() throws HypervisorException {
		String disk = disk("more.qcow2", "sdb").replace("virtio", "scsi");
		new AttachDevice(guest, disk, LIVE).call(null);
		String before = all();
		List<Operation<?>> steps = undoneSteps(new AttachDevice(guest, "<interface type='user'><model type='virtio'/></interface>", BOTH));
		assertEquals(List.of("Restoring the definition of web", "Removing a device from web"), steps.stream().map(Operation::title).toList());
		steps.get(0).call(null);
		assertNotEquals(before, all());
		String live = session().domainXml(guest.id(), XmlView.LIVE);
		assertTrue(live.contains("<interface type='user'>"), "it waits for the guest to let it go");
	}

	private static List<Operation<?>> undoneSteps(Operation<?> operation) throws HypervisorException {
		return Done.call(operation, null).steps();
	}

	@Test
	void limitsOfAGroup() throws HypervisorException {
		Done<Void> done = Done.call(new SetDiskLimits(guest, "vda", List.of(TypedParameter.ofUnsignedLong("total_iops_sec", 100),
				TypedParameter.ofText("group_name", "gr")), LIVE), null);
		assertEquals("100", limit());
		done.undo(null);
		assertEquals("0", limit());
	}

	private String limit() throws HypervisorException {
		return session().limits().diskLimits(guest.id(), "vda", LIVE).stream().filter(one -> one.name().equals("total_iops_sec")).findFirst().orElseThrow().text();
	}

	@Test
	void aGuestThatIsPaused() throws HypervisorException {
		new SuspendDomain(guest).call(null);
		thereAndBack(new DestroyDomain(guest));
		new DestroyDomain(guest).call(null);
		thereAndBack(new StartDomain(guest, Set.of(StartOption.PAUSED)));
		new StartDomain(guest).call(null);
		new ManagedSaveDomain(guest).call(null);
		Done<Void> forced = Done.call(new StartDomain(guest, Set.of(StartOption.FORCE_BOOT)), null);
		assertEquals("The guest is asked to shut down; the saved state that it did not start from is gone.", forced.remark());
		assertEquals(List.of("Shutting down web"), forced.steps().stream().map(Operation::title).toList());
	}

	@Test
	void whatItHas() throws HypervisorException {
		thereAndBack(new SetMemory(guest, 16_384, CONFIG));
		thereAndBack(new SetVcpus(guest, 2, Set.of(VcpuOption.CONFIG)));
		thereAndBack(new AddIoThread(guest, 4, BOTH));
		thereAndBack(new SuspendDomain(guest));
	}

	@Test
	void savedAndBack() throws HypervisorException {
		String before = all();
		Done<Void> saved = Done.call(new SaveDomain(guest, folder.resolve("saved").toString(), Set.of()), null);
		assertEquals("The file " + folder.resolve("saved") + " stays.", saved.remark());
		assertFalse(session().domain(guest.id()).state().isActive());
		saved.undo(null);
		assertEquals(before, all());
		thereAndBack(new ManagedSaveDomain(guest));
	}

	@Test
	void snapshotsCheckpointsAndCopies() throws HypervisorException {
		thereAndBack(new CreateCheckpoint(guest, "monday", "", List.of("vda"), Set.of()));
		Done<SnapshotHandle> files = Done.call(new CreateSnapshot(guest, "files", "", Set.of(SnapshotOption.DISK_ONLY)), null);
		assertFalse(files.canBeUndone());
		assertEquals("The domain goes on with new files. Merge them into the old ones with blockcommit.", files.remark());
	}

	@Test
	void aCopyThatIsKeptAlike() throws Exception {
		Path copy = folder.resolve("copy.qcow2");
		String before = all();
		Done<Void> copied = Done.call(new CopyBlocks(guest, "vda", disk("copy.qcow2", "vda"), List.of(), Set.of(BlockJobs.Option.TRANSIENT_JOB), false), null);
		assertTrue(session().domainXml(guest.id(), XmlView.LIVE).contains("<mirror type='file' file='" + copy + "'"), "both are kept alike");
		assertEquals("The image of the copy stays, as it is then.", copied.remark());
		copied.undo(null);
		assertEquals(before, all());
		assertNull(session().blockJobs().info(guest.id(), "vda"));
		assertTrue(Files.size(copy) > 0);
		Done<Void> moved = Done.call(new CopyBlocks(guest, "vda", disk("moved.qcow2", "vda"), List.of(), Set.of(BlockJobs.Option.TRANSIENT_JOB), true), null);
		assertFalse(moved.canBeUndone());
		assertEquals("Images that were merged, or left behind, are not put back. Take a copy of them before.", moved.remark());
		assertTrue(session().domainXml(guest.id(), XmlView.LIVE).contains("<source file='" + folder.resolve("moved.qcow2") + "'"), "the guest goes on with the copy");
	}

	@Test
	void aDefinitionWithAPassword() throws HypervisorException {
		new SetDomainAutostart(guest, true).call(null);
		new DestroyDomain(guest).call(null);
		thereAndBackGone(new UndefineDomain(guest));
		assertEquals(Boolean.TRUE, session().domainDetails(guest.id()).autostart());
	}

	private void thereAndBackGone(Operation<?> operation) throws HypervisorException {
		String before = all();
		Done<?> done = Done.call(operation, null);
		assertThrows(HypervisorException.class, this::all);
		done.undo(null);
		assertEquals(before, all());
		assertTrue(before.contains("geheim"), "the password is compared too");
	}

	@Test
	void secrets() throws HypervisorException {
		String xml = "<secret ephemeral='no' private='yes'><uuid>11111111-0000-4000-8000-000000000004</uuid><description>of the cellar</description></secret>";
		Done<SecretHandle> made = Done.call(new DefineSecret(connection, xml), null);
		made.undo(null);
		assertEquals(List.of(), session().secrets().list(Set.of()));
		SecretHandle secret = new DefineSecret(connection, xml).call(null);
		String before = session().secrets().xml(secret.uuid());
		Done<SecretHandle> changed = Done.call(new DefineSecret(connection, xml.replace("cellar", "roof")), null);
		assertNotEquals(before, session().secrets().xml(secret.uuid()));
		changed.undo(null);
		assertEquals(before, session().secrets().xml(secret.uuid()));
		Done<Void> removed = Done.call(new UndefineSecret(secret), null);
		assertEquals("The value of the secret does not come back. Set it again.", removed.remark());
		removed.undo(null);
		assertEquals(before, session().secrets().xml(secret.uuid()));
	}

	@Test
	void networkFilters() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		try (PrivateHost host = PrivateHost.start(); Connection other = open(host.uri())) {
			String xml = "<filter name='mine'><rule action='accept' direction='out'><ip/></rule></filter>";
			Done.call(new DefineNetworkFilter(other, xml), null).undo(null);
			assertThrows(HypervisorException.class, () -> other.session(null).networkFilters().find("mine"));
			NetworkFilterHandle mine = new DefineNetworkFilter(other, xml).call(null);
			String before = filter(other);
			Done<Void> removed = Done.call(new UndefineNetworkFilter(mine), null);
			assertThrows(HypervisorException.class, () -> filter(other));
			removed.undo(null);
			assertEquals(before, filter(other));
		}
	}

	private static String filter(Connection host) throws HypervisorException {
		return host.session(null).hostObjects().xml(HostObjects.Kind.NETWORK_FILTER, "mine", XmlView.LIVE);
	}

	@Test
	void aHostThatIsLostMeanwhileIsSaidAndItCanBeTriedAgain() throws Exception {
		Done<Void> suspended = Done.call(new SuspendDomain(guest), null);
		daemon.kill();
		HypervisorException lost = assertThrows(HypervisorException.class, () -> suspended.undo(null));
		assertTrue(Set.of(Code.CONNECTION_LOST, Code.CONNECTION_FAILED).contains(lost.code()), lost.code() + " " + lost.getMessage());
		daemon.restart();
		suspended.undo(null);
		assertEquals("RUNNING", session().domain(guest.id()).state().name());
	}
}
