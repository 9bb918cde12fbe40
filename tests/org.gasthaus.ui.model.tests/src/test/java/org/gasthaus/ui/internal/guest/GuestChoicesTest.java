package org.gasthaus.ui.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.GuestState.Drive;
import org.gasthaus.core.GuestState.Resources;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.MigrationOption;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.guest.MigrationChoices.Disks;
import org.gasthaus.ui.internal.guest.MigrationChoices.Ticks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the dialogs about one guest let through. */
class GuestChoicesTest {
	private static final long GIB = 1 << 20;
	private static final Resources RUNNING = new Resources(2 * GIB, 4 * GIB, 2, 4, List.of(new Drive("sda", "cdrom", "/iso/a.iso")));
	private static final Resources STORED = new Resources(3 * GIB, 8 * GIB, 2, 4, List.of(new Drive("sda", "cdrom", ""), new Drive("fda", "floppy", "")));
	private static final Set<Impact> LIVE = Set.of(Impact.LIVE);
	private static final Set<Impact> CONFIG = Set.of(Impact.CONFIG);
	private static final Ticks USUAL = new Ticks(true, false, false, false, Disks.SHARED);

	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final Connections connections = new Connections(Backends.of(List.of(host)));
	private final Connection here = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private GuestState state(Resources running, Resources stored) {
		DomainInfo known = host.domain("web01");
		DomainInfo info = new DomainInfo(known.id(), running == null ? -1 : 1, running == null ? DomainState.SHUT_OFF : DomainState.RUNNING, stored != null);
		DomainDetails details = new DomainDetails(info, "hvm", 2, null, 4 * GIB, 2 * GIB, false, false, null, null, List.of());
		return new GuestState(new DomainHandle(here, known.id()), details, running, stored);
	}

	// ---- memory and processors

	@Test
	void nothingChangedIsNothingToDo() {
		ResourceChoices off = new ResourceChoices(state(null, STORED));
		assertNull(off.problem("3 GiB", "8 GiB", 2, 4, false, true));
		assertEquals("", off.problem("4 GiB", "8 GiB", 2, 4, false, true));
	}

	@Test
	void aFieldThatRoundsStandsForWhatIsThere() {
		Resources odd = new Resources(1_500_001, 1_600_003, 1, 1, List.of());
		ResourceChoices choices = new ResourceChoices(state(null, odd));
		assertNull(choices.problem(ResourceChoices.text(1_500_001), ResourceChoices.text(1_600_003), 1, 1, false, true));
	}

	@Test
	void moreThanTheMostIsRefused() {
		ResourceChoices choices = new ResourceChoices(state(RUNNING, STORED));
		assertEquals("600 what? Write 600 MiB or 600 GiB.", choices.problem("600", "8 GiB", 2, 4, true, true));
		assertEquals("8 what? Write 8 MiB or 8 GiB.", choices.problem("6 GiB", "8", 2, 4, false, true));
		assertEquals("9 GiB of memory is more than the most, 8 GiB.", choices.problem("9 GiB", "8 GiB", 2, 4, false, true));
		assertEquals("5 processors are more than the most, 4.", choices.problem("2 GiB", "4 GiB", 5, 4, false, true));
		assertEquals("The running guest can have 4 GiB at most. More is possible from its next start on.", choices.problem("6 GiB", "8 GiB", 2, 4, true, true));
		assertEquals("The running guest can have 4 processors at most. More are possible from its next start on.", choices.problem("2 GiB", "4 GiB", 6, 8, true, true));
		assertEquals("", choices.problem("6 GiB", "8 GiB", 6, 8, false, true));
	}

	@Test
	void badSizesAndNowhereAreTold() {
		ResourceChoices choices = new ResourceChoices(state(RUNNING, STORED));
		assertEquals("A size is a number with a unit: 2 GiB, 512 MiB.", choices.problem("much", "8 GiB", 2, 4, true, true));
		assertEquals("Choose whether it is for the running guest, from the next start on, or both.", choices.problem("1 GiB", "8 GiB", 2, 4, false, false));
		assertEquals("The most can be changed from the next start on only.", choices.problem("2 GiB", "5 GiB", 2, 4, true, false));
		assertEquals("Hardly any system runs in less than 64 MiB.", choices.warning("32 MiB"));
		assertEquals("", choices.warning("64 MiB"));
	}

	@Test
	void whatTheNextStartBringsIsToldWhereItDiffers() {
		assertEquals("From the next start on: 3 GiB of at most 8 GiB, 2 of at most 4 processors.", new ResourceChoices(state(RUNNING, STORED)).difference());
		assertEquals("", new ResourceChoices(state(RUNNING, RUNNING)).difference());
		assertEquals("", new ResourceChoices(state(null, STORED)).difference());
	}

	@Test
	void resourcesAreReadFromADefinition() throws HypervisorException {
		Resources read = GuestState.resources("<domain><memory unit='KiB'>2097152</memory><currentMemory unit='KiB'>1048576</currentMemory><vcpu current='1'>4</vcpu>"
				+ "<devices><disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='hdc'/></disk><disk device='disk'><target dev='vda'/></disk></devices></domain>");
		assertEquals(new Resources(GIB, 2 * GIB, 1, 4, List.of(new Drive("hdc", "cdrom", "/dev/sr0"))), read);
		assertEquals(new Resources(2 * GIB, 2 * GIB, 1, 1, List.of()), GuestState.resources("<domain><memory unit='KiB'>2097152</memory></domain>"));
	}

	// ---- media

	@Test
	void drivesOfNowComeBeforeThoseOfTheNextStart() {
		MediumChoices choices = new MediumChoices(state(RUNNING, STORED));
		assertEquals(List.of("sda (cdrom): /iso/a.iso", "fda (floppy), empty"), choices.drives().stream().map(MediumChoices::label).toList());
		assertEquals(Set.of("/iso/a.iso"), choices.known());
		Drive floppy = choices.drives().get(1);
		assertEquals("The running guest has no drive fda.", choices.problem(floppy, false, "/a.img", LIVE));
		assertEquals("", choices.problem(floppy, false, "/a.img", CONFIG));
	}

	@Test
	void aMediumNeedsAPathAndADrive() {
		MediumChoices choices = new MediumChoices(state(RUNNING, STORED));
		Drive cd = choices.drives().get(0);
		assertNull(choices.problem(cd, false, "", LIVE));
		assertEquals("The path of a file of a host starts with a slash and does not end with one.", choices.problem(cd, false, "a.iso", LIVE));
		assertEquals("", choices.problem(cd, true, "", LIVE));
		assertEquals("Choose whether it is for the running guest, from the next start on, or both.", choices.problem(cd, true, "", Set.of()));
		assertEquals("web01 has neither a CD nor a floppy drive. Add one in its definition.",
				new MediumChoices(state(new Resources(GIB, GIB, 1, 1, List.of()), null)).problem(null, true, "", LIVE));
	}

	// ---- migration

	@Test
	void withoutAnotherHostOfItsKindItGoesNowhere() {
		connections.add(FakeHypervisor.uri(), Access.READ_ONLY);
		MigrationChoices choices = new MigrationChoices(state(RUNNING, STORED), connections.all());
		assertEquals(List.of(), choices.destinations());
		assertEquals("There is no other connection of the kind fake that may change something. Add one with Host > Add Connection.", choices.problem(null, USUAL));
	}

	@Test
	void aHostThatHasTheNameOrRunsTheGuestIsRefused() throws HypervisorException {
		FakeHypervisor there = FakeHypervisor.with("db01", "web01");
		Connections others = new Connections(Backends.of(List.of(there)));
		Connection other = others.add(FakeHypervisor.uri(), Access.READ_WRITE);
		other.open(null);
		MigrationChoices choices = new MigrationChoices(state(RUNNING, STORED), List.of(here, other));
		assertEquals(List.of(other), choices.destinations());
		assertEquals(other + " has another domain named web01. Rename one of them first.", choices.problem(other, USUAL));
		// the same guest, seen by another connection
		Connections more = new Connections(Backends.of(List.of(host)));
		Connection twin = more.add(FakeHypervisor.uri(), Access.READ_WRITE);
		twin.open(null);
		assertEquals("", choices.problem(twin, USUAL), "a definition of it may be there already");
		host.become("web01", DomainState.RUNNING);
		Await.until("it runs there", () -> choices.problem(twin, USUAL).equals("web01 runs on " + twin + " already."));
		others.remove(other);
		more.remove(twin);
	}

	@Test
	void whatIsTickedIsWhatLibvirtIsTold() {
		MigrationChoices runs = new MigrationChoices(state(RUNNING, STORED), List.of(here));
		assertEquals(Set.of(MigrationOption.LIVE, MigrationOption.PERSIST_DESTINATION), runs.options(USUAL));
		assertEquals(Set.of(MigrationOption.LIVE, MigrationOption.UNDEFINE_SOURCE, MigrationOption.PAUSED, MigrationOption.AUTO_CONVERGE, MigrationOption.COPY_STORAGE),
				runs.options(new Ticks(false, true, true, true, Disks.COPIED)));
		MigrationChoices off = new MigrationChoices(state(null, STORED), List.of(here));
		assertEquals(Set.of(MigrationOption.OFFLINE, MigrationOption.PERSIST_DESTINATION), off.options(new Ticks(true, false, true, true, Disks.COPIED)));
		assertTrue(off.message(USUAL).startsWith("The domain is off"));
		MigrationChoices transientGuest = new MigrationChoices(state(RUNNING, null), List.of(here));
		assertEquals(Set.of(MigrationOption.LIVE), transientGuest.options(new Ticks(false, true, false, false, Disks.SHARED)));
	}
}
