package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Done;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.GuestState.Resources;
import org.gasthaus.core.op.ChangeResources;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.ReadGuest;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory and processors of a guest, as one change, on libvirt's test driver. */
class ResourcesLiveTest {
	private static final Set<Impact> BOTH = Set.of(Impact.LIVE, Impact.CONFIG);
	@TempDir
	Path folder;
	private Connection connection;
	private DomainHandle guest;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void define() throws Exception {
		connection = new Connection(ConnectionUri.parse(TestHost.write(folder)), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		guest = new DefineDomain(connection, TestHost.domain("guest").replace("<os>", "<vcpu current='1'>2</vcpu><os>")).call(null);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private static Resources of(long memory, long most, int vcpus, int mostVcpus) {
		return new Resources(memory, most, vcpus, mostVcpus, List.of());
	}

	private GuestState read() throws HypervisorException {
		return new ReadGuest(guest).call(null);
	}

	@Test
	void aGuestThatIsOffGrowsAndShrinksInOneStepAndBack() throws HypervisorException {
		assertNull(read().running());
		assertEquals(of(65_536, 65_536, 1, 2), read().stored());
		Done<Void> grown = Done.call(new ChangeResources(guest, of(131_072, 262_144, 3, 4), Set.of(Impact.CONFIG)), null);
		assertEquals(of(131_072, 262_144, 3, 4), read().stored());
		Done<Void> shrunk = Done.call(new ChangeResources(guest, of(32_768, 32_768, 1, 1), Set.of(Impact.CONFIG)), null);
		assertEquals(of(32_768, 32_768, 1, 1), read().stored());
		shrunk.undo(null);
		assertEquals(of(131_072, 262_144, 3, 4), read().stored());
		grown.undo(null);
		assertEquals(of(65_536, 65_536, 1, 2), read().stored());
	}

	@Test
	void aRunningGuestChangesNowAndItsMostWithTheNextStart() throws HypervisorException {
		new StartDomain(guest).call(null);
		Done<Void> changed = Done.call(new ChangeResources(guest, of(32_768, 131_072, 2, 4), BOTH), null);
		assertEquals(of(32_768, 65_536, 2, 2), read().running());
		assertEquals(of(32_768, 131_072, 2, 4), read().stored());
		changed.undo(null);
		assertEquals(of(65_536, 65_536, 1, 2), read().running());
		assertEquals(of(65_536, 65_536, 1, 2), read().stored());
	}

	@Test
	void aRefusedPartSaysWhatWasChangedBeforeIt() throws HypervisorException {
		new StartDomain(guest).call(null);
		HypervisorException refused = assertFails(Code.INVALID_ARGUMENT, () -> new ChangeResources(guest, of(131_072, 131_072, 1, 2), BOTH).call(null));
		assertTrue(refused.getMessage().endsWith("Changed already: most memory, memory."), refused.getMessage());
		assertEquals(131_072, read().stored().maxMemoryKib());
		assertEquals(65_536, read().running().memoryKib());
	}

	@Test
	void nothingIsToldTheHostWhereNothingDiffers() throws HypervisorException {
		Resources now = read().stored();
		new ChangeResources(guest, now, Set.of(Impact.CONFIG)).call(null);
		assertEquals(now, read().stored());
		assertFalse(read().isRunning());
	}
}
