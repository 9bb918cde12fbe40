package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.QemuMonitor;
import org.gasthaus.hypervisor.QemuMonitor.Event;
import org.gasthaus.hypervisor.QemuMonitor.Filter;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The monitor of a real guest's QEMU. */
@Tag("live")
class QemuMonitorLiveTest {
	private static final Filter ALL = new Filter(null, null, false, false);
	private static final int SECONDS = 30;

	private SessionDaemon daemon;
	private HypervisorSession session;
	private DomainId guest;

	@BeforeEach
	void start() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
		session = TestHost.open(daemon.uri(), Access.READ_WRITE);
		guest = session.defineDomain(SessionDaemon.guest("live"), null);
		session.startDomain(guest, null);
	}

	@AfterEach
	void end() throws IOException {
		if (session != null) {
			session.close();
		}
		if (daemon != null) {
			daemon.close();
		}
	}

	private void stopAndContinue() throws HypervisorException {
		session.suspendDomain(guest, null);
		session.resumeDomain(guest, null);
	}

	private static Event next(BlockingQueue<Event> heard) throws InterruptedException {
		Event event = heard.poll(SECONDS, TimeUnit.SECONDS);
		assertNotNull(event, "no event");
		return event;
	}

	@Test
	void aListenerHearsWhatItWants() throws Exception {
		QemuMonitor monitor = session.qemuMonitor();
		BlockingQueue<Event> all = new LinkedBlockingQueue<>();
		BlockingQueue<Event> some = new LinkedBlockingQueue<>();
		BlockingQueue<Event> ended = new LinkedBlockingQueue<>();
		BlockingQueue<Event> named = new LinkedBlockingQueue<>();
		Subscription over = monitor.listen(ALL, ended::add);
		over.close();
		over.close();
		try (Subscription one = monitor.listen(ALL, all::add); Subscription two = monitor.listen(new Filter(guest, "^res", true, true), some::add);
				Subscription three = monitor.listen(new Filter(null, "RESUME", false, false), named::add)) {
			stopAndContinue();
			assertEquals("STOP", next(all).name());
			Event resumed = next(all);
			assertEquals("RESUME", resumed.name());
			assertEquals(guest, resumed.domain());
			assertNull(resumed.details());
			assertTrue(Math.abs(resumed.seconds() - System.currentTimeMillis() / 1000) < 600 && resumed.micros() < 1_000_000, resumed::toString);
			assertEquals("RESUME", next(some).name());
			assertEquals("RESUME", next(named).name());
			monitor.command(guest, "system_reset", true, List.of());
			String details = next(all).details();
			assertTrue(details.contains("\"host-qmp-system-reset\""), details);
			session.destroyDomain(guest, null); // libvirtd 9.0.0 may not end while it handles a reset
		}
		assertTrue(ended.isEmpty(), "it was closed before");
	}

	@Test
	void aListenerThatFailsHindersNoOther() throws Exception {
		BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
		try (Subscription bad = session.qemuMonitor().listen(ALL, event -> {
			throw new IllegalStateException("on purpose");
		}); Subscription good = session.qemuMonitor().listen(ALL, heard::add)) {
			stopAndContinue();
			assertEquals("STOP", next(heard).name());
			assertEquals("RESUME", next(heard).name());
		}
	}

	@Test
	void aSessionEndsItsListeners() throws Exception {
		HypervisorSession other = TestHost.open(daemon.uri(), Access.READ_WRITE);
		BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
		Subscription subscription = other.qemuMonitor().listen(ALL, heard::add);
		other.close();
		stopAndContinue();
		subscription.close();
		assertTrue(heard.isEmpty(), heard::toString);
		HypervisorException closed = assertThrows(HypervisorException.class, () -> other.qemuMonitor().listen(ALL, heard::add));
		assertEquals(Code.CLOSED, closed.code());
	}

	@Test
	void refusals() throws Exception {
		QemuMonitor monitor = session.qemuMonitor();
		HypervisorException regex = assertThrows(HypervisorException.class, () -> monitor.listen(new Filter(null, "[", true, false), event -> {
		}));
		assertTrue(regex.reason().contains("failed to compile regex '['"), regex.reason());
		assertEquals(Code.UNSUPPORTED, assertThrows(HypervisorException.class, () -> monitor.attach(1)).code());
		assertTrue(monitor.command(guest, "{\"execute\":\"nope\"}", false, List.of()).contains("CommandNotFound"));
		try (HypervisorSession reader = TestHost.open(daemon.uri(), Access.READ_ONLY)) {
			QemuMonitor read = reader.qemuMonitor();
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> read.command(guest, "info status", true, List.of())).code());
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> read.agentCommand(guest, "{}", QemuMonitor.USUAL)).code());
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> read.listen(ALL, event -> {
			})).code());
			assertEquals(Code.READ_ONLY, assertThrows(HypervisorException.class, () -> read.attach(1)).code());
		}
		daemon.kill();
		assertEquals(Code.CONNECTION_LOST, assertThrows(HypervisorException.class, () -> monitor.command(guest, "info status", true, List.of())).code());
	}
}
