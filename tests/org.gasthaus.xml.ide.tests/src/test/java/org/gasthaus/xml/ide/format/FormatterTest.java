package org.gasthaus.xml.ide.format;

import static org.gasthaus.xml.ide.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.model.xml.DefinitionComparison;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.xml.ide.Samples;
import org.gasthaus.xml.ide.format.FormatOptions.Quotes;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

class FormatterTest {
	private static final FormatOptions SINGLE = new FormatOptions("  ", 140, Quotes.SINGLE, true);

	private static String formatted(String xml) {
		return formatted(xml, FormatOptions.LIBVIRT);
	}

	private static String formatted(String xml, FormatOptions options) {
		return TextEdit.apply(xml, Formatter.format(text(xml), options));
	}

	@Test
	void anElementGetsALineAndTwoBlanksAStep() {
		assertEquals("<domain type='kvm'>\n  <name>a</name>\n  <devices>\n    <disk/>\n  </devices>\n</domain>\n",
				formatted("<domain   type = 'kvm'  ><name>a</name>\n\t\t<devices><disk /></devices></domain >"));
	}

	@Test
	void textCommentsAndSectionsStay() {
		String kept = "<domain>\n  <description>two\n lines </description>\n  <a><![CDATA[ x ]]></a>\n  <!-- a\n       b -->\n</domain>\n";
		assertEquals(kept, formatted(kept));
	}

	@Test
	void anEmptyPairOfTagsOverSeveralLinesGetsTwo() {
		for (String blank : List.of("\n\n\n   ", "\n", "   \n \t ")) {
			String once = formatted("<domain>\n  <name>a</name>\n    <devices>" + blank + "</devices>\n</domain>\n");
			assertEquals("<domain>\n  <name>a</name>\n  <devices>\n  </devices>\n</domain>\n", once);
			assertEquals(once, formatted(once));
		}
		assertEquals("<domain>\n</domain>\n", formatted("<domain>\n\n\n</domain>"));
	}

	@Test
	void whiteSpaceThatMayBeTextStays() {
		String text = "<domain>\n  <description>%s</description>\n  <title>%<s</title>\n  <metadata>\n    <a:b xmlns:a='urn:a'>%<s</a:b>\n  </metadata>\n  <devices></devices>\n</domain>\n";
		for (String blank : List.of("  ", "\n\n\n  ")) {
			assertEquals(text.formatted(blank), formatted(text.formatted(blank)));
		}
		String foreign = "<a>\n  <b>\n\n\n</b>\n</a>\n";
		assertEquals(foreign, formatted(foreign));
	}

	@Test
	void textAmongElementsIsLeftAlone() {
		String kept = "<a>\n  <b>some <c/>  text <d>\n</d></b>\n</a>\n";
		assertEquals(kept, formatted(kept));
	}

	@Test
	void halfTypedTagsAreNoObstacle() {
		assertEquals("<domain>\n  <devices></>\n</domain>\n", formatted("<domain><devices></></domain>"));
		for (String typed : List.of("<", "</", "</>", "<>", "</ >", "< >", "<a </>", "<a b", "<a b='", "<!", "<?", "&", "]]>")) {
			for (String around : List.of("%s", "<domain>%s</domain>", "<domain><devices>%s</devices></domain>", "<domain>\n<devices>\n%s\n</devices>\n</domain>", "<domain><devices>%s", "%s<domain/>")) {
				String text = around.formatted(typed);
				assertEquals(text.replaceAll("\\s", ""), formatted(text).replaceAll("\\s", ""));
			}
		}
	}

	@Test
	void anEmptyLineStaysOne() {
		assertEquals("<a>\n  <b/>\n\n  <c/>\n</a>\n", formatted("<a>\n<b/>\n\n\n\n<c/>\n\n</a>\n\n\n").replace("<c/>\n\n</a>", "<c/>\n</a>"));
	}

	@Test
	void aCommentBehindAnElementStaysInItsLine() {
		assertEquals("<a>\n  <b/> <!-- b -->\n  <c/>\n</a>\n", formatted("<a><b/> <!-- b --><c/></a>"));
	}

	@Test
	void theLineEndsOfTheTextStay() {
		assertEquals("\uFEFF<a>\r\n  <b/>\r\n</a>\r\n", formatted("\uFEFF<a>\r\n<b/></a>"));
	}

	@Test
	void longTagsKeepTheirBreaksInAColumn() {
		String long1 = "a='" + "1".repeat(90) + "'";
		String long2 = "b='" + "2".repeat(90) + "'";
		assertEquals("<r>\n  <x " + long1 + "\n     " + long2 + "/>\n</r>\n", formatted("<r><x " + long1 + "\n" + long2 + "/></r>"));
		assertEquals("<x a='1' b='2'/>\n", formatted("<x a='1'\n\n b='2'/>"));
	}

	@Test
	void quotesChangeOnlyWhenAsked() {
		assertEquals("<x a=\"1\"/>\n", formatted("<x a=\"1\"/>"));
		assertEquals("<x a='1' b=\"it's\"/>\n", formatted("<x a=\"1\" b=\"it's\"/>", SINGLE));
	}

	@Test
	void spaceThatIsToBePreservedIs() {
		String kept = "<a>\n  <b xml:space='preserve'> <c/> </b>\n</a>\n";
		assertEquals(kept, formatted(kept));
	}

	@Test
	void whatIsDamagedIsLeftAlone() {
		String text = "<domain>\n <name>a</name>\n   <devices>\n  <disk type='file'\n       <source/>\n </disk>\n  </devices>\n</domain>\n";
		String result = formatted(text);
		assertTrue(result.contains("<disk type='file'\n       <source/>\n </disk>"), result);
		assertTrue(result.startsWith("<domain>\n  <name>a</name>\n"), result);
	}

	@Test
	void aRangeChangesOnlyWhatItTouches() {
		String xml = "<a>\n<b/>\n<c/>\n<d/>\n</a>\n";
		int at = xml.indexOf("<c/>");
		assertEquals("<a>\n<b/>\n  <c/>\n<d/>\n</a>\n", TextEdit.apply(xml, Formatter.range(text(xml), at, 1, FormatOptions.LIBVIRT)));
	}

	@Test
	void selectedLinesLeaveTheLineBehindThemAlone() {
		String xml = "<a>\n<b/>\n   <c/>\n</a>\n";
		int at = xml.indexOf("<b/>");
		assertEquals("<a>\n  <b/>\n   <c/>\n</a>\n", TextEdit.apply(xml, Formatter.range(text(xml), at, "<b/>\n".length(), FormatOptions.LIBVIRT)));
		assertEquals("<a>\n<b/>\n   <c/>\n</a>\n", TextEdit.apply("<a>\n<b/>\n   <c/>\n</a>", Formatter.range(text("<a>\n<b/>\n   <c/>\n</a>"), xml.length() - 3, 2, FormatOptions.LIBVIRT)),
				"but the end of the text is laid out");
	}

	/** The indentation of what is damaged says what belongs where, so that another one could say something else. */
	@Test
	void aTextThatLacksATagIsLaidOutOnceToo() {
		Random random = new Random(18);
		for (String example : Samples.examples().values()) {
			Matcher tags = Pattern.compile("</?[a-zA-Z][^<>]*>").matcher(example);
			List<MatchResult> all = tags.results().toList();
			for (int i = 0; i < 12; i++) {
				MatchResult gone = all.get(random.nextInt(all.size()));
				String without = example.substring(0, gone.start()) + example.substring(gone.end());
				for (String text : List.of(without, without.replaceAll("\n[ \t]+", "\n"), without.replaceAll("\n[ \t]+(?=<[a-m])", "\n"))) {
					String once = formatted(text);
					assertEquals(once, formatted(once), () -> "twice is not once without " + gone.group() + " in\n" + text);
					assertEquals(text.replaceAll("\\s", ""), once.replaceAll("\\s", ""));
				}
			}
		}
	}

	@Test
	void theExamplesMeanTheSameAndFormatOnce() {
		check(Samples.examples());
	}

	@Test
	void theCorpusMeansTheSameAndFormatsOnce() {
		check(Samples.corpus());
	}

	@Test
	void definitionsOnOneLineMeanTheSameAndFormatOnce() {
		Samples.ruleSamples().forEach(xml -> check(Map.of("rule", xml)));
	}

	@Test
	void halfTypedTextsFormatOnceAndLoseNothing() {
		Samples.examples().forEach((file, xml) -> {
			for (int end = 1; end < xml.length(); end += 29) {
				String prefix = xml.substring(0, end);
				String once = formatted(prefix);
				assertEquals(prefix.replaceAll("\\s", ""), once.replaceAll("\\s", ""), file);
				assertEquals(once, formatted(once), file);
			}
		});
	}

	private static void check(Map<String, String> texts) {
		texts.forEach((file, xml) -> {
			for (FormatOptions options : List.of(FormatOptions.LIBVIRT, SINGLE)) {
				String once = formatted(xml, options);
				assertEquals(List.of(), DefinitionComparison.compare(Definition.read(xml), Definition.read(once), Options.explicit()), file);
				assertEquals(once, formatted(once, options), file);
			}
			assertEquals(xml.replaceAll("\\s", ""), formatted(xml).replaceAll("\\s", ""), file);
		});
	}
}
