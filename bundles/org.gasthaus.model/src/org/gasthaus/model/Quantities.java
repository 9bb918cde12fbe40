package org.gasthaus.model;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Numeral;

/** The amounts that elements with a text and a {@code unit} stand for. */
public final class Quantities {
	private Quantities() {
	}

	/**
	 * Reads an amount in the unit it names, or in the one libvirt assumes in its place (KiB for a guest's memory, bytes for a volume).
	 *
	 * @param element an object with the features {@code value} and {@code unit}, such as a {@link Quantity} or {@code <memory>} of a domain;
	 *        contained in its parent, since the place decides the unit
	 * @return empty when the text is absent or no number, the unit unknown, or the amount beyond 63 bits
	 */
	public static Optional<Memory> memory(EObject element) {
		if (!(feature(element, "value") instanceof Numeral amount)) {
			return Optional.empty();
		}
		try {
			return Optional.of(Memory.parse(amount, (String) feature(element, "unit"), standardUnit(element.eContainingFeature())));
		} catch (IllegalArgumentException noAmount) {
			return Optional.empty();
		}
	}

	/** @return the unit libvirt assumes for this feature where the text names none; bytes for a feature that is no amount */
	public static MemoryUnit standardUnit(EStructuralFeature feature) {
		String unit = feature == null ? null : XmlMapping.detail(feature, "unit");
		return unit == null ? MemoryUnit.BYTES : MemoryUnit.of(unit).orElseThrow();
	}

	private static Object feature(EObject element, String name) {
		EStructuralFeature feature = element.eClass().getEStructuralFeature(name);
		if (feature == null) {
			throw new IllegalArgumentException("No amount: " + element.eClass().getName());
		}
		return element.eGet(feature);
	}
}
