package org.gasthaus.equinox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** In Equinox the core finds back ends as services, that come and go with their bundles. */
class BackendServicesTest {
	private static final long PATIENCE_MILLIS = 20_000;

	private final BundleContext bundles = FrameworkUtil.getBundle(BackendServicesTest.class).getBundleContext();
	private final List<Bundle> stopped = new ArrayList<>();
	private ServiceTracker<Backends, Backends> tracker;
	private Backends backends;

	@BeforeEach
	void find() throws InterruptedException {
		tracker = new ServiceTracker<>(bundles, Backends.class, null);
		tracker.open();
		backends = tracker.waitForService(PATIENCE_MILLIS);
	}

	@AfterEach
	void startAgain() throws BundleException {
		for (Bundle bundle : stopped) {
			bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
		}
		tracker.close();
	}

	@Test
	void everyBackEndIsFound() {
		assertEquals(List.of("esx", "lxc", "other", "qemu", "test", "vbox", "xen"), ids());
	}

	@Test
	void aBackEndThatGoesIsGoneAndOneThatComesIsThere() throws BundleException {
		stop("xen");
		assertEquals(List.of("esx", "lxc", "other", "qemu", "test", "vbox"), ids());
		startAgain();
		stopped.clear();
		assertEquals(List.of("esx", "lxc", "other", "qemu", "test", "vbox", "xen"), ids());
	}

	@Test
	void withoutAnyTheMessageSaysWhatToInstall() throws BundleException {
		for (String id : ids()) {
			stop(id);
		}
		HypervisorException failure = assertThrows(HypervisorException.class, () -> open("test:///default"));
		assertEquals(HypervisorException.Code.NO_BACKEND, failure.code());
		assertTrue(failure.getMessage().contains("test:///default") && failure.getMessage().contains("Install"), failure::getMessage);
	}

	@Test
	void withoutTheRightOneTheMessageNamesThoseThatAreThere() throws BundleException {
		stop("test");
		HypervisorException failure = assertThrows(HypervisorException.class, () -> open("test:///default"));
		assertTrue(failure.getMessage().contains("esx, lxc, other, qemu, vbox, xen"), failure::getMessage);
	}

	@Test
	void theTestHostAnswersThroughTheService() throws HypervisorException {
		try (HypervisorSession session = open("test:///default")) {
			assertEquals(List.of("test"), session.domains(null).stream().map(domain -> domain.id().name()).toList());
		}
	}

	@Test
	void anOpenConnectionIsLostWithItsBackEndAndComesBackWithIt() throws Exception {
		try (Connection connection = new Connection(ConnectionUri.parse("test:///default"), Access.READ_WRITE, backends, CredentialsPrompt.NONE)) {
			HypervisorSession before = connection.open(null);
			stop("test");
			awaitStatus(connection, Connection.Status.LOST);
			assertTrue(connection.problem().contains("'test'"), connection.problem());
			assertEquals("test", connection.inventory().domains().get(0).name());
			startAgain();
			stopped.clear();
			awaitStatus(connection, Connection.Status.OPEN);
			assertNotSame(before, connection.session(null));
		}
	}

	private static void awaitStatus(Connection connection, Connection.Status wanted) throws InterruptedException {
		CountDownLatch reached = new CountDownLatch(1);
		try (Subscription changes = connection.onChange(one -> {
			if (one.status() == wanted) {
				reached.countDown();
			}
		})) {
			if (connection.status() != wanted) {
				assertTrue(reached.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS), () -> "it is " + connection.status() + ", not " + wanted);
			}
		}
	}

	private HypervisorSession open(String uri) throws HypervisorException {
		return backends.open(ConnectionUri.parse(uri), Access.READ_WRITE, CredentialsPrompt.NONE, null);
	}

	private List<String> ids() {
		return backends.all().stream().map(HypervisorBackend::id).toList();
	}

	private void stop(String id) throws BundleException {
		for (Bundle bundle : bundles.getBundles()) {
			if (bundle.getSymbolicName().equals("org.gasthaus.backend." + id)) {
				bundle.stop(Bundle.STOP_TRANSIENT);
				stopped.add(bundle);
			}
		}
	}
}
