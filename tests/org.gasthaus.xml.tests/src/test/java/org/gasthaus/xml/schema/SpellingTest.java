package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
	@ParameterizedTest
	@CsvSource({ "type,type,0", "tpye,type,1", "typ,type,1", "types,type,1", "tyqe,type,1", "KVM,kvm,0", "ca,abc,2", "'',abc,3" })
	void lettersInsertedDeletedReplacedAndSwappedCount(String one, String other, int distance) {
		assertEquals(distance, Spelling.distance(one, other));
		assertEquals(distance, Spelling.distance(other, one));
	}

	@Test
	void theNearestIsTakenIfItIsNear() {
		assertEquals("target", Spelling.nearest("tagret", List.of("source", "target", "driver")));
		assertNull(Spelling.nearest("emulator", List.of("source", "target", "driver")));
		assertNull(Spelling.nearest("x", List.of("y")));
	}
}
