package org.gasthaus.definitions.ui.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Outcome;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Plan;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Standing;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.model.xml.Difference;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Definitions of libvirt's test host, edited and put back. */
class LiveDefinitionLiveTest {
	private Connection connection;
	private HypervisorSession session;
	private DomainInfo guest;
	private LiveDefinition live;
	private String text;

	@BeforeEach
	void openTheGuest() throws Exception {
		connection = connect(Access.READ_WRITE);
		session = connection.open(null);
		guest = session.domains(null).get(0);
		live = new LiveDefinition(connection, Kind.DOMAIN, guest.id().uuid(), guest.id().name(), XmlView.INACTIVE);
		text = live.read(null);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private static Connection connect(Access access) throws Exception {
		return new Connection(ConnectionUri.parse("test:///default"), access, Backends.onClassPath(), CredentialsPrompt.NONE);
	}

	@Test
	void aTextThatIsRightIsDefined() throws Exception {
		String changed = text.replace("</name>", "</name>\n  <title>Inn</title>");
		assertEquals(new Plan(Standing.READY, "", text), live.plan(changed, null));
		live.define(changed, null);
		assertTrue(session.domainXml(guest.id(), XmlView.INACTIVE).contains("<title>Inn</title>"));
		assertTrue(live.base().contains("<title>Inn</title>"));
		assertEquals(Standing.READY, live.plan(changed, null).standing(), "what was defined just now is no conflict");
	}

	@Test
	void undoBehindAChangeOfTheHostIsAnEditOfWhatWasThere() throws Exception {
		String theirs = define(text.replace("</name>", "</name>\n  <title>Theirs</title>"));
		live.follow(text, theirs);
		live.shows(live.shown());
		assertEquals(Standing.READY, live.plan(theirs, null).standing());
		live.shows(text);
		assertEquals(Standing.CONFLICT, live.plan(text, null).standing(), "undo led behind the change");
		live.shows(text + " ");
		assertEquals(Standing.CONFLICT, live.plan(text + " ", null).standing(), "and stays there, whatever is typed");
		live.shows(theirs);
		assertEquals(Standing.READY, live.plan(theirs, null).standing(), "redo leads back");
		live.define(theirs.replace("Theirs", "Ours"), null);
		live.shows(text);
		assertEquals(Standing.CONFLICT, live.plan(text, null).standing(), "also from behind a save");
		live.define(text, null);
		assertEquals(Standing.READY, live.plan(text, null).standing(), "who overwrites has seen it");
	}

	@Test
	void undoFindsItsWayBetweenTwoChangesOfTheHost() throws Exception {
		String first = define(text.replace("</name>", "</name>\n  <title>First</title>"));
		live.follow(text, first);
		String second = define(text.replace("</name>", "</name>\n  <title>Second</title>"));
		live.follow(first, second);
		for (String behind : List.of(first, text, first)) {
			live.shows(behind);
			assertEquals(Standing.CONFLICT, live.plan(behind, null).standing());
		}
		live.shows(second);
		assertEquals(Standing.READY, live.plan(second, null).standing());
	}

	@Test
	void commentsThatAreOnlyHereStayWhenTheHostIsFollowed() throws Exception {
		String commented = text.replace("<name>", "<!-- its name -->\n  <name>").replace("</devices>", "  <!-- no more -->\n  </devices>");
		live.define(commented, null);
		String theirs = define(text.replace("</name>", "</name>\n  <title>Theirs</title>"));
		live.follow(commented, theirs);
		assertEquals(theirs.replace("<name>", "<!-- its name -->\n  <name>").replace("  </devices>", "    <!-- no more -->\n  </devices>"), live.shown());
		assertEquals(Standing.READY, live.plan(live.shown(), null).standing());
	}

	/** Defines it behind the editor's back. */
	private String define(String definition) throws Exception {
		session.defineDomain(definition, null);
		return session.domainXml(guest.id(), XmlView.INACTIVE);
	}

	@Test
	void whatLibvirtAddsAndARunningGuestLacksIsListed() throws Exception {
		assertTrue(text.contains("<on_crash>"), text);
		Outcome outcome = live.define(text.replaceAll("<on_crash>.*</on_crash>", "").replace("</devices>", "  <disk type='file' device='disk'><source file='/srv/b.img'/><target dev='vdb' bus='virtio'/></disk>\n  </devices>"), null);
		assertTrue(outcome.changes().stream().anyMatch(change -> change.kind() == Difference.Kind.ADDED && change.path().contains("on_crash")), outcome.changes()::toString);
		assertTrue(outcome.pending().stream().anyMatch(change -> change.path().contains("vdb")), outcome.pending()::toString);
		session.destroyDomain(guest.id(), null);
		assertEquals(List.of(), live.pending(null), "a guest that is off has nothing to wait for");
	}

	@Test
	void whatLibvirtMadeOfTheProcessorWhenTheGuestStartedWaitsForNothing() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start();
				Connection there = new Connection(ConnectionUri.parse(daemon.uri()), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE)) {
			HypervisorSession qemu = there.open(null);
			DomainId inn = qemu.defineDomain(SessionDaemon.guest("inn").replace("<devices>", "<cpu mode='custom'><model>qemu64</model></cpu><devices>"), null);
			qemu.startDomain(inn, null);
			LiveDefinition running = new LiveDefinition(there, Kind.DOMAIN, inn.uuid(), inn.name(), XmlView.INACTIVE);
			String stored = running.read(null);
			assertTrue(qemu.domainXml(inn, XmlView.LIVE).contains("check='full'"), qemu.domainXml(inn, XmlView.LIVE));
			assertEquals(List.of(), running.pending(null));
			String larger = stored.replace("<memory unit='KiB'>32768", "<memory unit='KiB'>65536");
			assertEquals(List.of("/domain/memory"), paths(running.define(larger, null)));
			String other = larger.replace("</model>", "</model><feature policy='require' name='avx'/>");
			assertEquals(List.of("/domain/memory", "/domain/cpu/feature[name='avx']"), paths(running.define(other, null)));
			qemu.destroyDomain(inn, null);
			qemu.defineDomain(stored, null);
			running.read(null);
			qemu.startDomain(inn, null);
			assertEquals(List.of("/domain/title"), paths(running.define(running.base().replace("</name>", "</name><title>Inn</title>"), null)));
		}
	}

	private static List<String> paths(Outcome outcome) {
		return outcome.pending().stream().map(Difference::path).toList();
	}

	@Test
	void aHalfTypedTextIsRefusedWithTheLine() throws Exception {
		Plan plan = live.plan(text.replace("</name>", "</nam"), null);
		assertEquals(Standing.REFUSED, plan.standing());
		assertTrue(plan.sentence().startsWith("Cannot define test on test:///default: line 2: "), plan.sentence());
		assertEquals(text, live.base());
	}

	@Test
	void whatTheSchemaRefusesIsDoubtful() throws Exception {
		Plan plan = live.plan(text.replace("<vcpu placement='static'>", "<vcpu placement='statik'>"), null);
		assertEquals(Standing.DOUBTFUL, plan.standing());
		assertTrue(plan.sentence().contains("'statik' is not allowed"), plan.sentence());
	}

	@Test
	void theDefinitionOfAnotherObjectIsRefused() throws Exception {
		assertRefused("the text calls it inn", text.replace("<name>test</name>", "<name>inn</name>"));
		assertRefused("is the UUID of another object", text.replace(guest.id().uuid(), "11111111-2222-3333-4444-555555555555"));
		assertRefused("the text has no <uuid>", text.replaceAll("<uuid>.*</uuid>", ""));
		assertRefused("the root element is not <domain>", "<network><name>test</name></network>");
	}

	private void assertRefused(String reason, String edited) throws Exception {
		Plan plan = live.plan(edited, null);
		assertEquals(Standing.REFUSED, plan.standing());
		assertTrue(plan.sentence().contains(reason), plan.sentence());
		assertNull(plan.hostText());
	}

	@Test
	void aChangeBySomebodyElseIsAConflictUntilItIsWorkedIn() throws Exception {
		session.defineDomain(text.replace("</name>", "</name>\n  <title>Theirs</title>"), null);
		String mine = text.replace("</name>", "</name>\n  <description>Mine</description>");
		Plan plan = live.plan(mine, null);
		assertEquals(Standing.CONFLICT, plan.standing());
		assertTrue(plan.hostText().contains("<title>Theirs</title>"), plan.hostText());
		live.rebase(plan.hostText());
		assertEquals(Standing.READY, live.plan(mine, null).standing());
	}

	@Test
	void aGuestThatIsGoneIsTold() throws Exception {
		session.destroyDomain(guest.id(), null);
		session.undefineDomain(guest.id(), null);
		Plan plan = live.plan(text, null);
		assertEquals(Standing.GONE, plan.standing());
		live.define(text, null);
		assertEquals(guest.id(), session.domain(guest.id()).id(), "defining makes it anew");
	}

	@Test
	void whatLibvirtRefusesLeavesTheDefinitionAsItWas() throws Exception {
		HypervisorException refused = assertThrows(HypervisorException.class, () -> live.define(text.replaceAll("<type [^>]*>hvm</type>", "<type>nonsense</type>"), null));
		assertTrue(refused.getMessage().startsWith("Cannot define a domain on test:///default: "), refused.getMessage());
		assertEquals(text, session.domainXml(guest.id(), XmlView.INACTIVE));
		assertEquals(text, live.base());
	}

	@Test
	void networksAndPoolsAreDefinedToo() throws Exception {
		// one that is not active: the test driver shows no other definition of one that is
		String network = session.networkOperations().define("<network><name>lan</name><bridge name='virbr7'/></network>", false).uuid();
		LiveDefinition ofNetwork = new LiveDefinition(connection, Kind.NETWORK, network, "lan", XmlView.INACTIVE);
		String lan = ofNetwork.read(null).replace("</name>", "</name>\n  <mtu size='1400'/>");
		assertEquals(Standing.READY, ofNetwork.plan(lan, null).standing(), ofNetwork.plan(lan, null).sentence());
		ofNetwork.define(lan, null);
		assertTrue(session.networkXml(network, XmlView.LIVE).contains("1400"), session.networkXml(network, XmlView.LIVE));
		String pool = session.pools(null).get(0).uuid();
		LiveDefinition ofPool = new LiveDefinition(connection, Kind.POOL, pool, "default-pool", XmlView.INACTIVE);
		String store = ofPool.read(null);
		assertEquals(Standing.READY, ofPool.plan(store, null).standing(), ofPool.plan(store, null).sentence());
		HypervisorException refused = assertThrows(HypervisorException.class, () -> ofPool.define(store.replaceAll("<target>[\\s\\S]*</target>", ""), null));
		assertTrue(refused.getMessage().startsWith("Cannot define a storage pool on test:///default: "), refused.getMessage());
	}

	@Test
	void cancellingBeforeTheHostIsToldDefinesNothing() throws Exception {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> live.define(text.replace("</name>", "</name>\n  <title>Inn</title>"), cancelled));
		assertEquals(text, session.domainXml(guest.id(), XmlView.INACTIVE));
		assertEquals(text, live.base());
	}

	@Test
	void howItRunsIsSeenAndNotChanged() throws Exception {
		LiveDefinition running = new LiveDefinition(connection, Kind.DOMAIN, guest.id().uuid(), guest.id().name(), XmlView.LIVE);
		String now = running.read(null);
		assertTrue(now.startsWith("<domain type='test' id='1'>"), now);
		assertEquals(false, running.isWritable());
		session.destroyDomain(guest.id(), null);
		assertTrue(running.isOutdated(session.domainXml(guest.id(), XmlView.LIVE)), "an id that is gone is seen");
	}

	@Test
	void aReadOnlyConnectionDefinesNothing() throws Exception {
		try (Connection looking = connect(Access.READ_ONLY)) {
			HypervisorSession eyes = looking.open(null);
			DomainInfo there = eyes.domains(null).get(0);
			LiveDefinition seen = new LiveDefinition(looking, Kind.DOMAIN, there.id().uuid(), there.id().name(), XmlView.INACTIVE);
			String read = seen.read(null);
			assertEquals(false, seen.isWritable());
			assertEquals(HypervisorException.Code.READ_ONLY, assertThrows(HypervisorException.class, () -> seen.define(read, null)).code());
		}
	}
}
