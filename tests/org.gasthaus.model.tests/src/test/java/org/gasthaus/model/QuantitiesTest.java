package org.gasthaus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainFactory;
import org.gasthaus.model.domain.DomainMemory;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.model.storage.StorageFactory;
import org.gasthaus.model.storage.StorageVolume;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Numeral;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
	private static Quantity quantity(String value, String unit) {
		Quantity quantity = ModelFactory.eINSTANCE.createQuantity();
		quantity.setValue(Numeral.of(value));
		quantity.setUnit(unit);
		return quantity;
	}

	@Test
	void thePlaceDecidesTheUnit() {
		Domain domain = DomainFactory.eINSTANCE.createDomain();
		domain.setCurrentMemory(quantity("2048", null));
		assertEquals(Optional.of(Memory.of(2, MemoryUnit.MIB)), Quantities.memory(domain.getCurrentMemory()));
		StorageVolume volume = StorageFactory.eINSTANCE.createStorageVolume();
		volume.setCapacity(quantity("2048", null));
		assertEquals(Optional.of(Memory.of(2, MemoryUnit.KIB)), Quantities.memory(volume.getCapacity()));
		assertEquals(MemoryUnit.MIB, Quantities.standardUnit(DomainPackage.Literals.FEATURES_SMM__TSEG));
		assertEquals(MemoryUnit.BYTES, Quantities.standardUnit(DevicePackage.Literals.SHMEM__SIZE));
	}

	@Test
	void aWrittenUnitCountsEverywhere() {
		Domain domain = DomainFactory.eINSTANCE.createDomain();
		DomainMemory memory = DomainFactory.eINSTANCE.createDomainMemory();
		memory.setValue(Numeral.of("4001"));
		memory.setUnit("KB");
		domain.setMemory(memory);
		assertEquals(Optional.of(3908L), Quantities.memory(memory).map(Memory::toKibibytes));
	}

	@Test
	void nonsenseIsNoAmount() {
		assertEquals(Optional.empty(), Quantities.memory(quantity(null, "KiB")));
		assertEquals(Optional.empty(), Quantities.memory(quantity("much", "KiB")));
		assertEquals(Optional.empty(), Quantities.memory(quantity("1", "furlong")));
		assertEquals(Optional.empty(), Quantities.memory(quantity("-1", null)));
		assertThrows(IllegalArgumentException.class, () -> Quantities.memory(DomainFactory.eINSTANCE.createDomain()));
	}
}
