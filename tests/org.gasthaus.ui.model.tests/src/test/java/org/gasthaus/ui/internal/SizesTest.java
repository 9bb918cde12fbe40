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
	@CsvSource({ "10 GiB, 10737418240", "512M, 536870912", "1.5 KiB, 1536", "7 b, 7", "2 GB, 2000000000", "'1,023 MiB', 1072693248", "'1,5 GiB', 1610612736", "  3 tib  , 3298534883328" })
	void whatPeopleTypeIsRead(String text, long bytes) throws ParseException {
		assertEquals(bytes, Sizes.bytes(text));
	}

	@Test
	void aCommaIsAPointInGerman() throws ParseException {
		Locale.setDefault(Locale.GERMAN);
		assertEquals(1536, Sizes.bytes("1,5 KiB"));
		assertEquals(1_500_000_000, Sizes.bytes("1,5 GB"));
		assertEquals(1536, Sizes.bytes("1.5 KiB"));
		assertEquals(1023 * 1024, Sizes.bytes("1.023 KiB"));
		assertEquals(1023 * 1024 + 512, Sizes.bytes("1.023,5 KiB"));
	}

	@Test
	void aSizeThatIsShownIsReadAgainInEveryLanguage() throws ParseException {
		for (Locale locale : new Locale[] { Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, new Locale("de", "CH"), Locale.ITALIAN }) {
			Locale.setDefault(locale);
			assertEquals(1023L << 20, Sizes.bytes(Sizes.text(1023L << 20)), locale::toString);
			assertEquals(1536, Sizes.bytes(Sizes.text(1536)), locale::toString);
		}
	}

	@Test
	void aNumberAloneIsAskedForItsUnit() throws ParseException {
		assertThrows(ParseException.class, () -> Sizes.bytes("600"));
		assertEquals("600 what? Write 600 MiB or 600 GiB.", Sizes.unitMissing(" 600 "));
		assertEquals("2097152 what? Write 2097152 KiB or 2097152 MiB.", Sizes.unitMissing("2097152"));
		assertEquals("", Sizes.unitMissing("600 MiB"));
		assertEquals("", Sizes.unitMissing("0"));
		assertEquals("", Sizes.unitMissing("many"));
		assertEquals(2048, Sizes.bytesOrNumber("2048"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GiB", "0", "-1 GiB", "10 XiB", "10 GiB more", "9 EiB", "1,2,3 GiB", "1.2.3 GiB", "1e3 GiB", "2048" })
	void whatIsNoSizeIsRefused(String text) {
		assertThrows(ParseException.class, () -> Sizes.bytes(text));
	}
}
