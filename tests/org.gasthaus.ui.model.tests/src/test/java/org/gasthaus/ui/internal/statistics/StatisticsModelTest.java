package org.gasthaus.ui.internal.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DeviceCounter;
import org.gasthaus.core.DeviceUse;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestUse;
import org.gasthaus.core.HostUse;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.statistics.Series.Point;
import org.gasthaus.ui.internal.statistics.StatisticsModel.Chart;
import org.gasthaus.ui.internal.statistics.StatisticsModel.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the graphs of one guest show, without a display. */
class StatisticsModelTest {
	private static final double MIB = 1 << 20;

	private final FakeHypervisor host = FakeHypervisor.with("web", "db");
	private final Connections connections = new Connections(Backends.of(List.of(host)));
	private final Connection connection = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);
	private final AtomicInteger changes = new AtomicInteger();
	private final StatisticsModel model = new StatisticsModel(changes::incrementAndGet);
	private final DomainHandle web = handle("web");

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void close() {
		model.close();
		connections.remove(connection);
	}

	private DomainHandle handle(String name) {
		return new DomainHandle(connection, host.domain(name).id());
	}

	private void open() throws Exception {
		host.become("web", DomainState.RUNNING);
		host.become("db", DomainState.RUNNING);
		connection.open(null);
	}

	private HostUse use(long second, double cpu, double written, double packets, boolean partial, String problem) {
		DeviceUse disk = new DeviceUse(true, "vda", Map.of(DeviceCounter.READ_BYTES, 0.0, DeviceCounter.WRITTEN_BYTES, written), Map.of(DeviceCounter.READ_BYTES, 1L, DeviceCounter.WRITTEN_BYTES, 1L));
		DeviceUse card = new DeviceUse(false, "vnet0",
				Map.of(DeviceCounter.RECEIVED_PACKETS, packets, DeviceCounter.SENT_PACKETS, 1.0, DeviceCounter.RECEIVED_ERRORS, 0.5, DeviceCounter.SENT_ERRORS, 0.0,
						DeviceCounter.RECEIVED_DROPS, 0.0, DeviceCounter.SENT_DROPS, 2.0),
				Map.of(DeviceCounter.RECEIVED_PACKETS, 9L, DeviceCounter.SENT_PACKETS, 9L, DeviceCounter.RECEIVED_ERRORS, 1200L, DeviceCounter.SENT_ERRORS, 34L, DeviceCounter.RECEIVED_DROPS, 0L,
						DeviceCounter.SENT_DROPS, 7L));
		return new HostUse(Instant.ofEpochSecond(second),
				List.of(new GuestUse(host.domain("web").id(), DomainState.RUNNING, cpu, 512 * MIB, 0, 0, 0, 0, partial ? List.of() : List.of(disk, card))), partial, problem);
	}

	private Chart chart(String title) {
		return model.charts().stream().filter(chart -> chart.title().equals(title)).findFirst().orElseThrow(() -> new AssertionError(model.charts().toString()));
	}

	@Test
	void processorMemoryAndEachDeviceHaveAGraphAndTheirValues() throws Exception {
		open();
		model.show(web);
		model.hear(web, use(100, 12.34, 3 * MIB, 40, false, ""));
		assertEquals(List.of("Processor", "Memory", "Disk vda", "Interface vnet0, packets"), model.charts().stream().map(Chart::title).toList());
		assertEquals("Processor; 12.3 %", chart("Processor").text());
		assertEquals("Memory; 512 MiB", chart("Memory").text());
		assertEquals("Disk vda; Read 0 B/s; Written 3 MiB/s", chart("Disk vda").text());
		assertEquals("Interface vnet0, packets; Received 40/s; Sent 1/s; Errors 0.5/s, 1,234 in all; Dropped 2/s, 7 in all", chart("Interface vnet0, packets").text());
		assertEquals(5 * MIB, chart("Disk vda").top());
		assertEquals("web on fake:///host, the last five minutes. Memory and disks are asked for each ten seconds.", model.message());
	}

	@Test
	void theTopFollowsTheLargestThatIsStillSeen() throws Exception {
		open();
		model.show(web);
		model.hear(web, use(100, 180, 0, 0, false, ""));
		model.hear(web, use(200, 5, 0, 0, false, ""));
		assertEquals(200, chart("Processor").top());
		model.hear(web, use(401, 5, 0, 0, false, ""));
		assertEquals(10, chart("Processor").top(), "180 % is five minutes away");
	}

	@Test
	void anotherGuestBeginsAnewAndALateAnswerOfTheOldOneIsLeftOut() throws Exception {
		open();
		model.show(web);
		model.hear(web, use(100, 180, 0, 0, false, ""));
		model.show(handle("db"));
		assertEquals(List.of(), model.charts());
		model.hear(web, use(102, 180, 0, 0, false, ""));
		assertEquals(List.of(), model.charts());
		model.hear(handle("db"), use(102, 180, 0, 0, false, ""));
		assertEquals("db does not run on fake:///host.", model.message());
		model.show(web);
		model.hear(web, use(104, 10, 0, 0, false, ""));
		assertEquals(1, chart("Processor").lines().get(0).series().size());
	}

	/** The next answer comes in another thread, while it is painted. */
	@Test
	void aPictureDoesNotChangeAnyMore() throws Exception {
		open();
		model.show(web);
		model.hear(web, use(100, 10, 0, 0, false, ""));
		List<Chart> before = model.charts();
		model.hear(web, use(102, 10, 0, 0, false, ""));
		assertTrue(before.stream().flatMap(chart -> chart.lines().stream()).allMatch(line -> line.series().size() == 1), before.toString());
		assertEquals(2, chart("Disk vda").lines().get(0).series().size());
	}

	@Test
	void aHostThatDidNotAnswerAddsNothingAndSaysWhy() throws Exception {
		open();
		model.show(web);
		model.hear(web, use(100, 10, 0, 0, false, ""));
		model.hear(web, use(102, 10, 0, 0, false, "It does not answer."));
		assertEquals("It does not answer.", model.message());
		assertEquals(1, chart("Processor").lines().get(0).series().size());
	}

	@Test
	void whatADriverDoesNotCountHasNoGraph() throws Exception {
		assertEquals("Select a running domain in Hosts or in Running Domains.", model.message());
		model.show(web);
		assertEquals("fake:///host is not connected.", model.message());
		open();
		assertEquals("Asking fake:///host what web does…", model.message());
		model.hear(web, use(100, 10, 0, 0, true, ""));
		assertEquals(List.of("Processor", "Memory"), model.charts().stream().map(Chart::title).toList());
		assertTrue(model.message().endsWith("The driver does not count disks and networks for all domains at once."), model.message());
	}

	@Test
	void theHostIsAskedOnceForAllAndOnlyWhileSomebodyLooks() throws Exception {
		open();
		host.count("web", "cpu.time", 1_000);
		model.show(web);
		assertEquals(0, host.calls("statistics"), "nobody looks yet");
		model.watch();
		Await.until("the first answer", () -> !model.charts().isEmpty());
		assertEquals(1, host.calls("statistics"));
		assertEquals(0, host.calls("domainDetails"));
		model.show(handle("db"));
		model.rest();
		int before = changes.get();
		model.show(web);
		assertEquals(before + 1, changes.get());
		assertEquals(List.of(), model.charts(), "nobody looks any more");
	}

	// ---- the ring of values

	@Test
	void theOldestValuesGoWhenTheRingIsFull() {
		Series series = new Series(3);
		for (int i = 1; i <= 5; i++) {
			series.add(i, i * 10);
		}
		assertEquals(3, series.size());
		assertEquals(50, series.last());
		assertEquals(List.of(List.of(new Point(50, 70), new Point(75, 60), new Point(100, 50))), series.lines(5, 4, 10, 100, 100, 100));
		series.add(5, 999);
		assertEquals(50, series.last(), "of the same moment, so not new");
	}

	@Test
	void gapsBreakTheLineAndWhatIsTooOldIsNotDrawn() {
		Series series = new Series(10);
		series.add(0, 1);
		series.add(60, 1);
		series.add(61, 2);
		series.add(62, Double.NaN);
		series.add(63, 1);
		series.add(90, 0);
		assertEquals(List.of(List.of(new Point(60, 5), new Point(61, 0)), List.of(new Point(63, 5)), List.of(new Point(90, 10))), series.lines(100, 100, 15, 100, 10, 2).stream().skip(1).toList());
		assertEquals(3, series.lines(100, 50, 15, 50, 10, 2).size(), "the first is older");
		assertEquals(2, series.max(50));
		assertEquals(1, series.max(62));
	}

	@Test
	void aValueAboveTheTopStaysInThePicture() {
		Series series = new Series(2);
		series.add(1, 500);
		assertEquals(List.of(List.of(new Point(100, 0))), series.lines(1, 10, 5, 100, 50, 100));
	}

	@Test
	void topsAreRound() {
		assertEquals(10, Unit.PERCENT.top(0));
		assertEquals(100, Unit.PERCENT.top(100));
		assertEquals(200, Unit.PERCENT.top(100.5));
		assertEquals(50, Unit.PER_SECOND.top(21));
		assertEquals(1024, Unit.BYTES_PER_SECOND.top(0));
		assertEquals(2 * MIB, Unit.BYTES.top(1.5 * MIB));
		assertEquals(1000 * MIB, Unit.BYTES.top(600 * MIB));
		assertEquals("–", Unit.PERCENT.text(Double.NaN));
		assertEquals("1.5 MiB/s", Unit.BYTES_PER_SECOND.text(1.5 * MIB));
	}
}
