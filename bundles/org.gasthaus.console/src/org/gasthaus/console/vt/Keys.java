package org.gasthaus.console.vt;

import java.nio.charset.StandardCharsets;

/** What a keyboard sends to a program. */
public final class Keys {
	/** Modifiers, to be added. */
	public static final int SHIFT = 1;
	/** Sent as an escape before the key. */
	public static final int ALT = 2;
	/** Makes a control character of a letter. */
	public static final int CTRL = 4;

	private static final String ESC = "\033";

	private Keys() {
	}

	/** A key without a character. @param terminal whose modes count */
	public static byte[] encode(Key key, int modifiers, Terminal terminal) {
		return ascii(switch (key) {
		case ENTER -> escapedIf(modifiers) + (terminal.isNewLine() ? "\r\n" : "\r");
		case TAB -> (modifiers & SHIFT) != 0 ? ESC + "[Z" : escapedIf(modifiers) + "\t";
		case BACKSPACE -> escapedIf(modifiers) + ((modifiers & CTRL) != 0 ? "\b" : "\177");
		case ESCAPE -> escapedIf(modifiers) + ESC;
		default -> sequence(key, modifiers, terminal.isApplicationCursor());
		});
	}

	private static String escapedIf(int modifiers) {
		return (modifiers & ALT) != 0 ? ESC : "";
	}

	private static String sequence(Key key, int modifiers, boolean applicationCursor) {
		if (!key.isLetter()) {
			return ESC + "[" + key.code() + (modifiers == 0 ? "" : ";" + (modifiers + 1)) + "~";
		}
		if (modifiers != 0) {
			return ESC + "[1;" + (modifiers + 1) + (char) key.code();
		}
		return ESC + (!key.isOfCursor() || applicationCursor ? "O" : "[") + (char) key.code();
	}

	/** A character, as it is on the key: with {@link #CTRL} {@code c} becomes the control character that interrupts. */
	public static byte[] encode(int codePoint, int modifiers) {
		int sent = (modifiers & CTRL) != 0 ? control(codePoint) : codePoint;
		return (escapedIf(modifiers) + Character.toString(sent)).getBytes(StandardCharsets.UTF_8);
	}

	private static int control(int codePoint) {
		if (codePoint >= 'a' && codePoint <= 'z' || codePoint >= '@' && codePoint <= '_') {
			return codePoint & 0x1f;
		}
		return switch (codePoint) {
		case ' ', '2' -> 0;
		case '3' -> 0x1b;
		case '4' -> 0x1c;
		case '5' -> 0x1d;
		case '6' -> 0x1e;
		case '7', '/' -> 0x1f;
		case '8', '?' -> 0x7f;
		default -> codePoint;
		};
	}

	/**
	 * Text from a clipboard. Ends of lines are sent as the Enter key; other control characters are left out, so that what somebody was made to copy can do no
	 * more than type.
	 */
	public static byte[] paste(String text, Terminal terminal) {
		String enter = terminal.isNewLine() ? "\r\n" : "\r";
		StringBuilder typed = new StringBuilder();
		text.replace("\r\n", "\n").replace('\r', '\n').codePoints().filter(code -> code == '\n' || code == '\t' || !Character.isISOControl(code))
				.forEach(code -> {
					if (code == '\n') {
						typed.append(enter);
					} else {
						typed.appendCodePoint(code);
					}
				});
		String sent = terminal.isBracketedPaste() ? ESC + "[200~" + typed + ESC + "[201~" : typed.toString();
		return sent.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
