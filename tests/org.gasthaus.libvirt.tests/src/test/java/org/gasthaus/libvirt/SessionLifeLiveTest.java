package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Sessions that come and go: nothing may leak, and nothing that is freed may be used. */
class SessionLifeLiveTest {
	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	@TempDir
	Path folder;

	private static long descriptors() {
		try (Stream<Path> open = Files.list(DESCRIPTORS)) {
			return open.count();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void closingWhileCallsRunEndsThemCleanly() throws Exception {
		String uri = TestHost.write(folder, "a", "b", "c");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (int round = 0; round < 50; round++) {
				HypervisorSession session = TestHost.open(uri);
				session.listen(event -> {
				});
				DomainId id = session.domain(new DomainQuery("a")).id();
				CountDownLatch running = new CountDownLatch(4);
				List<Future<Code>> ends = new ArrayList<>();
				for (int t = 0; t < 4; t++) {
					ends.add(threads.submit(() -> {
						running.countDown();
						while (true) {
							try {
								session.domains(null);
								session.domainXml(id, XmlView.LIVE);
								session.networks(null);
							} catch (HypervisorException e) {
								return e.code();
							}
						}
					}));
				}
				running.await();
				session.close();
				for (Future<Code> end : ends) {
					assertEquals(Code.CLOSED, end.get(30, TimeUnit.SECONDS));
				}
			}
		} finally {
			threads.shutdownNow();
		}
	}

	@Test
	void fiveHundredSessionsLeaveNothingBehind() throws Exception {
		assumeTrue(Files.isDirectory(DESCRIPTORS), "no /proc/self/fd to count in");
		String uri = TestHost.write(folder, "a", "b");
		for (int i = 0; i < 20; i++) {
			cycle(uri); // until everything is loaded
		}
		long before = descriptors();
		for (int i = 0; i < 500; i++) {
			cycle(uri);
		}
		assertTrue(descriptors() <= before + 2, () -> descriptors() + " descriptors, before it were " + before);
		Await.until("the sessions' event threads ended", () -> Thread.getAllStackTraces().keySet().stream()
				.noneMatch(thread -> thread.getName().startsWith("events of " + uri)));
	}

	private static void cycle(String uri) throws HypervisorException {
		AtomicInteger events = new AtomicInteger();
		try (HypervisorSession session = TestHost.open(uri)) {
			session.listen(event -> events.incrementAndGet());
			DomainId id = session.domains(null).get(0).id();
			session.suspendDomain(id, null);
			session.resumeDomain(id, null);
			Await.until("both events", () -> events.get() == 2);
		}
	}

	@Test
	void aListenerMayCloseItsOwnSession() throws Exception {
		HypervisorSession session = TestHost.open(TestHost.write(folder, "a"));
		CountDownLatch closed = new CountDownLatch(1);
		session.listen(event -> {
			session.close();
			closed.countDown();
		});
		session.suspendDomain(session.domain(new DomainQuery("a")).id(), null);
		assertTrue(closed.await(30, TimeUnit.SECONDS));
		Await.until("the session is closed", () -> !session.isAlive());
	}

	/** GTK, and so the workbench, runs GLib's default main context; libvirt's events may not wait for it, nor run it. */
	@Test
	void eventsComeWhileSomebodyElseOwnsGlibsMainContext() throws Exception {
		GLib glib = loadGlib();
		try (HypervisorSession session = TestHost.open(TestHost.write(folder, "a"))) {
			assertTrue(glib.g_main_context_acquire(null) != 0, "the context of GLib is not free");
			List<HypervisorEvent> heard = new CopyOnWriteArrayList<>();
			session.listen(heard::add);
			session.suspendDomain(session.domain(new DomainQuery("a")).id(), null);
			Await.until("the event", () -> heard.size() == 1);
		} finally {
			glib.g_main_context_release(null);
		}
	}

	private static GLib loadGlib() {
		try {
			return Native.load("libglib-2.0.so.0", GLib.class);
		} catch (UnsatisfiedLinkError e) {
			assumeTrue(false, "no GLib on this machine");
			throw e;
		}
	}

	/** The part of GLib that the test needs. */
	public interface GLib extends Library {
		int g_main_context_acquire(Pointer context);

		void g_main_context_release(Pointer context);
	}
}
