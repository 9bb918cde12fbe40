package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToggleTest {
	@Test
	void readsItsOwnVocabulary() {
		assertSame(Toggle.YES, Toggle.yesNo("yes"));
		assertSame(Toggle.NO, Toggle.yesNo("no"));
		assertSame(Toggle.ON, Toggle.onOff("on"));
		assertSame(Toggle.OFF, Toggle.onOff("off"));
		assertNull(Toggle.yesNo(null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "on", "Yes", "yes ", "1", "true" })
	void keepsOtherWordsAndTakesThemForNeither(String literal) {
		Toggle toggle = Toggle.yesNo(literal);
		assertFalse(toggle.isValid());
		assertFalse(Toggle.isOn(toggle));
		assertFalse(Toggle.isOff(toggle));
		assertEquals(literal, toggle.literal());
	}

	@Test
	void absentIsNeitherOnNorOff() {
		assertFalse(Toggle.isOn(null));
		assertFalse(Toggle.isOff(null));
		assertTrue(Toggle.isOn(Toggle.YES));
		assertTrue(Toggle.isOff(Toggle.OFF));
		assertFalse(Toggle.isOff(Toggle.ON));
	}

	@Test
	void theVocabulariesDoNotMix() {
		assertNotEquals(Toggle.YES, Toggle.ON);
		assertNotEquals(Toggle.ON, Toggle.yesNo("on"));
		assertEquals(Toggle.yesNo("on"), Toggle.yesNo("on"));
	}
}
