package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {
	@ParameterizedTest
	@CsvSource({ "0,0", "7,7", "007,7", "010,10", "255,255", "256,256", "0x0a,10", "0XfF,255", "-1,-1", "+5,5", "-0x10,-16", "'  42\n',42",
			"9223372036854775807,9223372036854775807", "-9223372036854775808,-9223372036854775808" })
	void readsDecimalAndHexadecimalNumbers(String literal, long value) {
		Numeral numeral = Numeral.of(literal);
		assertTrue(numeral.isValid());
		assertEquals(value, numeral.longValue());
		assertEquals(literal, numeral.literal());
		assertEquals(Long.toString(value), numeral.canonical());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1G", "yes", "0x", "-", "+-1", "1 2", "0a", "1.5", "1e3", "１２", "18446744073709551616", "-9223372036854775809",
			"00000000000000000000000000000000000000000000000000000000000000000" })
	void keepsWhatIsNoNumber(String literal) {
		Numeral numeral = Numeral.of(literal);
		assertFalse(numeral.isValid());
		assertEquals(literal, numeral.literal());
		assertEquals(literal, numeral.canonical());
		assertFalse(numeral.isWithin(Long.MIN_VALUE, Long.MAX_VALUE));
		assertThrows(IllegalStateException.class, numeral::longValue);
		assertThrows(IllegalStateException.class, numeral::cValue);
	}

	@Test
	void absentTextIsNoNumeral() {
		assertNull(Numeral.of(null));
	}

	@Test
	void unsignedNumbersOf64BitsAreBeyondLong() {
		Numeral most = Numeral.of("18446744073709551615");
		assertTrue(most.isValid());
		assertEquals(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), most.bigValue());
		assertThrows(ArithmeticException.class, most::longValue);
		assertThrows(ArithmeticException.class, () -> Numeral.of("2147483648").intValue());
	}

	@Test
	void aLeadingZeroIsOctalOnlyWhereLibvirtReadsLikeC() {
		assertEquals(8, Numeral.of("010").cValue());
		assertEquals(10, Numeral.of("10").cValue());
		assertEquals(16, Numeral.of("0x10").cValue());
		assertEquals(0, Numeral.of("0").cValue());
		assertThrows(IllegalStateException.class, () -> Numeral.of("08").cValue());
		assertEquals(8, Numeral.of("08").longValue());
	}

	@Test
	void equalNumbersAreEqualWhateverTheirSpelling() {
		assertEquals(Numeral.of("10"), Numeral.of("0x0a"));
		assertEquals(Numeral.of("10").hashCode(), Numeral.of("0x0a").hashCode());
		assertNotEquals(Numeral.of("10"), Numeral.of("11"));
		assertNotEquals(Numeral.of("x"), Numeral.of("y"));
		assertEquals(Numeral.of("x"), Numeral.of("x"));
		assertNotEquals(Numeral.of("10"), (Object) "10");
	}

	@Test
	void smallNumbersShareOneObject() {
		assertSame(Numeral.of("4"), Numeral.of(4));
		assertSame(Numeral.of("255"), Numeral.of("255"));
		assertEquals("04", Numeral.of("04").literal());
		assertEquals(-3, Numeral.of(-3).longValue());
	}

	@Test
	void sortsBySizeWithTheInvalidLast() {
		List<Numeral> sorted = List.of("x", "10", "0x9", "-1", "a").stream().map(Numeral::of).sorted().toList();
		assertEquals("[-1, 0x9, 10, a, x]", sorted.toString());
	}

	@Test
	void knowsItsRange() {
		assertTrue(Numeral.of("0").isWithin(0, 7));
		assertTrue(Numeral.of("7").isWithin(0, 7));
		assertFalse(Numeral.of("8").isWithin(0, 7));
		assertFalse(Numeral.of("-1").isWithin(0, 7));
	}
}
