package org.gasthaus.ui.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.GuestLimits.Place;
import org.gasthaus.core.GuestLimits.Section;
import org.gasthaus.core.GuestLimits.State;
import org.gasthaus.core.op.ChangeLimits.Change;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.guest.LimitChoices.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the dialog about limits lets through, and what the host is told then. */
class LimitChoicesTest {
	private static final long NO_LIMIT = Long.MAX_VALUE >> 10;
	private static final Set<Impact> LIVE = Set.of(Impact.LIVE);
	private static final Set<Impact> CONFIG = Set.of(Impact.CONFIG);

	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final DomainHandle guest = new DomainHandle(new Connections(Backends.of(List.of(host))).add(FakeHypervisor.uri(), Access.READ_WRITE),
			host.domain("web01").id());

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static TypedParameter number(String name, long value) {
		return TypedParameter.ofUnsignedLong(name, value);
	}

	private static TypedParameter signed(String name, long value) {
		return new TypedParameter(name, Type.LLONG, value);
	}

	/** Memory 2 GiB at most, a scheduler, one disk that reads 1 MiB in a second. */
	private static Map<Place, Section> sections(Set<Impact> word) {
		Map<Place, Section> sections = new LinkedHashMap<>();
		sections.put(Place.of(ParameterGroup.MEMORY), new Section(List.of(number("hard_limit", 2 << 20), number("soft_limit", NO_LIMIT), number("swap_hard_limit", NO_LIMIT)), word, ""));
		sections.put(Place.of(ParameterGroup.BLOCK_IO), new Section(List.of(new TypedParameter("weight", Type.UINT, 500L), TypedParameter.ofText("device_weight", "/dev/sda,300")), word, ""));
		sections.put(Place.of(ParameterGroup.SCHEDULER), new Section(List.of(number("cpu_shares", 1024), number("vcpu_period", 100_000), signed("vcpu_quota", -1)), word, ""));
		sections.put(Place.of(ParameterGroup.NUMA), new Section(List.of(new TypedParameter("numa_mode", Type.INT, 0), TypedParameter.ofText("numa_nodeset", "0")), word, ""));
		sections.put(Place.of("vda"), new Section(List.of(number("total_bytes_sec", 0), number("read_bytes_sec", 1 << 20), number("write_bytes_sec", 0),
				number("total_iops_sec", 0), number("read_iops_sec", 0), number("write_iops_sec", 0)), word, ""));
		return sections;
	}

	private LimitChoices choices(Map<Place, Section> running, Map<Place, Section> stored) {
		return new LimitChoices(new GuestLimits(guest, running == null ? null : new State(running), stored == null ? null : new State(stored)));
	}

	private LimitChoices both() {
		return choices(sections(LIVE), sections(CONFIG));
	}

	private static Field field(LimitChoices choices, String id) {
		for (ParameterGroup group : List.of(ParameterGroup.MEMORY, ParameterGroup.BLOCK_IO, ParameterGroup.SCHEDULER, ParameterGroup.NUMA)) {
			for (Field field : choices.fields(group)) {
				if (field.id().equals(id)) {
					return field;
				}
			}
		}
		return choices.disks().stream().flatMap(disk -> choices.fields(disk).stream()).filter(field -> field.id().equals(id)).findFirst().orElseThrow();
	}

	private static void type(LimitChoices choices, String id, String text) {
		choices.type(field(choices, id), text);
	}

	/** The finding about one text alone. */
	private String typed(String id, String text) {
		LimitChoices choices = both();
		choices.apply(false, true);
		type(choices, id, text);
		return choices.problem();
	}

	private static String text(Change change) {
		return (change.running() ? "now " : "later ") + (change.place().isDisk() ? change.place().disk() : change.place().group()) + " "
				+ change.values().stream().map(value -> value.name() + '=' + value.text()).collect(Collectors.joining(" ")) + " " + change.impact();
	}

	private static List<String> told(LimitChoices choices) {
		return choices.operation().changes().stream().map(LimitChoicesTest::text).toList();
	}

	@Test
	void whatThereIsIsShownWithItsUnit() {
		LimitChoices choices = both();
		assertEquals("2 GiB", choices.text(field(choices, "hard_limit")));
		assertEquals("unlimited", choices.text(field(choices, "soft_limit")));
		assertEquals("unlimited", choices.text(field(choices, "vcpu_quota")));
		assertEquals("100000", choices.text(field(choices, "vcpu_period")));
		assertEquals("strict", choices.text(field(choices, "numa_mode")));
		assertEquals("1 MiB", choices.text(field(choices, "vda/read_bytes_sec")));
		assertEquals("unlimited", choices.text(field(choices, "vda/write_bytes_sec")));
		assertNull(choices.problem(), "nothing is different yet");
	}

	@Test
	void onlyWhatWasChangedIsToldEachStateByItsWord() {
		LimitChoices choices = both();
		type(choices, "hard_limit", "3 GiB");
		type(choices, "vda/read_iops_sec", "200");
		type(choices, "vcpu_quota", "50000");
		type(choices, "cpu_shares", "1024");
		assertEquals("", choices.problem());
		assertEquals(List.of("later MEMORY hard_limit=3145728 [CONFIG]", "later vda read_iops_sec=200 [CONFIG]", "later SCHEDULER vcpu_quota=50000 [CONFIG]",
				"now MEMORY hard_limit=3145728 [LIVE]", "now vda read_iops_sec=200 [LIVE]", "now SCHEDULER vcpu_quota=50000 [LIVE]"), told(choices));
		choices.apply(true, false);
		assertEquals(3, choices.changes().size());
	}

	@Test
	void aLimitIsTakenAway() {
		LimitChoices choices = both();
		choices.apply(false, true);
		type(choices, "hard_limit", "unlimited");
		type(choices, "vda/read_bytes_sec", "unlimited");
		type(choices, "device_weight", "/dev/sdb,200");
		assertEquals(List.of("later MEMORY hard_limit=9007199254740991 [CONFIG]", "later vda read_bytes_sec=0 [CONFIG]",
				"later BLOCK_IO device_weight=/dev/sdb,200,/dev/sda,0 [CONFIG]"), told(choices));
		type(choices, "device_weight", "");
		assertEquals("later BLOCK_IO device_weight=/dev/sda,0 [CONFIG]", told(choices).get(2));
	}

	@Test
	void whatIsTypedBackIsNoChange() {
		LimitChoices choices = both();
		type(choices, "hard_limit", "3 GiB");
		type(choices, "hard_limit", "2 GiB");
		assertNull(choices.problem());
		type(choices, "hard_limit", "2048 MiB");
		assertNull(choices.problem(), "the same in another unit");
	}

	@Test
	void whatWasNotTouchedFollowsTheState() {
		Map<Place, Section> stored = sections(CONFIG);
		stored.put(Place.of(ParameterGroup.MEMORY), new Section(List.of(number("hard_limit", 4 << 20), number("soft_limit", NO_LIMIT), number("swap_hard_limit", NO_LIMIT)), CONFIG, ""));
		LimitChoices choices = choices(sections(LIVE), stored);
		assertEquals("The next start brings other values: Hard limit.", choices.difference());
		type(choices, "soft_limit", "1 GiB");
		choices.apply(false, true);
		assertEquals("4 GiB", choices.text(field(choices, "hard_limit")));
		assertEquals("1 GiB", choices.text(field(choices, "soft_limit")));
		assertEquals(List.of("later MEMORY soft_limit=1048576 [CONFIG]"), told(choices));
	}

	@Test
	void badValuesAreToldByTheirName() {
		assertEquals("Hard limit: a limit is a size with a unit, such as 2 GiB, or 'unlimited'.", typed("hard_limit", "much"));
		assertEquals("vda, Bytes read: a rate is a size with a unit, such as 10 MiB, or 'unlimited'.", typed("vda/read_bytes_sec", "-4"));
		assertEquals("vda, Reads: this is a whole number, or 'unlimited'.", typed("vda/read_iops_sec", "1.5"));
		assertEquals("Weight: a weight is a whole number up to 10000; 0 is none.", typed("weight", "10001"));
		assertEquals("", typed("weight", "10000"));
		assertEquals("Each processor, period in µs: a period is 1000 to 1000000 microseconds, or 0.", typed("vcpu_period", "999"));
		assertEquals("", typed("vcpu_period", "1000"));
		assertEquals("Each processor, quota in µs: a quota is at least 1000 microseconds, or 'unlimited'.", typed("vcpu_quota", "999"));
		assertEquals("Nodes: nodes are numbers such as 0-3,^2.", typed("numa_nodeset", "all"));
		assertEquals("Nodes: nodes are numbers such as 0-3,^2.", typed("numa_nodeset", "1,^1"));
		assertEquals("", typed("numa_nodeset", "0-1"));
		assertEquals("Weight by device: each device by its path, with its number: /dev/sda,500,/dev/sdb,300.", typed("device_weight", "/dev/sda"));
		assertEquals("Shares: this is a whole number.", typed("cpu_shares", "many"));
	}

	@Test
	void valuesThatExcludeOneAnotherAreTold() {
		assertEquals("The hard limit with swap is below the hard limit without it. Raise it, or lower the other one.", typed("swap_hard_limit", "1 GiB"));
		assertEquals("", typed("swap_hard_limit", "2 GiB"));
		assertEquals("vda is limited either as a whole, or for reading and writing apart. Take one of them away.", typed("vda/total_bytes_sec", "5 MiB"));
		assertEquals("", typed("vda/total_iops_sec", "5"));
	}

	@Test
	void neitherNowNorLaterIsNoChoice() {
		LimitChoices choices = both();
		type(choices, "hard_limit", "3 GiB");
		choices.apply(false, false);
		assertEquals("Choose whether it is for the running guest, from the next start on, or both.", choices.problem());
	}

	@Test
	void theModeOfARunningGuestStays() {
		LimitChoices choices = both();
		type(choices, "numa_mode", "interleave");
		assertEquals("The NUMA mode of a running guest stays. Change it from the next start on only.", choices.problem());
		choices.apply(false, true);
		assertEquals("", choices.problem());
		assertEquals(List.of("later NUMA numa_mode=2 [CONFIG]"), told(choices));
	}

	@Test
	void whatOneStateDoesNotHaveIsToldWithTheReason() {
		Map<Place, Section> running = sections(LIVE);
		running.put(Place.of(ParameterGroup.MEMORY), new Section(List.of(), LIVE, "cgroup memory controller is not mounted"));
		LimitChoices choices = choices(running, sections(CONFIG));
		assertEquals("Not for the running guest: cgroup memory controller is not mounted.", choices.remark(Place.of(ParameterGroup.MEMORY)));
		assertTrue(choices.isAvailable(field(choices, "hard_limit")), "it can be stored");
		type(choices, "hard_limit", "3 GiB");
		assertEquals("Hard limit cannot be limited for the running guest: cgroup memory controller is not mounted. Change it from the next start on only.",
				choices.problem());
		choices.apply(false, true);
		assertEquals("", choices.problem());
	}

	@Test
	void whatTheHypervisorDoesNotHaveIsDisabledWithTheReason() {
		Map<Place, Section> none = new LinkedHashMap<>();
		none.put(Place.of(ParameterGroup.MEMORY), new Section(List.of(), LIVE, "not supported"));
		LimitChoices choices = choices(none, none);
		assertFalse(choices.isAvailable(field(choices, "hard_limit")));
		assertEquals("not supported.", choices.reason(field(choices, "hard_limit")));
		assertEquals("Not available here: not supported.", choices.remark(Place.of(ParameterGroup.MEMORY)));
		assertFalse(choices.canRun());
		assertFalse(choices.canBeStored());
		LimitChoices some = both();
		assertEquals("The hypervisor has no such limit.", some.reason(field(some, "emulator_quota")));
		assertEquals("", some.reason(field(some, "vcpu_quota")));
	}

	/** As the scheduler of Xen, or of the test driver. */
	@Test
	void whatAHypervisorHasBeyondIsAField() {
		Map<Place, Section> running = sections(Set.of());
		running.put(Place.of(ParameterGroup.SCHEDULER), new Section(List.of(new TypedParameter("cap", Type.UINT, 0L)), Set.of(), ""));
		LimitChoices choices = choices(running, null);
		type(choices, "cap", "50");
		assertEquals("", choices.problem());
		assertEquals(List.of("now SCHEDULER cap=50 []"), told(choices));
	}
}
