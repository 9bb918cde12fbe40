package org.gasthaus.ui.internal.processors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ProcessorPlacement;
import org.gasthaus.core.op.ReadProcessors;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinningTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);

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
		connection.close();
	}

	private Pinning read() throws HypervisorException {
		return new Pinning(new ReadProcessors(new DomainHandle(connection, host.domain("web01").id())).call(null));
	}

	private Pinning running() throws HypervisorException {
		host.become("web01", DomainState.RUNNING);
		return read();
	}

	private static List<String> rows(Pinning pinning) {
		return IntStream.range(0, pinning.rows()).mapToObj(row -> String.join("|", pinning.name(row), pinning.state(row), pinning.cpu(row),
				pinning.time(row), pinning.list(row))).toList();
	}

	private List<String> perform(Pinning pinning) throws HypervisorException {
		for (Operation<?> operation : pinning.operations()) {
			operation.call(null);
		}
		return host.pins();
	}

	@Test
	void itShowsWhereTheProcessorsAreAndWhereTheyMayBe() throws HypervisorException {
		Pinning pinning = running();
		assertEquals(List.of("vCPU 0|running|3|1.5 s|0-3", "vCPU 1|blocked|||0-3", "Emulator||||0-3"), rows(pinning));
		assertTrue(pinning.fitsGrid());
		assertFalse(pinning.isChanged());
		assertEquals("", pinning.problem());
	}

	@Test
	void onlyTheRowsThatWereChangedArePinned() throws HypervisorException {
		Pinning pinning = running();
		pinning.allow(1, 2, false);
		pinning.allow(0, 2, false);
		pinning.allow(0, 2, true);
		assertEquals("0-1,3", pinning.list(1));
		assertEquals(List.of("web01 1 {0, 1, 3} []"), perform(pinning), "without a word: not all drivers know one for what runs");
	}

	@Test
	void theRunningDomainItsNextStartOrBoth() throws HypervisorException {
		Pinning pinning = running();
		assertTrue(pinning.isRunning() && !pinning.isNextStart() && pinning.hasChoice());
		assertEquals("", pinning.type(new int[] { 2 }, "1"));
		pinning.apply(false, true);
		pinning.operations().get(0).call(null);
		pinning.apply(true, true);
		assertEquals(List.of("web01 emulator {1} [CONFIG]", "web01 emulator {1} [LIVE, CONFIG]"), perform(pinning));
		pinning.apply(false, false);
		assertEquals("Choose what is changed: the running domain, its next start, or both.", pinning.problem());
	}

	@Test
	void aDomainThatIsOffHasANextStartOnly() throws HypervisorException {
		Pinning pinning = read();
		assertEquals(List.of("vCPU 0|off|||0-3", "vCPU 1|off|||0-3", "Emulator||||0-3"), rows(pinning));
		assertFalse(pinning.hasChoice());
		assertEquals("", pinning.type(new int[] { 0, 1 }, "0-3,^2"));
		assertEquals(List.of("web01 0 {0, 1, 3} [CONFIG]", "web01 1 {0, 1, 3} [CONFIG]"), perform(pinning));
	}

	@Test
	void whatIsNoListIsRefusedAndChangesNothing() throws HypervisorException {
		Pinning pinning = running();
		assertEquals("0-x is no list of processors such as 0-3,^2.", pinning.type(new int[] { 0 }, " 0-x"));
		assertEquals("There is no processor 4: the host has 0 to 3.", pinning.type(new int[] { 0 }, "2-4"));
		assertFalse(pinning.isChanged());
		assertEquals("", pinning.type(new int[] { 0 }, ""));
		assertEquals("vCPU 0 needs at least one processor of the host.", pinning.problem());
	}

	@Test
	void aDriverWithoutAnEmulatorHasNoRowForIt() throws HypervisorException {
		host.refuse("emulatorPins", Code.UNSUPPORTED);
		assertEquals(List.of("vCPU 0|running|3|1.5 s|0-3", "vCPU 1|blocked|||0-3"), rows(running()));
		host.refuse("vcpuPins", Code.UNSUPPORTED);
		assertEquals("Cannot vcpuPins: refused by the test.", assertThrows(HypervisorException.class, this::read).getMessage());
	}

	@Test
	void aLargeHostHasNoGrid() {
		DomainHandle domain = new DomainHandle(connection, host.domain("web01").id());
		BitSet all = new BitSet();
		all.set(0, 256);
		Pinning large = new Pinning(new ProcessorPlacement(domain, true, true, 256, List.of(), Collections.nCopies(64, all), null));
		assertFalse(large.fitsGrid());
		assertEquals("", large.type(new int[] { 63 }, "128-255,^200"));
		assertEquals("128-199,201-255", large.list(63));
		assertFalse(new Pinning(new ProcessorPlacement(domain, true, true, 32, List.of(), Collections.nCopies(64, all), null)).fitsGrid(), "2048 boxes");
		assertTrue(new Pinning(new ProcessorPlacement(domain, true, true, 32, List.of(), Collections.nCopies(16, all), null)).fitsGrid());
	}
}
