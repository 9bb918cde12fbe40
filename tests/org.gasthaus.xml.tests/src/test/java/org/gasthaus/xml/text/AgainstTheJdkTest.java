package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Compares the verdict, the meaning and the regions with the JDK's parser on generated and on damaged texts. */
class AgainstTheJdkTest {
	private static final int DOCUMENTS = 1500;
	private static final int MUTATIONS = 20_000;
	private static final String[] INSERTED = { "<", ">", "/", "&", "'", "\"", "=", " ", "\n", "-", "--", "]]>", "<!--", "-->", "<![CDATA[",
			"?", "<?", "!", ";", "x", ":", "x='1' ", "</a>", "<a>", "<b/>", "&x;", "\u0001", "#", "0" };

	@Test
	void wellFormedTextsHaveNoFindingsAndMeanTheSame() {
		for (int seed = 0; seed < DOCUMENTS; seed++) {
			String text = new GeneratedXml(seed).document();
			List<String> expected = ReferenceParser.events(text);
			assertNotNull(expected, () -> "The generator made a text that is not well-formed: " + text);
			XmlTree tree = XmlTree.of(text);
			assertEquals(List.of(), tree.syntaxFindings(), text);
			assertEquals(expected, ReferenceParser.events(tree), text);
		}
	}

	@Test
	void tokensLoseNothingAndNamesAndValuesHaveTheirExactRegions() {
		int names = 0;
		for (int seed = 0; seed < DOCUMENTS; seed++) {
			String text = new GeneratedXml(seed).document();
			XmlTree tree = XmlTree.of(text);
			assertLossless(text, tree.tokens());
			names += assertRegions(text, tree.root());
		}
		assertTrue(names > DOCUMENTS, "only " + names + " elements were generated");
	}

	@Test
	void oneCharacterMoreOrLessGetsTheVerdictOfTheJdk() {
		Random random = new Random(20_240_501);
		int refused = 0;
		for (int i = 0; i < MUTATIONS; i++) {
			String text = new GeneratedXml(i % DOCUMENTS).document();
			int from = text.indexOf("]>");
			int place = from + 2 + random.nextInt(text.length() - from - 2);
			String damaged = random.nextBoolean() ? text.substring(0, place) + text.substring(place + 1)
					: text.substring(0, place) + INSERTED[random.nextInt(INSERTED.length)] + text.substring(place);
			XmlTree tree = XmlTree.of(damaged);
			assertLossless(damaged, tree.tokens());
			if (hasNameWithLeadingColon(damaged, tree)) {
				continue;
			}
			boolean wellFormed = ReferenceParser.events(damaged) != null;
			refused += wellFormed ? 0 : 1;
			assertEquals(wellFormed, tree.syntaxFindings().isEmpty(), () -> tree.syntaxFindings() + "\n" + damaged);
			for (Finding finding : tree.syntaxFindings()) {
				assertTrue(finding.offset() >= 0 && finding.end() <= damaged.length(), finding::toString);
			}
		}
		assertTrue(refused > MUTATIONS / 4, "only " + refused + " damaged texts were not well-formed");
	}

	/** The one known difference: the JDK takes {@code :name} for a name although Namespaces in XML does not. */
	private static boolean hasNameWithLeadingColon(String text, XmlTree tree) {
		return tree.syntaxFindings().stream().anyMatch(f -> f.code().equals("syntax.name") && text.charAt(f.offset()) == ':');
	}

	private static void assertLossless(String text, XmlTokens tokens) {
		int at = 0;
		for (int i = 0; i < tokens.count(); i++) {
			assertEquals(at, tokens.start(i));
			at = tokens.end(i);
		}
		assertEquals(text.length(), at);
	}

	private static int assertRegions(String text, XmlElement element) {
		assertEquals(element.name(), text.substring(element.nameOffset(), element.nameOffset() + element.nameLength()));
		assertEquals('<', text.charAt(element.nameOffset() - 1));
		assertEquals('>', text.charAt(element.end() - 1));
		if (element.hasContent()) {
			assertEquals(element.name(), text.substring(element.endNameOffset(), element.endNameOffset() + element.endNameLength()));
			assertEquals("</", text.substring(element.endNameOffset() - 2, element.endNameOffset()));
			assertEquals('>', text.charAt(element.startTagEnd() - 1));
		}
		int count = 1;
		for (XmlAttribute attribute : element.attributes()) {
			assertEquals(attribute.name(), text.substring(attribute.nameOffset(), attribute.nameOffset() + attribute.nameLength()));
			char mark = text.charAt(attribute.valueOffset() - 1);
			assertTrue(mark == '"' || mark == '\'');
			assertEquals(mark, text.charAt(attribute.valueOffset() + attribute.valueLength()));
		}
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement child) {
				count += assertRegions(text, child);
			}
		}
		return count;
	}
}
