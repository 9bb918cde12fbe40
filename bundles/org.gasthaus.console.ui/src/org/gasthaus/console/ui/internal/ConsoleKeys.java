package org.gasthaus.console.ui.internal;

import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.gasthaus.console.vt.Key;
import org.gasthaus.console.vt.Keys;
import org.gasthaus.console.vt.Terminal;

/** What the toolkit's keys are in a terminal. */
final class ConsoleKeys {
	private static final Map<Integer, Key> KEYS = Map.ofEntries(Map.entry(SWT.ARROW_UP, Key.UP), Map.entry(SWT.ARROW_DOWN, Key.DOWN),
			Map.entry(SWT.ARROW_LEFT, Key.LEFT), Map.entry(SWT.ARROW_RIGHT, Key.RIGHT), Map.entry(SWT.HOME, Key.HOME), Map.entry(SWT.END, Key.END),
			Map.entry(SWT.INSERT, Key.INSERT), Map.entry((int) SWT.DEL, Key.DELETE), Map.entry(SWT.PAGE_UP, Key.PAGE_UP), Map.entry(SWT.PAGE_DOWN, Key.PAGE_DOWN),
			Map.entry(SWT.F1, Key.F1), Map.entry(SWT.F2, Key.F2), Map.entry(SWT.F3, Key.F3), Map.entry(SWT.F4, Key.F4), Map.entry(SWT.F5, Key.F5),
			Map.entry(SWT.F6, Key.F6), Map.entry(SWT.F7, Key.F7), Map.entry(SWT.F8, Key.F8), Map.entry(SWT.F9, Key.F9), Map.entry(SWT.F10, Key.F10),
			Map.entry(SWT.F11, Key.F11), Map.entry(SWT.F12, Key.F12), Map.entry((int) SWT.CR, Key.ENTER), Map.entry(SWT.KEYPAD_CR, Key.ENTER),
			Map.entry((int) SWT.TAB, Key.TAB), Map.entry((int) SWT.BS, Key.BACKSPACE), Map.entry((int) SWT.ESC, Key.ESCAPE));
	private static final int LAST_PRINTABLE = 0x7e;

	/** The first half of a character that comes in two events. */
	private char high;

	/** @return what a key sends; empty for a modifier alone */
	byte[] bytes(Event event, Terminal terminal) {
		int modifiers = ((event.stateMask & SWT.SHIFT) != 0 ? Keys.SHIFT : 0) | ((event.stateMask & SWT.ALT) != 0 ? Keys.ALT : 0)
				| ((event.stateMask & SWT.CTRL) != 0 ? Keys.CTRL : 0);
		Key key = KEYS.get(event.keyCode);
		if (key != null) {
			return Keys.encode(key, modifiers, terminal);
		}
		// where a third level of the keyboard is Ctrl and Alt together, the character is what was meant
		boolean thirdLevel = (modifiers & Keys.ALT) != 0 && event.character >= ' ' && event.character != event.keyCode;
		if ((modifiers & Keys.CTRL) != 0 && event.keyCode >= ' ' && event.keyCode <= LAST_PRINTABLE && !thirdLevel) {
			return Keys.encode(event.keyCode, modifiers);
		}
		if (event.character == 0) {
			return new byte[0];
		}
		if (Character.isHighSurrogate(event.character)) {
			high = event.character;
			return new byte[0];
		}
		int codePoint = Character.isLowSurrogate(event.character) ? Character.toCodePoint(high, event.character) : event.character;
		return Keys.encode(codePoint, (modifiers & Keys.CTRL) != 0 ? 0 : modifiers & Keys.ALT);
	}
}
