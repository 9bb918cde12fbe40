package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** JSON as QEMU and its agents write it, printed as virsh prints it: numbers stay as they were written, and names in their order. */
final class JsonText {
	/** A number, a boolean or {@code null}. */
	private record Literal(String text) {
	}

	private final Object value;

	private JsonText(Object value) {
		this.value = value;
	}

	/** @return {@code null} for what is no JSON */
	static JsonText of(String text) {
		try (JsonReader in = new JsonReader(new StringReader(text))) {
			Object value = read(in);
			return in.peek() == JsonToken.END_DOCUMENT ? new JsonText(value) : null;
		} catch (IOException | IllegalStateException malformed) {
			return null;
		}
	}

	private static Object read(JsonReader in) throws IOException {
		switch (in.peek()) {
		case BEGIN_OBJECT:
			Map<String, Object> members = new LinkedHashMap<>();
			in.beginObject();
			while (in.hasNext()) {
				members.put(in.nextName(), read(in));
			}
			in.endObject();
			return members;
		case BEGIN_ARRAY:
			List<Object> elements = new ArrayList<>();
			in.beginArray();
			while (in.hasNext()) {
				elements.add(read(in));
			}
			in.endArray();
			return elements;
		case STRING:
			return in.nextString();
		case NUMBER:
			return new Literal(in.nextString());
		case BOOLEAN:
			return new Literal(Boolean.toString(in.nextBoolean()));
		default:
			in.nextNull();
			return new Literal("null");
		}
	}

	boolean isObject() {
		return value instanceof Map;
	}

	/** A member of an object; {@code null} if there is none of that name. */
	JsonText member(String name) {
		Object member = value instanceof Map<?, ?> members ? members.get(name) : null;
		return member == null ? null : new JsonText(member);
	}

	/** A text as JSON. */
	static String quoted(String text) {
		StringBuilder out = new StringBuilder();
		append(out, text);
		return out.toString();
	}

	/** Without blanks. */
	@Override
	public String toString() {
		return text(-1);
	}

	/** With two blanks a level; what is empty has a line for its inside, too. */
	String indented() {
		return text(0);
	}

	private String text(int depth) {
		StringBuilder out = new StringBuilder();
		append(out, value, depth);
		return out.toString();
	}

	private static void append(StringBuilder out, Object value, int depth) {
		if (value instanceof Map<?, ?> members) {
			out.append('{');
			int inside = open(out, depth);
			for (Iterator<? extends Map.Entry<?, ?>> all = members.entrySet().iterator(); all.hasNext();) {
				Map.Entry<?, ?> member = all.next();
				indent(out, inside);
				append(out, (String) member.getKey());
				out.append(inside < 0 ? ":" : ": ");
				append(out, member.getValue(), inside);
				separate(out, all.hasNext(), inside);
			}
			close(out, depth, '}');
		} else if (value instanceof List<?> elements) {
			out.append('[');
			int inside = open(out, depth);
			for (Iterator<?> all = elements.iterator(); all.hasNext();) {
				indent(out, inside);
				append(out, all.next(), inside);
				separate(out, all.hasNext(), inside);
			}
			close(out, depth, ']');
		} else if (value instanceof Literal literal) {
			out.append(literal.text());
		} else {
			append(out, (String) value);
		}
	}

	private static int open(StringBuilder out, int depth) {
		if (depth < 0) {
			return depth;
		}
		out.append('\n');
		return depth + 1;
	}

	private static void indent(StringBuilder out, int depth) {
		out.append("  ".repeat(Math.max(0, depth)));
	}

	private static void separate(StringBuilder out, boolean more, int depth) {
		if (more) {
			out.append(depth < 0 ? "," : ",\n");
		}
	}

	private static void close(StringBuilder out, int depth, char bracket) {
		if (depth >= 0) {
			out.append('\n');
			indent(out, depth);
		}
		out.append(bracket);
	}

	private static void append(StringBuilder out, String text) {
		out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
			case '"', '\\' -> out.append('\\').append(c);
			case '\n' -> out.append("\\n");
			case '\r' -> out.append("\\r");
			case '\t' -> out.append("\\t");
			case '\f' -> out.append("\\f");
			case '\b' -> out.append("\\b");
			default -> out.append(c < ' ' ? String.format("\\u%04X", (int) c) : String.valueOf(c));
			}
		}
		out.append('"');
	}
}
