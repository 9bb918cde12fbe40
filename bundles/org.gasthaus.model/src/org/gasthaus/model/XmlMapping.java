package org.gasthaus.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * How classes and features are written as XML: what the annotations {@value #SOURCE} of the model say, without knowing any of them by name.
 *
 * <p>Looking annotations up takes time; who reads many documents asks once per class and keeps the answer.
 */
public final class XmlMapping {
	/** The source of the annotations. */
	public static final String SOURCE = "http://gasthaus.org/xml";

	/** What a feature is in the text. */
	public enum Kind {
		/** An attribute of the element. */
		ATTRIBUTE("attribute"),
		/** The character data of the element. */
		TEXT("text"),
		/** A child element; a reference is an object, an attribute is its character data. */
		ELEMENT("element"),
		/** A child element without content, whose being there is the value. */
		PRESENCE("presence"),
		/** The children that the class has no feature for. */
		ANY_ELEMENT("any-element"),
		/** The attributes that the class has no feature for. */
		ANY_ATTRIBUTE("any-attribute"),
		/** The name of an untyped element or attribute. */
		TAG_NAME("tag-name"),
		/** The namespace of an untyped element or attribute. */
		TAG_NAMESPACE("tag-namespace"),
		/** The value of an untyped attribute. */
		TAG_VALUE("tag-value");

		private final String name;

		Kind(String name) {
			this.name = name;
		}
	}

	private XmlMapping() {
	}

	/** @throws IllegalArgumentException the feature is none of this model */
	public static Kind kind(EStructuralFeature feature) {
		String name = detail(feature, "kind");
		for (Kind kind : Kind.values()) {
			if (kind.name.equals(name)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("Not mapped to XML: " + feature.getEContainingClass().getName() + '.' + feature.getName());
	}

	/** @return the name of the attribute or child element; {@code null} for the other kinds */
	public static String name(EStructuralFeature feature) {
		return detail(feature, "name");
	}

	/** @return the namespace of the child element, the empty text where it has none */
	public static String namespace(EStructuralFeature feature) {
		String namespace = detail(feature, "namespace");
		return namespace == null ? "" : namespace;
	}

	/** @return the values the schema knows for a feature that is a choice; empty for the others. A definition may hold any other text. */
	public static List<String> values(EStructuralFeature feature) {
		String values = detail(feature, "values");
		return values == null ? List.of() : List.of(values.split(" "));
	}

	/** @return the name of the root element of a document of this class; empty for a class that is none */
	public static Optional<String> root(EClass type) {
		return Optional.ofNullable(detail(type, "root"));
	}

	/** @return all features, attributes first, in the order in which libvirt writes them */
	public static List<EStructuralFeature> inOrder(EClass type) {
		List<EStructuralFeature> features = type.getEAllStructuralFeatures();
		return IntStream.range(0, features.size()).boxed()
				.sorted(Comparator.<Integer>comparingInt(i -> kind(features.get(i)) == Kind.ATTRIBUTE ? 0 : 1)
						.thenComparingInt(i -> order(features.get(i))).thenComparingInt(i -> i))
				.map(features::get).collect(Collectors.toUnmodifiableList());
	}

	private static int order(EStructuralFeature feature) {
		String order = detail(feature, "order");
		return order == null ? 0 : Integer.parseInt(order);
	}

	/** @return the documentation of a class or feature; empty where there is none */
	public static Optional<String> documentation(EModelElement element) {
		return Optional.ofNullable(EcoreUtil.getDocumentation(element));
	}

	static String detail(EModelElement element, String key) {
		return EcoreUtil.getAnnotation(element, SOURCE, key);
	}
}
