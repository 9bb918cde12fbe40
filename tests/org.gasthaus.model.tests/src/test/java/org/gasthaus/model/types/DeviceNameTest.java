package org.gasthaus.model.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNameTest {
	@ParameterizedTest
	@CsvSource({ "vda,vd,0", "hdb,hd,1", "sdz,sd,25", "sdaa,sd,26", "sdaz,sd,51", "sdba,sd,52", "sdzz,sd,701", "sdaaa,sd,702", "fda,fd,0", "xvdc,xvd,2", "ubdb,ubd,1" })
	void lettersCountWithoutAZero(String text, String prefix, int index) {
		DeviceName name = DeviceName.parse(text).orElseThrow();
		assertEquals(new DeviceName(prefix, index), name);
		assertEquals(text, name.toString());
	}

	@Test
	void everyIndexComesBack() {
		IntStream.range(0, 20000).forEach(i -> assertEquals(Optional.of(i), DeviceName.parse(new DeviceName("sd", i).toString()).map(DeviceName::index)));
	}

	@ParameterizedTest
	@CsvSource({ "xvda1,0,1", "xvda0,0,0", "sdb12,1,12" })
	void aNumberIsAPartition(String text, int index, int partition) {
		DeviceName name = DeviceName.parse(text).orElseThrow();
		assertEquals(index, name.index());
		assertEquals(partition, name.partition());
		assertEquals(text, name.toString());
		assertEquals(text.replaceAll("[0-9]", ""), name.whole().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "vd", "vdA", "sd1", "xda", "vda01", "vda-1", "/dev/vda", "vdaaaaaaa", "nvme0n1", "vda1234567890" })
	void otherTextsAreNoNames(String text) {
		assertEquals(Optional.empty(), DeviceName.parse(text));
	}

	@Test
	void theNextFreeNameFillsTheFirstGap() {
		assertEquals("vda", DeviceName.nextFree("vd", List.of()).toString());
		assertEquals("vdb", DeviceName.nextFree("vd", List.of("vda", "vdc", "sdb")).toString());
		assertEquals("vdd", DeviceName.nextFree("vd", List.of("vda", "vdb1", "vdc", "nonsense", "hdd")).toString());
		List<String> alphabet = IntStream.range(0, 26).mapToObj(i -> new DeviceName("sd", i).toString()).toList();
		assertEquals("sdaa", DeviceName.nextFree("sd", alphabet).toString());
		assertThrows(IllegalArgumentException.class, () -> DeviceName.nextFree("nvme", List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "ide,hd", "scsi,sd", "sata,sd", "usb,sd", "virtio,vd", "xen,xvd", "fdc,fd", "sd,sd", "uml,ubd" })
	void theBusNamesThePrefix(String bus, String prefix) {
		assertEquals(Optional.of(prefix), DeviceName.prefixOf(bus));
	}

	@Test
	void otherBusesHaveNone() {
		assertEquals(Optional.empty(), DeviceName.prefixOf("pci"));
		assertThrows(IllegalArgumentException.class, () -> new DeviceName("vd", -1));
		assertThrows(IllegalArgumentException.class, () -> new DeviceName("vd", 0, -2));
	}

	@Test
	void sortsByPlaceNotByLetters() {
		List<DeviceName> sorted = List.of("sdaa", "sdz", "vda", "sdb1", "sdb").stream().map(text -> DeviceName.parse(text).orElseThrow()).sorted().toList();
		assertEquals("[sdb, sdb1, sdz, sdaa, vda]", sorted.toString());
	}
}
