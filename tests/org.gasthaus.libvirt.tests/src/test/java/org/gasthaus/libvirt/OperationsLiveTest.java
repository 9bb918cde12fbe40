package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DiskUse;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.PoolVolume;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.core.op.BuildPool;
import org.gasthaus.core.op.ChangeMedium;
import org.gasthaus.core.op.CloneVolume;
import org.gasthaus.core.op.CreateDomain;
import org.gasthaus.core.op.CreateNetwork;
import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DefineNetwork;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.core.op.DeletePool;
import org.gasthaus.core.op.DeleteSnapshots;
import org.gasthaus.core.op.DeleteVolume;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.DestroyNetwork;
import org.gasthaus.core.op.DestroyPool;
import org.gasthaus.core.op.DomainRemovalPlan;
import org.gasthaus.core.op.DumpDomain;
import org.gasthaus.core.op.ManagedSaveDomain;
import org.gasthaus.core.op.PlanDomainRemoval;
import org.gasthaus.core.op.PlanSnapshotDeletion;
import org.gasthaus.core.op.RebootDomain;
import org.gasthaus.core.op.RefreshPool;
import org.gasthaus.core.op.RemoveDomain;
import org.gasthaus.core.op.RemoveManagedSave;
import org.gasthaus.core.op.RenameDomain;
import org.gasthaus.core.op.ResetDomain;
import org.gasthaus.core.op.RestoreDomain;
import org.gasthaus.core.op.RevertToSnapshot;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.SetMaximumMemory;
import org.gasthaus.core.op.SetMemory;
import org.gasthaus.core.op.SetNetworkAutostart;
import org.gasthaus.core.op.SetPoolAutostart;
import org.gasthaus.core.op.SetVcpus;
import org.gasthaus.core.op.SnapshotDeletionPlan;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartNetwork;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.core.op.UndefineNetwork;
import org.gasthaus.core.op.UndefinePool;
import org.gasthaus.core.op.WriteDomainNote;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.VcpuOption;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core's operations on libvirt's test driver: what the inventory shows of them afterwards. */
class OperationsLiveTest {
	@TempDir
	Path folder;
	private Connection connection;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws Exception {
		connection = new Connection(ConnectionUri.parse(TestHost.write(folder, "web01", "db01")), Access.READ_WRITE, Backends.onClassPath(),
				CredentialsPrompt.NONE);
		connection.open(null);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private DomainHandle domain(String name) {
		return connection.inventory().domains().stream().filter(one -> one.name().equals(name)).map(one -> new DomainHandle(connection, one.id()))
				.findFirst().orElseThrow();
	}

	private void awaitState(String name, DomainState state) {
		Await.until(name + " is " + state, () -> connection.inventory().domains().stream().anyMatch(one -> one.name().equals(name) && one.state() == state));
	}

	private DomainHandle shutOff(String name) throws HypervisorException {
		DomainHandle domain = new DefineDomain(connection, TestHost.domain(name)).call(null);
		awaitState(name, DomainState.SHUT_OFF);
		return domain;
	}

	private String xml(DomainHandle domain) throws HypervisorException {
		return connection.session(null).domainXml(domain.id(), XmlView.INACTIVE);
	}

	@Test
	void lifeCycle() throws HypervisorException {
		DomainHandle guest = shutOff("new");
		new StartDomain(guest).call(null);
		awaitState("new", DomainState.RUNNING);
		new RebootDomain(guest).call(null);
		new ResetDomain(guest).call(null);
		new SaveDomain(guest, folder.resolve("saved").toString(), Set.of()).call(null);
		awaitState("new", DomainState.SHUT_OFF);
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> new RebootDomain(guest).call(null)).code());
		new RestoreDomain(connection, folder.resolve("saved").toString(), Set.of()).call(null);
		awaitState("new", DomainState.RUNNING);
		new DumpDomain(guest, folder.resolve("core").toString(), DumpFormat.RAW, Set.of()).call(null);
		assertTrue(Files.exists(folder.resolve("core")));
		new ManagedSaveDomain(guest).call(null);
		awaitState("new", DomainState.SHUT_OFF);
		assertTrue(new PlanDomainRemoval(guest).call(null).managedSave());
		new RemoveManagedSave(guest).call(null);
		assertFalse(connection.session(null).lifeCycle().hasManagedSave(guest.id()));
		DomainHandle renamed = new RenameDomain(guest, "other").call(null);
		Await.until("the new name", () -> renamed.info().map(DomainInfo::name).filter("other"::equals).isPresent());
		DomainHandle transientOne = new CreateDomain(connection, TestHost.domain("passing"), Set.of()).call(null);
		awaitState("passing", DomainState.RUNNING);
		new DestroyDomain(transientOne).call(null);
		Await.until("it left nothing behind", () -> transientOne.info().isEmpty());
	}

	@Test
	void autostart() throws HypervisorException {
		try (Subscription watched = connection.watch(Part.autostartDomains())) {
			new SetDomainAutostart(domain("web01"), true).call(null);
			Await.until("web01 starts with its host", () -> connection.known(Part.autostartDomains()).filter(all -> all.items()
					.equals(List.of(domain("web01").id()))).isPresent());
		}
	}

	@Test
	void notesMemoryAndProcessors() throws HypervisorException {
		DomainHandle guest = shutOff("new");
		Set<Impact> stored = Set.of(Impact.CONFIG);
		new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "Front < end", stored).call(null);
		new WriteDomainNote(guest, DomainNotes.Kind.DESCRIPTION, "Two\nlines", stored).call(null);
		assertTrue(xml(guest).contains("<title>Front &lt; end</title>"), xml(guest));
		new WriteDomainNote(guest, DomainNotes.Kind.TITLE, "", stored).call(null);
		assertFalse(xml(guest).contains("<title>"));
		new SetMaximumMemory(guest, 131072, stored).call(null);
		new SetMemory(guest, 98304, stored).call(null);
		assertTrue(xml(guest).contains("<memory unit='KiB'>131072</memory>") && xml(guest)
				.contains("<currentMemory unit='KiB'>98304</currentMemory>"), xml(guest));
		new SetVcpus(guest, 4, Set.of(VcpuOption.CONFIG, VcpuOption.MAXIMUM)).call(null);
		new SetVcpus(guest, 2, Set.of(VcpuOption.CONFIG)).call(null);
		assertTrue(xml(guest).contains("<vcpu placement='static' current='2'>4</vcpu>"), xml(guest));
		assertThrows(HypervisorException.class, () -> new SetVcpus(guest, 5, Set.of(VcpuOption.CONFIG)).call(null));
	}

	@Test
	void snapshots() throws HypervisorException {
		DomainHandle guest = domain("web01");
		Part<SnapshotInfo> part = Part.snapshots(guest.id());
		try (Subscription watched = connection.watch(part)) {
			SnapshotHandle clean = new CreateSnapshot(guest, "clean", "Before the update", Set.of()).call(null);
			new CreateSnapshot(guest, "updated", "", Set.of()).call(null);
			Await.until("both are seen", () -> connection.known(part).filter(all -> all.items().size() == 2).isPresent());
			SnapshotInfo updated = connection.known(part).orElseThrow().items().get(1);
			assertEquals("clean", updated.parent());
			new RevertToSnapshot(clean, Set.of()).call(null);
			assertEquals("clean", connection.session(null).snapshots().current(guest.id()));
			SnapshotDeletionPlan plan = new PlanSnapshotDeletion(clean, SnapshotDeletion.CHILDREN).call(null);
			assertEquals(List.of("clean", "updated"), plan.snapshots().stream().map(SnapshotInfo::name).toList());
			new DeleteSnapshots(plan).call(null);
			Await.until("none is left", () -> connection.known(part).filter(all -> all.items().isEmpty()).isPresent());
		}
	}

	@Test
	void networks() throws HypervisorException {
		NetworkHandle network = new DefineNetwork(connection, "<network><name>lab</name><ip address='192.168.77.1'/></network>").call(null);
		new StartNetwork(network).call(null);
		new SetNetworkAutostart(network, true).call(null);
		Await.until("it runs and starts with its host", () -> network.info().filter(info -> info.active() && info.autostart()).isPresent());
		new DestroyNetwork(network).call(null);
		Await.until("it is inactive", () -> network.info().filter(info -> !info.active()).isPresent());
		new UndefineNetwork(network).call(null);
		Await.until("it is gone", () -> network.info().isEmpty());
		NetworkHandle passing = new CreateNetwork(connection, "<network><name>passing</name><ip address='192.168.78.1'/></network>").call(null);
		Await.until("it runs", () -> passing.info().filter(info -> info.active() && !info.persistent()).isPresent());
		assertEquals(Code.INVALID_DEFINITION, assertThrows(HypervisorException.class, () -> new DefineNetwork(connection, "<network/>").call(null)).code());
	}

	@Test
	void poolsAndVolumes() throws HypervisorException {
		PoolHandle pool = new DefinePool(connection, "<pool type='dir'><name>images</name><target><path>/images</path></target></pool>").call(null);
		new BuildPool(pool, Set.of()).call(null);
		new StartPool(pool).call(null);
		new SetPoolAutostart(pool, true).call(null);
		new RefreshPool(pool).call(null);
		Await.until("it runs and starts with its host", () -> pool.info().filter(info -> info.active() && info.autostart()).isPresent());
		Part<PoolVolume> part = Part.volumes(pool.uuid());
		try (Subscription watched = connection.watch(part)) {
			VolumeHandle volume = new CreateVolume(pool, "<volume><name>a.img</name><capacity>1048576</capacity></volume>", Set.of()).call(null);
			VolumeHandle copy = new CloneVolume(volume, "b.img", Set.of()).call(null);
			Await.until("both are seen", () -> connection.known(part).filter(all -> all.items().size() == 2).isPresent());
			assertEquals(1048576, copy.known().orElseThrow().size().capacityBytes());
			assertEquals("/images/b.img", copy.info().path());
			new DeleteVolume(volume, false).call(null);
			Await.until("one is left", () -> connection.known(part).filter(all -> all.items().size() == 1).isPresent());
		}
		new DestroyPool(pool).call(null);
		assertEquals(List.of(), connection.read(part, null).items(), "an inactive pool shows none");
		new DeletePool(pool).call(null);
		new UndefinePool(pool).call(null);
		Await.until("it is gone", () -> pool.info().isEmpty());
	}

	@Test
	void aDomainGoesWithTheVolumesThatWereChosen() throws HypervisorException {
		PoolHandle pool = new DefinePool(connection, "<pool type='dir'><name>images</name><target><path>/images</path></target></pool>").call(null);
		new StartPool(pool).call(null);
		new CreateVolume(pool, "<volume><name>a.img</name><capacity>1048576</capacity></volume>", Set.of()).call(null);
		String disks = "<devices><disk type='file' device='disk'><source file='/images/a.img'/><target dev='vda' bus='virtio'/></disk>"
				+ "<disk type='file' device='cdrom'><source file='/iso/dvd.iso'/><target dev='hdc' bus='ide'/></disk></devices>";
		DomainHandle guest = new DefineDomain(connection, TestHost.domain("new").replace("</domain>", disks + "</domain>")).call(null);
		new CreateSnapshot(guest, "s", "", Set.of()).call(null);
		List<DiskUse> uses = connection.read(Part.diskUses(), null).items();
		assertEquals(List.of("new vda /images/a.img", "new hdc /iso/dvd.iso"),
				uses.stream().map(use -> use.domain().name() + ' ' + use.disk().target() + ' ' + use.disk().source()).toList());
		DomainHandle other = new DefineDomain(connection, TestHost.domain("other").replace("</domain>",
				"<devices><disk type='volume' device='disk'><source pool='images' volume='a.img'/><target dev='vda' bus='virtio'/></disk></devices></domain>")).call(null);
		DomainRemovalPlan plan = new PlanDomainRemoval(guest).call(null);
		assertEquals(List.of("other"), plan.storage().get(0).usedBy(), "by its path and by its pool and name");
		new RemoveDomain(new PlanDomainRemoval(other).call(null), Set.of(), List.of()).call(null);
		assertEquals(List.of("s"), plan.snapshots());
		assertEquals("a.img", plan.storage().get(0).volume().name());
		assertEquals(null, plan.storage().get(1).volume());
		new RemoveDomain(plan, Set.of(UndefineOption.SNAPSHOTS_METADATA), List.of(plan.storage().get(0).volume())).call(null);
		Await.until("it is gone", () -> guest.info().isEmpty());
		assertEquals(List.of(), connection.read(Part.volumes(pool.uuid()), null).items());
	}

	@Test
	void whatTheTestDriverLacksIsSaidByTheOperationToo() {
		HypervisorException missing = assertThrows(HypervisorException.class, () -> new ChangeMedium(domain("web01"), "hdc", "/iso/a.iso", false,
				Set.of()).call(null));
		assertEquals("Cannot change the medium in hdc of web01: it has no such drive. Look for its drives in the definition.", missing.getMessage());
		assertThrows(HypervisorException.class, () -> new AttachDevice(domain("web01"), "<nonsense/>", Set.of(Impact.CONFIG)).call(null));
	}
}
