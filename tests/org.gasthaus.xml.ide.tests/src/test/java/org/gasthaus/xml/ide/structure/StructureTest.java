package org.gasthaus.xml.ide.structure;

import static org.gasthaus.xml.ide.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Samples;
import org.gasthaus.xml.ide.Samples.Marked;
import org.junit.jupiter.api.Test;

class StructureTest {
	private static List<String> folds(String xml) {
		return Folding.of(text(xml)).stream().map(region -> region.kind() + " " + xml.substring(region.offset(), region.offset() + region.length())).toList();
	}

	private static List<String> occurrences(String marked) {
		Marked at = Marked.of(marked);
		return Occurrences.at(at.text(), at.offset()).stream().map(found -> found.offset() + (found.declaration() ? " given" : "")).toList();
	}

	private static List<String> selections(String marked) {
		Marked at = Marked.of(marked);
		return SelectionRanges.at(at.text(), at.offset()).stream().map(found -> at.text().text().substring(found.offset(), found.offset() + found.length()))
				.toList();
	}

	@Test
	void onlyWhatSpansLinesFolds() {
		assertEquals(List.of("ELEMENT <a>\n<b/>\n</a>"), folds("<a>\n<b/>\n</a>"));
		assertEquals(List.of(), folds("<a><b/></a>"));
	}

	@Test
	void commentsInARowFoldTogether() {
		assertEquals(List.of("ELEMENT <a>\n<!-- 1 -->\n<!-- 2 -->\n<b/></a>", "COMMENT <!-- 1 -->\n<!-- 2 -->"), folds("<a>\n<!-- 1 -->\n<!-- 2 -->\n<b/></a>"));
		assertEquals(List.of("COMMENT <!--\n-->"), folds("<!--\n--><a/>"));
	}

	@Test
	void aSectionOfTextFolds() {
		assertEquals(List.of("ELEMENT <a><![CDATA[\n]]></a>", "CDATA <![CDATA[\n]]>"), folds("<a><![CDATA[\n]]></a>"));
	}

	@Test
	void aTagMarksItsOther() {
		assertEquals(List.of("1", "6"), occurrences("<o|s></os>"));
		assertEquals(List.of("1", "6"), occurrences("<os></os|>"));
		assertEquals(List.of("1"), occurrences("<os|/>"));
		assertEquals(List.of(), occurrences("<os>a|b</os>"));
	}

	@Test
	void aNameMarksItsUses() {
		Marked at = Marked.of("<domain><a><iothread id='1|'/></a><d><disk><driver iothread='1'/></disk><disk><driver iothread='2'/></disk></d></domain>");
		String text = at.text().text();
		assertEquals(List.of(new Occurrence(text.indexOf("'1'") + 1, 1, true), new Occurrence(text.lastIndexOf("'1'") + 1, 1, false)),
				Occurrences.at(at.text(), at.offset()));
	}

	@Test
	void selectingMoreGoesFromTheValueToTheWholeText() {
		assertEquals(List.of("vda", "dev='vda'", "<target dev='vda'/>", "<disk><target dev='vda'/></disk>"), selections("<disk><target dev='v|da'/></disk>"));
	}

	@Test
	void selectionsHoldEachOtherAtEveryPlace() {
		Samples.examples().values().stream().limit(12).forEach(xml -> {
			DefinitionText text = text(xml);
			for (int offset = 0; offset <= xml.length(); offset += 3) {
				int start = offset;
				int end = offset;
				for (var region : SelectionRanges.at(text, offset)) {
					assertTrue(region.offset() <= start && region.offset() + region.length() >= end, () -> region + " in " + xml);
					start = region.offset();
					end = region.offset() + region.length();
				}
				assertEquals(xml.length(), end - start);
			}
		});
	}
}
