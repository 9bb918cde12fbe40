package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class LineMapTest {
	@Test
	void linesEndWithLfCrLfOrCr() {
		LineMap lines = new LineMap("a\nb\r\nc\rd");
		assertEquals(4, lines.lineCount());
		assertEquals(new TextPosition(1, 2), lines.position(1));
		assertEquals(new TextPosition(2, 2), lines.position(3));
		assertEquals(new TextPosition(2, 3), lines.position(4));
		assertEquals(new TextPosition(3, 1), lines.position(5));
		assertEquals(new TextPosition(4, 1), lines.position(7));
		assertEquals(new TextPosition(4, 2), lines.position(8));
	}

	@Test
	void tabsCountOneAndCharactersOutsideOfThePlaneTwo() {
		assertEquals(new TextPosition(1, 5), new LineMap("\t😀x").position(4));
		assertEquals(new TextPosition(1, 4), new LineMap("\t😀x").position(3));
	}

	@Test
	void theEndOfTheTextIsAPlaceAndNothingBeyond() {
		assertEquals(new TextPosition(1, 1), new LineMap("").position(0));
		assertEquals(new TextPosition(2, 1), new LineMap("a\n").position(2));
		assertThrows(IndexOutOfBoundsException.class, () -> new LineMap("a").position(2));
	}

	@Test
	void editsApplyTogetherAndMustNotOverlap() {
		assertEquals("xbcy!", TextEdit.apply("abcd", List.of(new TextEdit(3, 1, "y"), new TextEdit(0, 1, "x"), new TextEdit(4, 0, "!"))));
		assertThrows(IllegalArgumentException.class,
				() -> TextEdit.apply("abcd", List.of(new TextEdit(0, 2, ""), new TextEdit(1, 1, ""))));
	}
}
