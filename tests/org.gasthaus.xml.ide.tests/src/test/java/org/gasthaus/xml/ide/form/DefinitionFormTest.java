package org.gasthaus.xml.ide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gasthaus.xml.ide.Samples;
import org.gasthaus.xml.ide.form.DefinitionForm.Addition;
import org.gasthaus.xml.ide.form.DefinitionForm.Choice;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.FormLayout.Section;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

/** What a form reads, and what the text becomes when it is changed. */
class DefinitionFormTest {
	static final String WEB = """
			<domain type='kvm'>
			  <name>web</name>
			  <!-- enough for a week -->
			  <memory unit='KiB'>2097152</memory>
			  <vcpu placement='static'>2</vcpu>
			  <os>
			    <type arch='x86_64' machine='q35'>hvm</type>
			    <boot dev='hd'/>
			    <boot dev='network'/>
			  </os>
			  <devices>
			    <!-- the system -->
			    <disk type='file' device='disk'>
			      <source file='/var/lib/libvirt/images/web.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			    <x:mine xmlns:x='urn:mine'/>
			    <disk type='volume' device='cdrom'>
			      <source pool='isos' volume='debian.iso'/>
			      <target dev='sda' bus='sata'/>
			      <readonly/>
			    </disk>
			    <interface type='network'>
			      <source network='default'/>
			    </interface>
			  </devices>
			</domain>
			""";
	private static final Place DISK = new Place("devices/disk", 0);
	private static final Place CDROM = new Place("devices/disk", 1);

	@Test
	void fieldsSayWhatTheTextSays() {
		assertEquals("web", read(WEB, "name"));
		assertEquals("kvm", read(WEB, "@type"));
		assertEquals("q35", read(WEB, "os/type/@machine"));
		assertEquals("hvm", read(WEB, "os/type"));
		assertEquals("2", read(WEB, "vcpu"));
		assertEquals("", read(WEB, "vcpu/@current"));
		assertEquals("", read(WEB, "title"));
		DefinitionForm form = form(WEB);
		assertEquals("true", form.value(CDROM, field(form, CDROM, "readonly")));
		assertEquals("", form.value(DISK, field(form, DISK, "readonly")));
		assertEquals("KiB", form.unit(Place.ROOT, field(form, Place.ROOT, "memory")));
		assertEquals("KiB", form.unit(Place.ROOT, field(form, Place.ROOT, "currentMemory")), "what libvirt assumes");
	}

	@Test
	void fieldsAreExplainedByTheModel() {
		DefinitionForm form = form(WEB);
		for (String path : List.of("name", "vcpu", "vcpu/@placement", "os/type/@machine", "memory")) {
			assertFalse(form.documentation(Place.ROOT, field(form, Place.ROOT, path)).isEmpty(), path);
		}
	}

	@Test
	void aChangeIsOneEditOfTheValueAlone() {
		DefinitionForm form = form(WEB);
		TextEdit edit = form.set(Place.ROOT, field(form, Place.ROOT, "name"), "web02").orElseThrow();
		assertEquals(new TextEdit(WEB.indexOf("web</name>") + 3, 0, "02"), edit);
		assertEquals(Optional.empty(), form.set(Place.ROOT, field(form, Place.ROOT, "name"), "web"));
		assertEquals(WEB.replace(">2</vcpu>", ">4</vcpu>"), set(WEB, "vcpu", "4"));
	}

	@Test
	void whatWasNotThereGoesWhereLibvirtHasIt() {
		assertEquals(WEB.replace("'static'>2<", "'static' current='1'>2<"), set(WEB, "vcpu/@current", "1"));
		assertEquals(WEB.replace("  <!-- enough", "  <title>A &amp; B</title>\n  <!-- enough"), set(WEB, "title", "A & B"));
		assertEquals(WEB.replace("  <devices>", "  <cpu>\n    <topology sockets='2'/>\n  </cpu>\n  <devices>"), set(WEB, "cpu/topology/@sockets", "2"));
		assertEquals(WEB.replace("  <devices>", "  <features>\n    <acpi/>\n  </features>\n  <devices>"), set(WEB, "features/acpi", "true"));
	}

	@Test
	void whatIsTakenAwayTakesWhatIsEmptyThenAlong() {
		String more = WEB.replace("  <devices>", "  <cpu>\n    <topology sockets='2'/>\n  </cpu>\n  <devices>");
		assertEquals(WEB, set(more, "cpu/topology/@sockets", ""));
		String commented = more.replace("  </cpu>", "\n    <!-- mine -->\n  </cpu>");
		assertTrue(set(commented, "cpu/topology/@sockets", "").contains("<!-- mine -->"));
		String maximum = WEB.replace("  <!-- enough", "  <maxMemory unit='GiB'>8</maxMemory>\n  <!-- enough");
		assertEquals(WEB, set(maximum, "maxMemory", ""), "a unit without a number means nothing");
	}

	@Test
	void anotherUnitIsTheSameAmountIfItCanBe() {
		assertEquals(WEB.replace("'KiB'>2097152<", "'GiB'>2<"), unit(WEB, "memory", "GiB"));
		String odd = WEB.replace("2097152", "2097153");
		assertEquals(odd.replace("'KiB'", "'GiB'"), unit(odd, "memory", "GiB"));
		String bare = WEB.replace(" unit='KiB'", "");
		assertEquals(bare.replace("<memory>2097152<", "<memory unit='MiB'>2048<"), unit(bare, "memory", "MiB"));
	}

	@Test
	void aNewAmountIsInTheUnitThatWasChosen() {
		DefinitionForm form = form(WEB);
		Field current = field(form, Place.ROOT, "currentMemory");
		assertTrue(after(WEB, form.setAmount(Place.ROOT, current, "1", "GiB")).contains("  <currentMemory unit='GiB'>1</currentMemory>\n"));
		assertTrue(after(WEB, form.setAmount(Place.ROOT, current, "1024", "KiB")).contains("  <currentMemory>1024</currentMemory>\n"));
		assertEquals(WEB.replace("2097152", "4096"), after(WEB, form.setAmount(Place.ROOT, field(form, Place.ROOT, "memory"), "4096", "KiB")));
		assertEquals(Optional.empty(), form.setUnit(Place.ROOT, current, "GiB"), "no amount has no unit");
	}

	@Test
	void rowsAreInTheOrderOfTheTextAndTellWhatTheyAre() {
		DefinitionForm form = form(WEB);
		assertEquals(List.of("disk vda", "disk sda"), form.items(section(form, "disks")).stream().map(item -> item.outline().label()).toList());
		assertEquals(List.of("hd", "network"), form.items(section(form, "order")).stream().map(item -> form.value(item.place(), field(form, item.place(), "@dev"))).toList());
	}

	@Test
	void aRowHasTheFieldsOfItsType() {
		DefinitionForm form = form(WEB);
		List<String> file = form.fields(DISK).stream().map(Field::path).toList();
		List<String> volume = form.fields(CDROM).stream().map(Field::path).toList();
		assertTrue(file.contains("source/@file") && !file.contains("source/@pool"), file.toString());
		assertTrue(volume.contains("source/@pool") && !volume.contains("source/@file"), volume.toString());
		String left = WEB.replace("type='file' device", "type='block' device");
		assertTrue(form(left).fields(DISK).stream().anyMatch(field -> field.path().equals("source/@file")), "what is set is shown, whatever the type");
	}

	@Test
	void aRowIsChangedRemovedAndMovedWithItsComment() {
		assertEquals(WEB.replace("dev='vda' bus='virtio'", "dev='vda' bus='sata'"), set(WEB, DISK, "target/@bus", "sata"));
		String without = after(WEB, form(WEB).remove(DISK));
		assertFalse(without.contains("vda") || without.contains("the system"), without);
		assertTrue(without.contains("x:mine") && without.contains("sda"), without);
		assertEquals(WEB.replace("<boot dev='hd'/>\n    <boot dev='network'/>", "<boot dev='network'/>\n    <boot dev='hd'/>"),
				after(WEB, form(WEB).move(new Place("os/boot", 1), -1)));
		assertEquals(Optional.empty(), form(WEB).move(new Place("os/boot", 0), -1), "the first one has no place above");
	}

	@Test
	void templatesAreOfferedAndAddedBehindTheirLike() {
		DefinitionForm form = form(WEB);
		List<Addition> additions = form.additions(section(form, "disks"));
		assertEquals("disk", additions.get(additions.size() - 1).title());
		Addition qcow2 = additions.stream().filter(addition -> addition.text().contains("qcow2")).findFirst().orElseThrow();
		String with = after(WEB, form.add(qcow2));
		assertTrue(with.contains("      <readonly/>\n    </disk>\n    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'"), with);
		assertEquals(3, form(with).items(section(form(with), "disks")).size());
		assertTrue(with.contains("dev='vdb'"), "a name that is free: " + with);
	}

	@Test
	void aTemplateOfSeveralElementsIsAddedWhole() {
		DefinitionForm form = form(WEB);
		Addition console = form.additions(section(form, "consoles")).stream().filter(addition -> addition.title().equals("Serial console")).findFirst().orElseThrow();
		String with = after(WEB, form.add(console));
		assertTrue(with.contains("    <serial type='pty'>") && with.contains("    <console type='pty'>"), with);
		assertEquals(List.of("serial pty", "console pty"), form(with).items(section(form(with), "consoles")).stream().map(item -> item.outline().label()).toList());
	}

	@Test
	void tablesCanBeFilledWhereThereIsNothingYet() {
		for (String bare : List.of("<domain type='kvm'>\n  <name>a</name>\n</domain>\n", "<domain type='kvm'>\n  <name>a</name>\n  <devices/>\n</domain>\n")) {
			DefinitionForm form = form(bare);
			Addition vnc = form.additions(section(form, "consoles")).stream().filter(addition -> addition.text().contains("'vnc'")).findFirst().orElseThrow();
			String with = after(bare, form.add(vnc));
			assertTrue(with.startsWith("<domain type='kvm'>\n  <name>a</name>\n  <devices>\n    <graphics type='vnc'"), with);
			assertTrue(with.endsWith("  </devices>\n</domain>\n"), with);
		}
	}

	@Test
	void everythingThatCanBeAddedIsReadBackAsARow() {
		for (String root : FormLayout.roots()) {
			String bare = root.equals("domain") ? WEB : '<' + root + ">\n  <name>a</name>\n  " + (root.equals("network") ? "<ip address='10.0.0.1' prefix='24'><dhcp/></ip>\n" : "")
					+ "</" + root + ">\n";
			DefinitionForm form = form(bare);
			for (Page page : form.pages()) {
				for (Section section : page.sections()) {
					List<Addition> additions = section.isList() ? form.additions(section) : List.of();
					assertEquals(section.isList(), !additions.isEmpty(), "nothing can be added to " + section.id());
					for (Addition addition : additions) {
						String with = after(bare, form.add(addition));
						assertEquals(List.of(), Samples.text(with).tree().syntaxFindings(), with);
						assertTrue(form(with).items(section).size() > form.items(section).size(), addition.title() + ": " + with);
					}
				}
			}
		}
	}

	@Test
	void choicesComeFromTheSchemaInContextWhetherTheFieldIsThereOrNot() {
		assertTrue(choices(WEB, Place.ROOT, "@type").contains("kvm"));
		assertTrue(choices(WEB, Place.ROOT, "vcpu/@placement").containsAll(List.of("static", "auto")));
		assertTrue(choices(WEB, Place.ROOT, "cpu/@mode").containsAll(List.of("host-model", "custom")));
		assertTrue(choices(WEB, DISK, "driver/@cache").contains("writeback"));
		assertTrue(choices(WEB, DISK, "target/@bus").contains("virtio"));
		assertTrue(choices(WEB, new Place("devices/interface", 0), "mac/@address").get(0).startsWith("52:54:00:"));
		DefinitionForm form = form(WEB);
		assertTrue(form.units(Place.ROOT, field(form, Place.ROOT, "memory")).containsAll(List.of("KiB", "MiB", "GiB")));
		assertTrue(form.units(Place.ROOT, field(form, Place.ROOT, "maxMemory")).containsAll(List.of("KiB", "MiB", "GiB")));
	}

	@Test
	void everyChoiceFieldOfADomainHasValuesToChooseFrom() {
		DefinitionForm form = form(WEB);
		for (Page page : form.pages()) {
			for (Section section : page.sections()) {
				for (Field field : section.fields()) {
					if (field.style() == Field.Style.CHOICE && !List.of("os/loader", "devices/emulator", "cpu/model", "os/type/@machine").contains(field.path())) {
						assertFalse(form.choices(Place.ROOT, field).isEmpty(), field.path());
					}
				}
			}
		}
	}

	@Test
	void anyFieldOfAnySampleCanBeSetAndTakenAwayAgain() {
		for (Map.Entry<String, String> sample : Samples.examples().entrySet()) {
			DefinitionForm form = form(sample.getValue());
			if (!form.text().tree().syntaxFindings().isEmpty()) {
				continue;
			}
			for (Page page : form.pages()) {
				for (Section section : page.sections()) {
					section.fields().forEach(field -> setAndBack(sample.getKey(), form, Place.ROOT, field));
					if (section.isList()) {
						form.items(section).forEach(item -> form.fields(item.place()).forEach(field -> setAndBack(sample.getKey(), form, item.place(), field)));
					}
				}
			}
		}
	}

	private static void setAndBack(String name, DefinitionForm form, Place place, Field field) {
		String before = form.value(place, field);
		String other = field.style() == Field.Style.FLAG ? before.isEmpty() ? "true" : "" : before + "7";
		DefinitionForm changed = form(after(form.text().text(), form.set(place, field, other)));
		assertEquals(other, changed.value(place, field), name + ": " + field.path());
		assertEquals(before, form(after(changed.text().text(), changed.set(place, field, before))).value(place, field), name + ": " + field.path());
	}

	@Test
	void findingsAreOnTheFieldOrTheRowOrThePage() {
		String wrong = WEB.replace("placement='static'", "placement='statik'").replace("bus='sata'", "bus='satan'").replace("<readonly/>", "<readonly/><bogus/>")
				.replace("</name>", "</name>\n  <bogus/>");
		DefinitionForm form = form(wrong);
		List<Finding> findings = List.of(at(wrong, "statik"), at(wrong, "satan"), at(wrong, "bogus/>\n    </disk"), at(wrong, "bogus"), at(wrong, "qcow2"));
		FormFindings placed = FormFindings.of(form, findings);
		assertEquals(List.of(findings.get(0)), placed.of(Place.ROOT, field(form, Place.ROOT, "vcpu/@placement")));
		assertEquals(List.of(findings.get(1)), placed.of(CDROM, field(form, CDROM, "target/@bus")));
		assertEquals(List.of(findings.get(4)), placed.of(DISK, field(form, DISK, "source/@file")));
		assertEquals(List.of(findings.get(1), findings.get(2)), placed.of(CDROM));
		Page overview = form.pages().get(0);
		assertEquals(List.of(findings.get(3)), placed.rest(overview, Place.ROOT));
		assertEquals(findings.size(), form.pages().stream().mapToInt(page -> placed.of(page).size()).sum(), "each is counted once");
	}

	@Test
	void whatNoFieldShowsIsOnThePageOfItsPartOfTheDefinition() {
		String wrong = WEB.replace("  <devices>", "  <cpu><bogus/></cpu>\n  <devices>");
		DefinitionForm form = form(wrong);
		List<Finding> findings = List.of(at(wrong, "bogus"));
		Page cpu = form.pages().get(1);
		assertEquals(findings, FormFindings.of(form, findings).rest(cpu, Place.ROOT));
		assertEquals(findings, FormFindings.of(form, findings).of(section(form, "model")));
	}

	@Test
	void aHalfTypedTextLeavesTheLastFormAndSaysWhere() {
		FormState state = new FormState();
		state.update(Samples.text(WEB));
		assertTrue(state.isWhole());
		assertEquals("", state.explanation());
		DefinitionForm whole = state.form();
		state.update(Samples.text(WEB.replace("<memory unit='KiB'>", "<memory unit='KiB'")));
		assertFalse(state.isWhole());
		assertEquals(whole, state.form());
		assertTrue(state.explanation().startsWith("Line 4 is not finished: "), state.explanation());
		state.update(Samples.text(WEB.replace("web", "web3")));
		assertTrue(state.isWhole());
		assertEquals("web3", state.form().value(Place.ROOT, field(state.form(), Place.ROOT, "name")));
	}

	// ---- helpers

	private static Finding at(String text, String what) {
		return Finding.error("test", "wrong", text.indexOf(what), what.startsWith("bogus") ? 5 : what.length());
	}

	static DefinitionForm form(String text) {
		return DefinitionForm.of(Samples.text(text));
	}

	static Section section(DefinitionForm form, String id) {
		return form.pages().stream().flatMap(page -> page.sections().stream()).filter(section -> section.id().equals(id)).findFirst().orElseThrow();
	}

	static Field field(DefinitionForm form, Place place, String path) {
		List<Field> fields = place.path().isEmpty() ? form.pages().stream().flatMap(page -> page.sections().stream()).flatMap(section -> section.fields().stream()).toList()
				: form.fields(place);
		return fields.stream().filter(field -> field.path().equals(path)).findFirst().orElseThrow(() -> new AssertionError(path + " among " + fields));
	}

	private static String read(String text, String path) {
		DefinitionForm form = form(text);
		return form.value(Place.ROOT, field(form, Place.ROOT, path));
	}

	private static String set(String text, String path, String value) {
		return set(text, Place.ROOT, path, value);
	}

	private static String set(String text, Place place, String path, String value) {
		DefinitionForm form = form(text);
		return after(text, form.set(place, field(form, place, path), value));
	}

	private static String unit(String text, String path, String unit) {
		DefinitionForm form = form(text);
		return after(text, form.setUnit(Place.ROOT, field(form, Place.ROOT, path), unit));
	}

	private static List<String> choices(String text, Place place, String path) {
		DefinitionForm form = form(text);
		return form.choices(place, field(form, place, path)).stream().map(Choice::value).toList();
	}

	private static String after(String text, Optional<TextEdit> edit) {
		return TextEdit.apply(text, edit.stream().toList());
	}
}
