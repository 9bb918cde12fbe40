package org.gasthaus.model.types;

/** Range checks that the addresses share. */
final class Parts {
	private Parts() {
	}

	static void check(String part, long value, long most) {
		if (value < 0 || value > most) {
			throw new IllegalArgumentException(String.format("The %s of an address is 0 to %d (0x%x), not %d", part, most, most, value));
		}
	}

	static IllegalArgumentException malformed(String text, String form) {
		return new IllegalArgumentException('\'' + text + "' is not of the form " + form);
	}
}
