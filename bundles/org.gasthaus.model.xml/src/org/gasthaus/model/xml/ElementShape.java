package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EAnnotation;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.ModelPackage;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * How a class of the model is written: which feature is which attribute, child or text. Read once from the annotations of
 * the class ({@value #SOURCE}) and kept; immutable after that.
 */
final class ElementShape {
	/** The source of the annotations that tell how a feature is written. */
	static final String SOURCE = "http://gasthaus.org/xml";

	/** How a feature is written. */
	enum Kind {
		ATTRIBUTE, ELEMENT, PRESENCE, TEXT
	}

	/** One feature of the class, as it is written. */
	static final class Slot {
		final EStructuralFeature feature;
		final Kind kind;
		final String name;
		final String namespace;
		final int rank;
		final boolean many;
		/** The class of the objects of a reference; {@code null} for an attribute of the class. */
		final EClass target;
		/** The unit that libvirt assumes where the text names none; {@code null} for what is no amount. */
		final String unit;

		Slot(EStructuralFeature feature, Kind kind, String name, String namespace, int rank) {
			this.feature = feature;
			this.kind = kind;
			this.name = name;
			this.namespace = namespace;
			this.rank = rank;
			this.many = feature.isMany();
			this.target = feature instanceof EReference reference ? reference.getEReferenceType() : null;
			this.unit = feature.getEAnnotation(SOURCE).getDetails().get("unit");
		}

		EAttribute attribute() {
			return (EAttribute) feature;
		}
	}

	private static final Map<EClass, ElementShape> SHAPES = new ConcurrentHashMap<>();
	private static final Map<String, EClass> ROOTS = rootsOf(ModelPackage.eINSTANCE, new HashMap<>());

	private final Map<String, Slot> attributes = new HashMap<>();
	private final Map<String, Slot> children = new HashMap<>();
	private final List<Slot> inOrder = new ArrayList<>();
	private Slot text;

	private ElementShape(EClass type) {
		int place = 0;
		for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
			EAnnotation annotation = feature.getEAnnotation(SOURCE);
			if (annotation == null) {
				continue;
			}
			String kind = annotation.getDetails().get("kind");
			String order = annotation.getDetails().get("order");
			// an explicit order moves a feature; without one its place in the class counts, after features inherited
			int rank = order == null ? place++ : Integer.parseInt(order) * 1000;
			String namespace = annotation.getDetails().get("namespace");
			String name = annotation.getDetails().get("name");
			switch (kind) {
			// attributes without a prefix are in no namespace, those of elements in a namespace neither
			case "attribute" -> add(attributes, new Slot(feature, Kind.ATTRIBUTE, name, null, rank));
			case "element" -> add(children, new Slot(feature, Kind.ELEMENT, name, namespace, rank));
			case "presence" -> add(children, new Slot(feature, Kind.PRESENCE, name, namespace, rank));
			case "text" -> text = new Slot(feature, Kind.TEXT, name, namespace, rank);
			default -> {
				// untyped nodes, their names and values: read and written by hand
			}
			}
		}
		inOrder.addAll(children.values());
		inOrder.addAll(attributes.values());
		inOrder.sort(Comparator.comparingInt(slot -> slot.rank));
	}

	private static void add(Map<String, Slot> slots, Slot slot) {
		slots.put(key(slot.namespace, slot.name), slot);
	}

	/** The shape of a class of the model. */
	static ElementShape of(EClass type) {
		ElementShape shape = SHAPES.get(type);
		if (shape == null) {
			shape = new ElementShape(type);
			SHAPES.put(type, shape);
		}
		return shape;
	}

	/** The class for the root element of a document, or {@code null} if the model has none. */
	static EClass root(String name) {
		return ROOTS.get(name);
	}

	private static Map<String, EClass> rootsOf(EPackage all, Map<String, EClass> result) {
		for (EClassifier classifier : all.getEClassifiers()) {
			EAnnotation annotation = classifier.getEAnnotation(SOURCE);
			if (annotation != null && annotation.getDetails().get("root") != null) {
				result.put(annotation.getDetails().get("root"), (EClass) classifier);
			}
		}
		for (EPackage inner : all.getESubpackages()) {
			rootsOf(inner, result);
		}
		return result;
	}

	private static String key(String namespace, String name) {
		return namespace == null || namespace.isEmpty() ? name : '{' + namespace + '}' + name;
	}

	/** The feature that an attribute stands for, or {@code null}. */
	Slot attribute(XmlAttribute attribute) {
		return attributes.isEmpty() ? null : attributes.get(key(Namespaces.of(attribute), Namespaces.local(attribute.name())));
	}

	/** The feature that a child element stands for, or {@code null}. */
	Slot child(XmlElement element) {
		return children.isEmpty() ? null : children.get(key(Namespaces.of(element), Namespaces.local(element.name())));
	}

	/** The feature that is the text of the element, or {@code null}. */
	Slot text() {
		return text;
	}

	/** All attributes and children, in the order in which libvirt writes them. */
	List<Slot> inOrder() {
		return inOrder;
	}
}
