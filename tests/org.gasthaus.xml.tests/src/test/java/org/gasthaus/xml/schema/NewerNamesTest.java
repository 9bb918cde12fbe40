package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.gasthaus.libvirt.schemas.LibvirtSchemas;
import org.gasthaus.xml.schema.NewerNames.Row;
import org.gasthaus.xml.schema.NewerNames.Segment;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.MarkedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewerNamesTest {
	/** The libvirt whose schemas the table was made against. */
	private static final String TABLE = "9.0.0";
	private static final String HERE = "; the schema here is that of libvirt 9.0.0. For a host with that libvirt, choose a folder with its schemas.";
	/** What a refused parent is told as. */
	private static final Set<String> NOT_THERE = Set.of("schema.unknown-element", "schema.misplaced-element", "schema.unknown-attribute", "schema.value", "schema.newer");
	/** The attribute that tells the type of an element, and the types of 9.0.0. */
	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("disk", "type file block dir network volume nvme vhostuser"),
			Map.entry("source", "protocol nbd iscsi rbd sheepdog gluster vxhs nfs http https ftp ftps tftp ssh"),
			Map.entry("interface", "type network bridge user ethernet direct hostdev vdpa vhostuser null vds mcast server client udp"),
			Map.entry("graphics", "type vnc spice rdp sdl desktop egl-headless dbus"), Map.entry("hostdev", "type pci usb scsi scsi_host mdev storage misc net"),
			Map.entry("controller", "type pci scsi usb sata ide fdc ccid virtio-serial xenbus isa"), Map.entry("memory", "model dimm nvdimm virtio-pmem virtio-mem sgx-epc"),
			Map.entry("backend", "type passthrough emulator external passt default"), Map.entry("iommu", "model intel smmuv3 virtio"),
			Map.entry("filesystem", "type mount template file block ram bind volume"), Map.entry("sound", "model ich9 usb sb16"),
			Map.entry("audio", "type none alsa pulseaudio spice sdl file oss jack coreaudio dbus"), Map.entry("model", "type virtio vga qxl vbox bochs none"),
			Map.entry("driver", "type raw qcow2 path virtiofs"), Map.entry("maxphysaddr", "mode emulate passthrough"), Map.entry("mode", "name custom host-model maximum"));
	/** What stands before an element for it to be allowed. */
	private static final Map<String, String> BEFORE_IT = Map.of("device/capability", "<name>n</name>", "capabilities/guest", "<host><cpu><arch>x86_64</arch></cpu></host>", "host/topology",
			"<cpu><arch>x86_64</arch></cpu>", "os/acpi", "<type>hvm</type>", "guest/features",
			"<os_type>hvm</os_type><arch name='x86_64'><wordsize>64</wordsize><domain type='qemu'/></arch>");
	private static final DefinitionChecker CHECKER = new DefinitionChecker(new Schemas(SchemaSource.packed()));
	private static final Locale BEFORE = Locale.getDefault();

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(BEFORE);
	}

	@Test
	void anElementOfALaterLibvirtIsToldWithItsVersion() {
		domain("<«pstore» backend='acpi-erst'><path>/p</path><size unit='KiB'>8</size></pstore>").hasOnly("schema.newer", "'pstore' is known to libvirt from 10.6.0 on" + HERE);
		guest("<«throttlegroups»><throttlegroup><group_name>a</group_name></throttlegroup></throttlegroups>").hasOnly("schema.newer",
				"'throttlegroups' is known to libvirt from 11.2.0 on" + HERE);
		check("<network><name>n</name><«title»>t</title></network>").hasOnly("schema.newer", "'title' is known to libvirt from 9.7.0 on" + HERE);
	}

	@Test
	void anAttributeOfALaterLibvirtIsToldWithItsVersion() {
		check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type><nvram template='/t' «templateFormat»='qcow2'>/n</nvram></os></domain>")
				.hasOnly("schema.newer", "The attribute 'templateFormat' of 'nvram' is known to libvirt from 10.10.0 on" + HERE);
		check("<network><name>n</name><domain name='x' «register»='yes'/></network>").hasOnly("schema.newer",
				"The attribute 'register' of 'domain' is known to libvirt from 10.1.0 on" + HERE);
	}

	@Test
	void aValueOfALaterLibvirtIsToldWithItsVersion() {
		domain("<disk type='file'><source file='/a'/><target dev='sda' bus='«nvme»'/></disk>").hasOnly("schema.newer",
				"'nvme' for the attribute 'bus' of 'target' is known to libvirt from 11.5.0 on" + HERE);
		guest("<on_crash>«preserve-running»</on_crash>").hasOnly("schema.newer", "'preserve-running' for 'on_crash' is known to libvirt from 12.6.0 on" + HERE);
		domain("<disk type='file'><source file='/a'/><target dev='«nvme0n1»' bus='nvme'/></disk>").hasCodes("schema.newer", "schema.newer").hasFirst("schema.newer",
				"'nvme0n1' for the attribute 'dev' of 'target' is known to libvirt from 11.5.0 on" + HERE);
		domain("<sound model='«virtio»' streams='2'/>").hasCodes("schema.newer", "schema.newer");
	}

	@Test
	void allOfALaterKindIsTold() {
		guest("<launchSecurity type='«sev-snp»' authorKey='yes' vcek='no'><policy>0x30000</policy><idBlock>x</idBlock><hostData>y</hostData></launchSecurity>").hasCodes("schema.newer",
				"schema.newer", "schema.newer", "schema.newer", "schema.newer");
		domain("<controller type='«nvme»' index='0'><serial>s</serial></controller>").hasCodes("schema.newer", "schema.newer");
	}

	@Test
	void whatLooksLikeSomethingElseIsNotRenamed() {
		for (String text : List.of("<disk type='file'><driver name='qemu' type='qcow2' discard_no_unref='on'/><target dev='vda'/></disk>",
				"<watchdog model='itco'/>", "<graphics type='vnc' wait='yes'/>", "<video><model type='virtio' blob='on'/></video>")) {
			Finding finding = only(wrapped(text));
			assertEquals("schema.newer", finding.code(), finding::toString);
			assertFalse(finding.message().contains("did you mean"), finding::message);
			assertEquals(List.of(), finding.fixes(), "it is right, and nobody takes it away unasked");
		}
	}

	@Test
	void aSingleDeviceAndADomainInASnapshotAreLikeThoseInADomain() {
		check("<sound model='usb' «multichannel»='yes'/>").hasFirst("schema.newer", "The attribute 'multichannel' of 'sound' is known to libvirt from 9.4.0 on" + HERE);
		check("<interface type='user'><backend type='passt' «fqdn»='a.b'/></interface>").hasOnly("schema.newer",
				"The attribute 'fqdn' of 'backend' is known to libvirt from 11.8.0 on" + HERE);
		check("<cpu mode='host-model'><topology sockets='1' «clusters»='1' cores='1' threads='1'/></cpu>").hasOnly("schema.newer",
				"The attribute 'clusters' of 'topology' is known to libvirt from 10.1.0 on" + HERE);
		check("<domainsnapshot><name>s</name><domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><features><«ps2» state='off'/></features></domain></domainsnapshot>")
				.hasOnly("schema.newer", "'ps2' is known to libvirt from 10.7.0 on" + HERE);
	}

	@Test
	void aPlaceAtAnyDepthIsFound() {
		for (String source : List.of("<source file='/a'>%s</source>", "<source file='/a'/><backingStore type='file'><format type='qcow2'/><source file='/b'>%s</source></backingStore>")) {
			domain("<disk type='file'>" + source.formatted("<«dataStore» type='file'><format type='raw'/><source file='/d'/></dataStore>") + "<target dev='vda'/></disk>")
					.hasOnly("schema.newer", "'dataStore' is known to libvirt from 10.10.0 on" + HERE);
		}
	}

	@Test
	void elsewhereANameIsNothingSpecial() {
		guest("<«pstore»/>").hasCodes("schema.unknown-element");
		domain("<disk type='file'><target dev='vda' «templateFormat»='raw'/></disk>").hasCodes("schema.unknown-attribute");
		domain("<disk type='file'><target dev='vda' bus='«itco»'/></disk>").hasCodes("schema.value");
	}

	@Test
	void whatOneTypeHasOnlyLaterIsOfThatTypeAlone() {
		domain("<hostdev mode='subsystem' type='pci' «display»='on'><source><address domain='0' bus='6' slot='2' function='0'/></source></hostdev>").hasOnly("schema.newer",
				"The attribute 'display' of 'hostdev' is known to libvirt from 10.3.0 on" + HERE);
		domain("<hostdev mode='subsystem' type='usb' «display»='on'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>").hasCodes("schema.unknown-attribute");
	}

	@Test
	void theSentencesAreGermanForGermans() {
		Locale.setDefault(Locale.GERMAN);
		try {
			String here = "; das Schema hier ist das von libvirt 9.0.0. Für einen Host mit diesem libvirt einen Ordner mit dessen Schemas wählen.";
			domain("<«pstore»/>").hasOnly("schema.newer", "'pstore' kennt libvirt ab 10.6.0" + here);
			domain("<graphics type='vnc' «wait»='yes'/>").hasOnly("schema.newer", "Das Attribut 'wait' von 'graphics' kennt libvirt ab 11.10.0" + here);
			domain("<watchdog model='«itco»'/>").hasOnly("schema.newer", "'itco' für das Attribut 'model' von 'watchdog' kennt libvirt ab 9.1.0" + here);
		} finally {
			Locale.setDefault(Locale.ENGLISH);
		}
	}

	@Test
	void aSchemaOfUnknownVersionSaysOnlySince(@TempDir Path folder) throws Exception {
		Finding finding = only(copied(folder.resolve("schemas")), wrapped("<pstore/>"));
		assertEquals("schema.newer", finding.code());
		assertEquals("'pstore' is known to libvirt from 10.6.0 on, not to the schema here. For a host with that libvirt, choose a folder with its schemas.", finding.message());
	}

	@Test
	void aSchemaOfALaterVersionIsBelieved(@TempDir Path folder) throws Exception {
		assertEquals("schema.unknown-element", only(copied(folder.resolve("10.6.0")), wrapped("<pstore/>")).code(), "it should know it, so something else is wrong");
		Finding finding = only(copied(folder.resolve("10.5.0")), wrapped("<pstore/>"));
		assertTrue(finding.message().startsWith("'pstore' is known to libvirt from 10.6.0 on; the schema here is that of libvirt 10.5.0."), finding::message);
	}

	@Test
	void noLineStandsTwice() {
		Set<String> lines = new HashSet<>();
		for (Row row : NewerNames.standard().rows()) {
			assertTrue(lines.add(row.path() + " " + row.name()), row::toString);
			assertTrue(SchemaSource.number(row.since()) > SchemaSource.number(TABLE), row::toString);
		}
		assertTrue(lines.size() >= 100, () -> lines.size() + " lines");
	}

	static List<Row> rows() {
		return NewerNames.standard().rows();
	}

	/**
	 * The schema has another content for each type of a device, so each is tried: what is refused with all of them is known with none, and something
	 * else at the same place, that the schema may know, is none of its faults.
	 */
	@ParameterizedTest
	@MethodSource("rows")
	void theSchemaRefusesEachLineAtItsPlace(Row row) {
		int places = 0;
		for (Example example : examples(row)) {
			List<Finding> findings = findings(CHECKER, example.text);
			if (findings.stream().anyMatch(example::lacksItsPlace)) {
				continue; // there is no such place
			}
			places++;
			Finding finding = findings.stream().filter(one -> one.offset() == example.offset).findFirst().orElse(null);
			assertTrue(finding != null && finding.code().equals("schema.newer") && finding.message().contains(" " + row.since() + " "), () -> example + "\n" + findings);
		}
		assertTrue(places > 0, () -> "there is no such place: " + examples(row));
	}

	@ParameterizedTest
	@ValueSource(strings = { "libvirt.so.0.9000.0 9.0.0", "libvirt.so.0.12007.1 12.7.1", "libvirt.so.0.8010.0 8.10.0" })
	void theLibraryTellsTheVersion(String example, @TempDir Path folder) throws Exception {
		String[] words = example.split(" ");
		Files.createSymbolicLink(folder.resolve("libvirt.so.0"), Files.createFile(folder.resolve(words[0])).getFileName());
		assertEquals(words[1], SchemaSource.versionOfLibrary(List.of(folder.resolve("nix"), folder)).orElseThrow());
	}

	@Test
	void twoLibrariesTellNothing(@TempDir Path folder) throws Exception {
		List<Path> folders = new ArrayList<>();
		for (String name : List.of("libvirt.so.0.9000.0", "libvirt.so.0.10000.0")) {
			Path each = Files.createDirectory(folder.resolve("of" + name));
			Files.createSymbolicLink(each.resolve("libvirt.so.0"), Files.createFile(each.resolve(name)).getFileName());
			folders.add(each);
		}
		assertTrue(SchemaSource.versionOfLibrary(folders).isEmpty());
		assertTrue(SchemaSource.versionOfLibrary(List.of(folder)).isEmpty(), "no library");
	}

	@Test
	void thePackedSchemasTellTheirVersion() {
		assertTrue(LibvirtSchemas.version().contains(SchemaSource.packed().version().orElseThrow()));
	}

	/**
	 * A text that has what a line is about.
	 *
	 * @param offset where it is
	 */
	private record Example(String text, int offset) {
		/** Whether a finding refuses a parent; that an element has no text yet, which is told at its name, does not. */
		boolean lacksItsPlace(Finding finding) {
			return finding.offset() < offset && NOT_THERE.contains(finding.code()) && !(finding.code().equals("schema.value") && text.charAt(finding.offset() - 1) == '<');
		}
	}

	/** The shortest texts that have a line's parents and what it is about, one for each type that the parents may be of. */
	private static List<Example> examples(Row row) {
		List<Segment> path = row.path().stream().filter(segment -> !segment.element().equals("**")).toList();
		List<String> texts = List.of("");
		String parent = "";
		for (Segment segment : path) {
			if (segment.element().startsWith("@")) {
				continue;
			}
			String[] types = TYPES.getOrDefault(segment.element(), "").split(" ");
			List<String> tags = new ArrayList<>(List.of("<" + segment.element() + ">"));
			if (segment.attribute() != null) {
				tags = List.of("<" + segment.element() + " " + segment.attribute() + "='" + segment.value() + "'>");
			} else {
				for (int i = 1; i < types.length; i++) {
					tags.add("<" + segment.element() + " " + types[0] + "='" + types[i] + "'>");
				}
			}
			String before = BEFORE_IT.getOrDefault(parent + "/" + segment.element(), "");
			List<String> parents = texts;
			texts = tags.stream().flatMap(tag -> parents.stream().map(text -> text + before + tag)).toList();
			parent = segment.element();
		}
		return texts.stream().map(text -> example(text, path, row.name())).toList();
	}

	private static Example example(String open, List<Segment> path, String what) {
		String last = path.get(path.size() - 1).element();
		String tag = open.substring(0, open.length() - 1);
		String name = what.substring(1).replace("**", "0n1");
		StringBuilder text = new StringBuilder();
		int offset;
		if (last.startsWith("@")) {
			text.append(tag.replaceAll(" " + last.substring(1) + "='[^']*'$", "")).append(" ").append(last, 1, last.length()).append("='");
			offset = text.length();
			text.append(name).append("'>");
		} else if (what.startsWith("@")) {
			text.append(tag).append(" ");
			offset = text.length();
			text.append(name).append("='on'>");
		} else {
			text.append(open).append(what.startsWith("=") ? "" : "<");
			offset = text.length();
			text.append(what.startsWith("=") ? name : what + "/>");
		}
		for (int i = path.size() - 1; i >= 0; i--) {
			text.append(path.get(i).element().startsWith("@") ? "" : "</" + path.get(i).element() + ">");
		}
		return new Example(text.toString(), offset);
	}

	private static DefinitionChecker copied(Path folder) throws Exception {
		Files.createDirectories(folder);
		for (String name : LibvirtSchemas.names()) {
			try (var in = LibvirtSchemas.find(name).openStream()) {
				Files.copy(in, folder.resolve(name));
			}
		}
		return new DefinitionChecker(new Schemas(SchemaSource.folder(folder)));
	}

	private static Finding only(String text) {
		return only(CHECKER, text);
	}

	private static Finding only(DefinitionChecker checker, String text) {
		List<Finding> findings = findings(checker, text);
		assertEquals(1, findings.size(), findings::toString);
		return findings.get(0);
	}

	private static MarkedText domain(String devices) {
		return check(wrapped(devices));
	}

	private static String wrapped(String devices) {
		return "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>" + devices + "</devices></domain>";
	}

	private static MarkedText guest(String inside) {
		return check("<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os>" + inside + "</domain>");
	}

	private static MarkedText check(String marked) {
		return MarkedText.checkedBy(text -> findings(CHECKER, text), marked);
	}

	private static List<Finding> findings(DefinitionChecker checker, String text) {
		assumeTrue(LibvirtSchemas.version().startsWith(TABLE), () -> "the packed schemas are not those of libvirt " + TABLE + " but of " + LibvirtSchemas.version());
		try {
			return checker.check(text);
		} catch (SchemaException missing) {
			throw new AssertionError(missing);
		}
	}
}
