package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

/** Any text can be read, changed and written: no exception, no hang, nothing lost. */
class DamagedTextTest {
	private static final int FUZZED = 20_000;
	private static final String[] PIECES = { "<", ">", "/>", "</", "'", "\"", "=", "&", "&#0;", "&lt;", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE x [",
			"<disk>", "</devices>", "<name>", "x:y", "xmlns:x='u'", " ", "\n", "\r", "\t", "\u0000", "\uD83D", "\uDE00", "ü", "type='" };

	@Test
	void everyPrefixOfADefinitionIsReadAndWritten() {
		String text = Samples.text("domain-server");
		for (int end = 0; end <= text.length(); end++) {
			String typed = text.substring(0, end);
			Definition definition = Definition.read(typed);
			assertSame(typed, definition.write());
			if (definition.root() instanceof Domain domain) {
				domain.setName("typed");
				assertEquals("typed", ((Domain) Definition.read(definition.write()).root()).getName(), typed);
			}
		}
	}

	@Test
	void fuzzedTextsAreReadChangedAndWritten() {
		assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
			for (int seed = 0; seed < FUZZED; seed++) {
				Random random = new Random(seed);
				String text = fuzzed(random);
				Definition definition = Definition.read(text);
				assertEquals(List.of(), definition.edits(), text);
				if (definition.root() != null) {
					change(definition, random, text);
				}
			}
		});
	}

	private static void change(Definition definition, Random random, String text) {
		List<EObject> objects = Models.all(definition.root());
		EObject object = objects.get(random.nextInt(objects.size()));
		List<EStructuralFeature> features = Models.settable(object);
		EStructuralFeature feature = features.get(random.nextInt(features.size()));
		if (random.nextBoolean()) {
			Mutations.set(object, feature);
		} else {
			Mutations.unset(object, feature);
		}
		List<TextEdit> edits = definition.edits();
		int kept = text.length();
		for (TextEdit edit : edits) {
			kept -= edit.length();
		}
		String written = assertDoesNotThrow(() -> TextEdit.apply(text, edits), text);
		int added = edits.stream().mapToInt(edit -> edit.text().length()).sum();
		assertEquals(kept + added, written.length());
		assertNotNull(Definition.read(written).tree());
	}

	private static String fuzzed(Random random) {
		String sample = Samples.text(Samples.ALL.get(random.nextInt(Samples.ALL.size())));
		StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? Layouts.of(sample, random.nextInt()) : sample);
		for (int i = 1 + random.nextInt(8); i > 0; i--) {
			int at = random.nextInt(text.length());
			switch (random.nextInt(3)) {
			case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
			case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
			default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
			}
			if (text.length() == 0 || text.length() > 100_000) {
				break;
			}
		}
		return text.toString();
	}

	@Test
	void tenThousandElementsDeepAreReadAndWritten() {
		for (String inner : List.of("<domain>", "<a>", "<devices>")) {
			String text = "<domain><name>deep</name>" + inner.repeat(10_000);
			assertDeep(text);
			assertDeep(text + ("</" + inner.substring(1)).repeat(10_000) + "</domain>");
		}
	}

	private static void assertDeep(String text) {
		Definition definition = Definition.read(text);
		assertSame(text, definition.write());
		((Domain) definition.root()).setName("changed");
		assertEquals(text.replace("<name>deep", "<name>changed"), definition.write());
	}

	@Test
	void twentyMegabytesAreReadAndChangedInReasonableTime() {
		StringBuilder text = new StringBuilder("<domain>\n  <name>big</name>\n  <devices>\n");
		for (int i = 0; text.length() < 20_000_000; i++) {
			text.append("    <!-- disk ").append(i).append(" -->\n    <disk type='file'>\n      <source file='/srv/images/").append(i)
					.append(".img'/>\n      <target dev='vd").append(i).append("' bus='virtio'/>\n    </disk>\n");
		}
		String big = text.append("  </devices>\n</domain>\n").toString();
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			Definition definition = Definition.read(big);
			assertSame(big, definition.write());
			Domain domain = (Domain) definition.root();
			int disks = domain.getDevices().getDisks().size();
			domain.getDevices().getDisks().subList(0, disks / 2).clear();
			domain.getDevices().getDisks().move(0, domain.getDevices().getDisks().size() - 1);
			Definition again = Definition.read(definition.write());
			assertEquals(disks - disks / 2, ((Domain) again.root()).getDevices().getDisks().size());
			assertEquals(domain.getDevices().getDisks().get(0).getTarget().getDev(), ((Domain) again.root()).getDevices().getDisks().get(0).getTarget().getDev());
		});
	}

	@Test
	void theFirstOfTwoRootsIsTheModelAndTheOtherStays() {
		Definition definition = Definition.read("<domain><name>a</name></domain>\n<network><name>b</name></network>\n");
		((Domain) definition.root()).setName("c");
		assertEquals("<domain><name>c</name></domain>\n<network><name>b</name></network>\n", definition.write());
	}

	@Test
	void aHalfTypedAttributeIsCompleted() {
		for (String typed : List.of("<domain type>", "<domain type=>", "<domain type = >")) {
			Definition definition = Definition.read(typed + "<name>a</name></domain>");
			((Domain) definition.root()).setType("kvm");
			assertEquals("kvm", ((Domain) Definition.read(definition.write()).root()).getType(), definition.write());
		}
		assertNull(Definition.read("").root());
		assertEquals("", Definition.read("").write());
	}
}
