package org.gasthaus.xml.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.Samples.Marked;
import org.gasthaus.xml.ide.WorkspaceIndex;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NavigationTest {
	private static final String GUEST = "<domain><name>web</name><devices><disk type='volume'><source pool='images' volume='a.qcow2'/><target dev='vda'/></disk>"
			+ "<interface type='network'><source network='red' portgroup='fast'/><filterref filter='clean'/></interface></devices></domain>";
	private final WorkspaceIndex index = new WorkspaceIndex();
	private final Map<String, String> files = new LinkedHashMap<>();

	@BeforeEach
	void aWorkspace() {
		file("guest.xml", GUEST);
		file("other.xml", GUEST.replace("web", "db"));
		file("red.xml", "<network><name>red</name><portgroup name='fast'/></network>");
		file("blue.xml", "<network><name>blue</name><portgroup name='fast'/></network>");
		file("images.xml", "<pool type='dir'><name>images</name></pool>");
		file("a.xml", "<volume><name>a.qcow2</name></volume>");
		file("clean.xml", "<filter name='clean'><filterref filter='base'/></filter>");
	}

	private void file(String name, String text) {
		files.put(name, text);
		index.update(URI.create("file:///w/" + name), NameUses.of(XmlTree.of(text)));
	}

	private DefinitionText open(String name) {
		return DefinitionText.of(files.get(name), new LanguageContext(URI.create("file:///w/" + name), Contexts.PACKED.schemas(), HostKnowledge.NONE, index));
	}

	private int at(String name, String words) {
		return files.get(name).indexOf(words) + words.length();
	}

	private List<String> shown(List<Location> locations) {
		return locations.stream().map(place -> {
			String name = place.uri().getPath().substring(3);
			return name + " " + (files.containsKey(name) ? files.get(name).substring(place.offset(), place.offset() + place.length()) : "");
		}).toList();
	}

	@Test
	void aDiskLeadsToItsPoolAndItsVolume() {
		assertEquals(List.of("images.xml images"), shown(GoTo.definition(open("guest.xml"), at("guest.xml", "pool='im"))));
		assertEquals(List.of("a.xml a.qcow2"), shown(GoTo.definition(open("guest.xml"), at("guest.xml", "volume='a"))));
	}

	@Test
	void anInterfaceLeadsToItsNetworkItsPortGroupAndItsFilter() {
		assertEquals(List.of("red.xml red"), shown(GoTo.definition(open("guest.xml"), at("guest.xml", "network='r"))));
		assertEquals(List.of("red.xml fast"), shown(GoTo.definition(open("guest.xml"), at("guest.xml", "portgroup='f"))));
		assertEquals(List.of("clean.xml clean"), shown(GoTo.definition(open("guest.xml"), at("guest.xml", "filter='cl"))));
	}

	@Test
	void aNetworkLeadsToItsUsers() {
		assertEquals(List.of("guest.xml red", "other.xml red"), shown(GoTo.definition(open("red.xml"), at("red.xml", "<name>re"))));
		assertEquals(List.of("red.xml red", "guest.xml red", "other.xml red"), shown(References.at(open("red.xml"), at("red.xml", "<name>re"), true)));
	}

	@Test
	void aPathLeadsToTheFile() {
		Marked at = Marked.of("<domain><devices><disk><source file='/images/a |b#.qcow2'/></disk></devices></domain>");
		assertEquals(List.of(new Location(URI.create("file:///images/a%20b%23.qcow2"), 0, 0)), GoTo.definition(at.text(), at.offset()));
		assertEquals(List.of(), GoTo.definition(Marked.of("<domain><devices><disk><source file='rel|ative'/></disk></devices></domain>").text(), 40));
	}

	private List<String> fromPath(String guest) {
		file("paths.xml", guest.replace("|", ""));
		return shown(GoTo.definition(open("paths.xml"), guest.indexOf('|')));
	}

	@Test
	void aPathInAPoolLeadsToItsVolume() {
		file("pool.xml", "<pool type='dir'><name>a</name><target><path>/pools/a/</path></target></pool>");
		file("disk.xml", "<volume><name>disk.qcow2</name></volume>");
		assertEquals(List.of("disk.xml disk.qcow2"), fromPath("<domain><devices><disk type='file'><source file='/pools/a/di|sk.qcow2'/></disk></devices></domain>"));
		assertEquals(List.of("disk.xml disk.qcow2"),
				fromPath("<domain><devices><disk type='file'><backingStore type='file'><source file='/pools//a/disk|.qcow2'/></backingStore></disk></devices></domain>"));
		assertEquals(List.of("disk.xml disk.qcow2"), fromPath("<volume><name>b</name><backingStore><path>/pools/a/disk|.qcow2</path></backingStore></volume>"));
		assertEquals(List.of("disk.xml disk.qcow2"), fromPath("<domain><devices><disk type='block'><source dev='/pools/a/disk|.qcow2'/></disk></devices></domain>"));
		file("paths.xml", "<domain><devices><disk type='file'><source file='/pools/b/disk.qcow2'/></disk></devices></domain>");
		assertEquals(List.of(new Location(URI.create("file:///pools/b/disk.qcow2"), 0, 0)), GoTo.definition(open("paths.xml"), at("paths.xml", "/pools/b/d")));
	}

	@Test
	void aPathLeadsToTheVolumeThatNamesIt() {
		file("keyed.xml", "<volume><name>k</name><key>/srv/k.img</key></volume>");
		file("targeted.xml", "<volume><name>t</name><target><path>/srv/t.img</path></target></volume>");
		assertEquals(List.of("keyed.xml k"), fromPath("<domain><devices><disk type='file'><source file='/srv/k|.img'/></disk></devices></domain>"));
		assertEquals(List.of("targeted.xml t"), fromPath("<domain><devices><disk type='file'><source file='/srv/t|.img'/></disk></devices></domain>"));
	}

	@Test
	void aPathOfAVolumeLeadsToNoVolumeThatLiesElsewhere() {
		file("pool.xml", "<pool type='dir'><name>a</name><target><path>/pools/a</path></target></pool>");
		file("disk.xml", "<volume><name>disk</name><target><path>/pools/z/disk</path></target></volume>");
		assertEquals(List.of(new Location(URI.create("file:///pools/a/disk"), 0, 0)),
				GoTo.definition(DefinitionText.of("<domain><devices><disk type='file'><source file='/pools/a/disk'/></disk></devices></domain>", open("disk.xml").context().at(null)), 55));
	}

	@Test
	void pathsAreNotRenamed() {
		file("pool.xml", "<pool type='dir'><name>a</name><target><path>/pools/a</path></target></pool>");
		assertEquals(Optional.empty(), Rename.prepare(open("pool.xml"), at("pool.xml", "/pools")));
	}

	@Test
	void aNetworkIsRenamedInAllFiles() {
		Rename rename = Rename.prepare(open("guest.xml"), at("guest.xml", "network='r")).orElseThrow();
		assertEquals("red", rename.currentName());
		assertEquals(Optional.empty(), rename.problem("green"));
		Map<URI, List<TextEdit>> edits = rename.edits("gr<een'");
		assertEquals(3, edits.size());
		assertEquals(files.get("red.xml").replace("red", "gr&lt;een&apos;"), TextEdit.apply(files.get("red.xml"), edits.get(URI.create("file:///w/red.xml"))));
		assertEquals(GUEST.replace("red", "gr&lt;een&apos;"), TextEdit.apply(GUEST, edits.get(URI.create("file:///w/guest.xml"))));
	}

	@Test
	void aNetworkThatGraphicsListenOnIsRenamedThere() {
		String guest = "<domain><name>c</name><devices><graphics type='vnc'><listen type='network' network='red'/></graphics></devices></domain>";
		file("console.xml", guest);
		Rename rename = Rename.prepare(open("red.xml"), at("red.xml", "<name>r")).orElseThrow();
		assertEquals(guest.replace("red", "green"), TextEdit.apply(guest, rename.edits("green").get(URI.create("file:///w/console.xml"))));
	}

	@Test
	void aNumaCellIsRenamedInItsInterconnects() {
		Marked cell = Marked.of("<domain><cpu><numa><cell id='0|'/><cell id='1'/><interconnects><latency initiator='0' target='1' type='read' value='5'/>"
				+ "<bandwidth initiator='1' target='0' type='read' value='5' unit='KiB'/></interconnects></numa></cpu></domain>");
		assertEquals(3, Rename.prepare(cell.text(), cell.offset()).orElseThrow().edits("7").values().iterator().next().size());
	}

	@Test
	void theUuidOfASecretBecomesAnotherUuid() {
		file("secret.xml", "<secret><uuid>11111111-2222-3333-4444-555555555555</uuid><usage type='ceph'><name>client</name></usage></secret>");
		Rename uuid = Rename.prepare(open("secret.xml"), at("secret.xml", "<uuid>1")).orElseThrow();
		assertTrue(uuid.problem("x").orElse("").contains("11111111-2222-3333-4444-555555555555"));
		assertEquals(Optional.empty(), uuid.problem("11111111-2222-3333-4444-555555555556"));
		assertEquals(Optional.empty(), Rename.prepare(open("secret.xml"), at("secret.xml", "<name>c")).orElseThrow().problem("x"));
	}

	@Test
	void aPortGroupIsRenamedInItsNetworkOnly() {
		Rename rename = Rename.prepare(open("red.xml"), at("red.xml", "portgroup name='f")).orElseThrow();
		assertFalse(rename.edits("slow").containsKey(URI.create("file:///w/blue.xml")));
		assertTrue(rename.edits("slow").containsKey(URI.create("file:///w/guest.xml")));
	}

	@Test
	void aNameThatIsTakenIsRefused() {
		Rename rename = Rename.prepare(open("red.xml"), at("red.xml", "<name>r")).orElseThrow();
		String problem = rename.problem("blue").orElseThrow();
		assertTrue(problem.contains("blue.xml"), problem);
		assertThrows(IllegalArgumentException.class, () -> rename.edits("blue"));
		for (String refused : List.of("", " ", "a/b", " a", "a\nb", "x".repeat(256))) {
			assertTrue(rename.problem(refused).isPresent(), refused);
		}
	}

	@Test
	void bothTagsOfAnElementAreRenamed() {
		Marked at = Marked.of("<domain><o|s><a/></os></domain>");
		Rename rename = Rename.prepare(at.text(), at.offset()).orElseThrow();
		assertEquals("<domain><features><a/></features></domain>", TextEdit.apply(at.text().text(), rename.edits("features").values().iterator().next()));
		assertTrue(rename.problem("a b").isPresent());
		assertTrue(rename.problem("1a").isPresent());
	}

	@Test
	void namesOfOneFileStayInIt() {
		Rename rename = Rename.prepare(open("guest.xml"), at("guest.xml", "dev='v")).orElseThrow();
		assertEquals(1, rename.edits("vdb").size());
		assertTrue(rename.problem("v da").isPresent());
		Marked thread = Marked.of("<domain><iothreadids><iothread id='1|'/><iothread id='2'/></iothreadids><devices><disk><driver iothread='1'/></disk></devices></domain>");
		Rename number = Rename.prepare(thread.text(), thread.offset()).orElseThrow();
		assertTrue(number.problem("2").isPresent());
		assertTrue(number.problem("0").isPresent());
		assertTrue(number.problem("x").isPresent());
		assertEquals(2, number.edits("3").values().iterator().next().size());
	}

	@Test
	void textThatIsNoNameIsNotRenamed() {
		assertEquals(Optional.empty(), Rename.prepare(open("guest.xml"), 0));
		assertEquals(Optional.empty(), Rename.prepare(Marked.of("<a>te|xt</a>").text(), 5));
	}
}
