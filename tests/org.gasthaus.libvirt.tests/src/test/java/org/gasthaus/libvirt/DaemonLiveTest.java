package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connection.Status;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.ResumeDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.SuspendDomain;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real libvirt daemon with the QEMU driver, which each test has to itself. */
@Tag("live")
class DaemonLiveTest {
	private SessionDaemon daemon;

	@BeforeEach
	void startDaemon() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
	}

	@AfterEach
	void endDaemon() throws IOException {
		if (daemon != null) {
			daemon.close();
		}
	}

	private Connection connection() throws HypervisorException {
		return new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
	}

	private static DomainState known(DomainHandle domain) {
		return domain.info().map(DomainInfo::state).orElse(null);
	}

	@Test
	void aGuestsLifeIsFollowedThroughItsEvents() throws HypervisorException {
		try (Connection connection = connection()) {
			connection.open(null);
			assertEquals(List.of(), connection.inventory().domains());
			DomainHandle guest = new DefineDomain(connection, SessionDaemon.guest("live")).call(null);
			Await.until("the guest is known", () -> known(guest) == DomainState.SHUT_OFF);
			new StartDomain(guest).call(null);
			Await.until("it runs", () -> known(guest) == DomainState.RUNNING);
			new SuspendDomain(guest).call(null);
			Await.until("it is paused", () -> known(guest) == DomainState.PAUSED);
			HypervisorException e = assertThrows(HypervisorException.class, () -> new StartDomain(guest).call(null));
			assertEquals(Code.WRONG_STATE, e.code());
			assertEquals("Cannot start live on " + daemon.uri() + ": Requested operation is not valid: domain is already running. "
					+ "Look at its state; it must change before this can be done.", e.getMessage());
			new ResumeDomain(guest).call(null);
			Await.until("it runs again", () -> known(guest) == DomainState.RUNNING);
			new DestroyDomain(guest).call(null);
			Await.until("it is off", () -> known(guest) == DomainState.SHUT_OFF);
			new UndefineDomain(guest).call(null);
			Await.until("it is gone", () -> known(guest) == null);
		}
	}

	@Test
	void anotherClientsChangesAreSeenToo() throws HypervisorException {
		try (Connection watching = connection(); HypervisorSession acting = TestHost.open(daemon.uri())) {
			watching.open(null);
			DomainId guest = acting.defineDomain(SessionDaemon.guest("other"), null);
			acting.startDomain(guest, Set.of(StartOption.PAUSED), null);
			DomainHandle handle = new DomainHandle(watching, guest);
			Await.until("it is paused", () -> known(handle) == DomainState.PAUSED);
			assertEquals("PAUSED 1", acting.domainStatus(guest).state() + " " + acting.domainStatus(guest).reason());
			assertEquals("QEMU", acting.versions().driver());
			acting.destroyDomain(guest, null);
			acting.undefineDomain(guest, null);
			Await.until("it is gone", () -> known(handle) == null);
		}
	}

	@Test
	void aDaemonThatDiesLosesTheConnectionAndKeepsWhatWasKnown() throws HypervisorException, IOException {
		try (Connection connection = connection()) {
			HypervisorSession session = connection.open(null);
			DomainHandle guest = new DefineDomain(connection, SessionDaemon.guest("survivor")).call(null);
			new StartDomain(guest).call(null);
			Await.until("it runs", () -> known(guest) == DomainState.RUNNING);
			daemon.kill();
			Await.until("the loss is seen", () -> connection.status() == Status.LOST);
			assertEquals(DomainState.RUNNING, known(guest));
			HypervisorException e = assertThrows(HypervisorException.class, () -> session.domains(null));
			assertEquals(Code.CONNECTION_LOST, e.code(), e.getMessage());
			daemon.restart();
			connection.open(null);
			assertEquals(Status.OPEN, connection.status());
			assertTrue(guest.info().isPresent(), "the guest's definition is read from the daemon that came back");
		}
	}

	@Test
	void sessionsLeaveNoDescriptorsBehind() throws Exception {
		Path descriptors = Path.of("/proc/self/fd");
		for (int i = 0; i < 10; i++) {
			cycle();
		}
		long before = count(descriptors);
		for (int i = 0; i < 100; i++) {
			cycle();
		}
		Await.until("no more than " + before + " descriptors", () -> count(descriptors) <= before + 1);
	}

	private void cycle() throws HypervisorException {
		List<HypervisorEvent> events = new CopyOnWriteArrayList<>();
		try (HypervisorSession session = TestHost.open(daemon.uri())) {
			session.listen(events::add);
			DomainId guest = session.defineDomain(SessionDaemon.guest("cycle"), null);
			session.domains(null);
			session.undefineDomain(guest, null);
			Await.until("both events", () -> events.size() == 2);
		}
	}

	private static long count(Path folder) {
		try (Stream<Path> all = Files.list(folder)) {
			return all.count();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aDefinitionIsCheckedAgainstTheSchemaOnRequest() throws HypervisorException {
		String wrong = SessionDaemon.guest("wrong").replace("<devices>", "<vcpuu>1</vcpuu><devices>");
		try (HypervisorSession session = TestHost.open(daemon.uri())) {
			HypervisorException e = assertThrows(HypervisorException.class, () -> session.defineDomain(wrong, true, null));
			assertEquals(Code.INVALID_DEFINITION, e.code(), e.getMessage());
			DomainId lenient = session.defineDomain(wrong, null);
			assertTrue(session.domains(null).stream().anyMatch(domain -> domain.id().equals(lenient)));
			session.undefineDomain(lenient, null);
		}
	}
}
