package org.gasthaus.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.text.ParseException;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
	@BeforeEach
	@AfterEach
	void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "1023, '1,023 B'", "1024, 1 KiB", "1536, 1.5 KiB", "104857600, 100 MiB", "10737418240, 10 GiB", "9223372036854775807, 8 EiB" })
	void aSizeIsShortAndSaysItsUnit(long bytes, String text) {
		assertEquals(text, Sizes.text(bytes));
	}

	@ParameterizedTest
	@CsvSource({ "10 GiB, 10737418240", "512M, 536870912", "1.5 KiB, 1536", "2048, 2048", "7 b, 7", "  3 tib  , 3298534883328" })
	void whatPeopleTypeIsRead(String text, long bytes) throws ParseException {
		assertEquals(bytes, Sizes.bytes(text));
	}

	@Test
	void aCommaIsAPointInGerman() throws ParseException {
		Locale.setDefault(Locale.GERMAN);
		assertEquals(1536, Sizes.bytes("1,5 KiB"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GiB", "0", "-1 GiB", "10 XiB", "10 GiB more", "9 EiB" })
	void whatIsNoSizeIsRefused(String text) {
		assertThrows(ParseException.class, () -> Sizes.bytes(text));
	}
}
