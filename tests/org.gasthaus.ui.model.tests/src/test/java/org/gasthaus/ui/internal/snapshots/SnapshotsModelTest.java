package org.gasthaus.ui.internal.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.op.CreateSnapshot;
import org.gasthaus.core.op.RevertToSnapshot;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SnapshotOption;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotsModelTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);
	private final AtomicInteger changes = new AtomicInteger();
	private final SnapshotsModel model = new SnapshotsModel(changes::incrementAndGet);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws HypervisorException {
		connection.open(null);
	}

	@AfterEach
	void close() {
		model.close();
		connection.close();
	}

	private DomainHandle domain(String name) {
		return new DomainHandle(connection, host.domain(name).id());
	}

	private SnapshotHandle take(String name, SnapshotOption... options) throws HypervisorException {
		return new CreateSnapshot(domain("web01"), name, "", Set.of(options)).call(null);
	}

	private String tree() {
		StringBuilder text = new StringBuilder();
		model.roots().forEach(root -> append(root, text));
		return text.toString();
	}

	private void append(SnapshotHandle snapshot, StringBuilder text) {
		text.append(snapshot.name()).append(model.isCurrent(snapshot) ? "*" : "").append('(');
		model.children(snapshot).forEach(child -> append(child, text));
		text.append(')');
	}

	@Test
	void theTreeFollowsWhatIsDoneAndMarksTheCurrentOne() throws HypervisorException {
		assertEquals("Select a domain in the Hosts view.", model.message());
		model.show(domain("web01"));
		Await.until("none", () -> model.message().equals("web01 on fake:///host has no snapshots."));
		SnapshotHandle a = take("a");
		take("b", SnapshotOption.DISK_ONLY);
		Await.until("both", () -> tree().equals("a(b*())"));
		assertEquals("Snapshots of web01 on fake:///host", model.message());
		assertEquals("disks only", model.state(new SnapshotHandle(domain("web01"), "b")));
		assertEquals("shut off", model.state(a));
		assertEquals(Optional.of(a), model.parent(new SnapshotHandle(domain("web01"), "b")));
		new RevertToSnapshot(a, Set.of()).call(null);
		take("c");
		Await.until("a fork", () -> tree().equals("a(b()c*())"));
		assertTrue(changes.get() > 0);
	}

	@Test
	void anotherDomainShowsItsOwnAndTheFirstIsForgotten() throws HypervisorException {
		take("a");
		model.show(domain("web01"));
		Await.until("a", () -> tree().equals("a*()"));
		model.show(domain("db01"));
		Await.until("none", () -> model.message().startsWith("db01 on"));
		assertEquals("", tree());
		assertEquals(Optional.empty(), connection.known(Part.snapshots(domain("web01").id())));
	}

	@Test
	void aDomainThatIsGoneIsShownNoMore() throws HypervisorException {
		take("a");
		model.show(domain("web01"));
		Await.until("a", () -> tree().equals("a*()"));
		new UndefineDomain(domain("web01")).call(null);
		Await.until("nobody", () -> model.domain() == null && tree().isEmpty());
		assertEquals("Select a domain in the Hosts view.", model.message());
	}

	@Test
	void aRefusalIsShownInsteadOfATree() {
		host.refuse("snapshots", Code.ACCESS_DENIED);
		model.show(domain("web01"));
		Await.until("the refusal", () -> model.message().equals("Cannot snapshots: refused by the test."));
	}

	@Test
	void nothingIsAskedWhereTheDriverHasNone() throws HypervisorException {
		Connection none = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of()), CredentialsPrompt.NONE);
		model.show(new DomainHandle(none, host.domain("web01").id()));
		assertEquals("Not possible on fake:///host: Snapshots. libvirt's driver 'fake' does not have it.".toLowerCase(Locale.ROOT), model.message()
				.toLowerCase(Locale.ROOT));
		assertEquals(0, host.calls("snapshots"));
	}
}
