package org.gasthaus.rules.internal;

import java.math.BigInteger;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.Quantities;
import org.gasthaus.model.Quantity;
import org.gasthaus.model.domain.DomainMemory;
import org.gasthaus.model.domain.MaxMemory;
import org.gasthaus.model.storage.StorageVolume;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.rules.Findings;

/** Amounts of memory and storage: the unit exists, and the amount fits into 64 bits. */
final class QuantityRules {
	private static final int BITS = 63;

	private QuantityRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Quantity.class, QuantityRules::amount);
		rules.add(DomainMemory.class, QuantityRules::amount);
		rules.add(MaxMemory.class, QuantityRules::amount);
	}

	private static void amount(EObject quantity, Findings findings) {
		EAttribute value = (EAttribute) quantity.eClass().getEStructuralFeature("value");
		EAttribute unit = (EAttribute) quantity.eClass().getEStructuralFeature("unit");
		if (!(quantity.eGet(value) instanceof Numeral number) || !number.isValid()) {
			return;
		}
		String text = (String) quantity.eGet(unit);
		MemoryUnit factor = text == null || text.isEmpty() ? Quantities.standardUnit(quantity.eContainingFeature()) : MemoryUnit.of(text).orElse(null);
		if (factor == null) {
			findings.error("quantity.unit", quantity, unit, text).orUnset(quantity, unit);
		} else if (number.bigValue().multiply(BigInteger.valueOf(factor.bytes())).bitLength() > BITS) {
			findings.error("quantity.range", quantity, value, number, factor.symbol());
		} else if (quantity.eContainer() instanceof StorageVolume && !number.literal().strip().matches("\\+?[0-9]+")) {
			findings.error("quantity.decimal", quantity, value, number).orSet(quantity, value, number.canonical());
		}
	}
}
