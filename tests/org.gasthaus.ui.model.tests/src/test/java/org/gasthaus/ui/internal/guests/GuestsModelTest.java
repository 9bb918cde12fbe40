package org.gasthaus.ui.internal.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.SetDomainAutostart;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.guests.GuestsModel.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuestsModelTest {
	private final FakeHypervisor host = FakeHypervisor.with("web", "Db", "off");
	private final Connections connections = new Connections(Backends.of(List.of(host)));
	private final AtomicInteger changes = new AtomicInteger();
	private final GuestsModel model = new GuestsModel(connections, changes::incrementAndGet);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	GuestsModelTest() {
		for (String name : List.of("web", "Db")) {
			host.become(name, DomainState.RUNNING);
			host.count(name, "cpu.time", 1);
			host.count(name, "balloon.current", name.equals("web") ? 1024 : 4096);
		}
	}

	@AfterEach
	void close() {
		model.close();
		connections.all().forEach(connections::remove);
	}

	private Connection opened() throws Exception {
		Connection connection = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);
		connection.open(null);
		return connection;
	}

	private List<String> names() {
		return model.rows().stream().map(row -> row.use().domain().name()).toList();
	}

	@Test
	void nothingIsAskedBeforeSomebodyLooksNorAfterwards() throws Exception {
		Connection connection = opened();
		assertEquals(0, host.calls("statistics"));
		assertEquals("No domain is running.", model.message());
		model.watch();
		Await.until("the guests", () -> names().size() == 2);
		assertTrue(changes.get() > 0);
		assertEquals("", model.message());
		model.rest();
		assertEquals(2, names().size(), "what is known stays");
		connection.close();
		assertEquals(List.of(), names());
		assertEquals("No connection is open.", model.message());
	}

	@Test
	void aHostThatIsAddedIsAskedToo() throws Exception {
		model.watch();
		assertEquals("No connection is open.", model.message());
		Connection connection = opened();
		Await.until("the guests", () -> names().size() == 2);
		connections.remove(connection);
		assertEquals(List.of(), names());
	}

	@Test
	void aLostHostKeepsItsGuestsAsTheyWereLastKnown() throws Exception {
		Connection connection = opened();
		model.watch();
		Await.until("the guests", () -> names().size() == 2);
		assertTrue(model.rows().stream().noneMatch(GuestsModel.Row::stale));
		host.refuse("open", Code.CONNECTION_FAILED);
		host.goAway("end of file");
		Await.until("the loss", () -> model.message().startsWith("fake:///host: the connection is lost. What is shown was last known at "));
		assertEquals(2, names().size());
		assertTrue(model.rows().stream().allMatch(GuestsModel.Row::stale));
		connection.close();
		assertEquals(List.of(), names());
	}

	@Test
	void theBusiestComeFirstAndTheUnknownLast() throws Exception {
		opened();
		model.watch();
		Await.until("the guests", () -> names().size() == 2);
		model.orderBy(Column.MEMORY);
		assertEquals(List.of("Db", "web"), names());
		model.orderBy(Column.MEMORY);
		assertEquals(List.of("web", "Db"), names());
		model.orderBy(Column.NAME);
		assertEquals(List.of("Db", "web"), names());
		model.orderBy(Column.NAME);
		assertEquals(List.of("web", "Db"), names());
		host.count("web", "net.count", 1);
		model.orderBy(Column.READ);
		assertEquals(List.of("Db", "web"), names(), "by name where nothing is known");
	}

	@Test
	void whatStartsWithItsHostComesFirstIfWanted() throws Exception {
		Connection connection = opened();
		new SetDomainAutostart(new DomainHandle(connection, host.domain("web").id()), true).call(null);
		model.watch();
		Await.until("what starts", () -> starting().equals(Map.of("web", true, "Db", false)));
		model.orderBy(Column.AUTOSTART);
		assertEquals(List.of("web", "Db"), names());
		model.orderBy(Column.AUTOSTART);
		assertEquals(List.of("Db", "web"), names());
		new SetDomainAutostart(new DomainHandle(connection, host.domain("Db").id()), true).call(null);
		Await.until("both", () -> starting().equals(Map.of("web", true, "Db", true)));
	}

	private Map<String, Boolean> starting() {
		Map<String, Boolean> all = new HashMap<>();
		model.rows().forEach(row -> all.put(row.use().domain().name(), row.autostart()));
		return all;
	}

	@Test
	void aHostThatCannotTellSaysSo() throws Exception {
		FakeHypervisor poor = FakeHypervisor.with("one");
		poor.become("one", DomainState.RUNNING);
		Connections only = new Connections(Backends.of(List.of(poor)));
		Connection connection = only.add(FakeHypervisor.uri(), Access.READ_WRITE);
		connection.open(null);
		try (GuestsModel looking = new GuestsModel(only, changes::incrementAndGet)) {
			looking.watch();
			Await.until("the guest", () -> looking.rows().size() == 1);
			assertEquals(FakeHypervisor.uri() + " does not count disks and networks for all domains at once.", looking.message());
		} finally {
			only.remove(connection);
		}
	}
}
