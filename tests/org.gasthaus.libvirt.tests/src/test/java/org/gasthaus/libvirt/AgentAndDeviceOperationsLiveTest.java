package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.op.CreateDomain;
import org.gasthaus.core.op.CreateNodeDevice;
import org.gasthaus.core.op.DefineNetworkFilter;
import org.gasthaus.core.op.DestroyNodeDevice;
import org.gasthaus.core.op.SetGuestTime;
import org.gasthaus.core.op.TrimFileSystems;
import org.gasthaus.core.op.UndefineNetworkFilter;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PlayedAgent;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that the test driver has not: what the agent of a guest is asked, devices and filters of a host. */
@Tag("live")
class AgentAndDeviceOperationsLiveTest {
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static Connection open(String uri) throws HypervisorException {
		Connection connection = new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		connection.open(null);
		return connection;
	}

	@Test
	void timeAndFreeBlocksAreForTheAgent() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (PlayedAgent agent = new PlayedAgent(folder); SessionDaemon daemon = SessionDaemon.start(); Connection connection = open(daemon.uri())) {
			DomainHandle guest = new CreateDomain(connection, agent.guest("timed"), Set.of()).call(null);
			Await.until("the agent answers", () -> answers(connection, guest));
			agent.takeAsked();
			new SetGuestTime(guest, Instant.ofEpochSecond(1_700_000_000L, 5)).call(null);
			new SetGuestTime(guest, null).call(null);
			new TrimFileSystems(guest, null, 4096).call(null);
			List<String> asked = agent.takeAsked();
			assertEquals(3, asked.size(), asked.toString());
			assertTrue(asked.get(0).contains("guest-set-time") && asked.get(0).contains("1700000000000000005"), asked.get(0));
			assertTrue(asked.get(1).contains("guest-set-time") && !asked.get(1).contains("\"time\":"), asked.get(1));
			assertTrue(asked.get(2).contains("guest-fstrim") && asked.get(2).contains("4096"), asked.get(2));
			assertFails(Code.UNSUPPORTED, () -> new TrimFileSystems(guest, "/home", 0).call(null));
			assertEquals(List.of(), agent.takeAsked(), "one mount point alone cannot be asked for");
		}
	}

	private static boolean answers(Connection connection, DomainHandle guest) {
		try {
			return connection.session(null).agent().time(guest.id()) != null;
		} catch (HypervisorException notYet) {
			return false;
		}
	}

	@Test
	void aDeviceIsMadeAndDestroyed() throws Exception {
		try (Connection connection = open("test:///default")) {
			NodeDeviceHandle made = new CreateNodeDevice(connection, "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>"
					+ "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>").call(null);
			assertEquals("scsi_host1", connection.session(null).nodeDevices().find(made.name()).parent());
			new DestroyNodeDevice(made).call(null);
			assertFails(Code.NO_OBJECT, () -> new DestroyNodeDevice(made).call(null));
		}
	}

	@Test
	void aNetworkFilterComesAndGoes() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		try (PrivateHost host = PrivateHost.start(); Connection connection = open(host.uri())) {
			NetworkFilterHandle mine = new DefineNetworkFilter(connection, "<filter name='mine'><rule action='accept' direction='out'><ip/></rule></filter>").call(null);
			assertEquals("mine", connection.session(null).networkFilters().find(mine.name()));
			new UndefineNetworkFilter(mine).call(null);
			HypervisorException gone = assertFails(Code.NO_OBJECT, () -> new UndefineNetworkFilter(mine).call(null));
			assertTrue(gone.getMessage().contains("mine"), gone.getMessage());
		}
	}
}
