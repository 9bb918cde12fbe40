package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
	@ParameterizedTest
	@ValueSource(strings = { "52:54:00:0a:0b:0c", "52:54:00:0A:0B:0C", "52:54:0:a:b:c" })
	void everySpellingOfOneAddressIsEqual(String literal) {
		MacAddress address = MacAddress.parse(literal);
		assertEquals("52:54:00:0a:0b:0c", address.canonical());
		assertEquals(MacAddress.of("52:54:00:0a:0b:0c"), address);
		assertEquals(literal, address.toString());
		assertEquals(0x5254000a0b0cL, address.value());
		assertEquals(0x525400, address.prefix());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "52:54:00:0a:0b", "52:54:00:0a:0b:0c:0d", "52-54-00-0a-0b-0c", "5254000a0b0c", "52:54:00:0a:0b:0g", "52:54:00:0a:0b:100", ":54:00:0a:0b:0c",
			" 52:54:00:0a:0b:0c" })
	void keepsWhatIsNone(String literal) {
		MacAddress address = MacAddress.of(literal);
		assertFalse(address.isValid());
		assertEquals(literal, address.canonical());
		assertThrows(IllegalStateException.class, address::isMulticast);
		assertThrows(IllegalArgumentException.class, () -> MacAddress.parse(literal));
		assertTrue(MacAddress.of("ff:ff:ff:ff:ff:ff").compareTo(address) < 0);
	}

	@Test
	void theFirstByteTellsGroupAndOwner() {
		assertTrue(MacAddress.of("01:00:5e:00:00:01").isMulticast());
		assertTrue(MacAddress.of("ff:ff:ff:ff:ff:ff").isMulticast());
		assertFalse(MacAddress.of("52:54:00:00:00:01").isMulticast());
		assertTrue(MacAddress.of("52:54:00:00:00:01").isLocal());
		assertFalse(MacAddress.of("00:16:3e:00:00:01").isLocal());
	}

	@ParameterizedTest
	@CsvSource({ "kvm,52:54:00", "qemu,52:54:00", "test,52:54:00", "lxc,52:54:00", "xen,00:16:3e", "vmware,00:0c:29", "vbox,08:00:27", "bhyve,58:9c:fc",
			"hyperv,00:15:5d", "what,52:54:00" })
	void madeOnesStartAsTheHypervisorWantsIt(String type, String prefix) {
		MacAddress address = MacAddress.generate(type, Set.of(), new Random(1));
		assertTrue(address.isValid());
		assertEquals(prefix, address.literal().substring(0, 8));
		assertFalse(address.isMulticast());
	}

	@Test
	void madeOnesAreNeverTaken() {
		Set<MacAddress> taken = new HashSet<>();
		RandomGenerator always = new Random() {
			private static final long serialVersionUID = 1L;

			@Override
			public int nextInt(int bound) {
				return bound - 2;
			}
		};
		for (int i = 0; i < 5; i++) {
			taken.add(MacAddress.generate("kvm", taken, always));
		}
		assertEquals(5, taken.size());
		assertTrue(taken.contains(MacAddress.of("52:54:00:FF:FF:FF")));
		assertTrue(taken.contains(MacAddress.of("52:54:00:00:00:00")), "goes on at the start when the end is reached");
	}

	@Test
	void endsWhenAllAreTaken() {
		Set<MacAddress> all = new AbstractSet<>() {
			@Override
			public boolean contains(Object address) {
				return true;
			}

			@Override
			public Iterator<MacAddress> iterator() {
				throw new UnsupportedOperationException();
			}

			@Override
			public int size() {
				return Integer.MAX_VALUE;
			}
		};
		IllegalStateException none = assertThrows(IllegalStateException.class, () -> MacAddress.generate("xen", all, new Random(1)));
		assertEquals("No Ethernet address is left that starts with 00:16:3e", none.getMessage());
	}

	@Test
	void sortsByNumber() {
		List<MacAddress> sorted = List.of("x", "52:54:00:00:00:0A", "52:54:00:00:00:9", "00:16:3e:00:00:01").stream().map(MacAddress::of).sorted().toList();
		assertEquals("[00:16:3e:00:00:01, 52:54:00:00:00:9, 52:54:00:00:00:0A, x]", sorted.toString());
		assertNull(MacAddress.of(null));
	}
}
