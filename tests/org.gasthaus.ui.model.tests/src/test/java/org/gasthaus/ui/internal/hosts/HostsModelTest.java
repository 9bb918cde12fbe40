package org.gasthaus.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.DestroyPool;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.core.op.SetNetworkAutostart;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.LastKnown;
import org.gasthaus.ui.internal.hosts.HostsLabel.Icon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostsModelTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	private final Connections connections = new Connections(Backends.of(List.of(host)));
	private final AtomicInteger changes = new AtomicInteger();
	private final HostsModel model = new HostsModel(connections, changes::incrementAndGet);
	private final Connection connection = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void close() {
		model.close();
		connections.all().forEach(connections::remove);
	}

	private List<String> lines() {
		List<String> lines = new ArrayList<>();
		model.hosts().forEach(one -> collect(one, "", lines));
		return lines;
	}

	private void collect(Object element, String indent, List<String> lines) {
		HostsLabel label = model.label(element);
		lines.add(indent + label.text() + (label.detail().isEmpty() ? "" : " [" + label.detail() + "]"));
		model.children(element).forEach(child -> collect(child, indent + "  ", lines));
	}

	private DomainHandle web01() {
		return new DomainHandle(connection, host.domain("web01").id());
	}

	@Test
	void aHostThatIsNotConnectedHasNothingBelowIt() {
		assertEquals(List.of("fake:///host [not connected]"), lines());
		assertEquals(Icon.HOST_CLOSED, model.label(connection).icon());
	}

	@Test
	void anOpenHostShowsWhatItHasWithStates() throws HypervisorException {
		host.addNetwork("default");
		host.addPool("images");
		connection.open(null);
		assertEquals(List.of("fake:///host", "  Domains [2]", "    db01 [shut off]", "    web01 [shut off]", "  Networks [1]", "    default [active]",
				"  Storage pools [1]", "    images [active]"), lines());
	}

	@Test
	void anEventChangesTheLabelAndKeepsTheElement() throws HypervisorException {
		connection.open(null);
		Object before = model.children(new HostsNode.Group(connection, Kind.DOMAIN)).get(1);
		int heard = changes.get();
		host.become("web01", DomainState.RUNNING);
		Await.until("web01 is running", () -> model.label(web01()).detail().equals("running"));
		assertEquals(Icon.DOMAIN_RUNNING, model.label(web01()).icon());
		assertTrue(changes.get() > heard, "nobody was told");
		assertEquals(before, model.children(new HostsNode.Group(connection, Kind.DOMAIN)).get(1));
	}

	@Test
	void anObjectOfAHostIsFoundWhenItWasAnnounced() throws HypervisorException {
		host.addNetwork("default");
		connection.open(null);
		HostsNode.Item network = (HostsNode.Item) model.children(new HostsNode.Group(connection, Kind.NETWORK)).get(0);
		assertTrue(model.contains(model.element(network.network())));
		assertTrue(model.contains(model.element(web01())));
		assertTrue(model.contains(model.element(connection)));
		PoolHandle later = new PoolHandle(connection, "6695eb01-f6a4-8304-79aa-97f2502e193f", "later");
		assertFalse(model.contains(model.element(later)));
		assertEquals(null, model.element("a text"));
	}

	@Test
	void aHostThatRefusesSaysWhyAndIsMarked() {
		host.refuse("open", Code.CONNECTION_FAILED);
		try {
			connection.open(null);
		} catch (HypervisorException expected) {
			assertEquals(Code.CONNECTION_FAILED, expected.code());
		}
		HostsLabel label = model.label(connection);
		assertEquals("cannot connect", label.detail());
		assertEquals(Icon.HOST_FAILED, label.icon());
		assertEquals("Cannot open: refused by the test.", label.hint());
	}

	@Test
	void aLostHostKeepsWhatWasKnown() throws HypervisorException {
		host.become("web01", DomainState.RUNNING);
		host.addNetwork("default");
		connection.open(null);
		Object network = model.children(new HostsNode.Group(connection, Kind.NETWORK)).get(0);
		assertFalse(model.label(web01()).old() || model.label(connection).old() || model.label(network).old());
		host.refuse("open", Code.CONNECTION_FAILED);
		host.goAway("end of file");
		Await.until("the loss, its reason, the next try and the age of what is shown", () -> {
			HostsLabel label = model.label(connection);
			return label.detail().equals("lost, next try in 1 s") && label.detailFirst() && label.old() && label.hint().contains("end of file")
					&& label.hint().contains("What is shown was last known at ");
		});
		assertEquals(2, model.children(new HostsNode.Group(connection, Kind.DOMAIN)).size());
		assertEquals(3, model.children(connection).size(), "the groups stay");
		String time = LastKnown.time(connection.inventory().asOf());
		assertEquals("running, last known at " + time, model.label(web01()).detail());
		assertTrue(model.label(web01()).hint().contains("running, last known at " + time), model.label(web01()).hint());
		assertEquals("active, last known at " + time, model.label(network).detail());
		assertTrue(model.label(web01()).old() && model.label(network).old() && model.label(model.parent(network)).old(), "all is painted as old");
		assertFalse(model.label(web01()).detailFirst());
		Await.until("a try that failed says why", () -> model.label(connection).hint().startsWith("Cannot open: refused by the test."));
		host.allow("open");
		connection.open(null);
		assertEquals("running", model.label(web01()).detail());
		assertFalse(model.label(web01()).old() || model.label(connection).old());
	}

	@Test
	void readOnlyIsWrittenAndLocked() throws HypervisorException {
		Connection readOnly = connections.add(FakeHypervisor.uri(), Access.READ_ONLY);
		readOnly.open(null);
		assertEquals("read-only", model.label(readOnly).detail());
		assertTrue(model.label(readOnly).locked());
		assertFalse(model.label(connection).locked());
	}

	@Test
	void everyElementKnowsItsPlace() throws HypervisorException {
		host.addNetwork("default");
		connection.open(null);
		for (Object group : model.children(connection)) {
			assertEquals(connection, model.parent(group));
			for (Object item : model.children(group)) {
				assertEquals(group, model.parent(item));
			}
		}
	}

	@Test
	void showingTheTreeAsksNoHost() throws HypervisorException {
		connection.open(null);
		Await.until("what starts with the host is read", () -> connection.known(Part.autostartDomains()).isPresent());
		int before = host.calls("domains") + host.calls("networks") + host.calls("pools") + host.calls("domain");
		lines();
		lines();
		assertEquals(before, host.calls("domains") + host.calls("networks") + host.calls("pools") + host.calls("domain"));
	}

	@Test
	void afterCloseNobodyIsTold() throws HypervisorException {
		model.close();
		int before = changes.get();
		connection.open(null);
		connections.add(FakeHypervisor.uri(), Access.READ_ONLY);
		assertEquals(before, changes.get());
	}

	private HostsNode.Item pool() {
		return (HostsNode.Item) model.children(new HostsNode.Group(connection, Kind.POOL)).get(0);
	}

	@Test
	void volumesAreReadOnceTheirPoolIsExpandedAndForgottenWhenItCloses() throws HypervisorException {
		host.addPool("images");
		host.addDisk("web01", host.addVolume("images", "web01.qcow2", new byte[2048]));
		connection.open(null);
		assertTrue(model.hasChildren(pool()), "an active pool can be expanded");
		assertEquals(List.of(), model.children(pool()));
		assertEquals(0, host.calls("volumes"));
		model.expand(pool());
		Await.until("the volume with its user", () -> lines().contains("      web01.qcow2 [2 KiB, 2 KiB used \u2013 web01]"));
		VolumeHandle volume = (VolumeHandle) model.children(pool()).get(0);
		assertEquals(pool(), model.parent(volume));
		assertEquals("/pools/images/web01.qcow2: 2 KiB, 2 KiB used; used by web01", model.label(volume).hint());
		model.collapse(pool());
		assertEquals(List.of(), model.children(pool()));
	}

	@Test
	void aPoolWithoutVolumesAndOneThatCannotBeReadSaySo() throws HypervisorException {
		host.addPool("images");
		connection.open(null);
		model.expand(pool());
		Await.until("no volumes", () -> lines().contains("      no volumes"));
		host.refuse("volumes", Code.ACCESS_DENIED);
		connection.refresh(null);
		Await.until("the refusal", () -> lines().contains("      Cannot volumes: refused by the test."));
	}

	@Test
	void anInactivePoolHasNothingToExpand() throws HypervisorException {
		host.addPool("images");
		connection.open(null);
		HostsNode.Item pool = pool();
		new DestroyPool(pool.pool()).call(null);
		Await.until("it is inactive", () -> !pool.isActive());
		assertFalse(model.hasChildren(pool));
	}

	@Test
	void whatStartsWithItsHostSaysSo() throws HypervisorException {
		host.addNetwork("default");
		connection.open(null);
		new SetDomainAutostart(web01(), true).call(null);
		Await.until("web01 starts with its host", () -> model.label(web01()).hint().endsWith("; starts with its host"));
		HostsNode.Item network = (HostsNode.Item) model.children(new HostsNode.Group(connection, Kind.NETWORK)).get(0);
		assertFalse(network.startsWithHost());
		new SetNetworkAutostart(network.network(), true).call(null);
		Await.until("so does the network", () -> model.label(network).hint().endsWith("; starts with its host"));
	}
}
