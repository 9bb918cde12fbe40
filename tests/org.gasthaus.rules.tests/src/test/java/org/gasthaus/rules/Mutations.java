package org.gasthaus.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition;

/** Makes definitions by typed changes of valid ones: other values, parts missing, parts twice, parts of others. Seeded. */
final class Mutations {
	static final String UUID = "6c8a1f5e-7d1c-4b0e-9a57-1f0b6a1c2d3e";
	private static final String[] NUMBERS = { "0", "1", "2", "3", "5", "7", "8", "9", "15", "16", "31", "32", "63", "255", "256", "1000", "4096", "65535",
			"65536", "-1", "4294967296", "0x10", "010" };
	private static final String[] UNITS = { "KiB", "MiB", "G", "bytes", "KB", "parsec" };
	private static final String[] SETS = { "0", "0-1", "1,3", "0-3,^2", "0-511", "3-1", "^0" };
	private static final String[] HOST_ADDRESSES = { "10.0.0.1", "192.168.122.255", "0.0.0.0", "fe80::1", "::", "300.1.1.1", "guest" };

	private final List<String> seeds = new ArrayList<>();
	private final Random random;
	private final Target target;

	Mutations(long seed, Target target) throws IOException {
		this.random = new Random(seed);
		this.target = target;
		try (var stream = Mutations.class.getResourceAsStream("pairs.txt")) {
			Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")).filter(line -> line.startsWith("+ <"))
					.map(line -> line.substring(2)).distinct().filter(target::takes).forEach(seeds::add);
		}
		try (var stream = Mutations.class.getResourceAsStream("seeds.txt")) {
			alsoFrom(Arrays.asList(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
		}
	}

	/** More definitions to start from. */
	void alsoFrom(List<String> texts) {
		texts.stream().filter(target::takes).forEach(seeds::add);
	}

	/** The next definition. */
	String next() {
		Definition definition = Definition.read(seeds.get(random.nextInt(seeds.size())));
		EObject root = definition.root();
		for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
			change(root);
		}
		target.settle(root);
		return definition.write();
	}

	private void change(EObject root) {
		List<EObject> objects = new ArrayList<>(List.of(root));
		root.eAllContents().forEachRemaining(object -> {
			if (!(object instanceof AnyElement || object instanceof AnyAttribute)) {
				objects.add(object);
			}
		});
		EObject object = one(objects);
		switch (random.nextInt(9)) {
		case 0, 1, 2 -> value(object, true);
		case 3 -> value(object, false);
		case 4 -> unset(object);
		case 5 -> twice(object);
		case 6 -> foreign(root);
		case 7 -> reference(root, object);
		default -> {
			if (object.eContainer() != null && !object.eContainingFeature().getName().equals("os")) {
				EcoreUtil.remove(object);
			}
		}
		}
	}

	private <T> T one(List<T> list) {
		return list.get(random.nextInt(list.size()));
	}

	private String one(String... values) {
		return values[random.nextInt(values.length)];
	}

	private void value(EObject object, boolean set) {
		List<EAttribute> attributes = object.eClass().getEAllAttributes().stream()
				.filter(attribute -> !attribute.isMany() && object.eIsSet(attribute) == set && XmlMapping.kind(attribute) != XmlMapping.Kind.PRESENCE)
				.toList();
		if (attributes.isEmpty()) {
			return;
		}
		EAttribute attribute = one(attributes);
		String literal = literal(attribute);
		if (literal != null) {
			object.eSet(attribute, EcoreUtil.createFromString(attribute.getEAttributeType(), literal));
		}
	}

	private String literal(EAttribute attribute) {
		List<String> values = XmlMapping.values(attribute);
		Class<?> java = attribute.getEAttributeType().getInstanceClass();
		String name = attribute.getName().toLowerCase(Locale.ROOT);
		if (java == Numeral.class) {
			return one(NUMBERS);
		}
		if (java == Toggle.class) {
			return attribute.getEAttributeType().getName().equals("YesNo") ? one("yes", "no") : one("on", "off");
		}
		if (java == MacAddress.class) {
			return one("52:54:00:00:00:01", "01:00:00:00:00:01", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00");
		}
		if (!values.isEmpty()) {
			return one(values);
		}
		return name.equals("unit") ? one(UNITS) : name.contains("cpuset") || name.contains("nodeset") || name.equals("cpus") ? one(SETS)
				: name.contains("address") || name.equals("start") || name.equals("end") || name.equals("ip") ? one(HOST_ADDRESSES) : null;
	}

	/** A value that another object has for the same kind of feature: references that point elsewhere, identities used twice. */
	private void reference(EObject root, EObject object) {
		List<EAttribute> set = object.eClass().getEAllAttributes().stream().filter(attribute -> !attribute.isMany() && object.eIsSet(attribute)).toList();
		if (set.isEmpty()) {
			return;
		}
		EAttribute attribute = one(set);
		List<Object> others = new ArrayList<>();
		root.eAllContents().forEachRemaining(other -> {
			if (other != object && other.eClass() == object.eClass() && other.eIsSet(attribute)) {
				others.add(other.eGet(attribute));
			}
		});
		if (!others.isEmpty()) {
			object.eSet(attribute, one(others));
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

	/** A device, or a part of a definition of another kind, out of another definition. */
	private void foreign(EObject root) {
		EObject other = Definition.read(one(seeds)).root();
		EObject from = other;
		EObject to = root;
		if (root instanceof Domain domain && random.nextInt(4) > 0) {
			from = ((Domain) other).getDevices();
			to = domain.getDevices();
		}
		if (from == null || to == null) {
			return;
		}
		boolean devices = from != other;
		List<EObject> parts = from.eContents().stream().filter(part -> devices ? part instanceof Device : !(part instanceof AnyElement)).toList();
		if (!parts.isEmpty()) {
			put(one(parts), to);
		}
	}

	@SuppressWarnings("unchecked")
	private static void put(EObject part, EObject to) {
		EReference feature = part.eContainmentFeature();
		if (feature.getName().equals("devices") || feature.getName().equals("os") || feature.getName().equals("metadata")) {
			return;
		}
		if (feature.isMany()) {
			((List<EObject>) to.eGet(feature)).add(EcoreUtil.copy(part));
		} else {
			to.eSet(feature, EcoreUtil.copy(part));
		}
	}
}
