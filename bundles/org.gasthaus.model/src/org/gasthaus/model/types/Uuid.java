package org.gasthaus.model.types;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The identity of a domain, network, pool or secret: sixteen bytes, written with or without dashes, in either case. */
public final class Uuid extends Literal implements Comparable<Uuid> {
	private static final Pattern FORM = Pattern.compile("\\s*(?:\\p{XDigit}{2}-?){15}\\p{XDigit}{2}\\s*");

	private final String canonical;

	private Uuid(String literal) {
		super(literal);
		canonical = FORM.matcher(literal).matches() ? dashed(literal) : null;
	}

	/** @return the UUID that {@code literal} spells, valid or not; {@code null} for {@code null} */
	public static Uuid of(String literal) {
		return literal == null ? null : new Uuid(literal);
	}

	/** @throws IllegalArgumentException {@code text} is no UUID */
	public static Uuid parse(String text) {
		Uuid uuid = new Uuid(text);
		if (!uuid.isValid()) {
			throw new IllegalArgumentException('\'' + text + "' is not a UUID");
		}
		return uuid;
	}

	/** @return a random UUID that is not in {@code taken} */
	public static Uuid random(Set<Uuid> taken) {
		Uuid uuid;
		do {
			uuid = new Uuid(UUID.randomUUID().toString());
		} while (taken.contains(uuid));
		return uuid;
	}

	private static String dashed(String literal) {
		String digits = literal.strip().replace("-", "").toLowerCase(Locale.ROOT);
		return digits.substring(0, 8) + '-' + digits.substring(8, 12) + '-' + digits.substring(12, 16) + '-' + digits.substring(16, 20) + '-'
				+ digits.substring(20);
	}

	@Override
	public boolean isValid() {
		return canonical != null;
	}

	/** @return lower case with dashes */
	@Override
	public String canonical() {
		return canonical == null ? literal() : canonical;
	}

	@Override
	public int compareTo(Uuid other) {
		int byValidity = Boolean.compare(other.isValid(), isValid());
		return byValidity != 0 ? byValidity : canonical().compareTo(other.canonical());
	}
}
