package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jface.text.templates.TemplateBuffer;
import org.eclipse.jface.text.templates.TemplateException;
import org.eclipse.jface.text.templates.TemplateTranslator;
import org.eclipse.jface.text.templates.TemplateVariable;
import org.gasthaus.xml.ide.completion.Templates;

/** The lines of completion's templates as patterns of the platform's templates, and back. */
final class TemplatePattern {
	/** A blank with a text in it. */
	static final String TEXT = "text";
	/** A blank with a choice of texts. */
	static final String CHOICE = "choice";
	/** The next free name of a disk on the bus that is its argument. */
	static final String DISK = "disk";
	/** Where the cursor rests at last. */
	static final String CURSOR = "cursor";

	/** The name of a blank that completion numbers: the number says when it is visited. */
	private static final Pattern BLANK = Pattern.compile("blank(\\d{1,3})");
	/** Blanks with a name of their own are visited behind those, in the order in which they stand. */
	private static final int NAMED = 1000;

	private TemplatePattern() {
	}

	/** The name of a variable for what completion writes in double braces: without a hyphen, which is none of an identifier. */
	static String variable(String value) {
		return value.replace("-", "");
	}

	/** The pattern of lines with tab stops. */
	static String of(String lines) {
		StringBuilder pattern = new StringBuilder();
		int at = 0;
		while (at < lines.length()) {
			char c = lines.charAt(at);
			if (lines.startsWith("{{", at)) {
				int end = lines.indexOf("}}", at);
				pattern.append(value(lines.substring(at + 2, end)));
				at = end + 2;
			} else if (c == '$' && lines.startsWith("{", at + 1)) {
				int end = stopEnd(lines, at + 2);
				pattern.append(stop(lines.substring(at + 2, end)));
				at = end + 1;
			} else if (c == '$' && at + 1 < lines.length() && Character.isDigit(lines.charAt(at + 1))) {
				int end = afterDigits(lines, at + 1);
				pattern.append(stop(lines.substring(at + 1, end)));
				at = end;
			} else {
				boolean escaped = c == '\\' && at + 1 < lines.length();
				char plain = escaped ? lines.charAt(at + 1) : c;
				pattern.append(plain == '$' ? "$$" : String.valueOf(plain));
				at += escaped ? 2 : 1;
			}
		}
		return pattern.toString();
	}

	private static int stopEnd(String lines, int from) {
		int at = from;
		while (lines.charAt(at) != '}') {
			if (lines.startsWith("{{", at)) {
				at = lines.indexOf("}}", at) + 2;
			} else {
				at += lines.charAt(at) == '\\' ? 2 : 1;
			}
		}
		return at;
	}

	private static int afterDigits(String text, int from) {
		int at = from;
		while (at < text.length() && Character.isDigit(text.charAt(at))) {
			at++;
		}
		return at;
	}

	private static String stop(String inside) {
		int digits = afterDigits(inside, 0);
		String name = "blank" + inside.substring(0, digits);
		String rest = inside.substring(digits);
		if (name.equals("blank0")) {
			return "${" + CURSOR + '}';
		}
		if (rest.startsWith(":{{")) {
			return value(rest.substring(3, rest.length() - 2));
		}
		if (rest.startsWith("|")) {
			return "${" + name + ':' + CHOICE + '(' + String.join(", ", choices(rest)) + ")}";
		}
		String text = rest.isEmpty() ? "" : unescaped(rest.substring(1));
		return "${" + name + ':' + TEXT + '(' + quoted(text) + ")}";
	}

	private static List<String> choices(String rest) {
		List<String> choices = new ArrayList<>();
		for (String choice : rest.substring(1, rest.length() - 1).split("(?<!\\\\),")) {
			choices.add(quoted(unescaped(choice)));
		}
		return choices;
	}

	private static String value(String inside) {
		int colon = inside.indexOf(':');
		return colon < 0 ? "${" + variable(inside) + '}' : "${" + inside.substring(0, colon) + ':' + inside.substring(0, colon) + '(' + quoted(inside.substring(colon + 1)) + ")}";
	}

	private static String unescaped(String text) {
		return text.replaceAll("\\\\(.)", "$1");
	}

	private static String quoted(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}

	/**
	 * The lines of a pattern.
	 *
	 * @throws TemplateException if the platform does not understand it
	 */
	static String lines(String pattern) throws TemplateException {
		TemplateBuffer buffer = new TemplateTranslator().translate(pattern);
		TreeMap<Integer, TemplateVariable> places = new TreeMap<>();
		for (TemplateVariable variable : buffer.getVariables()) {
			for (int offset : variable.getOffsets()) {
				places.put(offset, variable);
			}
		}
		StringBuilder lines = new StringBuilder();
		List<String> names = new ArrayList<>();
		int at = 0;
		for (var place : places.entrySet()) {
			lines.append(escaped(buffer.getString().substring(at, place.getKey())));
			lines.append(blank(place.getValue(), names));
			at = place.getKey() + place.getValue().getInitialLength();
		}
		return lines.append(escaped(buffer.getString().substring(at))).toString();
	}

	private static String blank(TemplateVariable variable, List<String> names) {
		String type = variable.getType();
		List<String> arguments = variable.getVariableType().getParams();
		if (type.equals(CURSOR)) {
			return "$0";
		}
		if (type.equals(DISK)) {
			return "{{disk:" + (arguments.isEmpty() ? "virtio" : arguments.get(0)) + "}}";
		}
		for (String value : Templates.VALUES) {
			if (type.equals(variable(value))) {
				return "{{" + value + "}}";
			}
		}
		boolean again = names.contains(variable.getName());
		if (!again) {
			names.add(variable.getName());
		}
		Matcher numbered = BLANK.matcher(variable.getName());
		int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : NAMED + names.indexOf(variable.getName());
		if (type.equals(CHOICE) && !again) {
			return "${" + number + '|' + String.join(",", arguments.stream().map(TemplatePattern::escapedChoice).toList()) + "|}";
		}
		String text = arguments.isEmpty() ? variable.getName() : arguments.get(0);
		return "${" + number + ':' + escaped(text) + '}';
	}

	private static String escaped(String text) {
		return text.replaceAll("[$}\\\\]", "\\\\$0");
	}

	private static String escapedChoice(String text) {
		return escaped(text).replaceAll("[,|]", "\\\\$0");
	}
}
