package org.gasthaus.xml.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Hosts;
import org.gasthaus.xml.ide.Samples;
import org.gasthaus.xml.ide.fix.Refactorings.Kind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickFixesTest {
	private static final String HEAD = "<domain type='qemu'><name>a</name><memory>1048576</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>";
	private final Locale before = Locale.getDefault();
	private final DefinitionCheck check = new DefinitionCheck(Contexts.PACKED.schemas());

	@BeforeEach
	void english() {
		Locale.setDefault(Locale.ROOT);
	}

	@AfterEach
	void restore() {
		Locale.setDefault(before);
	}

	private List<Finding> findings(String xml) {
		try {
			return check.check(XmlTree.of(xml));
		} catch (SchemaException broken) {
			throw new AssertionError(broken);
		}
	}

	private Finding only(String xml, String code) {
		List<Finding> found = findings(xml).stream().filter(finding -> finding.code().equals(code)).toList();
		assertFalse(found.isEmpty(), () -> code + " is not among " + findings(xml));
		return found.get(0);
	}

	private static List<String> titles(List<Fix> fixes) {
		return fixes.stream().map(Fix::title).toList();
	}

	/** The text after the fix of a title. */
	private String fixed(String xml, String code, String title) {
		DefinitionText text = Samples.text(xml);
		List<Fix> fixes = QuickFixes.of(text, only(xml, code));
		Fix fix = fixes.stream().filter(candidate -> candidate.title().equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError(title + " is not among " + titles(fixes)));
		return QuickFixes.preview(text, fix);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '\u0001', value = { "<a b=c/>~syntax.no-quotes~Add the quotes~<a b='c'/>", "<a>x & y</a>~syntax.reference~Write '&amp;'~<a>x &amp; y</a>",
			"<a><!-- x</a>~syntax.unclosed-comment~Insert '-->'~<a><!-- x--></a>", "<a/>x~syntax.text-outside~Turn it into a comment~<a/><!-- x -->",
			"<domain><qemu:commandline/></domain>~syntax.unbound-prefix~Declare the prefix 'qemu'~<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:commandline/></domain>",
			"<a><b></a>~syntax.no-end-tag~Write '<b/>'~<a><b/></a>", "<a/><b/>~syntax.second-root~Delete it~<a/>",
			"<a><b/><?xml version='1.0'?></a>~syntax.xml-declaration-place~Delete it~<a><b/></a>" })
	void syntaxIsMended(String wrong, String code, String title, String right) {
		assertEquals(right, fixed(wrong, code, title));
	}

	@Test
	void whatALaterLibvirtKnowsIsOnlyTakenAway() {
		String wrong = HEAD + "\n  <features>\n    <acpi/>\n    <ps2 state='off'/>\n  </features>\n</domain>";
		assertEquals(List.of("Remove 'ps2'", "Remove 'features'"), titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.newer"))));
		String attribute = HEAD + "\n  <devices>\n    <graphics type='vnc' wait='yes'/>\n  </devices>\n</domain>";
		assertEquals(List.of("Remove the attribute 'wait'", "Remove 'graphics'"), titles(QuickFixes.of(Samples.text(attribute), only(attribute, "schema.newer"))));
		assertTrue(QuickFixes.fixAll(Samples.text(wrong), null).isEmpty(), "nobody takes it away unasked");
	}

	@Test
	void aMisplacedElementMovesToItsParent() {
		String wrong = "<domain type='qemu'>\n  <name>a</name>\n  <memory>1048576</memory>\n  <disk type='file' device='disk'>\n    <source file='/a'/>\n    <target dev='vda' bus='virtio'/>\n  </disk>\n"
				+ "  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n  <devices>\n    <emulator>/e</emulator>\n  </devices>\n</domain>";
		String right = fixed(wrong, "schema.misplaced-element", "Move 'disk' into 'devices'");
		assertTrue(findings(right).stream().noneMatch(Finding::isError), right);
		assertTrue(right.indexOf("<disk") > right.indexOf("<emulator>"), right);
	}

	@Test
	void whatMovesIsThereAfterwards() {
		String wrong = "<domain type='qemu'>\n  <name>a</name>\n  <memory>1048576</memory>\n  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n  <devices>\n    <disk type='file' device='disk'>\n"
				+ "      <source file='/a'/>\n      <target dev='vda' bus='virtio'/>\n      <vcpu>2</vcpu>\n    </disk>\n  </devices>\n</domain>";
		List<String> moves = titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.misplaced-element"))).stream().filter(title -> title.startsWith("Move ")).toList();
		assertEquals(List.of("Move 'vcpu' into 'domain'"), moves);
		assertEquals(wrong.replace("      <vcpu>2</vcpu>\n", "").replace("  </devices>", "  </devices>\n  <vcpu>2</vcpu>"),
				fixed(wrong, "schema.misplaced-element", moves.get(0)));
	}

	@Test
	void aMisspeltElementIsNotMovedToWhereItIs() {
		String wrong = HEAD + "\n  <devices>\n    <Disk type='file' device='disk'>\n      <source file='/a'/>\n    </Disk>\n  </devices>\n</domain>";
		assertTrue(titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.unknown-element"))).stream().noneMatch(title -> title.startsWith("Move ")));
	}

	@Test
	void nothingMovesIntoWhatIsMisplacedItself() {
		String wrong = HEAD + "\n  <disk type='file' device='disk'>\n    <source file='/a'/>\n    <target dev='vda' bus='virtio'/>\n  </disk>\n  <interface type='user'/>\n</domain>";
		assertEquals("Wrap it in 'devices'", titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.misplaced-element"))).get(0));
		assertEquals(wrong.replace("  <disk type='file' device='disk'>\n    <source file='/a'/>\n    <target dev='vda' bus='virtio'/>\n  </disk>\n",
				"  <devices>\n    <disk type='file' device='disk'>\n      <source file='/a'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n  </devices>\n"),
				fixed(wrong, "schema.misplaced-element", "Wrap it in 'devices'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n" })
	void whatMovesIsLaidOutByItsNewPlace(String lineEnd) {
		String head = "<domain type='qemu'>\n  <name>a</name>\n  <memory>1048576</memory>\n  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n  <devices>\n"
				+ "    <disk type='file' device='disk'>\n      <source file='/a'/>\n      <target dev='vda' bus='virtio'/>\n";
		String wrong = head + "      <interface type='user'>\n        <!-- a\n             b -->\n        <model type='virtio'/>\n      </interface>\n    </disk>\n  </devices>\n</domain>\n";
		String right = head + "    </disk>\n    <interface type='user'>\n      <!-- a\n           b -->\n      <model type='virtio'/>\n    </interface>\n  </devices>\n</domain>\n";
		assertEquals(right.replace("\n", lineEnd), fixed(wrong.replace("\n", lineEnd), "schema.misplaced-element", "Move 'interface' into 'devices'"));
	}

	@Test
	void textKeepsItsLinesWhereItMoves() {
		String wrong = "<domain type='qemu'>\n  <name>a</name>\n  <memory>1048576</memory>\n  <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n    <description>a\n    b</description>\n  </os>\n</domain>\n";
		assertEquals(wrong.replace("    <description>a\n    b</description>\n", "").replace("</os>\n", "</os>\n  <description>a\n    b</description>\n"),
				fixed(wrong, "schema.misplaced-element", "Move 'description' into 'domain'"));
	}

	@Test
	void aDeclarationBehindAnEmptyLineMovesToTheStart() {
		assertEquals("<?xml version='1.0'?><a/>", fixed("\n<?xml version='1.0'?><a/>", "syntax.xml-declaration-place", "Move it to the start of the text"));
	}

	@Test
	void aCommentEndsWhereItMayBeMeantTo() {
		String open = "<a>\r\n <!-- <b c='d'>\r\n <b c='e'/>\r\n</a>";
		assertEquals(List.of("Insert '-->' at the end of the line"), titles(QuickFixes.of(Samples.text(open), only(open, "syntax.unclosed-comment"))));
		assertEquals(open.replace("'d'>", "'d'>-->"), fixed(open, "syntax.unclosed-comment", "Insert '-->' at the end of the line"));
		String both = "<a>\n <!-- x <b/>\n</a>";
		assertEquals(List.of("Insert '-->'", "Insert '-->' at the end of the line"), titles(QuickFixes.of(Samples.text(both), only(both, "syntax.unclosed-comment"))));
	}

	@Test
	void whatHasSomethingInItIsNoEmptyTag() {
		String open = "<a>\n <b>\n  <c/>\n</a>";
		assertEquals(List.of("Insert '</b>'"), titles(QuickFixes.of(Samples.text(open), only(open, "syntax.no-end-tag"))));
	}

	@Test
	void aHalfTypedAttributeGetsAValueOrGoes() {
		String half = "<a>\n <b c\n</a>";
		assertEquals("<a>\n <b c=''/>\n</a>", fixed(half, "syntax.unclosed-tag", "Insert '=''/>'"));
		assertEquals("<a>\n <b/>\n</a>", fixed(half, "syntax.unclosed-tag", "Write '<b/>'"));
	}

	@Test
	void aNumberThatIsTooSmallBecomesOne() {
		String wrong = HEAD + "<vcpu>0</vcpu></domain>";
		assertEquals(wrong.replace("0</vcpu>", "1</vcpu>"), fixed(wrong, "schema.value", "Write '1'"));
	}

	@Test
	void aNumberOutOfItsRangeBecomesTheNearestInIt() {
		String port = HEAD + "<devices><graphics type='vnc' port='%s'/></devices></domain>";
		assertEquals(port.formatted("65535"), fixed(port.formatted("99999"), "schema.value", "Write '65535', the nearest that is allowed"));
		assertEquals(port.formatted("-1"), fixed(port.formatted("-20"), "schema.value", "Write '-1', the nearest that is allowed"));
		String endless = "9".repeat(400);
		assertEquals(port.formatted("65535"), fixed(port.formatted(endless), "schema.value", "Write '65535', the nearest that is allowed"));
	}

	@Test
	void aWordForANumberBecomesThatNumber() {
		String word = HEAD + "<vcpu>two</vcpu></domain>";
		assertEquals(word.replace("two", "2"), fixed(word, "schema.value", "Write '2'"));
		String attribute = HEAD + "<devices><disk type='file'><target dev='vda'/><boot order='first'/></disk></devices></domain>";
		assertEquals(attribute.replace("first", "1"), fixed(attribute, "schema.value", "Write '1'"));
	}

	@Test
	void whatIsMeantIsOfferedBeforeWhatTakesTheElementAwayAndWhatNobodyMeantBehindThat() {
		String xml = HEAD + "<vcpu>%s</vcpu></domain>";
		assertEquals(List.of("Write '2'", "Remove 'vcpu'"), titlesOf(xml.formatted("two"), "schema.value"));
		assertEquals(List.of("Write '2'", "Remove 'vcpu'"), titlesOf(xml.formatted("+2"), "schema.value"));
		assertEquals(List.of("Remove 'vcpu'", "Write '1' in its place"), titlesOf(xml.formatted("many"), "schema.value"));
	}

	private List<String> titlesOf(String xml, String code) {
		return titles(QuickFixes.of(Samples.text(xml), only(xml, code)));
	}

	/** A guest as people have them, with a change. */
	private static String guest(String part, String with) {
		String guest = "<domain type='kvm'>\n  <name>web</name>\n  <uuid>11111111-2222-3333-4444-555555555555</uuid>\n  <memory unit='MiB'>2048</memory>\n  <vcpu placement='static'>2</vcpu>\n"
				+ "  <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n    <boot dev='hd'/>\n  </os>\n  <cpu mode='host-model'/>\n  <clock offset='utc'/>\n  <devices>\n"
				+ "    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'/>\n      <source file='/i/web.qcow2'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n"
				+ "    <interface type='network'>\n      <mac address='52:54:00:11:22:33'/>\n      <source network='default'/>\n      <model type='virtio'/>\n    </interface>\n"
				+ "    <graphics type='vnc' port='-1'/>\n  </devices>\n</domain>\n";
		assertTrue(guest.contains(part), part);
		return guest.replace(part, with);
	}

	/** The first fix of the first finding of a code writes this. */
	private void firstWrites(String expected, String wrong, String code) {
		List<Fix> fixes = QuickFixes.of(Samples.text(wrong), only(wrong, code));
		assertFalse(fixes.isEmpty(), () -> findings(wrong).toString());
		assertEquals(expected, TextEdit.apply(wrong, fixes.get(0).edits()), () -> titles(fixes).toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', value = { "2,048~MiB~2048", "2.048~MiB~2048", "2 048~MiB~2048", "2_048~MiB~2048", "2'048~MiB~2048", "1,048,576~KiB~1048576", "2048MB~MiB~2048",
			"2048 MiB~MiB~2048", "2 GiB~GiB~2", "4G~GiB~4", "2 gigabytes~GB~2", "1.5~KiB~1536", "+2048~MiB~2048" })
	void anAmountIsReadAsItIsMeant(String written, String unit, String number) {
		firstWrites(guest("<memory unit='MiB'>2048", "<memory unit='" + unit + "'>" + number), guest("2048</memory>", written + "</memory>").replace("unit='MiB'", written.startsWith("1,") ? "unit='KiB'" : "unit='MiB'"),
				"schema.value");
	}

	@Test
	void aPartOfALargeUnitIsNoThousand() {
		firstWrites(guest("<memory unit='MiB'>2048", "<memory unit='MiB'>2097"), guest("<memory unit='MiB'>2048", "<memory unit='GiB'>2.048"), "schema.value");
	}

	@Test
	void aSizeInAFieldWithoutAUnitIsCounted() {
		String target = "<target dev='vda' bus='virtio'/>";
		firstWrites(guest(target, target + "<iotune><total_bytes_sec>10485760</total_bytes_sec></iotune>"), guest(target, target + "<iotune><total_bytes_sec>10M</total_bytes_sec></iotune>"), "schema.value");
		String video = "<video><model type='qxl' vram='%s'/></video>\n  </devices>";
		firstWrites(guest("</devices>", video.formatted("65536")), guest("</devices>", video.formatted("64M")), "schema.value");
		String page = "<memoryBacking><hugepages><page size=%s/></hugepages></memoryBacking>\n  <os>";
		firstWrites(guest("<os>", page.formatted("'2048' unit='KiB'")), guest("<os>", page.formatted("'2M'")), "schema.value");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', value = { "<mac address='52:54:00:11:22:33'/>~<mac>52:54:00:11:22:33</mac>~<mac address='52:54:00:11:22:33'/>~schema.missing-attribute",
			"<mac address='52:54:00:11:22:33'/>~<mac>52:54:00:11:22:33</mac>~<mac address='52:54:00:11:22:33'/>~schema.text",
			"<model type='virtio'/>~<mtu>9000</mtu>~<mtu size='9000'/>~schema.missing-attribute", "<model type='virtio'/>~<model>virtio</model>~<model type='virtio'/>~schema.text",
			"<model type='virtio'/>~<vlan>42</vlan>~<vlan><tag id='42'/></vlan>~schema.text", "<vcpu placement='static'>2</vcpu>~<vcpu count='2'/>~<vcpu>2</vcpu>~schema.value",
			"<vcpu placement='static'>2</vcpu>~<vcpu count='2'/>~<vcpu>2</vcpu>~schema.unknown-attribute", "<vcpu placement='static'>2</vcpu>~<vcpus>2</vcpus>~<vcpu>2</vcpu>~schema.text",
			"<cpu mode='host-model'/>~<cpu>host-passthrough</cpu>~<cpu mode='host-passthrough'/>~schema.text", "<source file='/i/web.qcow2'/>~<source>/i/a.qcow2</source>~<source file='/i/a.qcow2'/>~schema.text",
			"<source network='default'/>~<source>lan</source>~<source network='lan'/>~schema.text",
			"<boot dev='hd'/>~<boot>hd</boot>~<boot dev='hd'/>~schema.text", "port='-1'~port='auto'~autoport='yes'~schema.value", "offset='utc'~offset='Europe/Berlin'~offset='timezone' timezone='Europe/Berlin'~schema.value",
			"dev='vda'~dev='/dev/vda'~dev='vda'~schema.value", "port='-1'~port='-1' passwd='123456789'~port='-1' passwd='12345678'~rule.graphics.vnc-password" })
	void whatStandsThereGoesWhereItBelongs(String part, String wrong, String right, String code) {
		firstWrites(guest(part, right), guest(part, wrong), code);
	}

	@Test
	void aDeviceOfTheHostIsReadAsLspciAndLsusbPrintIt() {
		String pci = "<hostdev mode='subsystem' type='pci'><source>%s</source></hostdev>\n  </devices>";
		firstWrites(guest("</devices>", pci.formatted("<address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>")), guest("</devices>", pci.formatted("0000:03:00.0")), "schema.text");
		firstWrites(guest("</devices>", pci.formatted("<address domain='0x0000' bus='0x0a' slot='0x1f' function='0x6'/>")), guest("</devices>", pci.formatted("0A:1F.6")), "schema.missing-element");
		String usb = "<hostdev mode='subsystem' type='usb'><source>%s</source></hostdev>\n  </devices>";
		firstWrites(guest("</devices>", usb.formatted("<vendor id='0x1d6b'/><product id='0x0002'/>")), guest("</devices>", usb.formatted("1d6b:0002")), "schema.text");
	}

	@Test
	void anIdentityIsReadBeforeANewOneIsMade() {
		String mac = "52:54:00:11:22:33";
		for (String written : List.of("52-54-00-11-22-33", "5254.0011.2233", "525400112233")) {
			firstWrites(guest(mac, mac), guest(mac, written), "schema.value");
		}
		String uuid = "11111111-2222-3333-4444-555555555555";
		firstWrites(guest(uuid, uuid), guest(uuid, "{" + uuid + "}"), "schema.value");
	}

	@Test
	void anAttributeOfAnotherNameGoesToTheOneThatHasItsValue() {
		firstWrites(guest("type='qcow2'", "type='qcow2'"), guest("type='qcow2'", "format='qcow2'"), "schema.unknown-attribute");
		firstWrites(guest("<name>web</name>", "<name>web</name>"), guest("<domain type='kvm'>\n  <name>web</name>", "<domain type='kvm' name='web'>"), "schema.unknown-attribute");
		String image = guest("type='file' device", "type='network' device");
		firstWrites(guest("x", "x"), image, "schema.unknown-attribute");
	}

	@Test
	void theTypeOfADeviceMayBeWhatIsWrong() {
		String bridged = guest("<source network='default'/>", "<source bridge='br0'/>");
		firstWrites(bridged.replace("type='network'", "type='bridge'"), bridged, "schema.missing-attribute");
	}

	@Test
	void aRandomSourceBecomesTheBackend() {
		String rng = "<rng model='virtio'>%s</rng>\n  </devices>";
		firstWrites(guest("</devices>", rng.formatted("<backend model='random'>/dev/urandom</backend>")), guest("</devices>", rng.formatted("/dev/urandom")), "schema.text");
		firstWrites(guest("</devices>", "<video>\n    <model type='virtio'/>\n  </video>\n  </devices>"), guest("</devices>", "<video type='virtio'/>\n  </devices>"),
				"schema.unknown-attribute");
	}

	@Test
	void nobodyKnowsHowMuchMemoryAGuestNeeds() {
		String example = "Write 2048 MiB as an example, to be replaced by what the guest needs";
		String memory = "<memory unit='MiB'>2048</memory>";
		for (String wrong : List.of("-1", "", "lots")) {
			assertEquals(List.of(example), titlesOf(guest(memory, "<memory unit='MiB'>" + wrong + "</memory>"), "schema.value"));
		}
		assertEquals(List.of(example), titlesOf(guest(memory, "<memory unit='MiB'>0</memory>"), "rule.memory.zero"));
		assertEquals(guest("x", "x"), fixed(guest("  " + memory + "\n", ""), "rule.memory.missing", example));
		assertTrue(QuickFixes.fixAll(Samples.text(guest("  " + memory + "\n", "")), null).isEmpty());
	}

	@Test
	void anEmptyUuidIsGenerated() {
		String empty = guest("11111111-2222-3333-4444-555555555555", "");
		assertEquals(List.of("Generate a new UUID", "Remove 'uuid'"), titlesOf(empty, "schema.value"));
		assertTrue(QuickFixes.fixAll(Samples.text(empty), null).isEmpty());
	}

	@Test
	void whatTheRulesRefuseThenIsNotOffered() {
		String target = "<target dev='vda' bus='virtio'/>";
		assertEquals(List.of("Remove 'boot'", "Remove 'disk vda'"), titlesOf(guest(target, target + "<boot order='0'/>"), "schema.value"));
		String network = "<network>\n  <name>n</name>\n  <forward mode='%s'>\n    <nat><port start='1024' end='65535'/></nat>\n  </forward>\n"
				+ "  <ip address='192.168.9.1' netmask='255.255.255.0'>\n    <dhcp><range start='192.168.9.10'%s/></dhcp>\n  </ip>\n</network>";
		String routed = network.formatted("routed", " end='192.168.9.99'");
		assertEquals("Write 'nat'", titlesOf(routed, "schema.value").get(0));
		assertFalse(titlesOf(routed, "schema.value").contains("Write 'route'"));
		assertTrue(QuickFixes.fixAll(Samples.text(routed), null).isEmpty(), "NAT needs another mode");
		firstWrites(network.formatted("nat", " end='192.168.9.254'"), network.formatted("nat", ""), "schema.missing-attribute");
		firstWrites("<network>\n  <name>name</name>\n  <bridge name='b'/>\n</network>", "<network>\n  <bridge name='b'/>\n</network>", "schema.missing-element");
		assertEquals(List.of("Remove 'vcpu'"), titlesOf(HEAD + "<vcpu>99999999</vcpu></domain>", "schema.value"), "a PC has no 65535");
		assertFalse(titlesOf(guest("offset='utc'", "offset='Europe/Berlin'"), "schema.value").contains("Write 'timezone'"));
	}

	@Test
	void whatAGuestNeedsIsNotTakenAway() {
		assertEquals(List.of("Write 'hvm'"), titlesOf(guest(">hvm<", ">lnx<"), "schema.value"));
		assertEquals(List.of("Change to 'boot'", "Remove 'bot'"), titlesOf(guest("<boot dev", "<bot dev"), "schema.unknown-element"));
	}

	@Test
	void addressesAndPathsAreWrittenAsTheyAreMeant() {
		String network = "<network>\n  <name>n</name>\n  <dns><host ip='%s'><hostname>h</hostname></host></dns>\n  <ip address='192.168.9.1' %s/>\n</network>";
		firstWrites(network.formatted("192.168.9.5", "netmask='255.255.255.0'"), network.formatted("192.168.9.5", "netmask='24'"), "schema.value");
		firstWrites(network.formatted("192.168.9.5", "prefix='24'"), network.formatted("192.168.9.5/24", "prefix='24'"), "schema.value");
		String pool = "<pool type='dir'>\n  <name>p</name>\n  <target>\n    <path>%s</path>%s\n  </target>\n</pool>";
		firstWrites(pool.formatted("/srv/p", ""), pool.formatted("srv/p", ""), "schema.value");
		firstWrites(pool.formatted("/p", "<permissions><mode>0755</mode></permissions>"), pool.formatted("/p", "<permissions><mode>rwxr-xr-x</mode></permissions>"), "schema.value");
		assertEquals(List.of("Remove 'mode'", "Remove 'permissions'"), titlesOf(pool.formatted("/p", "<permissions><mode>0899</mode></permissions>"), "schema.value"));
		firstWrites(pool.formatted("/srv/p", ""), "<pool type='dir'>\n  <name>p</name>\n  <target path='/srv/p'/>\n</pool>", "schema.unknown-attribute");
	}

	@Test
	void rangesAreSwappedAndMoved() {
		String network = "<network>\n  <name>n</name>\n  <forward mode='nat'>\n    <nat>\n      <port start='%s' end='%s'/>\n    </nat>\n  </forward>\n"
				+ "  <ip address='192.168.9.1' netmask='255.255.255.0'>\n    <dhcp>\n      <range start='%s' end='%s'/>\n    </dhcp>\n  </ip>\n</network>";
		String right = network.formatted("1024", "65535", "192.168.9.10", "192.168.9.99");
		firstWrites(right, network.formatted("65535", "1024", "192.168.9.10", "192.168.9.99"), "rule.network.nat-ports");
		firstWrites(right, network.formatted("1024", "65535", "192.168.9.99", "192.168.9.10"), "rule.network.range-reversed");
		firstWrites(right, network.formatted("1024", "65535", "192.168.1.10", "192.168.1.99"), "rule.network.range-outside");
		firstWrites(right, network.formatted("1024", "65535", "192.168.9.10", "192.168.10.99"), "rule.network.range-outside");
		assertTrue(titlesOf(network.formatted("1024", "65535", "192.168.9.10", "192.168.10.10"), "rule.network.range-outside").stream().noneMatch(title -> title.startsWith("Write ")),
				"not one address of many");
		String onTheBridge = network.formatted("1024", "65535", "192.168.1.1", "192.168.1.99");
		assertTrue(titlesOf(onTheBridge, "rule.network.range-outside").stream().noneMatch(title -> title.startsWith("Write ")), "the bridge has that address");
	}

	@Test
	void aMissingThreadIsAdded() {
		String wrong = guest("type='qcow2'", "type='qcow2' iothread='2'");
		List<Fix> fixes = QuickFixes.of(Samples.text(wrong), only(wrong, "rule.iothread.missing"));
		assertEquals("Give the guest 2 I/O threads", fixes.get(0).title());
		assertTrue(TextEdit.apply(wrong, fixes.get(0).edits()).contains("<iothreads>2</iothreads>"));
	}

	@Test
	void chainsAreProposed() {
		assertTrue(titlesOf("<filter name='f' chain='tcp'/>", "schema.value").containsAll(List.of("Write 'root'", "Write 'ipv4'", "Write 'mac'")));
	}

	@Test
	void blanksAndNumbersThatLibvirtReadsOtherwiseAreMendedUnasked() {
		String right = guest("</devices>", "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1d6b'/><product id='0x0002'/></source></hostdev>\n  </devices>");
		String wrong = right.replace("bus='virtio'", "bus='virtio '").replace("0x1d6b", "1d6b").replace(">hvm<", "> hvm <");
		assertEquals(right, QuickFixes.preview(Samples.text(wrong), QuickFixes.fixAll(Samples.text(wrong), null).orElseThrow()));
		assertEquals(List.of("Remove the blanks"), titlesOf(wrong, "rule.blanks"));
	}

	@Test
	void theEndOfAllNumbersIsNotOffered() {
		String xml = HEAD.replace("1048576", "99999999999999999999999") + "</domain>";
		assertTrue(titles(QuickFixes.of(Samples.text(xml), only(xml, "schema.value"))).stream().noneMatch(title -> title.contains("nearest")));
	}

	@Test
	void aWordThatIsNoNumberGetsNone() {
		String xml = HEAD + "<uuid>two</uuid></domain>";
		assertTrue(titles(QuickFixes.of(Samples.text(xml), only(xml, "schema.value"))).stream().noneMatch(title -> title.contains("in its place")));
	}

	@Test
	void aSignInAValueMayGo() {
		assertEquals("<a b='/c'/>", fixed("<a b='</c'/>", "syntax.less-than", "Delete it"));
	}

	@Test
	void anEmptyNameGetsOne() {
		assertEquals(HEAD.replace("<name>a", "<name>name") + "</domain>", fixed(HEAD.replace("<name>a</name>", "<name/>") + "</domain>", "schema.value", "Write 'name'"));
	}

	@Test
	void aPlaceThatIsTakenLosesNoneOfItsNumbers() {
		String address = "<address type='pci' domain='0' bus='0' slot='3' function='0'/>";
		String wrong = HEAD + "<devices><memballoon model='virtio'>" + address + "</memballoon><rng model='virtio'><backend model='random'>/dev/random</backend>" + address + "</rng></devices></domain>";
		List<String> titles = titles(QuickFixes.of(Samples.text(wrong), only(wrong, "rule.address.pci-duplicate")));
		assertTrue(titles.size() > 1 && titles.stream().noneMatch(title -> title.contains("attribute")), titles.toString());
	}

	@Test
	void aLoneSignAmongElementsGoes() {
		String wrong = HEAD + "<devices>\n<\n</devices></domain>";
		assertEquals(wrong.replace("\n<\n", "\n"), QuickFixes.preview(Samples.text(wrong), QuickFixes.fixAll(Samples.text(wrong), null).orElseThrow()));
	}

	@Test
	void aSizeWithItsUnitIsTakenApart() {
		assertEquals(HEAD.replace("<memory>1048576", "<memory unit='MiB'>512") + "</domain>",
				fixed(HEAD.replace("1048576", "512M") + "</domain>", "schema.value", "Write 512 with the unit MiB"));
	}

	@Test
	void aPartOfAUnitIsWrittenInASmallerOne() {
		String half = HEAD.replace("<memory>1048576", "<memory unit='GiB'>1.5") + "</domain>";
		assertEquals(half.replace("unit='GiB'>1.5", "unit='MiB'>1536"), fixed(half, "schema.value", "Write 1536 with the unit MiB"));
		String inText = HEAD.replace("<memory>1048576", "<memory>2.5G") + "</domain>";
		assertEquals(inText.replace("<memory>2.5G", "<memory unit='MiB'>2560"), fixed(inText, "schema.value", "Write 2560 with the unit MiB"));
		String decimal = HEAD.replace("<memory>1048576", "<memory unit='GB'>1,5") + "</domain>";
		assertEquals(decimal.replace("unit='GB'>1,5", "unit='MB'>1500"), fixed(decimal, "schema.value", "Write 1500 with the unit MB"));
		String without = HEAD.replace("<memory>1048576", "<memory>1.5") + "</domain>";
		assertTrue(titles(QuickFixes.of(Samples.text(without), only(without, "schema.value"))).stream().noneMatch(title -> title.contains("unit")));
	}

	@Test
	void aValueOfAnotherAttributeGoesThere() {
		String wrong = HEAD + "<devices><disk type='cdrom'><target dev='hda' bus='ide'/></disk></devices></domain>";
		assertEquals(wrong.replace("type='cdrom'", "type='file' device='cdrom'"), fixed(wrong, "schema.value", "Write type='file' device='cdrom'"));
		assertEquals(List.of("Write type='file' device='cdrom'", "Write type='block' device='cdrom'", "Remove 'disk hda'"),
				titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.value"))).subList(0, 3));
		String lun = HEAD + "<devices><disk type='lun'><source dev='/dev/sdb'/><target dev='sda' bus='scsi'/></disk></devices></domain>";
		assertEquals("Write type='block' device='lun'", titles(QuickFixes.of(Samples.text(lun), only(lun, "schema.value"))).get(0));
	}

	@Test
	void whatBelongsIntoAnElementThatIsNotThereGetsIt() {
		assertEquals("<pool type='dir'>\n  <name>p</name>\n  <target>\n    <path>/srv/p</path>\n  </target>\n</pool>",
				fixed("<pool type='dir'>\n  <name>p</name>\n  <path>/srv/p</path>\n</pool>", "schema.misplaced-element", "Wrap it in 'target'"));
		assertEquals("<network><name>n</name><dns><forwarder addr='8.8.8.8'/></dns></network>",
				fixed("<network><name>n</name><forwarder addr='8.8.8.8'/></network>", "schema.misplaced-element", "Wrap it in 'dns'"));
	}

	@Test
	void anAddressWithItsPrefixIsTakenApart() {
		String wrong = "<network><name>n</name><bridge name='virbr5'/><ip address='192.168.5.1/24'/><ip family='ipv6' address='fd00::1/64'/></network>";
		String half = fixed(wrong, "schema.value", "Write address='192.168.5.1' prefix='24'");
		assertEquals(wrong.replace("/24'", "' prefix='24'").replace("/64'", "' prefix='64'"), fixed(half, "schema.value", "Write address='fd00::1' prefix='64'"));
	}

	@Test
	void whereAnyNameMayStandNoUuidIsMade() {
		String wrong = HEAD + "<devices><graphics type='vnc' listen='localhost:5900'/></devices></domain>";
		assertEquals(List.of("Remove the attribute 'listen'", "Remove 'graphics'"), titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.value"))));
	}

	@Test
	void quotesThatDoNotMatchAreMadeTo() {
		String right = HEAD + "<devices><disk type='file' device='disk'><source file='/a'/><target dev='hda' bus='ide'/></disk></devices></domain>";
		String wrong = right.replace("type='file' device='disk'", "type='file\" device=\"disk'");
		assertEquals("Write type='file' device='disk'", titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.value"))).get(0));
		assertEquals(right, fixed(wrong, "schema.value", "Write type='file' device='disk'"));
	}

	private List<String> titlesOnTheHost(String xml, String code) throws SchemaException {
		DefinitionText bound = DefinitionText.of(xml, Hosts.context());
		Finding finding = new DefinitionCheck(bound.context().schemas(), RuleSet.standard(), bound.context().host().facts()).check(bound.tree()).stream()
				.filter(each -> each.code().equals(code)).findFirst().orElseThrow();
		return titles(QuickFixes.of(bound, finding));
	}

	@Test
	void whatTheHostDoesNotHaveBecomesWhatItHas() throws SchemaException {
		String network = HEAD + "<devices><interface type='network'><source network='defualt'/></interface></devices></domain>";
		assertEquals(List.of("Write 'default'", "Write 'guests'"), titlesOnTheHost(network, "rule.host.network").subList(0, 2));
		String pool = HEAD + "<devices><disk type='volume'><source pool='imgs' volume='a.qcow2'/><target dev='hda' bus='ide'/></disk></devices></domain>";
		assertEquals("Write 'images'", titlesOnTheHost(pool, "rule.host.pool").get(0));
		String machine = HEAD.replace("machine='pc'", "machine='pc-q35-99.0'") + "</domain>";
		assertEquals(List.of("Set machine to 'q35'", "Write 'pc-q35-7.2'"), titlesOnTheHost(machine, "rule.host.machine").subList(0, 2));
		String type = HEAD.replace("type='qemu'", "type='hvf'") + "</domain>";
		assertEquals(List.of("Write 'kvm'", "Write 'qemu'"), titlesOnTheHost(type, "rule.host.domain-type").subList(0, 2));
	}

	@Test
	void theUsualValuesComeFirst() {
		String wrong = HEAD + "<devices><disk type='images' device='disk'><target dev='hda' bus='ide'/></disk></devices></domain>";
		assertEquals(List.of("Write 'file'", "Write 'block'"), titles(QuickFixes.of(Samples.text(wrong), only(wrong, "schema.value"))).subList(0, 2));
	}

	@Test
	void whatIsMissingIsInserted() {
		String missing = HEAD + "<devices><disk type='file'><source file='/a'/></disk></devices></domain>";
		String right = fixed(missing, "schema.missing-element", "Insert '<target>'");
		assertTrue(right.contains("<target dev="), right);
		assertTrue(findings(HEAD + "<devices><controller type='usb'/><controller index='0'/></devices></domain>").size() > 0);
	}

	@Test
	void anIdentityIsGenerated() {
		String right = fixed(HEAD.replace("<memory", "<uuid>12</uuid><memory") + "</domain>", "schema.value", "Generate a new UUID");
		assertTrue(right.matches(".*<uuid>[0-9a-f-]{36}</uuid>.*"), right);
		String mac = fixed(HEAD + "<devices><interface type='user'><mac address='1:2'/></interface></devices></domain>", "schema.value", "Generate a new MAC address");
		assertTrue(mac.contains("<mac address='52:54:00:"), mac);
	}

	@Test
	void aNameThatIsUsedTwiceGivesWayToAFreeOne() {
		String disk = "<disk type='file' device='disk'><source file='/%s'/><target dev='vda' bus='virtio'/></disk>";
		String wrong = HEAD + "<devices>" + disk.formatted("a") + disk.formatted("b") + "</devices></domain>";
		assertEquals(wrong.substring(0, wrong.lastIndexOf("vda")) + "vdb" + wrong.substring(wrong.lastIndexOf("vda") + 3),
				fixed(wrong, "rule.disk.target-duplicate", titles(QuickFixes.of(Samples.text(wrong), only(wrong, "rule.disk.target-duplicate"))).get(0)));
	}

	@Test
	void everyFindingOfTheRulesIsMendedByEachOfItsFixes() {
		int findings = 0;
		int mended = 0;
		List<String> samples = Samples.ruleSamples();
		// a share of them; all with -Dgasthaus.fixes=2000
		int step = Integer.getInteger("gasthaus.fixes", 60) >= 2000 ? 1 : 9;
		for (int i = 0; i < samples.size(); i += step) {
			String xml = samples.get(i);
			for (Finding finding : findings(xml)) {
				List<Fix> fixes = QuickFixes.of(Samples.text(xml), finding);
				fixes.forEach(fix -> verify(xml, finding, fix));
				findings++;
				mended += fixes.isEmpty() ? 0 : 1;
			}
		}
		assertTrue(mended >= findings * 9 / 10, mended + " of " + findings);
	}

	@Test
	void everyFindingOfDamagedExamplesIsMendedByEachOfItsFixes() {
		Random random = new Random(7);
		List<String> texts = new ArrayList<>(Samples.examples().values());
		texts.removeIf(xml -> findings(xml).stream().anyMatch(Finding::isError));
		int findings = 0;
		int mended = 0;
		for (int i = 0; i < Integer.getInteger("gasthaus.fixes", 60); i++) {
			String xml = Damage.of(texts.get(random.nextInt(texts.size())), random);
			for (Finding finding : findings(xml).stream().limit(3).toList()) {
				List<Fix> fixes = QuickFixes.of(Samples.text(xml), finding);
				fixes.forEach(fix -> verify(xml, finding, fix));
				findings++;
				mended += fixes.isEmpty() ? 0 : 1;
			}
		}
		assertTrue(mended >= findings * 9 / 10, mended + " of " + findings);
	}

	private void verify(String xml, Finding finding, Fix fix) {
		String after = TextEdit.apply(xml, fix.edits());
		List<String> left = new ArrayList<>(findings(xml).stream().filter(Finding::isError).map(Finding::code).toList());
		int stage = left.stream().mapToInt(QuickFixesTest::stage).min().orElse(2);
		left.remove(finding.code());
		for (Finding found : findings(after)) {
			if (found.isError() && stage(found.code()) <= stage) {
				assertTrue(left.remove(found.code()), () -> fix.title() + " for " + finding + "\n" + xml + "\n brings " + found + "\n" + after);
			}
		}
	}

	private static int stage(String code) {
		return code.startsWith("syntax.") ? 0 : code.startsWith("schema.") ? 1 : 2;
	}

	@Test
	void allOfACodeAreMendedAtOnce() {
		DefinitionText text = Samples.text("<domain type='qemu'><name>a</name><memory>1048576</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file' devicee='disk'><target dev='vda' buss='virtio'/></disk></devices></domain>");
		Fix fix = QuickFixes.fixAll(text, "schema.unknown-attribute").orElseThrow();
		assertEquals("Mend all 2 of schema.unknown-attribute", fix.title());
		assertEquals(text.text().replace("devicee", "device").replace("buss", "bus"), QuickFixes.preview(text, fix));
		assertTrue(QuickFixes.fixAll(Samples.text(HEAD + "</domain>"), null).isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '\u0001', value = { "<source file='/a'/>~<source file='<var/a'/>", "xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'~xmlns:q='http://libvirt.org/schemas/domain/qemu/2.0'",
			"<memory>1048576~<memory unit='megabytes'>1048576", "<memory>1048576~<memory>99999999999999999999999", "<vcpu>2~<vcpu>two", "<vcpu>2~<vcpu>0", " type='qemu'~", "<source network='n'/>~",
			"<name>a</name>~", "<srv service='x' protocol='tcp'/>~<srv service='x' protocol='tpc'/>", "address='192.168.5.1'~address='192.168.5.256'" })
	void nothingIsTakenAwayOrMadeUpUnasked(String right, String wrong) {
		for (String text : List.of("<domain type='qemu' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory>1048576</memory><vcpu>2</vcpu>"
				+ "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/></disk>"
				+ "<interface type='network'><source network='n'/></interface></devices><q:commandline><q:arg value='-x'/></q:commandline></domain>",
				"<network><name>a</name><dns><srv service='x' protocol='tcp'/></dns><ip address='192.168.5.1' netmask='255.255.255.0'/></network>")) {
			if (text.contains(right)) {
				String broken = text.replace(right, wrong == null ? "" : wrong);
				String mended = QuickFixes.fixAll(Samples.text(broken), null).map(fix -> QuickFixes.preview(Samples.text(broken), fix)).orElse(broken);
				assertTrue(List.of(broken, text, broken.replace("'<var", "'&lt;var"), broken.replace("tpc", "tcp")).contains(mended), mended);
				assertFalse(findings(broken).isEmpty());
			}
		}
	}

	@Test
	void whatIsMissingOrMeantIsProposedAsItIsUsual() {
		String missing = HEAD.replace(" type='qemu'", "") + "</domain>";
		assertEquals(List.of("Insert 'type='kvm''", "Insert 'type='qemu''"), titles(QuickFixes.of(Samples.text(missing), only(missing, "schema.missing-attribute"))).subList(0, 2));
		assertEquals(HEAD.replace("qemu", "kvm") + "</domain>", fixed(missing, "schema.missing-attribute", "Insert 'type='kvm''"));
		String unit = HEAD.replace("<memory>", "<memory unit='megabytes'>") + "</domain>";
		assertEquals(List.of("Write 'MiB'", "Write 'MB'"), titles(QuickFixes.of(Samples.text(unit), only(unit, "schema.value"))).subList(0, 2));
		String nameless = "<domain type='kvm'>\n  <memory>1048576</memory>\n  <os>\n    <type>hvm</type>\n  </os>\n  <devices/>\n</domain>";
		assertEquals(nameless.replace("  <memory>", "  <name>name</name>\n  <memory>"), fixed(nameless, "schema.missing-element", "Insert '<name>'"));
		String unplugged = HEAD + "<devices><interface type='network'><model type='virtio'/></interface></devices></domain>";
		assertTrue(fixed(unplugged, "schema.missing-element", "Insert '<source>'").contains("<source network='default'/>"));
	}

	@Test
	void aNamespaceThatLibvirtDoesNotKnowBecomesItsOwn() {
		String right = HEAD.replace("<domain", "<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'") + "<qemu:commandline><qemu:arg value='-x'/></qemu:commandline></domain>";
		String wrong = right.replace("qemu/1.0", "qemu/2.0");
		assertEquals(List.of("'qemu:commandline' is of the namespace 'http://libvirt.org/schemas/domain/qemu/2.0', which libvirt does not know here; expected: 'http://libvirt.org/schemas/domain/qemu/1.0'."),
				findings(wrong).stream().map(Finding::message).toList());
		assertEquals(right, QuickFixes.preview(Samples.text(wrong), QuickFixes.fixAll(Samples.text(wrong), null).orElseThrow()));
	}

	@Test
	void whatIsOnlyWorthKnowingStaysWhenAllIsMended() {
		DefinitionText text = Samples.text(HEAD + "<devices><disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='sataa'/></disk></devices></domain>");
		assertEquals(text.text().replace("sataa", "sata"), QuickFixes.preview(text, QuickFixes.fixAll(text, null).orElseThrow()));
	}

	@Test
	void allOfACodeIsOfferedOnlyWhereItHelps() {
		String wrong = HEAD.replace("<memory>", "<memory unit='megabytes'>").replace("</memory>", "</memory><vcpu>two</vcpu>") + "</domain>";
		assertFalse(QuickFixes.areSome(Samples.text(wrong), findings(wrong), "schema.value"));
		String typos = HEAD + "<devices><disk type='file' devicee='disk'><target dev='vda' buss='virtio'/></disk></devices></domain>";
		assertTrue(QuickFixes.areSome(Samples.text(typos), findings(typos), "schema.unknown-attribute"));
	}

	private static String refactored(String xml, int offset, Kind kind, String title) {
		DefinitionText text = Samples.text(xml);
		return Refactorings.at(text, offset).stream().filter(found -> found.kind() == kind && (title == null || found.fix().title().equals(title))).findFirst()
				.map(found -> QuickFixes.preview(text, found.fix())).orElseThrow(() -> new AssertionError(Refactorings.at(text, offset).toString()));
	}

	@Test
	void aPcBecomesQ35() {
		String pc = HEAD.replace("'pc'", "'pc-i440fx-7.2'") + "<devices><disk type='file' device='disk'><source file='/a'/><target dev='hda' bus='ide'/><address type='drive' controller='0' bus='0' target='0' unit='0'/></disk>"
				+ "<controller type='pci' index='0' model='pci-root'/><controller type='ide' index='0'/><memballoon model='virtio'><address type='pci' domain='0' bus='0' slot='5' function='0'/></memballoon></devices></domain>";
		assertEquals(HEAD.replace("'pc'", "'pc-q35-7.2'") + "<devices><disk type='file' device='disk'><source file='/a'/><target dev='sda' bus='sata'/></disk>"
				+ "<memballoon model='virtio'></memballoon></devices></domain>", refactored(pc, 0, Kind.TO_Q35, null));
	}

	@ParameterizedTest
	@CsvSource({ "pc,q35,q35", "pc-i440fx-2.1,q35,q35", "pc-i440fx-2.3,q35,q35", "pc-i440fx-2.4,pc-q35-2.4,q35", "pc-i440fx-2.12,pc-q35-2.12,q35", "pc-i440fx-7.2,pc-q35-7.2,pc-q35-7.2",
			"pc-i440fx-10.0,pc-q35-10.0,q35", "pc-i440fx-jammy,q35,q35" })
	void theQ35BoardHasAVersionThatExists(String pc, String anywhere, String onTheHost) {
		String xml = HEAD.replace("'pc'", "'" + pc + "'") + "</domain>";
		assertEquals(HEAD.replace("'pc'", "'" + anywhere + "'") + "</domain>", refactored(xml, 0, Kind.TO_Q35, null));
		DefinitionText bound = DefinitionText.of(xml, Hosts.context());
		String there = QuickFixes.preview(bound, Refactorings.toQ35(bound).orElseThrow());
		assertEquals(HEAD.replace("'pc'", "'" + onTheHost + "'") + "</domain>", there);
	}

	@Test
	void biosBecomesUefi() {
		assertEquals(HEAD.replace("<os>", "<os firmware='efi'>") + "<features><acpi/></features></domain>", refactored(HEAD + "</domain>", 0, Kind.TO_UEFI, null));
	}

	@Test
	void nothingIsLeftOfGraphicsThatHadOnlyWhatSpiceHas() {
		String spice = HEAD + "<devices>\n  <graphics type='spice' autoport='yes'>\n    <image compression='off'/>\n    <clipboard copypaste='no'/>\n  </graphics>\n</devices></domain>";
		assertEquals(HEAD + "<devices>\n  <graphics type='vnc' autoport='yes'/>\n</devices></domain>", refactored(spice, 0, Kind.SPICE_TO_VNC, null));
	}

	@Test
	void commentsInGraphicsStay() {
		String spice = HEAD + "<devices>\n  <graphics type='spice' autoport='yes'>\n    <!-- kept -->\n    <image compression='off'/>\n  </graphics>\n</devices></domain>";
		assertEquals(HEAD + "<devices>\n  <graphics type='vnc' autoport='yes'>\n    <!-- kept -->\n  </graphics>\n</devices></domain>", refactored(spice, 0, Kind.SPICE_TO_VNC, null));
	}

	@Test
	void spiceBecomesVncWithoutItsHelpers() {
		String spice = HEAD + "<devices><channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel><graphics type='spice' autoport='yes' defaultMode='any'><listen type='address'/><image compression='off'/></graphics>"
				+ "<audio id='1' type='spice'/><redirdev bus='usb' type='spicevmc'/></devices></domain>";
		assertEquals(HEAD + "<devices><graphics type='vnc' autoport='yes'><listen type='address'/></graphics><audio id='1' type='none'/></devices></domain>",
				refactored(spice, 0, Kind.SPICE_TO_VNC, null));
	}

	@Test
	void aDiskMovesToAnotherBus() {
		String ide = HEAD + "<devices><disk type='file' device='disk'><source file='/a'/><target dev='hda' bus='ide'/><address type='drive' controller='0' bus='0' target='0' unit='0'/></disk></devices></domain>";
		int offset = ide.indexOf("<source");
		assertEquals(ide.replace("dev='hda' bus='ide'/><address type='drive' controller='0' bus='0' target='0' unit='0'/>", "dev='vda' bus='virtio'/>"),
				refactored(ide, offset, Kind.DISK_BUS, "Move the disk to the bus 'virtio'"));
		assertTrue(refactored(ide, offset, Kind.DISK_BUS, "Move the disk to the bus 'scsi'").contains("model='virtio-scsi'"));
		assertTrue(Refactorings.at(Samples.text(ide), offset).stream().noneMatch(found -> found.fix().title().contains("'fdc'")));
	}

	/** A fix that was chosen for one problem is for those of others for which the very same is offered. */
	@Test
	void onlyTheVeryFixIsTheSame() {
		String disk = "<devices><disk type='file'><source file='/a'/><target dev='%s' bus='%s'/></disk></devices></domain>";
		String one = HEAD + disk.formatted("vda", "vitrio");
		String other = HEAD + disk.formatted("vdb", "virtoi");
		Finding chosen = only(one, "schema.value");
		Fix fix = QuickFixes.of(Samples.text(one), chosen).stream().filter(each -> each.title().contains("'virtio'")).findFirst().orElseThrow();
		assertEquals(other.replace("virtoi", "virtio"),
				QuickFixes.preview(Samples.text(other), QuickFixes.same(Samples.text(other), only(other, "schema.value"), fix).orElseThrow()));
		String arch = HEAD.replace("x86_64", "amd64") + "</domain>";
		Finding otherwise = only(arch, "schema.value");
		assertFalse(QuickFixes.of(Samples.text(arch), otherwise).isEmpty());
		assertTrue(QuickFixes.same(Samples.text(arch), otherwise, fix).isEmpty(), "another fix is not the same one");
		Fix namesake = new Fix(fix.title(), fix.edits().stream().map(edit -> new TextEdit(edit.offset(), edit.length(), "")).toList());
		assertTrue(QuickFixes.same(Samples.text(other), only(other, "schema.value"), namesake).isEmpty(), "nor one that removes what this one replaces");
	}

	@Test
	void whatIsMendedTogetherTouchesNothingBetween() {
		String wrong = HEAD.replace("<name>a</name>", "<nmae>a</nmae>") + "\n<devices>\n<disk type='fiel'>\n<!-- kept -->\n<source file='/a'/>\n<target dev='vda' bus='virtioo'/>\n</disk>\n</devices>\n</domain>\n";
		Fix all = QuickFixes.fixAll(Samples.text(wrong), null).orElseThrow();
		String right = QuickFixes.preview(Samples.text(wrong), all);
		assertEquals(wrong.replace("nmae", "name").replace("fiel", "file").replace("virtioo", "virtio"), right);
		assertTrue(all.edits().size() >= 4 && all.edits().stream().allMatch(edit -> edit.length() <= 4 && edit.text().length() <= 4), all.edits().toString());
	}
}
