package org.gasthaus.xml.ide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EClass;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.FormLayout.Section;
import org.gasthaus.xml.ide.internal.ModelWords;
import org.junit.jupiter.api.Test;

/** What is on the pages: everything has a name, and none twice in one place. */
class FormLayoutTest {
	@Test
	void aDomainHasThePagesInTheirOrder() {
		assertEquals(List.of("overview", "cpu", "boot", "disks", "interfaces", "consoles", "devices", "tuning"),
				FormLayout.pages("domain").stream().map(Page::id).toList());
		assertEquals(List.of("domain", "network", "pool", "volume"), FormLayout.roots());
		assertEquals(List.of(), FormLayout.pages("filter"));
	}

	@Test
	void everyPageSectionAndFieldHasAName() {
		Set<String> missing = new TreeSet<>();
		FormLayout.roots().forEach(root -> FormLayout.pages(root).forEach(page -> assertTrue(!page.title().isBlank() && page.tab().length() <= page.title().length())));
		for (Section section : sections()) {
			assertTrue(!section.title().isBlank());
			allFields(section).stream().flatMap(List::stream).filter(field -> !Messages.bundle().containsKey(field.key())).forEach(field -> missing.add(field.key()));
		}
		assertEquals(Set.of(), missing);
	}

	@Test
	void noNameIsWithoutAField() {
		Set<String> used = new HashSet<>();
		sections().forEach(section -> allFields(section).forEach(fields -> fields.forEach(field -> used.add(field.key()))));
		assertEquals(List.of(), Messages.bundle().keySet().stream().filter(key -> key.startsWith("field.") && !used.contains(key)).sorted().toList());
	}

	@Test
	void noTwoFieldsBesideOneAnotherHaveTheSameName() {
		for (Section section : sections()) {
			for (List<Field> fields : allFields(section)) {
				Set<String> seen = new HashSet<>();
				fields.forEach(field -> assertTrue(seen.add(field.label()) || !field.types().isEmpty(), section.id() + ": " + field.label()));
			}
		}
	}

	@Test
	void everyDeviceOfADomainIsInATable() {
		Set<String> tables = new HashSet<>();
		sections().forEach(section -> tables.addAll(section.lists()));
		EClass devices = (EClass) ModelWords.child(ModelWords.root("domain"), "devices").orElseThrow().getEType();
		List<String> without = devices.getEAllReferences().stream().filter(child -> child.getEAnnotation(org.gasthaus.model.XmlMapping.SOURCE) != null)
				.filter(child -> org.gasthaus.model.XmlMapping.kind(child) == org.gasthaus.model.XmlMapping.Kind.ELEMENT)
				.map(child -> "devices/" + org.gasthaus.model.XmlMapping.name(child)).filter(path -> !tables.contains(path)).toList();
		assertEquals(List.of(), without);
	}

	private static List<Section> sections() {
		List<Section> sections = new ArrayList<>();
		FormLayout.roots().forEach(root -> FormLayout.pages(root).forEach(page -> sections.addAll(page.sections())));
		return sections;
	}

	/** The fields that stand beside one another: those of the section, or of each kind of row in it. */
	private static List<List<Field>> allFields(Section section) {
		if (!section.isList()) {
			return List.of(section.fields());
		}
		List<List<Field>> all = new ArrayList<>();
		for (String path : section.lists()) {
			EClass type = ModelWords.root(section.root());
			for (String name : path.split("/")) {
				type = ModelPath.child(type, name).getEReferenceType();
			}
			all.add(FormLayout.fields(new Place(path, 0).element(), type));
		}
		return all;
	}
}
