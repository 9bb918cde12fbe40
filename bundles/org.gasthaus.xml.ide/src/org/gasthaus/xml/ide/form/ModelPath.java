package org.gasthaus.xml.ide.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.Element;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.types.Literal;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.internal.ModelWords;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/**
 * A path of XML names as features of the model: the children on the way, and the feature at its end. Immutable.
 *
 * @param way the children down to the owner of the feature
 * @param feature what is read and written; a reference without a text of its own is there or not
 */
record ModelPath(List<EReference> way, EStructuralFeature feature) {
	/** @throws IllegalArgumentException the model has no such path */
	static ModelPath of(EClass type, String path) {
		List<EReference> way = new ArrayList<>();
		EClass at = type;
		EStructuralFeature found = null;
		for (String name : path.split("/")) {
			if (found instanceof EReference child) {
				way.add(child);
				at = child.getEReferenceType();
			}
			found = feature(at, name).orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no " + path));
		}
		if (found instanceof EReference child && text(child.getEReferenceType()).isPresent()) {
			way.add(child);
			found = text(child.getEReferenceType()).get();
		}
		return new ModelPath(List.copyOf(way), found);
	}

	private static Optional<EStructuralFeature> feature(EClass type, String name) {
		return name.startsWith("@") ? ModelWords.attribute(type, name.substring(1)) : ModelWords.child(type, name);
	}

	/** The children of a name. */
	static EReference child(EClass type, String name) {
		return (EReference) ModelWords.child(type, name).orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no " + name));
	}

	private static Optional<EStructuralFeature> text(EClass type) {
		return type.getEAllStructuralFeatures().stream().filter(feature -> feature.getEAnnotation(XmlMapping.SOURCE) != null && XmlMapping.kind(feature) == XmlMapping.Kind.TEXT).findFirst();
	}

	Field.Style style() {
		if (feature instanceof EReference || XmlMapping.kind(feature) == XmlMapping.Kind.PRESENCE) {
			return Field.Style.FLAG;
		}
		if (XmlMapping.kind(feature) == XmlMapping.Kind.TEXT && feature(feature.getEContainingClass(), "@unit").isPresent()) {
			return Field.Style.AMOUNT;
		}
		boolean choice = !XmlMapping.values(feature).isEmpty() || Toggle.class.equals(feature.getEType().getInstanceClass());
		return choice ? Field.Style.CHOICE : Field.Style.TEXT;
	}

	/** The unit that libvirt assumes where the text names none. */
	Optional<MemoryUnit> assumedUnit() {
		return Optional.ofNullable(EcoreUtil.getAnnotation(feature, XmlMapping.SOURCE, "unit"))
				.or(() -> way.isEmpty() ? Optional.empty() : Optional.ofNullable(EcoreUtil.getAnnotation(way.get(way.size() - 1), XmlMapping.SOURCE, "unit")))
				.flatMap(MemoryUnit::of);
	}

	/** What the model says about it: about the feature, else about the child that it is the text of. */
	Optional<String> documentation() {
		return XmlMapping.documentation(feature).or(() -> way.isEmpty() ? Optional.empty() : XmlMapping.documentation(way.get(way.size() - 1)));
	}

	/** The object that has the feature; empty if it is not there. */
	Optional<EObject> owner(EObject from) {
		EObject at = from;
		for (EReference child : way) {
			Object next = at.eGet(child);
			next = next instanceof List<?> list ? list.isEmpty() ? null : list.get(0) : next;
			if (!(next instanceof EObject object)) {
				return Optional.empty();
			}
			at = object;
		}
		return Optional.of(at);
	}

	/** What is said, empty if nothing is; {@code true} or empty for what is there or not. */
	String read(EObject from) {
		EObject owner = owner(from).orElse(null);
		if (owner == null || !owner.eIsSet(feature)) {
			return "";
		}
		Object value = owner.eGet(feature);
		value = value instanceof List<?> list ? list.get(0) : value;
		return feature instanceof EReference ? "true" : value instanceof Literal literal ? literal.literal() : value.toString();
	}

	/** Says something else; what is in the way is made. Saying nothing takes what is empty then away as well. */
	void write(EObject from, String value) {
		if (value.isEmpty()) {
			owner(from).ifPresent(owner -> clear(from, owner));
			return;
		}
		EObject owner = from;
		for (EReference child : way) {
			Object next = owner.eGet(child);
			next = next instanceof List<?> list ? list.isEmpty() ? null : list.get(0) : next;
			owner = next instanceof EObject object ? object : create(owner, child);
		}
		if (feature instanceof EReference child) {
			create(owner, child);
		} else {
			Object literal = EcoreUtil.createFromString(((EAttribute) feature).getEAttributeType(), value);
			if (feature.isMany()) {
				setFirst(list(owner, feature), literal);
			} else {
				owner.eSet(feature, literal);
			}
		}
	}

	private static void setFirst(List<Object> list, Object value) {
		if (list.isEmpty()) {
			list.add(value);
		} else {
			list.set(0, value);
		}
	}

	/** A new object at a place of another. */
	static EObject create(EObject owner, EReference child) {
		EObject made = EcoreUtil.create(child.getEReferenceType());
		if (child.isMany()) {
			list(owner, child).add(made);
		} else {
			owner.eSet(child, made);
		}
		return made;
	}

	@SuppressWarnings("unchecked")
	static List<Object> list(EObject owner, EStructuralFeature feature) {
		return (List<Object>) owner.eGet(feature);
	}

	private void clear(EObject from, EObject owner) {
		if (feature.isMany() && owner.eIsSet(feature)) {
			list(owner, feature).remove(0);
		} else {
			owner.eUnset(feature);
		}
		if (XmlMapping.kind(feature) == XmlMapping.Kind.TEXT && owner != from) {
			// a unit without a number means nothing
			feature(owner.eClass(), "@unit").ifPresent(owner::eUnset);
		}
		EObject at = owner;
		while (at != from && at.eContainer() != null && isEmpty(at)) {
			EObject container = at.eContainer();
			EcoreUtil.remove(at);
			at = container;
		}
	}

	/** Whether nothing is said by an object or stands in it, not even a comment. */
	private static boolean isEmpty(EObject object) {
		XmlElement element = Definition.elementOf(object).orElse(null);
		boolean comment = element != null && element.children().stream().anyMatch(child -> child.kind() == XmlNode.Kind.COMMENT);
		return !comment && object instanceof Element && object.eClass().getEAllStructuralFeatures().stream().noneMatch(object::eIsSet);
	}
}
