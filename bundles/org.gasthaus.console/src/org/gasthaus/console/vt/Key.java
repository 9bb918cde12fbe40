package org.gasthaus.console.vt;

/** Keys that have no character, or one that depends on what a program asked for. */
public enum Key {
	UP('A'), DOWN('B'), RIGHT('C'), LEFT('D'), HOME('H'), END('F'), //
	INSERT(2), DELETE(3), PAGE_UP(5), PAGE_DOWN(6), //
	F1('P'), F2('Q'), F3('R'), F4('S'), F5(15), F6(17), F7(18), F8(19), F9(20), F10(21), F11(23), F12(24), //
	ENTER(0), TAB(0), BACKSPACE(0), ESCAPE(0);

	private static final int FIRST_LETTER = 'A';
	/** The last character of its sequence, or the number before {@code ~}; 0 if it has no sequence. */
	private final int code;

	Key(int code) {
		this.code = code;
	}

	int code() {
		return code;
	}

	boolean isLetter() {
		return code >= FIRST_LETTER;
	}

	/** Whether programs choose what it sends by the mode for the cursor's keys. */
	boolean isOfCursor() {
		return compareTo(END) <= 0;
	}
}
