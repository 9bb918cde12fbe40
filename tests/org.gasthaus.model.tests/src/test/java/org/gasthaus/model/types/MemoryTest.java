package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
	@ParameterizedTest
	@CsvSource({ "b,1", "byte,1", "bytes,1", "BYTES,1", "k,1024", "K,1024", "KiB,1024", "kib,1024", "KB,1000", "kb,1000", "M,1048576", "MB,1000000", "G,1073741824",
			"GB,1000000000", "T,1099511627776", "TB,1000000000000", "P,1125899906842624", "PB,1000000000000000", "E,1152921504606846976",
			"EB,1000000000000000000" })
	void unitsAreThoseOfLibvirt(String unit, long bytes) {
		assertEquals(Optional.of(bytes), MemoryUnit.of(unit).map(MemoryUnit::bytes));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "i", "iB", "KBB", "Kb ", "Kib/s", "Z", "KiBs", "bit" })
	void otherWordsAreNoUnits(String unit) {
		assertEquals(Optional.empty(), MemoryUnit.of(unit));
	}

	@ParameterizedTest
	@CsvSource({ "4001,KB,3908", "1,bytes,1", "1024,b,1", "1025,b,2", "0,GiB,0", "1,GiB,1048576", "1,GB,976563", "4194304,,4194304", "4194304,'',4194304" })
	void roundsUpToKibibytesAsLibvirtDoes(String amount, String unit, long kibibytes) {
		assertEquals(kibibytes, Memory.parse(Numeral.of(amount), unit, MemoryUnit.KIB).toKibibytes());
	}

	@Test
	void theStandardUnitCountsOnlyWhereNoneIsWritten() {
		assertEquals(7, Memory.parse(Numeral.of("7"), null, MemoryUnit.BYTES).bytes());
		assertEquals(7168, Memory.parse(Numeral.of("7"), "k", MemoryUnit.BYTES).bytes());
	}

	@ParameterizedTest
	@CsvSource({ "-1,KiB", "x,KiB", "1,Q", "8,EiB", "18446744073709551615,KiB", "9223372036854775808,b" })
	void refusesWhatIsNoAmountOrTooMuch(String amount, String unit) {
		assertThrows(IllegalArgumentException.class, () -> Memory.parse(Numeral.of(amount), unit, MemoryUnit.KIB));
	}

	@ParameterizedTest
	@CsvSource({ "2G,2 GiB", "512 MiB,512 MiB", "4096,4 MiB", "'  1 KB ',1000 bytes", "0,0 bytes", "1025k,1025 KiB" })
	void readsWhatPeopleType(String text, String shown) {
		assertEquals(shown, Memory.parse(text, MemoryUnit.KIB).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "G", "1.5G", "-1G", "1 G B", "0x10" })
	void refusesWhatPeopleMistype(String text) {
		assertThrows(IllegalArgumentException.class, () -> Memory.parse(text, MemoryUnit.KIB));
	}

	@Test
	void calculates() {
		Memory gib = Memory.of(1, MemoryUnit.GIB);
		assertEquals(Memory.of(1536, MemoryUnit.MIB), gib.plus(Memory.of(512, MemoryUnit.MIB)));
		assertEquals(Memory.of(512, MemoryUnit.MIB), gib.minus(Memory.of(512, MemoryUnit.MIB)));
		assertEquals(2, Memory.of(1025, MemoryUnit.KIB).to(MemoryUnit.MIB));
		assertEquals(Memory.of(1, MemoryUnit.KIB), new Memory(1).roundedUp());
		assertTrue(gib.compareTo(Memory.of(1, MemoryUnit.GB)) > 0);
		assertThrows(IllegalArgumentException.class, () -> Memory.ZERO.minus(gib));
		assertThrows(IllegalArgumentException.class, () -> new Memory(Long.MAX_VALUE).plus(gib));
	}
}
