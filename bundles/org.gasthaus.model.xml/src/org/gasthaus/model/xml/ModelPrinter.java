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
	private final XmlElement context;
	private final StringBuilder out = new StringBuilder();

	/** @param context the element into which it goes, for the prefixes of namespaces; may be {@code null} */
	ModelPrinter(TextStyle style, XmlElement context) {
		this.style = style;
		this.context = context;
	}

	/** The text of one element, without indentation before it and without a line end after it. */
	static String print(TextStyle style, XmlElement context, String name, String namespace, Object value, Slot slot, String indentation) {
		ModelPrinter printer = new ModelPrinter(style, context);
		printer.element(name, namespace, value, slot, indentation);
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

	private void element(String name, String namespace, Object value, Slot slot, String indentation) {
		String tag = name;
		String declaration = "";
		if (namespace != null && !namespace.isEmpty()) {
			String prefix = context == null ? null : Namespaces.prefixFor(context, namespace);
			if (prefix == null) {
				prefix = namespace.substring(0, namespace.lastIndexOf('/')).replaceAll(".*/", "") + ':';
				declaration = " xmlns:" + prefix.substring(0, prefix.length() - 1) + "='" + TextStyle.escapeValue(namespace, '\'') + '\'';
			}
			tag = prefix + name;
		}
		out.append('<').append(tag).append(declaration);
		if (value instanceof AnyElement any) {
			untyped(any, tag, indentation);
		} else if (value instanceof Element object) {
			typed(object, tag, indentation);
		} else if (slot.kind == Kind.PRESENCE) {
			out.append("/>");
		} else {
			out.append('>').append(TextStyle.escapeText(literal(slot, value))).append("</").append(tag).append('>');
		}
	}

	private void typed(Element object, String tag, String indentation) {
		ElementShape shape = ElementShape.of(object.eClass());
		List<Slot> slots = shape.inOrder();
		for (Slot slot : slots) {
			if (slot.kind == Kind.ATTRIBUTE && object.eIsSet(slot.feature)) {
				attribute(slot.name, literal(slot, object.eGet(slot.feature)));
			}
		}
		anyAttributes(object);
		String inner = indentation + style.step();
		int start = out.length();
		out.append('>');
		boolean content = false;
		if (shape.text() != null && object.eIsSet(shape.text().feature)) {
			out.append(TextStyle.escapeText(literal(shape.text(), object.eGet(shape.text().feature))));
			content = true;
		}
		boolean lines = false;
		for (Slot slot : slots) {
			if (slot.kind == Kind.ATTRIBUTE) {
				continue;
			}
			for (Object value : valuesOf(object, slot)) {
				out.append(style.lineEnd()).append(inner);
				element(slot.name, slot.namespace, value, slot, inner);
				lines = true;
			}
		}
		lines |= anyElements(object, inner);
		close(tag, indentation, start, content, lines);
	}

	private void untyped(AnyElement any, String tag, String indentation) {
		anyAttributes(any);
		int start = out.length();
		out.append('>');
		boolean content = any.getText() != null && !any.getText().isEmpty();
		if (content) {
			out.append(TextStyle.escapeText(any.getText()));
		}
		close(tag, indentation, start, content, anyElements(any, indentation + style.step()));
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

	private void anyAttributes(Element object) {
		for (AnyAttribute any : object.getAnyAttributes()) {
			attribute(any.getName(), any.getValue() == null ? "" : any.getValue());
		}
	}

	private boolean anyElements(Element object, String inner) {
		for (AnyElement any : object.getAnyElements()) {
			out.append(style.lineEnd()).append(inner);
			element(any.getName(), null, any, null, inner);
		}
		return !object.getAnyElements().isEmpty();
	}

	private void attribute(String name, String value) {
		out.append(' ').append(name).append("='").append(TextStyle.escapeValue(value, '\'')).append('\'');
	}
}
