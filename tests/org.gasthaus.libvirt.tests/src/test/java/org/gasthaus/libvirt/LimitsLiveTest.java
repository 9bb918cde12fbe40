package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Done;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.GuestLimits.Section;
import org.gasthaus.core.GuestLimits.State;
import org.gasthaus.core.op.ChangeLimits;
import org.gasthaus.core.op.ChangeLimits.Change;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.ReadLimits;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a guest, read and changed as one, on libvirt's test driver and on QEMU without and with control groups. */
class LimitsLiveTest {
	private static final Place MEMORY = Place.of(ParameterGroup.MEMORY);
	private static final Place SCHEDULER = Place.of(ParameterGroup.SCHEDULER);
	private static final Place NUMA = Place.of(ParameterGroup.NUMA);
	private static final Place VDA = Place.of("vda");
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static Connection open(String uri) throws HypervisorException {
		return new Connection(ConnectionUri.parse(uri), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
	}

	private DomainHandle onTestDriver(Connection connection) throws HypervisorException {
		return new DefineDomain(connection, TestHost.domain("web").replace("</domain>",
				"<devices><disk type='file'><source file='/images/web'/><target dev='vda'/></disk><disk type='file' device='cdrom'><target dev='hdc'/></disk></devices></domain>"))
						.call(null);
	}

	/** A guest of QEMU with a disk of a file, that runs. */
	private DomainHandle onQemu(Connection connection) throws Exception {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Path image = Files.write(folder.resolve("web.img"), new byte[1 << 20]);
		Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-rw-rw-"));
		DomainHandle guest = new DefineDomain(connection, SessionDaemon.guest("web").replace("</devices>", "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
				+ "<source file='" + image + "'/><target dev='vda' bus='virtio'/></disk></devices>")).call(null);
		new StartDomain(guest).call(null);
		return guest;
	}

	private static GuestLimits read(DomainHandle guest) throws HypervisorException {
		return new ReadLimits(guest).call(null);
	}

	private static String text(State state, Place place, String name) {
		return state.section(place).value(name).map(TypedParameter::text).orElse("missing: " + state.section(place).problem());
	}

	private static TypedParameter number(String name, long value) {
		return TypedParameter.ofUnsignedLong(name, value);
	}

	private static Change live(Place place, TypedParameter... values) {
		return new Change(place, List.of(values), true, Set.of(Impact.LIVE));
	}

	private static Change stored(Place place, TypedParameter... values) {
		return new Change(place, List.of(values), false, Set.of(Impact.CONFIG));
	}

	@Test
	void aGuestThatIsOffIsReadAsItIsStoredAndADriveWithoutMediumIsLeftOut() throws Exception {
		try (Connection connection = open(TestHost.write(folder))) {
			GuestLimits limits = read(onTestDriver(connection));
			assertFalse(limits.isRunning());
			assertNull(limits.running());
			assertEquals("9007199254740991", text(limits.stored(), MEMORY, "hard_limit"));
			assertEquals(List.of("vda"), limits.stored().disks());
			assertEquals("0", text(limits.stored(), VDA, "read_bytes_sec"));
			assertEquals("", limits.stored().section(Place.of("hdc")).problem());
		}
	}

	/** The test driver reads its scheduler by the older call only, that has no word for a state. */
	@Test
	void aDriverWithoutAWordForTheStateIsAskedWithoutOne() throws Exception {
		try (Connection connection = open(TestHost.write(folder))) {
			DomainHandle guest = onTestDriver(connection);
			assertEquals(Set.of(), read(guest).stored().section(SCHEDULER).impact());
			assertEquals("50", text(read(guest).stored(), SCHEDULER, "weight"));
			new StartDomain(guest).call(null);
			Section running = read(guest).running().section(SCHEDULER);
			assertEquals(Set.of(), running.impact());
			assertEquals("50", running.value("weight").orElseThrow().text());
			assertEquals("missing: The driver limits this for running domains only.", text(read(guest).stored(), SCHEDULER, "weight"));
			assertEquals(Set.of(Impact.LIVE), read(guest).running().section(MEMORY).impact());
		}
	}

	@Test
	void severalLimitsChangeAsOneAndComeBack() throws Exception {
		try (Connection connection = open(TestHost.write(folder))) {
			DomainHandle guest = onTestDriver(connection);
			Done<Void> changed = Done.call(new ChangeLimits(guest, List.of(stored(MEMORY, number("hard_limit", 70_000), number("swap_hard_limit", 80_000)),
					stored(VDA, number("read_bytes_sec", 1_000_000), number("read_bytes_sec_max", 2_000_000)))), null); // this driver wants both
			assertEquals("Changing the limits of web", new ChangeLimits(guest, List.of()).title());
			assertEquals("70000", text(read(guest).stored(), MEMORY, "hard_limit"));
			assertEquals("80000", text(read(guest).stored(), MEMORY, "swap_hard_limit"));
			assertEquals("9007199254740991", text(read(guest).stored(), MEMORY, "soft_limit"));
			assertEquals("1000000", text(read(guest).stored(), VDA, "read_bytes_sec"));
			changed.undo(null);
			assertEquals("9007199254740991", text(read(guest).stored(), MEMORY, "hard_limit"));
			assertEquals("0", text(read(guest).stored(), VDA, "read_bytes_sec"));
		}
	}

	@Test
	void aRefusedPartSaysWhatWasChangedBeforeIt() throws Exception {
		try (Connection connection = open(TestHost.write(folder))) {
			DomainHandle guest = onTestDriver(connection);
			HypervisorException refused = assertFails(Code.INVALID_ARGUMENT, () -> new ChangeLimits(guest, List.of(stored(MEMORY, number("hard_limit", 70_000)),
					stored(Place.of("vdz"), number("read_bytes_sec", 1)))).call(null));
			assertTrue(refused.getMessage().contains("web"), refused.getMessage());
			assertTrue(refused.getMessage().endsWith("Changed already: memory limits from the next start on."), refused.getMessage());
		}
	}

	/** An unprivileged daemon has no control groups: it limits disks of what runs, and all of what is stored. */
	@Test
	@Tag("live")
	void withoutControlGroupsTheReasonIsToldAndDisksAreLimited() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		try (SessionDaemon daemon = SessionDaemon.start(); Connection connection = open(daemon.uri())) {
			DomainHandle guest = onQemu(connection);
			GuestLimits before = read(guest);
			assertTrue(before.running().section(MEMORY).values().isEmpty());
			assertFalse(before.running().section(MEMORY).problem().isBlank());
			assertTrue(before.stored().section(SCHEDULER).problem().contains("session mode"), before.stored().section(SCHEDULER).problem());
			new ChangeLimits(guest, List.of(live(VDA, number("write_bytes_sec", 3_000_000), number("read_bytes_sec", 2_000_000)))).call(null);
			Done<Void> one = Done.call(new ChangeLimits(guest, List.of(live(VDA, number("read_bytes_sec", 1_000_000), number("total_iops_sec", 100)),
					stored(VDA, number("read_bytes_sec", 1_000_000)))), null);
			assertEquals("1000000", text(read(guest).running(), VDA, "read_bytes_sec"));
			assertEquals("3000000", text(read(guest).running(), VDA, "write_bytes_sec"), "what was not named stays");
			assertEquals("1000000", text(read(guest).stored(), VDA, "read_bytes_sec"));
			one.undo(null);
			assertEquals("2000000", text(read(guest).running(), VDA, "read_bytes_sec"));
			assertEquals("3000000", text(read(guest).running(), VDA, "write_bytes_sec"));
			assertEquals("0", text(read(guest).running(), VDA, "total_iops_sec"));
			assertEquals("0", text(read(guest).stored(), VDA, "read_bytes_sec"));
			new DestroyDomain(guest).call(null);
		}
	}

	@Test
	@Tag("live")
	void withControlGroupsARunningGuestIsLimitedAndComesBack() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		try (PrivateHost host = PrivateHost.start(); Connection connection = open(host.uri())) {
			DomainHandle guest = onQemu(connection);
			GuestLimits before = read(guest);
			List<Change> changes = new ArrayList<>();
			changes.add(stored(MEMORY, number("soft_limit", 400_000)));
			changes.add(live(MEMORY, number("soft_limit", 400_000)));
			changes.add(live(SCHEDULER, number("vcpu_period", 50_000), new TypedParameter("vcpu_quota", Type.LLONG, 25_000L)));
			changes.add(stored(SCHEDULER, new TypedParameter("emulator_quota", Type.LLONG, 30_000L)));
			changes.add(stored(NUMA, TypedParameter.ofText("numa_nodeset", "0")));
			Done<Void> done = Done.call(new ChangeLimits(guest, changes), null);
			GuestLimits after = read(guest);
			assertEquals("400000", text(after.running(), MEMORY, "soft_limit"));
			assertEquals("400000", text(after.stored(), MEMORY, "soft_limit"));
			assertEquals("50000", text(after.running(), SCHEDULER, "vcpu_period"));
			assertEquals("25000", text(after.running(), SCHEDULER, "vcpu_quota"));
			assertEquals("30000", text(after.stored(), SCHEDULER, "emulator_quota"));
			assertEquals("0", text(after.stored(), NUMA, "numa_nodeset"));
			done.undo(null);
			assertEquals(before.running(), read(guest).running());
			assertEquals(before.stored(), read(guest).stored());
			new DestroyDomain(guest).call(null);
		}
	}
}
