package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.StoragePool;

class SessionLiveTest {
	@TempDir
	Path folder;
	private HypervisorSession session;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws IOException, HypervisorException {
		session = TestHost.open(TestHost.write(folder, "web", "db"));
	}

	@AfterEach
	void close() {
		session.close();
	}

	private DomainId id(String name) throws HypervisorException {
		return session.domain(new DomainQuery(name)).id();
	}

	@FunctionalInterface
	private interface Attempt {
		void run() throws HypervisorException;
	}

	private static HypervisorException refused(Code code, Attempt attempt) {
		HypervisorException e = assertThrows(HypervisorException.class, attempt::run);
		assertEquals(code, e.code(), e.getMessage());
		return e;
	}

	@Test
	void aLifeIsAnnouncedInItsOrder() throws HypervisorException {
		List<DomainChange> heard = new CopyOnWriteArrayList<>();
		List<String> threads = new CopyOnWriteArrayList<>();
		session.listen(event -> {
			heard.add(((HypervisorEvent.DomainChanged) event).change());
			threads.add(Thread.currentThread().getName());
		});
		DomainId fresh = session.defineDomain(TestHost.domain("fresh"), null);
		session.startDomain(fresh, null);
		assertEquals(DomainState.RUNNING, session.domain(fresh).state());
		session.suspendDomain(fresh, null);
		assertEquals(DomainState.PAUSED, session.domain(fresh).state());
		session.resumeDomain(fresh, null);
		session.shutDownDomain(fresh, null);
		assertEquals(DomainState.SHUT_OFF, session.domain(fresh).state());
		session.startDomain(fresh, null);
		session.destroyDomain(fresh, null);
		session.undefineDomain(fresh, null);
		refused(Code.NO_DOMAIN, () -> session.domain(fresh));
		List<DomainChange> expected = List.of(DomainChange.DEFINED, DomainChange.STARTED, DomainChange.SUSPENDED, DomainChange.RESUMED,
				DomainChange.STOPPED, DomainChange.STARTED, DomainChange.STOPPED, DomainChange.UNDEFINED);
		Await.until("all events, of which came " + heard, () -> heard.size() >= expected.size());
		assertEquals(expected, heard);
		assertTrue(threads.stream().allMatch(name -> name.startsWith("events of test://")), threads.toString());
	}

	@Test
	void networksAndPoolsAnnounceTheirChanges() throws HypervisorException, LibvirtException {
		List<String> heard = new CopyOnWriteArrayList<>();
		Connect other = new Connect("test:///default"); // the default host is one for the whole process
		try (HypervisorSession listening = TestHost.open("test:///default")) {
			listening.listen(event -> {
				if (event instanceof HypervisorEvent.NetworkChanged) {
					HypervisorEvent.NetworkChanged network = (HypervisorEvent.NetworkChanged) event;
					heard.add(network.name() + ' ' + network.change());
				} else if (event instanceof HypervisorEvent.PoolChanged) {
					HypervisorEvent.PoolChanged pool = (HypervisorEvent.PoolChanged) event;
					heard.add(pool.name() + ' ' + pool.change());
				}
			});
			Network network = other.networkLookupByName("default");
			network.destroy();
			network.create();
			network.free();
			StoragePool pool = other.storagePoolLookupByName("default-pool");
			pool.refresh(0);
			pool.destroy();
			pool.create(0);
			pool.free();
			List<String> expected = List.of("default STOPPED", "default STARTED", "default-pool REFRESHED", "default-pool STOPPED",
					"default-pool STARTED");
			Await.until("all events, of which came " + heard, () -> heard.size() >= expected.size());
			assertEquals(expected, heard);
		} finally {
			other.close();
		}
	}

	@Test
	void aListenerThatFailsDoesNotSilenceTheOthers() throws HypervisorException {
		List<HypervisorEvent> heard = new CopyOnWriteArrayList<>();
		session.listen(event -> {
			throw new IllegalStateException("a listener that fails");
		});
		session.listen(heard::add);
		session.suspendDomain(id("web"), null);
		session.resumeDomain(id("web"), null);
		Await.until("both events", () -> heard.size() == 2);
	}

	@Test
	void aClosedSubscriptionHearsNothingMore() throws HypervisorException {
		List<HypervisorEvent> before = new CopyOnWriteArrayList<>();
		List<HypervisorEvent> all = new CopyOnWriteArrayList<>();
		Subscription first = session.listen(before::add);
		session.listen(all::add);
		session.suspendDomain(id("web"), null);
		Await.until("the first event", () -> all.size() == 1);
		first.close();
		first.close();
		session.resumeDomain(id("web"), null);
		Await.until("the second event", () -> all.size() == 2);
		assertEquals(1, before.size());
	}

	@Test
	void listsAreInTheOrderOfVirshAndFiltersAreCombined() throws HypervisorException {
		DomainId off = session.defineDomain(TestHost.domain("Zoo"), null);
		session.defineDomain(TestHost.domain("ape"), null);
		assertEquals(List.of("web", "db", "ape", "Zoo"), session.domains(null).stream().map(DomainInfo::name).toList());
		assertEquals(List.of("ape", "Zoo"), session.domains(Set.of(DomainFilter.INACTIVE), null).stream().map(DomainInfo::name).toList());
		session.suspendDomain(id("db"), null);
		assertEquals(List.of("db", "ape", "Zoo"), session
				.domains(Set.of(DomainFilter.ACTIVE, DomainFilter.INACTIVE, DomainFilter.PAUSED, DomainFilter.SHUT_OFF), null).stream()
				.map(DomainInfo::name).toList());
		assertEquals(4, session.domains(Set.of(DomainFilter.ACTIVE, DomainFilter.INACTIVE, DomainFilter.NO_AUTOSTART), null).size());
		assertEquals(0, session.domains(Set.of(DomainFilter.TRANSIENT), null).size());
		session.startDomain(off, null);
		session.undefineDomain(off, null);
		assertEquals(List.of("Zoo"), session.domains(Set.of(DomainFilter.TRANSIENT), null).stream().map(DomainInfo::name).toList());
		assertFalse(session.domains(null).stream().filter(domain -> domain.name().equals("Zoo")).findFirst().orElseThrow().persistent());
		assertTrue(session.domain(id("web")).persistent());
	}

	@Test
	void domainsAreFoundByNumberUuidAndName() throws HypervisorException {
		DomainInfo web = session.domain(new DomainQuery("web"));
		assertEquals(web, session.domain(new DomainQuery(Integer.toString(web.runtimeId()))));
		assertEquals(web, session.domain(new DomainQuery(web.id().uuid())));
		refused(Code.NO_DOMAIN, () -> session.domain(new DomainQuery("web", true, true, false)));
		refused(Code.NO_DOMAIN, () -> session.domain(new DomainQuery(Integer.toString(web.runtimeId()), false, true, true)));
		refused(Code.NO_DOMAIN, () -> session.domain(new DomainQuery("99999999999999999999")));
		refused(Code.NO_DOMAIN, () -> session.domain(new DomainQuery("")));
	}

	@Test
	void namesAndTextsOutsideAsciiSurviveBothWays() throws HypervisorException {
		String name = "g\u00e4st-\u5bbf";
		DomainId id = session.defineDomain("<domain type='test'><name>" + name + "</name><title>T\u00fcr</title>"
				+ "<memory>65536</memory><os><type>hvm</type></os></domain>", null);
		assertEquals(name, id.name());
		assertEquals(name, session.domain(new DomainQuery(name)).name());
		assertEquals("T\u00fcr", session.domainTitle(id));
		assertTrue(session.domainXml(id, XmlView.LIVE).contains("<name>" + name + "</name>"));
		assertTrue(session.domains(null).stream().anyMatch(domain -> domain.name().equals(name)));
	}

	@Test
	void aDomainWithoutATitleHasNone() throws HypervisorException {
		assertEquals(null, session.domainTitle(id("web")));
	}

	@Test
	void detailsTellWhatDominfoTells() throws HypervisorException {
		var details = session.domainDetails(id("web"));
		assertEquals("linux", details.osType()); // the test driver says so of every domain
		assertEquals(1, details.vcpus());
		assertEquals(65536, details.maxMemoryKib());
		assertEquals(65536, details.usedMemoryKib());
		assertEquals(Boolean.FALSE, details.autostart());
		assertEquals(Boolean.FALSE, details.managedSave());
		assertEquals(0, session.domainStatus(id("web")).reason());
	}

	@Test
	void networksAndPoolsAreReadWithTheirDefinitions() throws HypervisorException {
		try (HypervisorSession standard = TestHost.open("test:///default")) {
			NetworkInfo network = standard.network("default");
			assertEquals(List.of(network), standard.networks(null));
			assertEquals(network, standard.network(network.uuid()));
			assertTrue(standard.networkXml(network.uuid(), XmlView.LIVE).contains("<name>default</name>"));
			PoolInfo pool = standard.pool("default-pool");
			assertEquals(100L << 30, pool.capacityBytes());
			assertEquals(List.of(pool), standard.pools(Set.of("dir"), null));
			assertEquals(List.of(), standard.pools(Set.of("logical", "zfs"), null));
			assertTrue(standard.poolXml(pool.uuid(), XmlView.LIVE).contains("<name>default-pool</name>"));
			refused(Code.INVALID_ARGUMENT, () -> standard.pools(Set.of("no-such"), null));
			refused(Code.NO_NETWORK, () -> standard.network("no-such"));
			refused(Code.NO_POOL, () -> standard.pool("no-such"));
		}
	}

	@Test
	void theHostTellsWhoItIs() throws HypervisorException {
		assertEquals("TEST", session.versions().driver());
		assertTrue(session.versions().library() >= 1_000_000);
		assertEquals(session.uri().toString(), session.canonicalUri());
		assertFalse(session.hostName().isEmpty());
		assertTrue(session.nodeInfo().memoryKib() > 0);
		assertTrue(session.isAlive());
	}

	@Test
	void errorsAreSentencesWithTheObjectTheHostTheReasonAndTheNextStep() {
		HypervisorException e = refused(Code.NO_DOMAIN, () -> session.domain(new DomainQuery("nope")));
		assertEquals("Cannot find the domain 'nope' on " + session.uri()
				+ ": Domain not found. Look for its name in the list of all domains, the inactive ones included.", e.getMessage());
		assertEquals("Domain not found", e.reason());
		assertEquals(42, e.nativeCode());
	}

	@Test
	void aDefinitionThatLibvirtRefusesIsNamedAsSuch() {
		HypervisorException e = refused(Code.INVALID_DEFINITION, () -> session.defineDomain("<domain type='test'><name>x</name></domain>", null));
		assertTrue(e.getMessage().startsWith("Cannot define a domain on " + session.uri() + ": XML error: "), e.getMessage());
		refused(Code.INVALID_DEFINITION, () -> session.defineDomain("this is no XML", null));
		refused(Code.INVALID_DEFINITION, () -> session.defineDomain("<network/>", null));
	}

	@Test
	void aSecondDomainOfTheNameIsRefused() {
		String second = TestHost.domain("web").replace("<memory", "<uuid>11111111-2222-4333-8444-555555555555</uuid><memory");
		refused(Code.EXISTS, () -> session.defineDomain(second, null));
	}

	@Test
	void aReadOnlySessionRefusesEveryChangeAndSecrets() throws HypervisorException {
		try (HypervisorSession readOnly = TestHost.open("test:///default", Access.READ_ONLY)) {
			DomainId test = readOnly.domain(new DomainQuery("test")).id();
			List<Attempt> changes = List.of(() -> readOnly.startDomain(test, null), () -> readOnly.suspendDomain(test, null),
					() -> readOnly.resumeDomain(test, null), () -> readOnly.shutDownDomain(test, null), () -> readOnly.destroyDomain(test, null),
					() -> readOnly.undefineDomain(test, null), () -> readOnly.defineDomain(TestHost.domain("x"), null));
			for (Attempt change : changes) {
				HypervisorException e = refused(Code.READ_ONLY, change);
				assertTrue(e.reason().startsWith("operation forbidden: read only access prevents virDomain"), e.reason());
			}
			assertEquals("operation forbidden: virDomainGetXMLDesc with secure flag",
					refused(Code.READ_ONLY, () -> readOnly.domainXml(test, XmlView.LIVE, Set.of(XmlOption.SECURITY_INFO))).reason());
			assertTrue(readOnly.domainXml(test, XmlView.LIVE).contains("<name>test</name>"));
		}
	}

	@Test
	void aClosedSessionSaysSo() throws HypervisorException {
		DomainId web = id("web");
		session.close();
		session.close();
		List<Attempt> calls = List.of(() -> session.domains(null), () -> session.domain(web), () -> session.startDomain(web, null),
				() -> session.domainXml(web, XmlView.LIVE), () -> session.networks(null), () -> session.pools(null), () -> session.hostName(),
				() -> session.listen(event -> {
				}));
		for (Attempt call : calls) {
			refused(Code.CLOSED, call);
		}
		assertFalse(session.isAlive());
	}

	@Test
	void cancellingBeforeACallTellsTheHostNothing() throws HypervisorException {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		DomainId web = id("web");
		assertThrows(OperationCanceledException.class, () -> session.destroyDomain(web, monitor));
		assertEquals(DomainState.RUNNING, session.domain(web).state());
	}
}
