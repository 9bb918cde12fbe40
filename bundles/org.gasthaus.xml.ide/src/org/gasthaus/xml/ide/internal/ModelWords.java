package org.gasthaus.xml.ide.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.ModelPackage;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.xml.text.XmlElement;

/**
 * Which class and feature of the model an element or attribute of a text stands for, and what the model says about it.
 *
 * <p>Safe for use from any thread.
 */
public final class ModelWords {
	private static final Map<String, EClass> ROOTS = roots(ModelPackage.eINSTANCE, new HashMap<>());
	private static final Map<EClass, Features> FEATURES = new ConcurrentHashMap<>();

	private record Features(Map<String, EStructuralFeature> children, Map<String, EStructuralFeature> attributes) {
		static Features of(EClass type) {
			Features features = new Features(new HashMap<>(), new HashMap<>());
			for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
				if (feature.getEAnnotation(XmlMapping.SOURCE) == null) {
					continue;
				}
				switch (XmlMapping.kind(feature)) {
				case ATTRIBUTE -> features.attributes.put(XmlMapping.name(feature), feature);
				case ELEMENT, PRESENCE -> features.children.put(XmlMapping.name(feature), feature);
				default -> {
					// has no name of its own in a text
				}
				}
			}
			return features;
		}
	}

	private ModelWords() {
	}

	/** The class of the objects that an element is read as; empty for an element that is only a value, or that the model does not know. */
	public static Optional<EClass> type(XmlElement element) {
		if (element.parent() == null) {
			EClass root = ROOTS.get(element.name());
			boolean device = root == null || element.name().equals("interface") && element.attribute("name") == null;
			return device ? child(devices(), element.name()).flatMap(ModelWords::target).or(() -> Optional.ofNullable(root)) : Optional.of(root);
		}
		return type(element.parent()).flatMap(parent -> child(parent, element.name())).flatMap(ModelWords::target);
	}

	/** The class of the documents with a root element; {@code null} if the model has none. */
	public static EClass root(String name) {
		return ROOTS.get(name);
	}

	/** The feature of the class of the parent that an element is read as. */
	public static Optional<EStructuralFeature> feature(XmlElement element) {
		if (element.parent() == null) {
			return child(devices(), element.name());
		}
		return type(element.parent()).flatMap(parent -> child(parent, element.name()));
	}

	/** The feature that a child of a name stands for. */
	public static Optional<EStructuralFeature> child(EClass type, String name) {
		return Optional.ofNullable(FEATURES.computeIfAbsent(type, Features::of).children.get(name));
	}

	/** The feature that an attribute of a name stands for. */
	public static Optional<EStructuralFeature> attribute(EClass type, String name) {
		return Optional.ofNullable(FEATURES.computeIfAbsent(type, Features::of).attributes.get(name));
	}

	/** What the model says about a child of an element: about this use of it, else about all of its kind; empty if nothing. */
	public static String ofChild(XmlElement parent, String name) {
		return type(parent).flatMap(type -> child(type, name)).map(ModelWords::ofFeature).orElse("");
	}

	/** What the model says about an element. */
	public static String of(XmlElement element) {
		if (element.parent() == null && ROOTS.containsKey(element.name())) {
			return type(element).flatMap(XmlMapping::documentation).orElse("");
		}
		return feature(element).map(ModelWords::ofFeature).orElse("");
	}

	/** What the model says about an attribute of an element; empty if nothing. */
	public static String ofAttribute(XmlElement element, String name) {
		return type(element).flatMap(type -> attribute(type, name)).flatMap(XmlMapping::documentation).orElse("");
	}

	/** What the model says about the root element of a kind of definition; empty if nothing. */
	public static String ofRoot(String name) {
		return Optional.ofNullable(ROOTS.get(name)).flatMap(XmlMapping::documentation).orElse("");
	}

	/** The first sentence of a text. */
	public static String firstSentence(String text) {
		int end = text.indexOf(". ");
		return end < 0 ? text : text.substring(0, end + 1);
	}

	private static String ofFeature(EStructuralFeature feature) {
		return XmlMapping.documentation(feature).or(() -> target(feature).flatMap(XmlMapping::documentation)).orElse("");
	}

	private static Optional<EClass> target(EStructuralFeature feature) {
		return feature instanceof EReference reference ? Optional.of(reference.getEReferenceType()) : Optional.empty();
	}

	private static EClass devices() {
		return DevicePackage.Literals.DEVICES;
	}

	private static Map<String, EClass> roots(EPackage all, Map<String, EClass> result) {
		for (EClassifier classifier : all.getEClassifiers()) {
			if (classifier instanceof EClass type) {
				XmlMapping.root(type).ifPresent(root -> result.put(root, type));
			}
		}
		all.getESubpackages().forEach(inner -> roots(inner, result));
		return result;
	}
}
