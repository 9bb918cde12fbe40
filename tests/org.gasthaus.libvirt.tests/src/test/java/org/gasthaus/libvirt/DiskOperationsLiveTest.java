package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainDisk;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.core.op.ChangeMedium;
import org.gasthaus.core.op.CommitBlocks;
import org.gasthaus.core.op.CopyBlocks;
import org.gasthaus.core.op.CreateCheckpoint;
import org.gasthaus.core.op.CreateDomain;
import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.core.op.DeleteCheckpoint;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.DetachDevice;
import org.gasthaus.core.op.DownloadVolume;
import org.gasthaus.core.op.PullBlocks;
import org.gasthaus.core.op.ResizeDisk;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.core.op.UploadVolume;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainCheckpoints;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.SnapshotOption;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations on the disks of a guest that runs on a QEMU host of its own. */
@Tag("live")
class DiskOperationsLiveTest {
	private static final int MIB = 1024 * 1024;

	@TempDir
	Path folder;
	private SessionDaemon daemon;
	private Connection connection;
	private PoolHandle pool;
	private DomainHandle guest;

	@BeforeEach
	void start() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().get());
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		daemon = SessionDaemon.start();
		connection = new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		connection.open(null);
		pool = new DefinePool(connection, "<pool type='dir'><name>images</name><target><path>" + folder + "</path></target></pool>").call(null);
		new StartPool(pool).call(null);
	}

	@AfterEach
	void stop() throws Exception {
		if (daemon != null) {
			if (guest != null) {
				new DestroyDomain(guest).call(null);
			}
			connection.close();
			daemon.close();
		}
	}

	private VolumeHandle volume(String name, String format, String more) throws HypervisorException {
		return new CreateVolume(pool, "<volume><name>" + name + "</name><capacity unit='MiB'>8</capacity><target><format type='" + format
				+ "'/></target>" + more + "</volume>",
				Set.of()).call(null);
	}

	private void run(String disks, StartOption... options) throws HypervisorException {
		// without ACPI nothing can be plugged in
		guest = new CreateDomain(connection,
				SessionDaemon.guest("web01").replace("<devices>", "<features><acpi/></features><devices>").replace("</devices>", disks
						+ "</devices>"), Set.of(options)).call(null);
	}

	private String disk(String file, String format) {
		return "<disk type='file' device='disk'><driver name='qemu' type='" + format + "'/><source file='" + folder.resolve(file)
				+ "'/><target dev='vda' bus='virtio'/></disk>";
	}

	private String xml() throws HypervisorException {
		return connection.session(null).domainXml(guest.id(), XmlView.LIVE);
	}

	private String source(String target) throws HypervisorException {
		return DomainDisk.of(xml()).stream().filter(disk -> disk.target().equals(target)).findFirst().orElseThrow().path();
	}

	@Test
	void checkpointsAreMadeAndDeleted() throws HypervisorException {
		for (String name : List.of("one.qcow2", "two.qcow2")) {
			new CreateVolume(pool, "<volume><name>" + name + "</name><capacity unit='MiB'>8</capacity><target><format type='qcow2'/><compat>1.1</compat></target></volume>",
					Set.of()).call(null);
		}
		run(disk("one.qcow2", "qcow2") + disk("two.qcow2", "qcow2").replace("vda", "vdb"));
		assertEquals("monday", new CreateCheckpoint(guest, "monday", "The whole week", List.of(), Set.of()).call(null));
		assertEquals("tuesday", new CreateCheckpoint(guest, "tuesday", "", List.of("vdb"), Set.of()).call(null));
		DomainCheckpoints checkpoints = connection.session(null).checkpoints();
		assertEquals(List.of("monday of ", "tuesday of monday"), checkpoints.list(guest.id(), Set.of()).stream().map(one -> one.name() + " of " + one.parent()).toList());
		assertEquals("The whole week", checkpoints.find(guest.id(), "monday").description());
		assertTrue(checkpoints.xml(guest.id(), "tuesday", Set.of()).contains("<disk name='vda' checkpoint='no'/>"), "only what was named");
		HypervisorException twice = assertThrows(HypervisorException.class, () -> new CreateCheckpoint(guest, "monday", "", List.of(), Set.of()).call(null));
		assertTrue(twice.getMessage().contains("monday"), twice.getMessage());
		new DeleteCheckpoint(guest, "monday", Set.of()).call(null);
		assertEquals(List.of("tuesday of "), checkpoints.list(guest.id(), Set.of()).stream().map(one -> one.name() + " of " + one.parent()).toList());
		HypervisorException gone = assertThrows(HypervisorException.class, () -> new DeleteCheckpoint(guest, "monday", Set.of()).call(null));
		assertEquals(HypervisorException.Code.NO_OBJECT, gone.code());
		new DeleteCheckpoint(guest, "tuesday", Set.of()).call(null);
		assertEquals(List.of(), checkpoints.list(guest.id(), Set.of()));
	}

	@Test
	void aPullFreesTheDiskOfItsBackingImage() throws HypervisorException {
		volume("base.qcow2", "qcow2", "");
		volume("top.qcow2", "qcow2", "<backingStore><path>" + folder.resolve("base.qcow2") + "</path><format type='qcow2'/></backingStore>");
		run(disk("top.qcow2", "qcow2"));
		assertTrue(xml().contains("base.qcow2"), xml());
		new PullBlocks(guest, "vda", "", 0, Set.of()).call(null);
		assertFalse(xml().contains("base.qcow2"), xml());
	}

	@Test
	void aSnapshotOfTheDiskIsCommittedBack() throws HypervisorException {
		volume("base.qcow2", "qcow2", "");
		run(disk("base.qcow2", "qcow2"));
		new CreateSnapshot(guest, "s1", "", Set.of(SnapshotOption.DISK_ONLY, SnapshotOption.NO_METADATA)).call(null);
		assertEquals(folder.resolve("base.s1").toString(), source("vda"));
		new CommitBlocks(guest, "vda", "", "", 0, Set.of(BlockJobs.Option.ACTIVE)).call(null);
		assertEquals(folder.resolve("base.qcow2").toString(), source("vda"));
	}

	@Test
	void aCopyMovesTheGuestAndACancelledOneLeavesItWhereItIs() throws Exception {
		byte[] content = new byte[8 * MIB];
		Arrays.fill(content, (byte) 0x55);
		VolumeHandle base = volume("base.raw", "raw", "");
		Path file = Files.write(folder.resolve("content"), content);
		List<Integer> up = new ArrayList<>();
		new UploadVolume(base, file, false).call(counting(up));
		assertTrue(up.size() > 5, "told in steps: " + up);
		List<Integer> down = new ArrayList<>();
		new DownloadVolume(base, folder.resolve("back"), false).call(counting(down));
		assertTrue(down.size() > 5, "told in steps: " + down);
		assertTrue(Arrays.equals(content, Files.readAllBytes(folder.resolve("back"))));
		run(disk("base.raw", "raw"));
		NullProgressMonitor monitor = new NullProgressMonitor();
		CompletableFuture<Void> slow = call(new CopyBlocks(guest, "vda", disk("slow.raw", "raw"), List.of(TypedParameter.ofUnsignedLong("bandwidth",
				MIB / 4)), Set.of(), true), monitor);
		Await.until("the job runs", () -> hasJob());
		assertFalse(slow.isDone());
		monitor.setCanceled(true);
		assertTrue(assertThrows(CompletionException.class, slow::join).getCause() instanceof OperationCanceledException);
		assertFalse(hasJob());
		assertEquals(folder.resolve("base.raw").toString(), source("vda"));
		new CopyBlocks(guest, "vda", disk("copy.raw", "raw"), List.of(), Set.of(), true).call(null);
		assertEquals(folder.resolve("copy.raw").toString(), source("vda"));
	}

	private static IProgressMonitor counting(List<Integer> steps) {
		return new NullProgressMonitor() {
			@Override
			public void worked(int work) {
				steps.add(work);
			}
		};
	}

	private boolean hasJob() {
		try {
			return connection.session(null).blockJobs().info(guest.id(), "vda") != null;
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	private static CompletableFuture<Void> call(Operation<Void> operation, NullProgressMonitor monitor) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return operation.call(monitor);
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	@Test
	void mediaAreChangedAndDevicesComeAndGo() throws HypervisorException, IOException {
		Path iso = Files.write(folder.resolve("dvd.iso"), new byte[MIB]);
		volume("b.qcow2", "qcow2", "");
		volume("a.qcow2", "qcow2", "");
		// paused: the firmware of a guest that looks for a system on the CD holds the tray
		run("<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>" + disk("a.qcow2", "qcow2"), StartOption.PAUSED);
		new ChangeMedium(guest, "hdc", iso.toString(), false, Set.of(Impact.LIVE)).call(null);
		assertEquals(iso.toString(), source("hdc"));
		new ChangeMedium(guest, "hdc", "", true, Set.of(Impact.LIVE)).call(null);
		assertEquals("", source("hdc"));
		HypervisorException noDrive = assertThrows(HypervisorException.class, () -> new ChangeMedium(guest, "vda", iso.toString(), false, Set.of()).call(null));
		assertTrue(noDrive.getMessage().contains("neither a CD nor a floppy drive"), noDrive.getMessage());
		new ResizeDisk(guest, "vda", 16L * MIB).call(null);
		assertEquals(16L * MIB, connection.session(null).disks().sizes(guest.id(), "vda").capacity());
		String second = disk("b.qcow2", "qcow2").replace("vda", "vdb");
		new AttachDevice(guest, second, Set.of(Impact.LIVE)).call(null);
		assertEquals(folder.resolve("b.qcow2").toString(), source("vdb"));
		assertThrows(HypervisorException.class, () -> new AttachDevice(guest, second, Set.of(Impact.LIVE)).call(null));
		assertThrows(HypervisorException.class, () -> new DetachDevice(guest, second.replace("vdb", "vdz"), Set.of(Impact.LIVE)).call(null));
	}
}
