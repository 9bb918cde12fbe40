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

	@Test
	void aWordThatSharesFewLettersIsNotNear() {
		assertNull(Spelling.nearest("nic", List.of("panic")));
		assertNull(Spelling.nearest("cdrom", List.of("nvram")));
		assertNull(Spelling.nearest("drive", List.of("disk")));
		assertNull(Spelling.nearest("count", List.of("cpuset")));
		assertNull(Spelling.nearest("templateFormat", List.of("template", "type")), "another word is in it, no typo");
		assertEquals("template", Spelling.nearest("templatee", List.of("template", "type")));
		assertEquals("driver", Spelling.nearest("diverrx", List.of("disk", "driver")), "all letters are there");
		assertNull(Spelling.nearest("tool", List.of("panel", "pooling"), 1));
	}

	@Test
	void ofEquallyNearOnesThatWithAllItsLettersIsTakenOrThatWithAnotherNumber() {
		assertEquals("vcpu", Spelling.nearest("vcpuu", List.of("vcpu", "vcpus")));
		assertEquals("qcow2", Spelling.nearest("qcow3", List.of("qcow", "qcow2")));
	}

	@Test
	void twoThatAreEquallyNearAreNone() {
		assertNull(Spelling.nearest("pathx", List.of("paths", "pathy")));
		assertEquals("paths", Spelling.nearest("pathx", List.of("paths", "places")));
	}

	@ParameterizedTest
	@CsvSource({ "xhci,ehci", "amd64,ia64", "nfs,fs", "http,tcp", "order,dev", "hd,fd", "ich7,ich6", "outgoing,in" })
	void aShortWordIsNoSlipForAnotherOne(String word, String other) {
		assertNull(Spelling.nearest(word, List.of(other)));
	}

	@ParameterizedTest
	@CsvSource({ "tpc,tcp", "ehic,ehci", "fle,file", "sataa,sata", "typ,type", "KVM,kvm", "arhcx,arch", "gcix,gic" })
	void lettersOfAShortWordMaySwapOrBeMissing(String word, String right) {
		assertEquals(right, Spelling.nearest(word, List.of("zzz", right)));
	}

	@Test
	void aLetterOfANameOfFourMayBeAnotherOne() {
		assertEquals("name", Spelling.nearestName("nxme", List.of("uuid", "name")));
		assertNull(Spelling.nearest("nxme", List.of("uuid", "name")));
		assertNull(Spelling.nearestName("nxme", List.of("nyme", "name")));
		assertNull(Spelling.nearestName("order", List.of("dev")));
	}

	@Test
	void aWordIsCompletedIfOnlyOneGoesOnSo() {
		assertEquals("subsystem", Spelling.nearest("subsys", List.of("capabilities", "subsystem")));
		assertNull(Spelling.nearest("inter", List.of("interface", "interleave")), "two do");
		assertNull(Spelling.nearest("sub", List.of("capabilities", "subsystem")), "too short to tell");
	}
}
