package org.gasthaus.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition;

/** Makes definitions by typed changes of valid ones: other values, parts missing, parts twice, devices of others. Seeded. */
final class Mutations {
	private static final String[] NUMBERS = { "0", "1", "2", "3", "5", "7", "8", "9", "15", "16", "31", "32", "63", "255", "256", "1000", "4096", "65535",
			"65536" };

	private final List<String> seeds = new ArrayList<>();
	private final Random random;
	private final String type;

	/** @param type of the domains, {@code qemu} or {@code test} */
	Mutations(long seed, String type) throws IOException {
		this.random = new Random(seed);
		this.type = type;
		try (var stream = Mutations.class.getResourceAsStream("pairs.txt")) {
			Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
					.filter(line -> line.startsWith("+ <domain type='qemu'") && line.contains("x86_64")).map(line -> line.substring(2)).distinct()
					.filter(text -> !text.contains("<sibling")).forEach(seeds::add);
		}
	}

	/** The next definition. */
	String next() {
		Definition definition = Definition.read(seeds.get(random.nextInt(seeds.size())));
		Domain domain = (Domain) definition.root();
		for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
			change(domain);
		}
		domain.setType(type);
		if (domain.getOs() != null && domain.getOs().getType() != null && type.equals("test")) {
			domain.getOs().getType().setArch("i686");
			domain.getOs().getType().setMachine(null);
		}
		domain.setName("mutation");
		domain.setUuid(Uuid.of("6c8a1f5e-7d1c-4b0e-9a57-1f0b6a1c2d3e"));
		return definition.write();
	}

	private void change(Domain domain) {
		List<EObject> objects = new ArrayList<>();
		domain.eAllContents().forEachRemaining(object -> {
			if (!(object instanceof AnyElement || object instanceof AnyAttribute)) {
				objects.add(object);
			}
		});
		EObject object = objects.get(random.nextInt(objects.size()));
		switch (random.nextInt(8)) {
		case 0, 1, 2 -> value(object, true);
		case 3 -> value(object, false);
		case 4 -> unset(object);
		case 5 -> twice(object);
		case 6 -> foreign(domain);
		default -> {
			if (object.eContainer() != null && object.eContainingFeature() != domain.eClass().getEStructuralFeature("os")) {
				EcoreUtil.remove(object);
			}
		}
		}
	}

	private <T> T one(List<T> list) {
		return list.get(random.nextInt(list.size()));
	}

	private void value(EObject object, boolean set) {
		List<EAttribute> attributes = object.eClass().getEAllAttributes().stream()
				.filter(attribute -> !attribute.isMany() && object.eIsSet(attribute) == set && XmlMapping.kind(attribute) != XmlMapping.Kind.PRESENCE)
				.toList();
		if (attributes.isEmpty()) {
			return;
		}
		EAttribute attribute = one(attributes);
		List<String> values = XmlMapping.values(attribute);
		Class<?> java = attribute.getEAttributeType().getInstanceClass();
		String literal = null;
		if (java == Numeral.class) {
			literal = one(Arrays.asList(NUMBERS));
		} else if (java == Toggle.class) {
			literal = attribute.getEAttributeType().getName().equals("YesNo") ? random.nextBoolean() ? "yes" : "no" : random.nextBoolean() ? "on" : "off";
		} else if (!values.isEmpty()) {
			literal = one(values);
		}
		if (literal != null) {
			object.eSet(attribute, EcoreUtil.createFromString(attribute.getEAttributeType(), literal));
		}
	}

	private void unset(EObject object) {
		List<EStructuralFeature> features = object.eClass().getEAllStructuralFeatures().stream().filter(object::eIsSet).toList();
		if (!features.isEmpty()) {
			object.eUnset(one(features));
		}
	}

	@SuppressWarnings("unchecked")
	private void twice(EObject object) {
		if (object.eContainmentFeature() != null && object.eContainmentFeature().isMany()) {
			((List<EObject>) object.eContainer().eGet(object.eContainmentFeature())).add(EcoreUtil.copy(object));
		}
	}

	@SuppressWarnings("unchecked")
	private void foreign(Domain domain) {
		Domain other = (Domain) Definition.read(one(seeds)).root();
		if (other.getDevices() == null || domain.getDevices() == null) {
			return;
		}
		List<EObject> devices = other.getDevices().eContents().stream().filter(Device.class::isInstance).toList();
		if (!devices.isEmpty()) {
			EObject device = one(devices);
			EReference feature = device.eContainmentFeature();
			if (feature.isMany()) {
				((List<EObject>) domain.getDevices().eGet(feature)).add(EcoreUtil.copy(device));
			} else {
				domain.getDevices().eSet(feature, EcoreUtil.copy(device));
			}
		}
	}
}
