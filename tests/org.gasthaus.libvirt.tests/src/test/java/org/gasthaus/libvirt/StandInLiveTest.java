package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.testkit.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back ends of hypervisors that no machine of the tests has, on a stand-in: how our side goes together with such a host, not how the hypervisor behaves. */
@Tag("live")
class StandInLiveTest {
	/** What Xen's driver says has this shape; written for the test. */
	private static final String XEN = "<capabilities><host><cpu><arch>x86_64</arch></cpu></host>"
			+ "<guest><os_type>xen</os_type><arch name='x86_64'><wordsize>64</wordsize><machine>xenpv</machine><domain type='xen'/></arch></guest>"
			+ "<guest><os_type>hvm</os_type><arch name='x86_64'><wordsize>64</wordsize><machine>xenfv</machine><domain type='xen'/></arch></guest></capabilities>";

	@TempDir
	Path folder;
	private final Locale before = Locale.getDefault();
	private SessionDaemon daemon;
	private StandIn host;

	@BeforeEach
	void start() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		daemon = SessionDaemon.start();
	}

	@AfterEach
	void end() throws Exception {
		Locale.setDefault(before);
		if (host != null) {
			host.close();
		}
		if (daemon != null) {
			daemon.close();
		}
	}

	private String standIn(String place, String type) throws Exception {
		Path socket = folder.resolve("sock");
		host = StandIn.of(daemon, socket, type, XEN);
		int colon = place.indexOf(':');
		return place.substring(0, colon) + "+unix" + place.substring(colon) + "?socket=" + socket;
	}

	@ParameterizedTest
	@CsvSource({ "xen:///system,Xen,xen", "vbox:///session,VBOX,vbox", "bhyve:///system,BHYVE,other", "vz:///system,vz,other", "ch:///system,CH,other",
			"openvz:///system,OpenVZ,other" })
	void aGuestLivesAndWhatBecomesOfItIsHeard(String place, String type, String backend) throws Exception {
		String uri = standIn(place, type);
		try (Connection connection = new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			HypervisorSession session = connection.open(null);
			assertEquals(List.of(place), host.opened());
			assertEquals(backend, Backends.onClassPath().forUri(connection.uri()).id());
			assertEquals(type, session.versions().driver());
			DomainId test = connection.inventory().domains().get(0).id();
			session.suspendDomain(test, null);
			Await.until("the inventory has heard of it", () -> connection.inventory().domains().get(0).state() == DomainState.PAUSED);
			session.destroyDomain(test, null);
			Await.until("the inventory has heard of it", () -> connection.inventory().domains().get(0).state() == DomainState.SHUT_OFF);
		}
	}

	@Test
	void whatXenCanRunIsRead() throws Exception {
		String uri = standIn("xen:///system", "Xen");
		try (HypervisorSession session = Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			assertEquals(XEN, session.hostCapabilitiesXml());
			assertTrue(Backends.onClassPath().forUri(ConnectionUri.parse(uri)).capabilities().contains(Capability.PARAVIRTUALIZATION));
		}
	}

	@Test
	void aHostThatGoesIsToldAsLost() throws Exception {
		String uri = standIn("xen:///system", "Xen");
		try (HypervisorSession session = Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			CountDownLatch lost = new CountDownLatch(1);
			session.listen(event -> {
				if (event instanceof HypervisorEvent.ConnectionClosed) {
					lost.countDown();
				}
			});
			host.close();
			assertTrue(lost.await(30, TimeUnit.SECONDS));
			assertEquals(Code.CONNECTION_LOST, assertThrows(HypervisorException.class, () -> session.domains(null)).code());
		}
	}
}
