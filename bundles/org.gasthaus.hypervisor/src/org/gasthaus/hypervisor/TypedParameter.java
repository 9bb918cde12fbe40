package org.gasthaus.hypervisor;

/**
 * A named value as libvirt passes it. The type is part of it, because libvirt refuses a value of another one.
 *
 * @param name libvirt's, for example {@code cpu_shares}
 * @param value an {@code Integer} for {@code INT}, a {@code Long} for {@code UINT}, {@code LLONG} and {@code ULLONG} (whose upper half is negative), a
 *            {@code Double}, a {@code Boolean} or a {@code String}
 */
public record TypedParameter(String name, Type type, Object value) {
	/** libvirt's types, in the order of its numbers. */
	public enum Type {
		INT, UINT, LLONG, ULLONG, DOUBLE, BOOLEAN, STRING
	}

	/** An unsigned number of 64 bits. */
	public static TypedParameter ofUnsignedLong(String name, long value) {
		return new TypedParameter(name, Type.ULLONG, value);
	}

	/** A text. */
	public static TypedParameter ofText(String name, String value) {
		return new TypedParameter(name, Type.STRING, value);
	}

	/**
	 * The same with a value that a user wrote.
	 *
	 * @throws NumberFormatException for what is no value of the type
	 */
	public TypedParameter with(String text) {
		return new TypedParameter(name, type, switch (type) {
		case INT -> Integer.valueOf(text);
		case UINT -> Integer.toUnsignedLong(text.startsWith("-") ? Integer.parseInt(text) : Integer.parseUnsignedInt(text));
		case LLONG -> Long.valueOf(text);
		case ULLONG -> text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text); // as C does
		case DOUBLE -> Double.valueOf(text);
		case BOOLEAN -> text.equals("1");
		case STRING -> text;
		});
	}

	/** The value as libvirt's own tools print it. */
	public String text() {
		return switch (type) {
		case ULLONG -> Long.toUnsignedString((Long) value);
		case DOUBLE -> String.format(java.util.Locale.ROOT, "%f", value);
		case BOOLEAN -> Boolean.TRUE.equals(value) ? "yes" : "no";
		default -> value.toString();
		};
	}
}
