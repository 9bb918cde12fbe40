package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTest {
	private static final String CANONICAL = "3c1e7d52-90ab-4f6e-8d21-5b7a0c9e4f13";

	@ParameterizedTest
	@ValueSource(strings = { CANONICAL, "3C1E7D52-90AB-4F6E-8D21-5B7A0C9E4F13", "3c1e7d5290ab4f6e8d215b7a0c9e4f13", " 3c1e7d52-90ab-4f6e-8d21-5b7a0c9e4f13\n",
			"3c1e-7d52-90ab-4f6e-8d21-5b7a-0c9e-4f13" })
	void everySpellingOfOneUuidIsEqual(String literal) {
		Uuid uuid = Uuid.parse(literal);
		assertEquals(CANONICAL, uuid.canonical());
		assertEquals(Uuid.of(CANONICAL), uuid);
		assertEquals(Uuid.of(CANONICAL).hashCode(), uuid.hashCode());
		assertEquals(0, uuid.compareTo(Uuid.of(CANONICAL)));
		assertEquals(literal, uuid.literal());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "3c1e7d52", "3c1e7d52-90ab-4f6e-8d21-5b7a0c9e4f1", "3c1e7d52-90ab-4f6e-8d21-5b7a0c9e4f130", "gc1e7d52-90ab-4f6e-8d21-5b7a0c9e4f13",
			"3c1e7d52--90ab-4f6e-8d21-5b7a0c9e4f13", "-3c1e7d5290ab4f6e8d215b7a0c9e4f13" })
	void keepsWhatIsNone(String literal) {
		Uuid uuid = Uuid.of(literal);
		assertFalse(uuid.isValid());
		assertEquals(literal, uuid.canonical());
		assertTrue(uuid.compareTo(Uuid.of(CANONICAL)) > 0);
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Uuid.parse(literal));
		assertEquals('\'' + literal + "' is not a UUID", refused.getMessage());
	}

	@Test
	void madeOnesAreNeverTaken() {
		Set<Uuid> taken = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			Uuid uuid = Uuid.random(taken);
			assertTrue(uuid.isValid());
			assertTrue(taken.add(uuid));
		}
		assertNull(Uuid.of(null));
		assertNotEquals(Uuid.random(Set.of()), Uuid.random(Set.of()));
	}
}
