package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.op.AbortBlockJob;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.core.op.CreateDomain;
import org.gasthaus.core.op.DefineNetwork;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.core.op.DefineSecret;
import org.gasthaus.core.op.DeleteVolume;
import org.gasthaus.core.op.DestroyNetwork;
import org.gasthaus.core.op.DestroyPool;
import org.gasthaus.core.op.ManagedSaveDomain;
import org.gasthaus.core.op.RebootDomain;
import org.gasthaus.core.op.RefreshPool;
import org.gasthaus.core.op.RemoveManagedSave;
import org.gasthaus.core.op.RenameDomain;
import org.gasthaus.core.op.ResetDomain;
import org.gasthaus.core.op.RestoreDefaultNetwork;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.SetMemory;
import org.gasthaus.core.op.SetNetworkAutostart;
import org.gasthaus.core.op.SetPoolAutostart;
import org.gasthaus.core.op.SetSecretValue;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartNetwork;
import org.gasthaus.core.op.StartPool;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.core.op.UndefineNetwork;
import org.gasthaus.core.op.UndefinePool;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.Test;

/** The verbs that are one call: what they leave, what they refuse, what cancelling does. */
class OperationsTest extends OnFakeHost {
	@Test
	void aDefaultNetworkThatCannotRunIsNotLeftThere() throws HypervisorException {
		String old = connection.session(null).network("default").uuid();
		connection.session(null).networkOperations().destroy(old);
		connection.session(null).networkOperations().undefine(old);
		for (String step : List.of("startNetwork", "setNetworkAutostart")) {
			host.refuse(step, Code.ACCESS_DENIED);
			HypervisorException refused = assertThrows(HypervisorException.class, () -> new RestoreDefaultNetwork(connection).call(null));
			assertEquals("Cannot " + step + ": refused by the test.", refused.getMessage());
			assertEquals(List.of(), connection.session(null).networks(null), step);
			host.allow(step);
		}
		assertEquals("default", new RestoreDefaultNetwork(connection).call(null).name());
	}

	@Test
	void aDomainCanStartPaused() throws HypervisorException {
		new StartDomain(domain("web01"), Set.of(StartOption.PAUSED)).call(null);
		Await.until("web01 is paused", () -> info("web01").state() == DomainState.PAUSED);
	}

	@Test
	void aManagedSaveEndsTheDomainAndHindersUndefiningUntilItIsNamedOrRemoved() throws HypervisorException {
		new StartDomain(domain("web01")).call(null);
		new ManagedSaveDomain(domain("web01")).call(null);
		Await.until("web01 is off", () -> info("web01").state() == DomainState.SHUT_OFF);
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> new UndefineDomain(domain("web01")).call(null)).code());
		new RemoveManagedSave(domain("web01")).call(null);
		assertEquals(Code.WRONG_STATE, assertThrows(HypervisorException.class, () -> new RemoveManagedSave(domain("web01")).call(null)).code());
		new UndefineDomain(domain("web01"), Set.of(UndefineOption.MANAGED_SAVE)).call(null);
		Await.until("web01 is gone", () -> connection.inventory().domains().size() == 1);
	}

	@Test
	void whatNeedsARunningDomainRefusesOneThatIsOff() {
		DomainHandle web01 = domain("web01");
		for (Operation<?> operation : List.of(new RebootDomain(web01), new ResetDomain(web01), new ManagedSaveDomain(web01), new SaveDomain(web01,
				"/f", Set.of()))) {
			HypervisorException refused = assertThrows(HypervisorException.class, () -> operation.call(null), operation.title());
			assertEquals(Code.WRONG_STATE, refused.code(), operation.title());
		}
	}

	@Test
	void aRenamedDomainIsTheSameDomain() throws HypervisorException {
		DomainHandle renamed = new RenameDomain(domain("web01"), "www").call(null);
		Await.until("www is known", () -> connection.inventory().domains().stream().map(DomainInfo::name).toList().equals(List.of("db01", "www")));
		assertEquals("www", renamed.name());
		assertEquals("www", renamed.info().orElseThrow().name());
	}

	@Test
	void networksAndPoolsStartStopAndGo() throws HypervisorException {
		NetworkHandle network = network();
		new DestroyNetwork(network).call(null);
		Await.until("the network is inactive", () -> !network.info().orElseThrow().active());
		new StartNetwork(network).call(null);
		Await.until("the network is active", () -> network.info().orElseThrow().active());
		PoolHandle pool = pool();
		new DestroyPool(pool).call(null);
		Await.until("the pool is inactive", () -> !pool.info().orElseThrow().active());
		new StartPool(pool).call(null);
		Await.until("the pool is active", () -> pool.info().orElseThrow().active());
		new UndefineNetwork(network).call(null);
		new UndefinePool(pool).call(null);
		Await.until("both are gone", () -> network.info().isEmpty() && pool.info().isEmpty());
		NetworkHandle defined = new DefineNetwork(connection, "<network><name>n2</name></network>").call(null);
		PoolHandle definedPool = new DefinePool(connection, "<pool><name>p2</name></pool>").call(null);
		Await.until("both are there", () -> defined.info().isPresent() && definedPool.info().isPresent());
	}

	@Test
	void whatStartsWithItsHostIsSeenAlthoughNoEventTells() throws HypervisorException {
		new SetNetworkAutostart(network(), true).call(null);
		Await.until("the network starts with its host", () -> network().info().orElseThrow().autostart());
		new SetPoolAutostart(pool(), true).call(null);
		Await.until("the pool starts with its host", () -> pool().info().orElseThrow().autostart());
	}

	@Test
	void theValueOfASecretIsWipedAfterTheCall() throws Exception {
		SecretHandle secret = new DefineSecret(connection, "<secret/>").call(null);
		byte[] value = { 1, 2, 3 };
		new SetSecretValue(secret, () -> value).call(null);
		assertEquals(0, value[0] + value[1] + value[2]);
		byte[] kept = connection.session(null).secrets().value(secret.uuid());
		assertEquals(3, kept[2]);
		byte[] again = { 4 };
		host.refuse("setSecretValue", Code.FAILED);
		assertThrows(HypervisorException.class, () -> new SetSecretValue(secret, () -> again).call(null));
		assertEquals(0, again[0], "wiped after a failure too");
	}

	@Test
	void aReadOnlyConnectionRefusesEveryChangeWithoutAsking() throws HypervisorException {
		Connection readOnly = connection(Access.READ_ONLY);
		readOnly.open(null);
		try {
			DomainHandle web01 = new DomainHandle(readOnly, host.domain("web01").id());
			NetworkHandle network = new NetworkHandle(readOnly, network().uuid(), "default");
			PoolHandle pool = new PoolHandle(readOnly, pool().uuid(), "images");
			Stream.<Operation<?>>of(new RebootDomain(web01), new ResetDomain(web01), new ManagedSaveDomain(web01), new RenameDomain(web01, "www"),
					new SetDomainAutostart(web01, true),
					new CreateDomain(readOnly, "<domain/>", Set.of()), new DestroyNetwork(network), new SetNetworkAutostart(network, true),
							new RefreshPool(pool),
					new UndefinePool(pool), new DefineSecret(readOnly, "<secret/>"), new DeleteVolume(new VolumeHandle(pool, volume("a").info()), false),
					new AbortBlockJob(web01, "vda", false)).forEach(operation -> assertEquals(Code.READ_ONLY,
							assertThrows(HypervisorException.class, () -> operation.call(null), operation.title()).code(), operation.title()));
			assertEquals(0, host.calls("rebootDomain") + host.calls("destroyNetwork") + host.calls("deleteVolume"));
		} finally {
			readOnly.dispose();
		}
	}

	@Test
	void whatTheDriverDoesNotHaveIsSaid() {
		HypervisorException missing = assertThrows(HypervisorException.class, () -> new SetMemory(domain("web01"), 1024, Set.of(Impact.LIVE)).call(null));
		assertEquals(Code.UNSUPPORTED, missing.code());
		assertEquals(Code.UNSUPPORTED, assertThrows(HypervisorException.class, () -> new AttachDevice(domain("web01"), "<disk/>", Set.of()).call(null)).code());
	}

	@Test
	void cancellingEndsTheWaitingAndTheHostGoesOn() throws HypervisorException {
		new StartDomain(domain("web01")).call(null);
		Gate saving = host.hold("managedSave");
		NullProgressMonitor monitor = new NullProgressMonitor();
		CompletableFuture<Void> save = call(new ManagedSaveDomain(domain("web01")), monitor);
		saving.awaitReached();
		monitor.setCanceled(true);
		assertTrue(assertThrows(CompletionException.class, save::join).getCause() instanceof OperationCanceledException);
		assertEquals(DomainState.RUNNING, host.domain("web01").state());
		saving.open();
		Await.until("the host did it all the same, and its event came", () -> info("web01").state() == DomainState.SHUT_OFF);
	}

	@Test
	void cancelledBeforeTheCallNothingHappens() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> new SetNetworkAutostart(network(), true).call(monitor));
		assertEquals(0, host.calls("setNetworkAutostart"));
	}

	@Test
	void aChangeMayTakeLongerThanAQuestion() throws HypervisorException {
		Duration little = Duration.ofSeconds(1);
		Connection hasty = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE,
				new CallLimits(Duration.ofMinutes(1), little, Duration.ofMinutes(1), Duration.ZERO), Reconnect.never());
		try {
			hasty.open(null);
			DomainHandle web01 = new DomainHandle(hasty, host.domain("web01").id());
			new StartDomain(web01).call(null);
			Gate saving = host.hold("managedSave");
			CompletableFuture<Void> save = call(new ManagedSaveDomain(web01), null);
			saving.awaitReached();
			Gate question = host.hold("hasManagedSave");
			HypervisorException late = assertThrows(HypervisorException.class, () -> hasty.session(null).lifeCycle().hasManagedSave(web01.id()));
			assertEquals(Code.TIMEOUT, late.code(), "a question has its limit");
			assertFalse(save.isDone(), "a change has none");
			question.open();
			saving.open();
			save.join();
			assertEquals(DomainState.SHUT_OFF, host.domain("web01").state());
		} finally {
			hasty.dispose();
		}
	}

	@Test
	void aHostThatGoesAwayEndsTheOperation() throws HypervisorException {
		Gate refreshing = host.hold("refreshPool");
		CompletableFuture<Void> refresh = call(new RefreshPool(pool()), null);
		refreshing.awaitReached();
		host.refuse("refreshPool", Code.CONNECTION_LOST);
		refreshing.open();
		Throwable cause = assertThrows(CompletionException.class, refresh::join).getCause();
		assertEquals(Code.CONNECTION_LOST, ((HypervisorException) cause.getCause()).code());
	}

	/** In a thread of its own; a refusal is the cause of an {@link IllegalStateException}. */
	static <R> CompletableFuture<R> call(Operation<R> operation, NullProgressMonitor monitor) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return operation.call(monitor);
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
	}
}
