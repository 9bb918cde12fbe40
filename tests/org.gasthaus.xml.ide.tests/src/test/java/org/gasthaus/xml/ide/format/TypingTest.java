package org.gasthaus.xml.ide.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.gasthaus.xml.ide.Samples.Marked;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "<a>|;<a></a>", "<a>|</a>;<a></a>", "<a><a>|</a>;<a><a></a></a>", "<a><a>|</a></a>;<a><a></a></a>", "<a><b><a>|</b></a>;<a><b><a></a></b></a>", "<a><b>|</a>;<a><b></b></a>", "<a/>|;<a/>", "<a b='>|'/>;<a b='>'/>",
			"<a></|;<a></a>", "<a><b></|</a>;<a><b></b></a>", "<a></|>;<a></>", "<a></a></|;<a></a></" })
	void theEndTagComesByItself(String typed, String wanted) {
		Marked at = Marked.of(typed);
		assertEquals(wanted, TextEdit.apply(at.text().text(), AutoClose.at(at.text(), at.offset()).map(List::of).orElse(List.of())));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "<a>~|;<a>~··|", "<a>~|</a>;<a>~|</a>", "<a>~··<b>~|~··</b>~</a>;<a>~··<b>~····~··</b>~</a>", "<a>~··<b/>~|~</a>;<a>~··<b/>~··~</a>",
			"<a>~text~|</a>;<a>~text~</a>", "<a>~<!-- x~| -->~</a>;<a>~<!-- x~ -->~</a>", "<a~|b='1'/>;<a~b='1'/>" })
	void enterIndentsByWhatTheLineIsIn(String typed, String wanted) {
		Marked at = Marked.of(typed.replace('~', '\n').replace('·', ' '));
		assertEquals(wanted.replace("|", "").replace('~', '\n').replace('·', ' '),
				TextEdit.apply(at.text().text(), Indentation.ofLine(at.text(), at.offset(), "  ").map(List::of).orElse(List.of())));
	}
}
