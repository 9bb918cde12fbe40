package org.gasthaus.model.types;

import java.util.Objects;

/** A choice of two, {@code yes} and {@code no} or {@code on} and {@code off}; libvirt knows no other spelling of either. */
public final class Toggle extends Literal {
	public static final Toggle YES = new Toggle("yes", Boolean.TRUE);
	public static final Toggle NO = new Toggle("no", Boolean.FALSE);
	public static final Toggle ON = new Toggle("on", Boolean.TRUE);
	public static final Toggle OFF = new Toggle("off", Boolean.FALSE);

	/** {@code null} when the literal is not of the vocabulary. */
	private final Boolean value;

	private Toggle(String literal, Boolean value) {
		super(literal);
		this.value = value;
	}

	/** @return {@link #YES}, {@link #NO} or an invalid toggle that keeps the text; {@code null} for {@code null} */
	public static Toggle yesNo(String literal) {
		return of(literal, YES, NO);
	}

	/** @return {@link #ON}, {@link #OFF} or an invalid toggle that keeps the text; {@code null} for {@code null} */
	public static Toggle onOff(String literal) {
		return of(literal, ON, OFF);
	}

	private static Toggle of(String literal, Toggle one, Toggle other) {
		return literal == null ? null : literal.equals(one.literal()) ? one : literal.equals(other.literal()) ? other : new Toggle(literal, null);
	}

	/** @return whether {@code toggle} is set and says yes or on; an absent or invalid one does not */
	public static boolean isOn(Toggle toggle) {
		return toggle != null && Objects.equals(toggle.value, Boolean.TRUE);
	}

	/** @return whether {@code toggle} is set and says no or off; an absent or invalid one does not */
	public static boolean isOff(Toggle toggle) {
		return toggle != null && Objects.equals(toggle.value, Boolean.FALSE);
	}

	@Override
	public boolean isValid() {
		return value != null;
	}

	@Override
	public String canonical() {
		return literal();
	}
}
