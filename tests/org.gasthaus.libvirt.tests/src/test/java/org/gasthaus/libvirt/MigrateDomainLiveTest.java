package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.MigrationOption;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.testkit.TwoHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest that moves between two real hosts by the operation that the workbench runs. */
@Tag("live")
class MigrateDomainLiveTest {
	private static final Set<MigrationOption> ALL_OF_IT = EnumSet.of(MigrationOption.LIVE, MigrationOption.PERSIST_DESTINATION, MigrationOption.UNDEFINE_SOURCE);
	private static final List<TypedParameter> SLOWLY = List.of(TypedParameter.ofUnsignedLong("bandwidth", 1));

	@TempDir
	Path folder;

	private TwoHosts hosts;
	private Connection source;
	private Connection destination;
	private DomainHandle guest;

	@BeforeEach
	void startGuest() throws IOException, HypervisorException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(TwoHosts.whyNot().isEmpty(), () -> TwoHosts.whyNot().orElse(""));
		hosts = TwoHosts.start(folder);
		source = connection(hosts.source().uri());
		destination = connection(hosts.destination().uri());
		guest = new DefineDomain(source, hosts.guest("m1", "")).call(null);
		new StartDomain(guest).call(null);
		hosts.awaitReady("m1");
	}

	private static Connection connection(String uri) throws HypervisorException {
		return new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
	}

	@AfterEach
	void endHosts() throws IOException {
		if (hosts != null) {
			source.close();
			destination.close();
			hosts.close();
		}
	}

	/** A monitor on which somebody cancels, or something else happens, once some of it is done. */
	private static class Watching extends NullProgressMonitor {
		private Runnable happening;
		private double done;
		private boolean happened;

		Watching(Runnable happening) {
			this.happening = happening;
		}

		@Override
		public void internalWorked(double work) {
			done += work;
			// two ticks of a thousand are for the connections
			if (!happened && done > 20) {
				happened = true;
				happening.run();
			}
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}
	}

	private static DomainState stateOn(Connection connection, DomainId id) throws HypervisorException {
		return connection.session(null).domain(id).state();
	}

	@Test
	void itIsWhereTheHandlePointsAfterwards() throws Exception {
		Watching progress = new Watching(() -> {
		});
		DomainHandle moved = new MigrateDomain(guest, destination, ALL_OF_IT, List.of(TypedParameter.ofText("destination_name", "m2"),
				TypedParameter.ofUnsignedLong("bandwidth", 8))).call(progress);
		assertEquals("m2", moved.name());
		assertEquals(DomainState.RUNNING, stateOn(destination, moved.id()));
		assertEquals(Code.NO_DOMAIN, assertThrows(HypervisorException.class, () -> stateOn(source, guest.id())).code());
		assertTrue(progress.happened, "progress was told: " + progress.done);
	}

	@Test
	void theSourceAloneMovesIt() throws Exception {
		Connection named = connection("qemu+tcp://" + hosts.destination().name() + "/system") ;
		HypervisorException unreachable = assertThrows(HypervisorException.class,
				() -> new MigrateDomain(guest, named, EnumSet.of(MigrationOption.LIVE, MigrationOption.PEER_TO_PEER), List.of()).call(null));
		assertEquals(Code.CONNECTION_FAILED, unreachable.code(), unreachable.getMessage());
		HypervisorSession session = source.session(null);
		session.migration().migrateToUri(guest.id(), "qemu+tcp://" + hosts.destination().name() + "/system",
				EnumSet.of(MigrationOption.LIVE, MigrationOption.PEER_TO_PEER, MigrationOption.TUNNELLED), List.of(), null);
		assertEquals(DomainState.RUNNING, stateOn(destination, guest.id()));
	}

	@Test
	void cancelledItGoesOnAtTheSourceAndTheDestinationHasNothingOfIt() throws Exception {
		Watching monitor = new Watching(null);
		monitor.happening = () -> monitor.setCanceled(true);
		OperationCanceledException cancelled = assertThrows(OperationCanceledException.class,
				() -> new MigrateDomain(guest, destination, ALL_OF_IT, SLOWLY).call(monitor));
		assertEquals("m1 on " + source.uri() + ": running. m1 on " + destination.uri() + ": not there.", cancelled.getMessage());
		assertEquals(DomainState.RUNNING, stateOn(source, guest.id()));
		assertEquals(List.of(), destination.session(null).domains(null));
		assertFalse(source.session(null).migration().progress(guest.id()).running());
	}

	@Test
	void aDestinationThatDiesIsToldWithTheStateThatIsLeft() throws Exception {
		Watching kill = new Watching(() -> {
			try {
				hosts.destination().killDaemon();
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		});
		HypervisorException lost = assertThrows(HypervisorException.class, () -> new MigrateDomain(guest, destination, ALL_OF_IT, SLOWLY).call(kill));
		assertTrue(lost.getMessage().startsWith("Cannot migrate m1 to " + destination.uri() + " from " + source.uri() + ": "), lost.getMessage());
		assertTrue(lost.getMessage().endsWith(" m1 on " + source.uri() + ": running. m1 on " + destination.uri() + ": not known, the host does not answer."),
				lost.getMessage());
		assertEquals(DomainState.RUNNING, stateOn(source, guest.id()));
	}

	@Test
	void whatIsRefusedNamesTheReasonAndTheNextStep() throws Exception {
		refused(EnumSet.of(MigrationOption.TUNNELLED), "Say p2p too: only the source host itself can tunnel.", destination);
		refused(EnumSet.of(MigrationOption.OFFLINE), "Say persistent too: only a definition can move while the guest is off.", destination);
		refused(EnumSet.of(MigrationOption.LIVE), "Name another host as the destination; if it is another one, its host_uuid in libvirtd.conf must be its own.", source);
		destination.session(null).defineDomain(hosts.guest("m1", "").replaceFirst("<uuid>.*</uuid>", "<uuid>22222222-0000-4000-8000-000000000001</uuid>"), null);
		refused(EnumSet.of(MigrationOption.LIVE), "The destination has a guest of that name or UUID: remove it there, or give the moved one another name (dname).",
				destination);
		Connection test = connection("test:///default");
		assertEquals(Code.UNSUPPORTED, refused(EnumSet.of(MigrationOption.LIVE), "", test).code());
		test.close();
	}

	private HypervisorException refused(Set<MigrationOption> options, String nextStep, Connection to) {
		HypervisorException refused = assertThrows(HypervisorException.class, () -> new MigrateDomain(guest, to, options, List.of()).call(null));
		assertTrue(refused.getMessage().contains(nextStep), refused.getMessage());
		return refused;
	}

	@Test
	void speedDowntimeAndCacheAreKeptAndReadOnlyForbidsThem() throws Exception {
		DomainMigration migration = source.session(null).migration();
		migration.setMaxSpeed(guest.id(), 7, false);
		assertEquals(7, migration.maxSpeed(guest.id(), false));
		migration.setMaxSpeed(guest.id(), 9, true);
		assertEquals(9, migration.maxSpeed(guest.id(), true));
		migration.setMaxDowntimeMillis(guest.id(), 123);
		assertEquals(123, migration.maxDowntimeMillis(guest.id()));
		migration.setCompressionCache(guest.id(), 1 << 20);
		assertEquals(1 << 20, migration.compressionCache(guest.id()));
		assertFalse(migration.progress(guest.id()).running());
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> migration.abort(guest.id())).code());
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> migration.startPostcopy(guest.id())).code());
		try (Connection reading = new Connection(source.uri(), Access.READ_ONLY, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			HypervisorException refused = assertThrows(HypervisorException.class, () -> new MigrateDomain(new DomainHandle(reading, guest.id()), destination, ALL_OF_IT,
					List.of()).call(null));
			assertEquals(Code.READ_ONLY, refused.code());
		}
	}
}
