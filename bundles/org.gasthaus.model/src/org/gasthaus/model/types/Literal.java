package org.gasthaus.model.types;

import java.util.Objects;

/**
 * A value that never loses the text it was written as.
 *
 * <p>A definition may say {@code 0x0a}, {@code 010} or {@code yes} where a number is due. All of these are kept: {@link #literal()} is the
 * text, {@link #isValid()} tells whether it means something, {@link #canonical()} is the one spelling of that meaning. Two literals are equal
 * when they mean the same, whatever their spelling; invalid ones are equal when their texts are. Who writes text compares the literals.
 *
 * <p>Immutable. Accessors of the meaning throw {@link IllegalStateException} on an invalid literal.
 */
public abstract class Literal {
	private final String literal;

	Literal(String literal) {
		this.literal = Objects.requireNonNull(literal);
	}

	/** @return the text exactly as written, never {@code null} */
	public final String literal() {
		return literal;
	}

	/** @return whether the text has a meaning of this type */
	public abstract boolean isValid();

	/** @return the usual spelling of the meaning; the text itself where it has none */
	public abstract String canonical();

	final IllegalStateException meaningless(String type) {
		return new IllegalStateException('\'' + literal + "' is not " + type);
	}

	@Override
	public final boolean equals(Object other) {
		return other == this || other instanceof Literal that && that.getClass() == getClass() && that.isValid() == isValid()
				&& that.canonical().equals(canonical());
	}

	@Override
	public final int hashCode() {
		return canonical().hashCode();
	}

	/** @return {@link #literal()} */
	@Override
	public final String toString() {
		return literal;
	}
}
