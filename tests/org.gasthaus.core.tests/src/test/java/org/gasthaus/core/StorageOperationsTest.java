package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.op.CloneVolume;
import org.gasthaus.core.op.DeleteVolume;
import org.gasthaus.core.op.DomainRemovalPlan;
import org.gasthaus.core.op.DownloadVolume;
import org.gasthaus.core.op.PlanDomainRemoval;
import org.gasthaus.core.op.RemoveDomain;
import org.gasthaus.core.op.ResizeVolume;
import org.gasthaus.core.op.UploadVolume;
import org.gasthaus.core.op.WipeVolume;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes, and the storage that goes with a domain. */
class StorageOperationsTest extends OnFakeHost {
	@TempDir
	Path folder;

	private byte[] content(String name) {
		return host.volumes("images").get(name);
	}

	@Test
	void aCloneHasTheContentAndAnotherName() throws HypervisorException {
		host.addVolume("images", "a", (byte) 7, (byte) 8);
		VolumeHandle copy = new CloneVolume(volume("a"), "b", Set.of()).call(null);
		assertEquals("b", copy.name());
		assertArrayEquals(new byte[] { 7, 8 }, content("b"));
		assertEquals(2, host.volumes("images").size());
		assertEquals(Code.EXISTS, assertThrows(HypervisorException.class, () -> new CloneVolume(volume("a"), "a", Set.of()).call(null)).code());
	}

	@Test
	void volumesAreResizedWipedAndDeleted() throws HypervisorException {
		host.addVolume("images", "a", (byte) 7, (byte) 8);
		new ResizeVolume(volume("a"), 3, Set.of()).call(null);
		assertArrayEquals(new byte[] { 7, 8, 0 }, content("a"));
		assertThrows(HypervisorException.class, () -> new ResizeVolume(volume("a"), 1, Set.of()).call(null));
		new WipeVolume(volume("a"), VolumeWipe.ZERO).call(null);
		assertArrayEquals(new byte[3], content("a"));
		new DeleteVolume(volume("a"), false).call(null);
		assertTrue(host.volumes("images").isEmpty());
	}

	@Test
	void anUploadThatBreaksSaysWhatIsLost() throws Exception {
		host.addVolume("images", "a", new byte[3]);
		Path file = Files.write(folder.resolve("image"), new byte[] { 1, 2, 3 });
		new UploadVolume(volume("a"), file, false).call(null);
		assertArrayEquals(new byte[] { 1, 2, 3 }, content("a"));
		host.refuse("piece", Code.FAILED);
		HypervisorException broken = assertThrows(HypervisorException.class, () -> new UploadVolume(volume("a"), file, false).call(null));
		assertEquals("Cannot upload " + file + " to a: Cannot piece: refused by the test.. 0 bytes went over; what the volume held there is lost. Upload it again.",
				broken.getMessage());
		HypervisorException noFile = assertThrows(HypervisorException.class, () -> new UploadVolume(volume("a"), folder.resolve("none"), false).call(null));
		assertTrue(noFile.getMessage().startsWith("Cannot upload " + folder.resolve("none") + " to a: "), noFile.getMessage());
	}

	@Test
	void aDownloadLeavesAWholeFileOrNone() throws Exception {
		host.addVolume("images", "a", (byte) 1, (byte) 2);
		Path file = folder.resolve("copy");
		new DownloadVolume(volume("a"), file, false).call(null);
		assertArrayEquals(new byte[] { 1, 2 }, Files.readAllBytes(file));

		Files.write(file, new byte[] { 9 });
		Gate piece = host.hold("piece");
		NullProgressMonitor monitor = new NullProgressMonitor();
		CompletableFuture<Void> download = OperationsTest.call(new DownloadVolume(volume("a"), file, false), monitor);
		piece.awaitReached();
		monitor.setCanceled(true);
		piece.open();
		assertTrue(assertThrows(CompletionException.class, download::join).getCause() instanceof OperationCanceledException);
		assertOnly(file);
		host.refuse("piece", Code.CONNECTION_LOST);
		assertThrows(HypervisorException.class, () -> new DownloadVolume(volume("a"), file, false).call(null));
		assertOnly(file);
		assertArrayEquals(new byte[] { 9 }, Files.readAllBytes(file), "what was there before");
	}

	private void assertOnly(Path file) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			assertEquals(List.of(file), all.toList());
		}
	}

	private DomainRemovalPlan plan(String domain) throws HypervisorException {
		return new PlanDomainRemoval(domain(domain)).call(null);
	}

	@Test
	void thePlanListsAllThatBelongsToADomainAndWhoElseUsesIt() throws HypervisorException {
		host.addDisk("web01", host.addVolume("images", "own", (byte) 1));
		host.addDisk("web01", host.addVolume("images", "shared", (byte) 1));
		host.addDisk("web01", "/unmanaged");
		host.addDisk("db01", "/pools/images/shared");
		DomainRemovalPlan plan = plan("web01");
		assertEquals(List.of("vda", "vdb", "vdc"), plan.storage().stream().map(one -> one.disk().target()).toList());
		assertEquals("own", plan.storage().get(0).volume().name());
		assertEquals(List.of(), plan.storage().get(0).usedBy());
		assertEquals(List.of("db01"), plan.storage().get(1).usedBy());
		assertEquals(null, plan.storage().get(2).volume());
		assertFalse(plan.active() || plan.managedSave());
		assertEquals(List.of(), plan.snapshots());
	}

	@Test
	void onlyWhatWasChosenGoesWithADomain() throws HypervisorException {
		host.addDisk("web01", host.addVolume("images", "gone", (byte) 1));
		host.addDisk("web01", host.addVolume("images", "kept", (byte) 1));
		DomainRemovalPlan plan = plan("web01");
		new RemoveDomain(plan, Set.of(UndefineOption.MANAGED_SAVE), List.of(plan.storage().get(0).volume())).call(null);
		assertEquals(Set.of("kept"), host.volumes("images").keySet());
		assertThrows(AssertionError.class, () -> host.domain("web01"));
	}

	@Test
	void aRefusedDefinitionKeepsTheStorage() throws HypervisorException {
		host.addDisk("web01", host.addVolume("images", "a", (byte) 1));
		DomainRemovalPlan plan = plan("web01");
		host.refuse("undefineDomain", Code.ACCESS_DENIED);
		assertThrows(HypervisorException.class, () -> new RemoveDomain(plan, Set.of(), List.of(plan.storage().get(0).volume())).call(null));
		assertEquals(Set.of("a"), host.volumes("images").keySet());
	}

	@Test
	void theStorageOfARunningDomainStays() throws HypervisorException {
		host.addDisk("web01", host.addVolume("images", "a", (byte) 1));
		DomainRemovalPlan plan = plan("web01");
		host.become("web01", DomainState.RUNNING);
		HypervisorException refused = assertThrows(HypervisorException.class,
				() -> new RemoveDomain(plan, Set.of(), List.of(plan.storage().get(0).volume())).call(null));
		assertEquals("Cannot remove the storage of web01 on fake:///host: it runs. Shut it down first; nothing was removed.", refused.getMessage());
		assertEquals(0, host.calls("undefineDomain"));
	}

	@Test
	void aVolumeThatStaysIsNamed() throws HypervisorException {
		host.addDisk("web01", host.addVolume("images", "a", (byte) 1));
		DomainRemovalPlan plan = plan("web01");
		host.refuse("deleteVolume", Code.ACCESS_DENIED);
		HypervisorException stayed = assertThrows(HypervisorException.class,
				() -> new RemoveDomain(plan, Set.of(), List.of(plan.storage().get(0).volume())).call(null));
		assertEquals("web01 is removed, but this stayed: /pools/images/a: Cannot deleteVolume: refused by the test.. Delete it in its storage pool.",
				stayed.getMessage());
	}

	@Test
	void whatIsNotOfThePlanIsNotRemoved() throws HypervisorException {
		DomainRemovalPlan plan = plan("web01");
		VolumeInfo other = volume("other").info();
		assertThrows(IllegalArgumentException.class, () -> new RemoveDomain(plan, Set.of(), List.of(other)));
	}
}
