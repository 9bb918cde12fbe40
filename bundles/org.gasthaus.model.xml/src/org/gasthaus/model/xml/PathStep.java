package org.gasthaus.model.xml;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** One step of a path in {@code comparison.rules}: a name or {@code *}, with conditions in brackets. */
record PathStep(String name, List<String[]> conditions) {
	/** Reads {@code domain/devices/controller[@type=usb]/@index}. */
	static List<PathStep> of(String path) {
		List<PathStep> steps = new ArrayList<>();
		int start = 0;
		int depth = 0;
		for (int i = 0; i <= path.length(); i++) {
			char c = i == path.length() ? '/' : path.charAt(i);
			depth += c == '[' ? 1 : c == ']' ? -1 : 0;
			if (c == '/' && depth == 0) {
				steps.add(step(path.substring(start, i)));
				start = i + 1;
			}
		}
		return steps;
	}

	private static PathStep step(String text) {
		List<String[]> conditions = new ArrayList<>();
		int bracket = text.indexOf('[');
		String name = bracket < 0 ? text : text.substring(0, bracket);
		while (bracket >= 0) {
			int close = text.indexOf(']', bracket);
			conditions.add(text.substring(bracket + 1, close).split("=", 2));
			bracket = text.indexOf('[', close);
		}
		return new PathStep(name, conditions);
	}

	boolean fits(XmlElement element) {
		if (!name.equals("*") && !name.equals(element.name())) {
			return false;
		}
		for (String[] condition : conditions) {
			String actual = value(element, condition[0]);
			if (!glob(condition[1], actual == null ? "" : actual)) {
				return false;
			}
		}
		return true;
	}

	/** The value at a path such as {@code target/@dev} or {@code name}; {@code null} if there is none. */
	static String value(XmlElement element, String path) {
		XmlElement at = element;
		for (String step : path.split("/")) {
			if (at == null) {
				return null;
			}
			if (step.startsWith("@")) {
				XmlAttribute attribute = at.attribute(step.substring(1));
				return attribute == null ? null : attribute.value();
			}
			at = step.equals("..") ? at.parent() : step.equals(".") ? at : at.element(step);
		}
		return at == null ? null : at.characterContent();
	}

	/** Whether a value fits a pattern: {@code a|b*} is a or what starts with b. */
	static boolean glob(String pattern, String value) {
		for (String one : pattern.split("\\|", -1)) {
			if (fits(one, value)) {
				return true;
			}
		}
		return false;
	}

	private static boolean fits(String pattern, String value) {
		int star = pattern.indexOf('*');
		if (star < 0) {
			return pattern.equals(value);
		}
		if (!value.startsWith(pattern.substring(0, star))) {
			return false;
		}
		int at = star;
		while (true) {
			int next = pattern.indexOf('*', star + 1);
			if (next < 0) {
				String end = pattern.substring(star + 1);
				return value.length() - at >= end.length() && value.endsWith(end);
			}
			String part = pattern.substring(star + 1, next);
			int found = value.indexOf(part, at);
			if (found < 0) {
				return false;
			}
			at = found + part.length();
			star = next;
		}
	}
}
