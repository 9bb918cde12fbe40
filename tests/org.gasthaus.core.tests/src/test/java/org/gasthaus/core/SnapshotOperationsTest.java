package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.DeleteSnapshots;
import org.gasthaus.core.op.PlanSnapshotDeletion;
import org.gasthaus.core.op.RevertToSnapshot;
import org.gasthaus.core.op.SnapshotDeletionPlan;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.SnapshotOption;
import org.junit.jupiter.api.Test;

/** Snapshots are taken, gone back to and deleted; what goes is told before. */
class SnapshotOperationsTest extends OnFakeHost {
	private SnapshotHandle take(String name, SnapshotOption... options) throws HypervisorException {
		return new CreateSnapshot(domain("web01"), name, "Before <the> update", Set.of(options)).call(null);
	}

	private List<SnapshotInfo> all() throws HypervisorException {
		return connection.read(Part.snapshots(domain("web01").id()), null).items();
	}

	@Test
	void theyMakeATreeAndKeepTheirDescription() throws HypervisorException {
		take("a");
		take("b");
		new RevertToSnapshot(new SnapshotHandle(domain("web01"), "a"), Set.of()).call(null);
		take("c");
		assertEquals(List.of("a<", "b<a", "c<a"), all().stream().map(one -> one.name() + '<' + one.parent()).toList());
		assertTrue(all().get(0).description().contains("&lt;the&gt;"), "what the host got is XML: " + all().get(0).description());
		assertEquals(Code.EXISTS, assertThrows(HypervisorException.class, () -> take("a")).code());
	}

	@Test
	void aNameIsNotNeeded() throws HypervisorException {
		assertEquals("s1", take("").name());
	}

	@Test
	void thePlanNamesTheSnapshotsAndFilesThatGo() throws HypervisorException {
		SnapshotHandle a = take("a");
		take("b", SnapshotOption.DISK_ONLY);
		take("c", SnapshotOption.DISK_ONLY);
		SnapshotDeletionPlan alone = new PlanSnapshotDeletion(a, null).call(null);
		assertEquals(List.of("a"), alone.snapshots().stream().map(SnapshotInfo::name).toList());
		assertEquals(List.of(), alone.files());
		SnapshotDeletionPlan withAll = new PlanSnapshotDeletion(a, SnapshotDeletion.CHILDREN).call(null);
		assertEquals(List.of("a", "b", "c"), withAll.snapshots().stream().map(SnapshotInfo::name).toList());
		assertEquals(List.of("/images/web01.b", "/images/web01.c"), withAll.files());
		assertEquals(0, host.calls("deleteSnapshot"), "a plan changes nothing");
		new DeleteSnapshots(withAll).call(null);
		assertEquals(List.of(), all());
	}

	@Test
	void whatCameMeanwhileIsNotDeletedUnseen() throws HypervisorException {
		SnapshotHandle a = take("a");
		SnapshotDeletionPlan plan = new PlanSnapshotDeletion(a, SnapshotDeletion.CHILDREN).call(null);
		take("b");
		HypervisorException changed = assertThrows(HypervisorException.class, () -> new DeleteSnapshots(plan).call(null));
		assertEquals("Cannot delete the snapshot a of web01: meanwhile others would go with it than those that were shown: a, b. Look at them, and delete again.",
				changed.getMessage());
		assertEquals(2, all().size());
	}

	@Test
	void aDeletedParentLeavesItsChildren() throws HypervisorException {
		SnapshotHandle a = take("a");
		take("b");
		new DeleteSnapshots(new PlanSnapshotDeletion(a, null).call(null)).call(null);
		assertEquals(List.of("b<"), all().stream().map(one -> one.name() + '<' + one.parent()).toList());
	}

	@Test
	void oneThatIsNotThereIsSaid() {
		SnapshotHandle none = new SnapshotHandle(domain("web01"), "none");
		assertEquals(Code.NO_OBJECT, assertThrows(HypervisorException.class, () -> new PlanSnapshotDeletion(none, null).call(null)).code());
		assertEquals(Code.NO_OBJECT, assertThrows(HypervisorException.class, () -> new RevertToSnapshot(none, Set.of()).call(null)).code());
	}
}
