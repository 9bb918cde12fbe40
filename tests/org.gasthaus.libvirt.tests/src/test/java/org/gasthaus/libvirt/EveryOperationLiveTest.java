package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connection.Status;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Reconnect;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.*;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInput.CodeSet;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that is killed while each operation waits for it: it hears the call and never answers. */
@Tag("live")
class EveryOperationLiveTest {
	private static final Set<Code> OF_A_LOSS = Set.of(Code.CONNECTION_LOST, Code.CLOSED);
	/** What opens, closes and forgets a connection, what needs a second host, and what only takes others back: tests of their own show these. */
	private static final Set<String> OTHERS = Set.of("CloseConnection", "MigrateDomain", "OpenConnection", "RemoveConnection",
			"RestoreDefinition");

	@TempDir
	Path folder;

	/** One of each class. */
	private List<Operation<?>> all(Connection host, DomainHandle guest) throws Exception {
		Path bytes = Files.write(folder.resolve("bytes"), "x".repeat(1000).getBytes(StandardCharsets.UTF_8));
		String file = folder.resolve("file").toString();
		NetworkHandle network = new NetworkHandle(host, "11111111-0000-4000-8000-000000000002", "lan");
		PoolHandle pool = new PoolHandle(host, "11111111-0000-4000-8000-000000000003", "images");
		VolumeHandle volume = new VolumeHandle(pool, new VolumeInfo("images", "one.img", "/srv/one.img", "/srv/one.img"));
		SnapshotHandle snapshot = new SnapshotHandle(guest, "fresh");
		NodeDeviceHandle device = new NodeDeviceHandle(host, "pci_0000_00_1f_0");
		InterfaceHandle eth = new InterfaceHandle(host, "eth7");
		NetworkFilterHandle filter = new NetworkFilterHandle(host, "mine");
		SecretHandle secret = new SecretHandle(host, "11111111-0000-4000-8000-000000000004");
		BitSet cpus = new BitSet();
		cpus.set(0);
		List<TypedParameter> limit = List.of(TypedParameter.ofUnsignedLong("hard_limit", 1_000_000));
		String disk = "<disk type='file'><source file='/srv/b.img'/><target dev='vdb' bus='virtio'/></disk>";
		return List.of(new AbortBlockJob(guest, "vda", false), new AbortJob(guest), new AddIoThread(guest, 4, Set.of()), new AttachDevice(guest, disk, Set.of()),
				new BuildPool(pool, Set.of()), new ChangeLimits(guest, List.of(new ChangeLimits.Change(GuestLimits.Place.of(ParameterGroup.MEMORY), limit, false, Set.of(Impact.CONFIG)))),
				new ChangeMedium(guest, "hdc", file, false, Set.of()),
				new ChangeResources(guest, new GuestState.Resources(1 << 19, 1 << 19, 1, 1, List.of()), Set.of(Impact.CONFIG)), new CloneVolume(volume, "two.img", Set.of()),
				new CommitBlocks(guest, "vda", "", "", 0, Set.of()), new CopyBlocks(guest, "vda", file, List.of(), Set.of(), false),
				new CreateCheckpoint(guest, "c", "", List.of(), Set.of()), new CreateDomain(host, SessionDaemon.guest("other"), Set.of()),
				new CreateNetwork(host, "<network><name>lan</name></network>"), new CreateNodeDevice(host, "<device/>"),
				new CreateSnapshot(guest, "fresh", "", Set.of()), new CreateVolume(pool, "<volume><name>x</name><capacity>1</capacity></volume>", Set.of()),
				new DefineDomain(host, SessionDaemon.guest("third")), new DefineInterface(host, "<interface type='ethernet' name='eth7'/>"),
				new DefineNetwork(host, "<network><name>lan</name></network>"), new DefineNetworkFilter(host, "<filter name='mine'/>"),
				new DefinePool(host, "<pool type='dir'><name>images</name><target><path>/srv</path></target></pool>"),
				new DefineSavedDomain(host, file, SessionDaemon.guest("saved")), new DefineSecret(host, "<secret ephemeral='no' private='no'/>"),
				new DeleteCheckpoint(guest, "c", Set.of()), new DeletePool(pool),
				new DeleteSnapshots(new SnapshotDeletionPlan(snapshot, SnapshotDeletion.CHILDREN, List.of(), List.of())), new DeleteVolume(volume, false),
				new DestroyDomain(guest), new DestroyInterface(eth), new DestroyNetwork(network), new DestroyNodeDevice(device), new DestroyPool(pool),
				new DetachDevice(guest, disk, Set.of()), new DetachNodeDevice(device, null), new DownloadVolume(volume, folder.resolve("down"), false),
				new DumpDomain(guest, file, DumpFormat.RAW, Set.of()), new FreezeFileSystems(guest, List.of()), new InjectNmi(guest), new ManagedSaveDomain(guest),
				new PinEmulator(guest, cpus, Set.of()), new PinIoThread(guest, 4, cpus, Set.of()), new PinVcpu(guest, 0, cpus, Set.of()),
				new PlanDomainRemoval(guest), new PlanSnapshotDeletion(snapshot, SnapshotDeletion.CHILDREN), new PullBlocks(guest, "vda", "", 0, Set.of()),
				new ReadDefinition(host, ReadDefinition.Kind.DOMAIN, guest.id().uuid(), "big", XmlView.INACTIVE), new ReadDevices(guest, Set.of()), new ReadGuest(guest), new ReadLimits(guest), new ReadProcessors(guest),
				new ReadVolumeFormat(host, "/srv/one.img"),
				new ReattachNodeDevice(device),
				new RebootDomain(guest), new RefreshConnection(host), new RefreshPool(pool),
				new RemoveDomain(new DomainRemovalPlan(guest, true, false, List.of(), "", List.of()), Set.of(), List.of()), new RemoveIoThread(guest, 4, Set.of()),
				new RemoveManagedSave(guest), new RenameDomain(guest, "renamed"), new ResetDomain(guest), new ResetNodeDevice(device),
				new ResizeDisk(guest, "vda", 1 << 20), new ResizeVolume(volume, 1 << 20, Set.of()), new RestoreDefaultNetwork(host), new RestoreDomain(host, file, Set.of()), new ResumeDomain(guest),
				new RevertToSnapshot(snapshot, Set.of()), new SaveDomain(guest, file, Set.of()), new SendKeys(guest, CodeSet.LINUX, 0, 30),
				new SetDiskLimits(guest, "vda", limit, Set.of()), new SetDomainAutostart(guest, true), new SetGuestTime(guest, Instant.EPOCH),
				new SetInterfaceLimits(guest, "net7", limit, Set.of()), new SetLimits(guest, ParameterGroup.MEMORY, limit, Set.of()),
				new SetMaximumMemory(guest, 1 << 20, Set.of()), new SetMemory(guest, 1 << 15, Set.of(Impact.LIVE)), new SetNetworkAutostart(network, true),
				new SetPoolAutostart(pool, true), new SetSecretValue(secret, () -> new byte[] { 1 }), new SetUserPassword(guest, "root", "geheim", false),
				new SetVcpus(guest, 1, Set.of()), new ShutDownDomain(guest), new StartDomain(guest), new StartInterface(eth), new StartNetwork(network),
				new StartPool(pool), new SuspendDomain(guest), new TakeScreenshot(guest, 0), new ThawFileSystems(guest, List.of()),
				new TrimFileSystems(guest, null, 0), new UndefineDomain(guest), new UndefineInterface(eth), new UndefineNetwork(network),
				new UndefineNetworkFilter(filter), new UndefinePool(pool), new UndefineSecret(secret), new UpdateDevice(guest, disk, false, Set.of()),
				new UpdateNetwork(network, NetworkSection.Change.ADD_LAST, NetworkSection.IP_DHCP_HOST, -1, "<host/>", Set.of()),
				new UploadVolume(volume, bytes, false), new WipeVolume(volume, VolumeWipe.ZERO), new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "Inn", Set.of()));
	}

	@Test
	void aDaemonKilledMeanwhileEndsItWithTheReasonAndIsOpenAgain() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		ExecutorService threads = Executors.newCachedThreadPool();
		try (SessionDaemon daemon = SessionDaemon.start();
				Connection host = new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE,
						CallLimits.STANDARD, Reconnect.automatic())) {
			host.open(null);
			DomainHandle guest = new DefineDomain(host, SessionDaemon.guest("big")).call(null);
			new StartDomain(guest).call(null);
			List<Operation<?>> operations = all(host, guest);
			daemon.freeze();
			CountDownLatch begun = new CountDownLatch(operations.size());
			List<Future<String>> ends = new ArrayList<>();
			for (Operation<?> operation : operations) {
				ends.add(threads.submit(() -> end(operation, begun, daemon.uri())));
			}
			assertTrue(begun.await(60, TimeUnit.SECONDS));
			daemon.kill();
			List<String> wrong = new ArrayList<>();
			for (int i = 0; i < ends.size(); i++) {
				String end = ends.get(i).get(60, TimeUnit.SECONDS);
				if (!end.isEmpty()) {
					wrong.add(operations.get(i).getClass().getSimpleName() + ": " + end);
				}
			}
			assertEquals(List.of(), wrong);
			assertFalse(Files.exists(folder.resolve("down")), "nothing half-done remains");

			daemon.restart();
			Await.until("it is open again by itself", () -> host.status() == Status.OPEN);
			HypervisorSession session = host.session(null);
			assertEquals("big", session.domains(null).stream().map(one -> one.id().name()).collect(Collectors.joining(" ")), "nothing was made or removed");
			assertTrue(session.domain(guest.id()).state().isActive(), "the guest outlived its daemon");
		} finally {
			threads.shutdownNow();
		}
	}

	/** On a host that has few of the things that they name. */
	@Test
	void eachSaysHowItIsTakenBackOrWhyNot() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		try (Connection host = new Connection(ConnectionUri.parse("test:///default"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			host.open(null);
			DomainHandle guest = new DomainHandle(host, host.session(null).domains(null).get(0).id());
			new DefineInterface(host, "<interface type='ethernet' name='eth7'><start mode='none'/><mac address='52:54:00:11:22:33'/></interface>").call(null);
			List<String> wrong = new ArrayList<>();
			List<String> needless = new ArrayList<>();
			for (Operation<?> operation : all(host, guest)) {
				String name = operation.getClass().getSimpleName();
				try {
					Undo<?> undo = operation.undo(null);
					if (!undo.isPossible() && undo.remark().isEmpty()) {
						needless.add(name);
					} else if (!undo.remark().isEmpty() && !undo.remark().endsWith(".")) {
						wrong.add(name + ": " + undo.remark());
					}
				} catch (HypervisorException e) {
					if (!e.getMessage().endsWith(".") || e.toString().contains("geheim")) {
						wrong.add(name + ": " + e.getMessage());
					}
				}
			}
			assertEquals(List.of(), wrong);
			assertEquals(List.of("DownloadVolume", "PlanDomainRemoval", "PlanSnapshotDeletion", "ReadDefinition", "ReadDevices", "ReadGuest", "ReadLimits", "ReadProcessors", "ReadVolumeFormat", "RefreshConnection", "RefreshPool",
					"TakeScreenshot"),
					needless, "what changes nothing");
		}
	}

	/** Empty if an operation ends for the loss and says so, else how it ends. */
	private static String end(Operation<?> operation, CountDownLatch begun, String uri) {
		begun.countDown();
		try {
			operation.call(null);
			return "it succeeded";
		} catch (HypervisorException e) {
			boolean right = OF_A_LOSS.contains(e.code()) && e.getMessage().contains(uri) && e.getMessage().endsWith(".") && !e.toString().contains("geheim");
			return right ? "" : e.code() + " " + e.getMessage();
		} catch (RuntimeException e) {
			return e.toString();
		}
	}

	/** A new operation is to be in the list. */
	@Test
	void theListHasAllThereAre() throws Exception {
		Connection host = new Connection(ConnectionUri.parse("test:///default"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		Set<String> listed = all(host, new DomainHandle(host, new DomainId("11111111-0000-4000-8000-000000000001", "big"))).stream()
				.map(one -> one.getClass().getSimpleName()).collect(Collectors.toCollection(TreeSet::new));
		Set<String> there = new TreeSet<>();
		Path code = Path.of(DefineDomain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (FileSystem jar = Files.isDirectory(code) ? null : FileSystems.newFileSystem(code);
				Stream<Path> classes = Files.list((jar == null ? code : jar.getPath("/")).resolve("org/gasthaus/core/op"))) {
			for (Path one : classes.toList()) {
				String name = one.getFileName().toString().replaceFirst("\\.class$", "");
				Class<?> type = name.contains("$") || !one.toString().endsWith(".class") ? Object.class : Class.forName("org.gasthaus.core.op." + name);
				if (Operation.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
					there.add(name);
				}
			}
		}
		there.removeAll(OTHERS);
		assertEquals(there, listed);
	}
}
