package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to hurt: time and memory stay in proportion to the length. */
class LimitsTest {
	private static final int MEGA = 1_000_000;
	/** Twenty times what the slowest of them took when this was written; a quadratic reading takes minutes. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@ParameterizedTest
	@ValueSource(strings = { "<", "< ", "<a>", "<a>\n", "<a b='", "<a b='c", "<!--", "<!-- -", "<![CDATA[", "<?x ", "<!DOCTYPE ", "&", "&a;", "]]>",
			"</a>", "<a></b>", "<a>\n</b>", "<a/>", "<a b=c ", "'", " ", "<!x", "<!DOCTYPE a [", "<a\n", "<a b='1' c='2'\n", "x='1' " })
	void aMegabyteOfOnePieceIsReadQuickly(String piece) {
		String text = "<domain>" + piece.repeat(MEGA / piece.length());
		XmlTree tree = assertTimeout(PATIENCE, () -> {
			XmlTree read = XmlTree.of(text);
			read.syntaxFindings();
			return read;
		});
		assertTrue(!tree.syntaxFindings().isEmpty() && tree.syntaxFindings().size() <= SyntaxFindings.MAX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<a>x", "\n<a>x", "<aa>x", "<a>x<b>y" })
	void manyStartTagsBeforeOneEndTagAreReadQuickly(String piece) {
		String text = "<domain><a>" + piece.repeat(MEGA / piece.length()) + "</a>" + " ".repeat(MEGA) + "</domain>";
		assertTimeout(PATIENCE, () -> XmlTree.of(text).syntaxFindings());
	}

	@Test
	void aHundredThousandNestedElementsAreCutOffAtTheLimit() {
		String text = "<a>".repeat(100_000) + "</a>".repeat(100_000);
		XmlTree tree = assertTimeout(PATIENCE, () -> XmlTree.of(text));
		assertEquals(List.of("syntax.depth"), tree.syntaxFindings().stream().map(Finding::code).toList());
		assertEquals(XmlTree.MAX_DEPTH, depth(tree.root()));
	}

	@Test
	void asDeepAsAllowedIsFine() {
		String text = "<a>".repeat(XmlTree.MAX_DEPTH) + "</a>".repeat(XmlTree.MAX_DEPTH);
		assertEquals(List.of(), XmlTree.of(text).syntaxFindings());
		assertEquals("syntax.depth", XmlTree.of("<a>" + text + "</a>").syntaxFindings().get(0).code());
	}

	@Test
	void billionLaughsAreNotHeard() {
		StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
		for (int i = 1; i < 10; i++) {
			text.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
		}
		text.append("]><a>&l9;</a>");
		XmlTree tree = assertTimeout(PATIENCE, () -> XmlTree.of(text.toString()));
		assertEquals(List.of("syntax.entity-expansion"), tree.syntaxFindings().stream().map(Finding::code).toList());
		assertEquals("", tree.root().characterContent());
	}

	@Test
	void manySmallExpansionsExhaustTheBudgetToo() {
		String text = "<!DOCTYPE a [<!ENTITY x '" + "y".repeat(1000) + "'>]><a>" + "&x;".repeat(100) + "</a>";
		assertEquals("syntax.entity-expansion", XmlTree.of(text).syntaxFindings().get(0).code());
		String within = "<!DOCTYPE a [<!ENTITY x '" + "y".repeat(1000) + "'>]><a>" + "&x;".repeat(60) + "</a>";
		assertEquals(60_000, XmlTree.of(within).root().characterContent().length());
	}

	@Test
	void expansionsToNothingAreNotFree() {
		StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY e ''>");
		for (int i = 0; i < 20_000; i++) {
			text.append("<!ENTITY x").append(i).append(" '").append("&e;".repeat(30)).append("'>");
		}
		text.append("]><a>");
		for (int i = 0; i < 20_000; i++) {
			text.append("&x").append(i).append(';');
		}
		XmlTree tree = assertTimeout(PATIENCE, () -> XmlTree.of(text.append("</a>").toString()));
		assertEquals("syntax.entity-expansion", tree.syntaxFindings().get(0).code());
	}

	private static int depth(XmlElement element) {
		int deepest = 0;
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement child) {
				deepest = Math.max(deepest, depth(child));
			}
		}
		return deepest + 1;
	}
}
