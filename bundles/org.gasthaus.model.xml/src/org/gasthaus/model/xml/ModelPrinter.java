package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.Element;
import org.gasthaus.model.xml.ElementShape.Kind;
import org.gasthaus.model.xml.ElementShape.Slot;
import org.gasthaus.xml.text.XmlElement;

/** Writes model objects that have no text yet, laid out like the text around them. */
final class ModelPrinter {
	private final TextStyle style;
	private final StringBuilder out = new StringBuilder();

	private ModelPrinter(TextStyle style) {
		this.style = style;
	}

	/**
	 * The text of one element, without indentation before it and without a line end after it.
	 *
	 * @param context the element into which it goes, for the prefixes of namespaces; {@code null} for a document of its own
	 */
	static String print(TextStyle style, XmlElement context, String name, String namespace, Object value, Slot slot, String indentation) {
		ModelPrinter printer = new ModelPrinter(style);
		printer.element(name, namespace, value, slot, indentation, Scope.in(context));
		return printer.out.toString();
	}

	/** The values of a feature, one for each element that stands for it. */
	static List<Object> valuesOf(EObject object, Slot slot) {
		if (slot.kind == Kind.PRESENCE) {
			return Boolean.TRUE.equals(object.eGet(slot.feature)) ? List.of(Boolean.TRUE) : List.of();
		}
		if (!object.eIsSet(slot.feature)) {
			return List.of();
		}
		Object value = object.eGet(slot.feature);
		if (slot.many) {
			return new ArrayList<>((List<?>) value);
		}
		return value == null ? List.of() : List.of(value);
	}

	/** The text of a value that is no object. */
	static String literal(Slot slot, Object value) {
		String literal = EcoreUtil.convertToString(slot.attribute().getEAttributeType(), value);
		return literal == null ? "" : literal;
	}

	private void element(String name, String namespace, Object value, Slot slot, String indentation, Scope scope) {
		String tag = name;
		Scope inside = scope;
		String declaration = "";
		if (value instanceof AnyElement any) {
			// an untyped node brings its prefix along
			String prefix = Namespaces.prefix(name);
			String meant = any.getNamespace();
			String declared = scope.resolve(prefix);
			if (meant != null && !meant.equals(declared) || meant == null && prefix.isEmpty() && declared != null) {
				inside = scope.declaring(prefix, meant);
				declaration = declaration(prefix, meant == null ? "" : meant);
			}
		} else if (namespace != null && !namespace.isEmpty()) {
			String prefix = scope.prefixFor(namespace);
			if (prefix == null) {
				String free = scope.freePrefix(namespace);
				prefix = free + ':';
				inside = scope.declaring(free, namespace);
				declaration = declaration(free, namespace);
			}
			tag = prefix + name;
		}
		out.append('<').append(tag).append(declaration);
		if (value instanceof AnyElement any) {
			untyped(any, tag, indentation, inside);
		} else if (value instanceof Element object) {
			typed(object, tag, indentation, inside);
		} else if (slot.kind == Kind.PRESENCE) {
			out.append("/>");
		} else {
			out.append('>').append(TextStyle.escapeText(literal(slot, value))).append("</").append(tag).append('>');
		}
	}

	private static String declaration(String prefix, String namespace) {
		return (prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix) + "='" + TextStyle.escapeValue(namespace, '\'') + '\'';
	}

	private void typed(Element object, String tag, String indentation, Scope scope) {
		ElementShape shape = ElementShape.of(object.eClass());
		List<Slot> slots = shape.inOrder();
		for (Slot slot : slots) {
			if (slot.kind == Kind.ATTRIBUTE && object.eIsSet(slot.feature)) {
				attribute(slot.name, literal(slot, object.eGet(slot.feature)));
			}
		}
		Scope inside = anyAttributes(object, scope);
		String inner = indentation + style.step();
		int start = out.length();
		out.append('>');
		boolean content = shape.text() != null && object.eIsSet(shape.text().feature);
		if (content) {
			out.append(TextStyle.escapeText(literal(shape.text(), object.eGet(shape.text().feature))));
		}
		boolean lines = false;
		for (Slot slot : slots) {
			if (slot.kind == Kind.ATTRIBUTE) {
				continue;
			}
			for (Object value : valuesOf(object, slot)) {
				out.append(style.lineEnd()).append(inner);
				element(slot.name, slot.namespace, value, slot, inner, inside);
				lines = true;
			}
		}
		lines |= anyElements(object, inner, inside);
		close(tag, indentation, start, content, lines);
	}

	private void untyped(AnyElement any, String tag, String indentation, Scope scope) {
		Scope inside = anyAttributes(any, scope);
		int start = out.length();
		out.append('>');
		boolean content = any.getText() != null && !any.getText().isEmpty();
		if (content) {
			out.append(TextStyle.escapeText(any.getText()));
		}
		close(tag, indentation, start, content, anyElements(any, indentation + style.step(), inside));
	}

	private void close(String tag, String indentation, int start, boolean content, boolean lines) {
		if (!content && !lines) {
			out.setLength(start);
			out.append("/>");
			return;
		}
		if (lines) {
			out.append(style.lineEnd()).append(indentation);
		}
		out.append("</").append(tag).append('>');
	}

	private Scope anyAttributes(Element object, Scope scope) {
		Scope inside = scope;
		for (AnyAttribute any : object.getAnyAttributes()) {
			String prefix = Namespaces.prefix(any.getName());
			if (!prefix.isEmpty() && !prefix.equals("xml") && any.getNamespace() != null && !any.getNamespace().equals(inside.resolve(prefix))) {
				inside = inside.declaring(prefix, any.getNamespace());
				out.append(declaration(prefix, any.getNamespace()));
			}
			attribute(any.getName(), any.getValue() == null ? "" : any.getValue());
		}
		return inside;
	}

	private boolean anyElements(Element object, String inner, Scope scope) {
		for (AnyElement any : object.getAnyElements()) {
			out.append(style.lineEnd()).append(inner);
			element(any.getName(), null, any, null, inner, scope);
		}
		return !object.getAnyElements().isEmpty();
	}

	private void attribute(String name, String value) {
		out.append(' ').append(name).append("='").append(TextStyle.escapeValue(value, '\'')).append('\'');
	}
}
