package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;
import org.junit.jupiter.api.Test;

class GuestRatesTest {
	private static final long SECOND = 1_000_000_000L;
	private static final DomainId WEB = new DomainId("11111111-0000-4000-8000-000000000001", "web");
	private static final DomainId DB = new DomainId("11111111-0000-4000-8000-000000000002", "db");

	private final GuestRates rates = new GuestRates();

	/** A guest that has counted so much; processor time in seconds. */
	private static GuestSample sample(long at, DomainId id, double cpu, long read, long received) {
		return new GuestSample(id, DomainState.RUNNING, at, (long) (cpu * SECOND), received, received / 2, at, 2048, read, read / 2);
	}

	@Test
	void theFirstTickHasNoRatesButTheMemory() {
		GuestUse row = rates.next(List.of(sample(0, WEB, 100, 5000, 300))).get(0);
		assertEquals(2048 * 1024, row.memoryBytes());
		for (double rate : new double[] { row.cpuPercent(), row.read(), row.written(), row.received(), row.sent() }) {
			assertTrue(Double.isNaN(rate), row.toString());
		}
	}

	@Test
	void aRateIsWhatWasCountedInASecond() {
		rates.next(List.of(sample(10 * SECOND, WEB, 100, 5000, 300)));
		assertEquals(new GuestUse(WEB, DomainState.RUNNING, 150, 2048 * 1024, 1000, 500, 50, 25),
				rates.next(List.of(sample(12 * SECOND, WEB, 103, 7000, 400))).get(0));
	}

	@Test
	void aCounterThatBeganAnewHasNoRateOnceAndThenOneAgain() {
		rates.next(List.of(sample(0, WEB, 100, 5000, 300)));
		GuestUse again = rates.next(List.of(sample(SECOND, WEB, 1, 10, 400))).get(0);
		assertTrue(Double.isNaN(again.cpuPercent()) && Double.isNaN(again.read()), again.toString());
		assertEquals(100, again.received());
		assertEquals(50, rates.next(List.of(sample(2 * SECOND, WEB, 1.5, 10, 400))).get(0).cpuPercent());
	}

	@Test
	void aGuestThatVanishedIsForgottenAndNewWhenItComesBack() {
		rates.next(List.of(sample(0, WEB, 1, 0, 0), sample(0, DB, 1, 0, 0)));
		assertEquals(List.of(DB), rates.next(List.of(sample(SECOND, DB, 2, 0, 0))).stream().map(GuestUse::domain).toList());
		List<GuestUse> rows = rates.next(List.of(sample(2 * SECOND, WEB, 5, 0, 0), sample(2 * SECOND, DB, 2, 0, 0)));
		assertTrue(Double.isNaN(rows.get(0).cpuPercent()), rows.toString());
		assertEquals(0, rows.get(1).cpuPercent());
	}

	@Test
	void whatIsNotCountedHasNoRate() {
		GuestSample sample = new GuestSample(WEB, DomainState.RUNNING, 0, -1, -1, -1, 0, -1, -1, -1);
		rates.next(List.of(sample));
		GuestUse row = rates.next(List.of(new GuestSample(WEB, DomainState.RUNNING, SECOND, -1, -1, -1, SECOND, -1, -1, -1))).get(0);
		assertTrue(Double.isNaN(row.cpuPercent()) && Double.isNaN(row.memoryBytes()) && Double.isNaN(row.sent()), row.toString());
	}

	@Test
	void twoTicksAtTheSameMomentHaveNoRate() {
		rates.next(List.of(sample(SECOND, WEB, 1, 0, 0)));
		assertTrue(Double.isNaN(rates.next(List.of(sample(SECOND, WEB, 2, 0, 0))).get(0).cpuPercent()));
	}

	@Test
	void whatIsAskedMoreRarelyKeepsItsRateUntilItIsAskedAgain() {
		rates.next(List.of(new GuestSample(WEB, DomainState.RUNNING, 0, 0, 0, 0, 0, 2048, 0, 0)));
		rates.next(List.of(new GuestSample(WEB, DomainState.RUNNING, 2 * SECOND, 0, 0, 0, 2 * SECOND, 2048, 4000, 2000)));
		GuestUse between = rates.next(List.of(new GuestSample(WEB, DomainState.RUNNING, 3 * SECOND, SECOND, 10, 20, 2 * SECOND, 2048, 4000, 2000))).get(0);
		assertEquals(new GuestUse(WEB, DomainState.RUNNING, 100, 2048 * 1024, 2000, 1000, 10, 20), between);
		GuestUse after = rates.next(List.of(new GuestSample(WEB, DomainState.RUNNING, 4 * SECOND, SECOND, 10, 20, 4 * SECOND, 1024, 4000, 4000))).get(0);
		assertEquals(new GuestUse(WEB, DomainState.RUNNING, 0, 1024 * 1024, 0, 1000, 0, 0), after);
	}

	private static GuestSample withDevices(long at, long dearAt, long written, long packets) {
		return new GuestSample(WEB, DomainState.RUNNING, at, 0, 0, 0, dearAt, 0, 0, 0, List.of(new DeviceSample(true, "vda", Map.of(DeviceCounter.WRITTEN_BYTES, written)),
				new DeviceSample(false, "vnet0", Map.of(DeviceCounter.RECEIVED_PACKETS, packets))));
	}

	@Test
	void eachDeviceHasRatesOfItsOwnOverCountersThatBeginAnew() {
		GuestUse first = rates.next(List.of(withDevices(0, 0, 1000, 7))).get(0);
		assertTrue(Double.isNaN(first.devices().get(0).rate(DeviceCounter.WRITTEN_BYTES)), first.toString());
		assertEquals(1000, first.devices().get(0).total(DeviceCounter.WRITTEN_BYTES));
		assertEquals(-1, first.devices().get(0).total(DeviceCounter.READS), "not counted");
		GuestUse second = rates.next(List.of(withDevices(10 * SECOND, 10 * SECOND, 6000, 27))).get(0);
		assertEquals(500, second.devices().get(0).rate(DeviceCounter.WRITTEN_BYTES));
		assertEquals(2, second.devices().get(1).rate(DeviceCounter.RECEIVED_PACKETS));
		GuestUse between = rates.next(List.of(withDevices(12 * SECOND, 10 * SECOND, 6000, 29))).get(0);
		assertEquals(500, between.devices().get(0).rate(DeviceCounter.WRITTEN_BYTES), "not asked for this time");
		assertEquals(1, between.devices().get(1).rate(DeviceCounter.RECEIVED_PACKETS));
		GuestUse anew = rates.next(List.of(withDevices(20 * SECOND, 20 * SECOND, 10, 3))).get(0);
		assertTrue(Double.isNaN(anew.devices().get(0).rate(DeviceCounter.WRITTEN_BYTES)) && Double.isNaN(anew.devices().get(1).rate(DeviceCounter.RECEIVED_PACKETS)), anew.toString());
		assertEquals(1, rates.next(List.of(withDevices(30 * SECOND, 30 * SECOND, 20, 3))).get(0).devices().get(0).rate(DeviceCounter.WRITTEN_BYTES));
	}
}
