package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

import org.gasthaus.model.types.DeviceName;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

class RuleRunnerTest {
	private static final String DISKS = "<domain type='kvm'>\n  <name>%s</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n"
			+ "  <devices>\n    <disk type='file'><source file='%s'/><target dev='vda' bus='virtio'/>%s</disk>\n"
			+ "    <interface type='user'><mac address='%s'/></interface>\n  </devices>\n</domain>\n";

	private static List<String> codes(String text) {
		return new RuleRunner().check(Definition.read(text)).stream().map(Finding::code).toList();
	}

	private static Map<String, List<String>> together(String one, String two) {
		Map<String, Definition> set = new LinkedHashMap<>();
		set.put("one.xml", Definition.read(one));
		set.put("two.xml", Definition.read(two));
		Map<String, List<String>> codes = new LinkedHashMap<>();
		new RuleRunner().checkSet(set).forEach((file, findings) -> codes.put(file, findings.stream().map(Finding::code).toList()));
		return codes;
	}

	@Test
	void currentVcpusAboveTheMaximumAreRefusedAndCanBeLowered() {
		String text = "<domain type='kvm'>\n  <name>web01</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n  <!-- two are enough -->\n"
				+ "  <vcpu current='4'>2</vcpu>\n</domain>\n";
		Finding finding = new RuleRunner().check(Definition.read(text)).get(0);
		assertEquals("rule.vcpu.current-above-maximum", finding.code());
		assertEquals("4", text.substring(finding.offset(), finding.end()));
		assertEquals(text.replace("'4'", "'2'"), TextEdit.apply(text, finding.fixes().get(0).edits()));
	}

	@Test
	void aNameOrTitleHasOneLine() {
		assertEquals(List.of("rule.name.line-break"), codes("<domain type='kvm'><name>a\nb</name><memory>1048576</memory><os><type>hvm</type></os></domain>"));
		assertEquals(List.of("rule.name.title-line-break"),
				codes("<domain type='kvm'><name>a</name><title>a\nb</title><memory>1048576</memory><os><type>hvm</type></os></domain>"));
	}

	@Test
	void moreProcessorsThanTheHostHasAreAWarning() {
		Definition definition = Definition.read("<domain type='kvm'><name>a</name><memory>1048576</memory><os><type>hvm</type></os><vcpu>4</vcpu></domain>");
		HostFacts small = new HostFacts("x86_64", 2, Set.of("x86_64"), true);
		List<Finding> findings = new RuleRunner(RuleSet.standard(), small).check(definition);
		assertEquals(List.of("rule.vcpu.above-host"), findings.stream().map(Finding::code).toList());
		assertEquals(Severity.WARNING, findings.get(0).severity());
		assertEquals(List.of(), new RuleRunner(RuleSet.standard(), new HostFacts("x86_64", 4, Set.of(), true)).check(definition));
	}

	@Test
	void twoGuestsShareNothingThatIsTheirOwn() {
		assertEquals(Map.of("two.xml", List.of("rule.set.name", "rule.set.disk", "rule.set.mac")),
				together(DISKS.formatted("a", "/d", "", "52:54:00:00:00:01"), DISKS.formatted("a", "/d", "", "52:54:0:0:0:1")));
		assertEquals(Map.of(), together(DISKS.formatted("a", "/d", "<readonly/>", "52:54:00:00:00:01"),
				DISKS.formatted("b", "/d", "<readonly/>", "52:54:00:00:00:02")));
		assertEquals(Map.of(), together(DISKS.formatted("a", "/d", "<shareable/>", "52:54:00:00:00:01"),
				DISKS.formatted("b", "/d", "<shareable/>", "52:54:00:00:00:02")));
	}

	@Test
	void twoDefinitionsDifferInTheirUuid() {
		String uuid = "<domain type='kvm'><name>%s</name><uuid>%s</uuid></domain>";
		assertEquals(Map.of("two.xml", List.of("rule.set.uuid")), together(uuid.formatted("a", "4dea22b31d52d8f32516782e98ab3fa0"),
				uuid.formatted("b", "4DEA22B3-1D52-D8F3-2516-782E98AB3FA0")));
	}

	@Test
	void twoNetworksDoNotOverlap() {
		String network = "<network><name>%s</name><bridge name='%s'/><ip address='%s' prefix='%s'/></network>";
		assertEquals(Map.of("two.xml", List.of("rule.set.bridge", "rule.set.addresses")),
				together(network.formatted("a", "virbr7", "10.1.0.1", "16"), network.formatted("b", "virbr7", "10.1.7.1", "24")));
		assertEquals(Map.of(), together(network.formatted("a", "virbr7", "10.1.0.1", "16"), network.formatted("b", "virbr8", "10.2.0.1", "16")));
	}

	@Test
	void aBackEndAddsRulesOfItsOwn() {
		RuleSet more = RuleSet.standard().with(org.gasthaus.model.domain.Vcpu.class,
				(vcpu, findings) -> findings.foreign(Violation.Level.INFO, "rule.mine", "mine", vcpu, null));
		Definition definition = Definition.read("<domain type='kvm'><name>a</name><memory>1048576</memory><os><type>hvm</type></os><vcpu>1</vcpu></domain>");
		assertEquals(List.of("rule.mine"), new RuleRunner(more, HostFacts.UNKNOWN).check(definition).stream().map(Finding::code).toList());
		assertEquals(List.of(), new RuleRunner().check(definition));
	}

	@Test
	void aRuleThatFailsHidesNoOther() {
		RuleSet broken = RuleSet.standard().with(org.gasthaus.model.domain.Vcpu.class, (vcpu, findings) -> {
			throw new IllegalStateException("broken");
		});
		List<String> codes = new RuleRunner(broken, HostFacts.UNKNOWN)
				.check(Definition.read("<domain type='kvm'><name>a/b</name><memory>1048576</memory><os><type>hvm</type></os><vcpu>1</vcpu></domain>")).stream().map(Finding::code)
				.toList();
		assertEquals(List.of("rule.name.slash", "rule.failed"), codes);
	}

	@Test
	void everySentenceIsThereInGermanToo() {
		ResourceBundle english = ResourceBundle.getBundle("org.gasthaus.rules.messages", Locale.ROOT, RuleCodes.class.getClassLoader());
		ResourceBundle german = ResourceBundle.getBundle("org.gasthaus.rules.messages", Locale.GERMAN, RuleCodes.class.getClassLoader());
		assertEquals(Locale.GERMAN, german.getLocale());
		for (String key : english.keySet()) {
			assertTrue(german.keySet().contains(key), key);
			for (int i = 0; i < 4; i++) {
				assertEquals(english.getString(key).contains("{" + i + "}"), german.getString(key).contains("{" + i + "}"), key);
			}
		}
	}

	/** Processor time, which other work on the machine changes by a few times; what compares each disk with each takes a hundred times as long. */
	@Test
	void veryManyViolationsTakeNotMuchLongerThanNone() {
		seconds("vda", 2000);
		double fine = seconds(null, 12_000);
		for (String name : List.of("vda", "hda", "sda1")) {
			double wrong = seconds(name, 12_000);
			assertTrue(wrong < 20 * Math.max(fine, 0.1), wrong + " s for 12,000 disks called " + name + ", " + fine + " s for ones that differ");
		}
	}

	/** How long disks of a name take, or disks whose names differ. */
	private static double seconds(String name, int count) {
		StringBuilder disks = new StringBuilder();
		for (int i = 0; i < count; i++) {
			disks.append("<disk type='file'><source file='/a").append(i).append("'/><target dev='").append(name == null ? new DeviceName("vd", i) : name).append("' bus='virtio'/></disk>\n");
		}
		Definition definition = Definition.read("<domain type='kvm'><name>a</name><memory>1048576</memory><os><type arch='x86_64'>hvm</type></os><devices>\n"
				+ disks + "</devices></domain>");
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		List<Finding> findings = new RuleRunner().check(definition);
		double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
		assertEquals(name != null, findings.size() >= count - 1);
		assertEquals(name != null, findings.stream().limit(10).anyMatch(finding -> !finding.fixes().isEmpty()));
		return seconds;
	}

	@Test
	void whatIsNoDefinitionHasNoFindings() {
		assertEquals(List.of(), codes(""));
		assertEquals(List.of(), codes("<domain"));
		assertEquals(List.of(), codes("<nothing><known/></nothing>"));
	}

	@Test
	void anImageOutsideOfAllPoolsOfTheSetIsSeen() {
		String guest = "<domain type='qemu'><name>g</name><memory>1048576</memory><os><type>hvm</type></os><devices><disk type='file'>"
				+ "<source file='%s'/><target dev='vda'/></disk></devices></domain>";
		String pool = "<pool type='dir'><name>p</name><target><path>/srv/images/</path></target></pool>";
		assertEquals(Map.of("two.xml", List.of("rule.set.image-outside-pools")), together(pool, guest.formatted("/srv/images2/a.img")));
		assertEquals(Map.of(), together(pool, guest.formatted("/srv/images/sub/a.img")));
		assertEquals(Map.of(), together("<network><name>n</name></network>", guest.formatted("/srv/images2/a.img")));
	}

	@Test
	void whatCollidesIsRepairedWithAValueThatIsFree() {
		String guest = "<domain type='xen'><name>g</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory>1048576</memory><devices>"
				+ "<interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='b'/></interface></devices></domain>";
		Map<String, Definition> set = new LinkedHashMap<>();
		set.put("one.xml", Definition.read(guest));
		set.put("two.xml", Definition.read(guest));
		String text = guest;
		List<Finding> findings = new RuleRunner().checkSet(set).get("two.xml");
		assertEquals(3, findings.size());
		for (int i = findings.size() - 1; i >= 0; i--) {
			text = org.gasthaus.xml.text.TextEdit.apply(text, findings.get(i).fixes().get(0).edits());
		}
		assertEquals(Map.of(), together(guest, text));
		assertEquals(true, text.contains("<name>g-2</name>") && text.contains("00:16:3e:"), text);
	}
}
