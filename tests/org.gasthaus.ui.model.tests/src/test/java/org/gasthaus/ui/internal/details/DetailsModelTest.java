package org.gasthaus.ui.internal.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetailsModelTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);
	private final AtomicInteger changes = new AtomicInteger();
	private final DetailsModel model = new DetailsModel(changes::incrementAndGet);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws HypervisorException {
		connection.open(null);
	}

	@AfterEach
	void close() {
		model.close();
		connection.close();
	}

	private DomainHandle domain(String name) {
		return new DomainHandle(connection, host.domain(name).id());
	}

	/** The value of a line; {@code null} if there is none. */
	private String value(String id) {
		return model.details().stream().filter(detail -> detail.id().equals(id)).map(Detail::value).findFirst().orElse(null);
	}

	private void await(String id, String value) {
		Await.until(id + " is " + value, () -> value == null ? value(id) == null : value.equals(value(id)));
	}

	private List<String> lines() {
		return model.details().stream().map(detail -> detail.label() + ": " + detail.value()).toList();
	}

	@Test
	void aHostTellsItsHardwareAndVersions() {
		model.show(connection);
		await("cpus", "1");
		assertEquals(List.of("URI: fake:///host", "Access: read and write", "Host name: fake", "CPU model: fake", "CPUs: 1", "NUMA cells: 1",
				"Sockets per cell: 1", "Cores per socket: 1", "Threads per core: 1", "Memory: 1 MiB (1,024 KiB)", "Hypervisor: FAKE 1.0.0",
				"libvirt on the host: 1.0.0", "libvirt here: 1.0.0"), lines());
		assertEquals(List.of("General", "Hardware", "Versions"), model.details().stream().map(Detail::group).distinct().toList());
		assertTrue(changes.get() > 0);
	}

	@Test
	void whatIsKnownIsShownAtOnceAndTheAnswerFillsIn() {
		Gate gate = host.hold("domainDetails");
		host.note("web01", DomainNotes.Kind.TITLE, "The web");
		host.note("web01", DomainNotes.Kind.DESCRIPTION, "Serves pages.\n  And more.");
		model.show(domain("web01"));
		String uuid = host.domain("web01").id().uuid();
		assertEquals(List.of("Name: web01", "UUID: " + uuid, "State: shut off", "Persistent: yes", "Note: Reading…"), lines());
		gate.open();
		await("osType", "hvm");
		assertEquals(List.of("Name: web01", "UUID: " + uuid, "State: shut off", "Persistent: yes", "Starts with host: no", "Managed save: no",
				"OS type: hvm", "Title: The web", "Description: Serves pages. And more.", "CPUs: 1", "Max memory: 1 MiB (1,024 KiB)",
				"Used memory: 1 MiB (1,024 KiB)"), lines());
	}

	@Test
	void itFollowsWhatTheHostAnnounces() throws HypervisorException {
		model.show(domain("web01"));
		await("title", null);
		await("autostart", "no");
		host.note("web01", DomainNotes.Kind.TITLE, "The web");
		host.become("web01", DomainState.RUNNING);
		await("state", "running");
		await("id", "1");
		await("title", "The web");
		new SetDomainAutostart(domain("web01"), true).call(null);
		await("autostart", "yes");
	}

	@Test
	void anotherObjectIsReadAndTheFirstForgotten() {
		model.show(domain("web01"));
		await("autostart", "no");
		model.show(domain("db01"));
		assertEquals("db01", value("name"));
		await("autostart", "no");
		assertTrue(connection.known(Part.domain(domain("web01").id())).isEmpty());
		model.show(null);
		assertEquals(List.of(), model.details());
		assertTrue(connection.known(Part.domain(domain("db01").id())).isEmpty());
	}

	@Test
	void nothingIsReadWhileNobodyLooks() {
		model.look(false);
		model.show(domain("web01"));
		host.become("web01", DomainState.RUNNING);
		Await.until("the event", () -> domain("web01").info().orElseThrow().state() == DomainState.RUNNING);
		assertEquals(0, host.calls("domainDetails"));
		model.look(true);
		await("autostart", "no");
	}

	@Test
	void aLostHostKeepsWhatWasKnownAndSaysSo() {
		model.show(domain("web01"));
		await("autostart", "no");
		host.goAway("end of file");
		Await.until("the loss", () -> value("old") != null);
		assertTrue(value("old").startsWith("Connection lost. What is shown was last known at "), value("old"));
		assertEquals("no", value("autostart"));
		assertEquals("Note", model.details().get(0).label(), "it comes first");
		connection.close();
		assertEquals("Not connected.", value("old"));
		assertEquals("web01", value("name"));
		assertEquals(null, value("autostart"));
	}

	@Test
	void aRefusalIsTold() {
		host.refuse("domainDetails", Code.ACCESS_DENIED);
		model.show(domain("web01"));
		await("problem", "Cannot domainDetails: refused by the test.");
		assertEquals("shut off", value("state"));
	}

	@Test
	void aDomainThatIsGoneSaysSo() throws HypervisorException {
		DomainHandle web = domain("web01");
		model.show(web);
		await("autostart", "no");
		new UndefineDomain(web).call(null);
		await("gone", "No longer on its host.");
		assertEquals(web.id().uuid(), value("uuid"));
	}

	@Test
	void aNetworkTellsItsBridge() throws HypervisorException {
		host.addNetwork("net");
		Await.until("the network", () -> connection.inventory().networks().size() == 1);
		NetworkInfo net = connection.inventory().networks().get(0);
		model.show(new Item(connection, ReadDefinition.Kind.NETWORK, net.uuid(), net.name()));
		await("bridge", "virbr0");
		assertEquals(List.of("Name: net", "UUID: " + net.uuid(), "State: active", "Persistent: yes", "Starts with host: no", "Bridge: virbr0"), lines());
		connection.session(null).networkOperations().destroy(net.uuid());
		await("state", "inactive");
		await("bridge", null);
	}

	@Test
	void aPoolAndItsVolumesTellWhereTheyAreAndHowLarge() throws HypervisorException {
		host.addPool("pool");
		host.addVolume("pool", "a.img", new byte[2048]);
		Await.until("the pool", () -> connection.inventory().pools().size() == 1);
		PoolInfo pool = connection.inventory().pools().get(0);
		model.show(new Item(connection, ReadDefinition.Kind.POOL, pool.uuid(), pool.name()));
		await("type", "dir");
		assertEquals(List.of("Name: pool", "UUID: " + pool.uuid(), "State: active", "Persistent: yes", "Starts with host: no", "Type: dir",
				"Path: /pools/pool", "Capacity: 100 B", "Allocation: 0 B", "Available: 100 B"), lines());
		VolumeHandle volume = new VolumeHandle(new PoolHandle(connection, pool.uuid(), pool.name()), connection.session(null).volumes()
				.find(pool.uuid(), "a.img"));
		model.show(volume);
		await("capacity", "2 KiB (2,048 B)");
		assertEquals(List.of("Name: a.img", "Storage pool: pool", "Type: file", "Path: /pools/pool/a.img", "Capacity: 2 KiB (2,048 B)",
				"Allocation: 2 KiB (2,048 B)"), lines());
		connection.session(null).volumes().delete(volume.info(), false);
		connection.announce(Part.volumes(pool.uuid()));
		await("gone", "No longer on its host.");
	}
}
