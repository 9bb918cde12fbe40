package org.gasthaus.console.vt;

/**
 * Takes bytes apart into characters, controls and sequences. It can stop and go on between any two bytes, and nothing that comes makes it keep more than a
 * few thousand characters: a line that loses bytes must not silence a console.
 */
final class Parser {
	/** What is done with the parts. */
	interface Actions {
		void print(int codePoint);

		void control(int code);

		/** @param intermediate 0 for none */
		void escape(int intermediate, int end);

		void sequence(Sequence sequence);

		/** An operating system command, such as a title. */
		void command(String text);
	}

	private enum State {
		GROUND, ESCAPE, ESCAPE_INTERMEDIATE, SEQUENCE, SEQUENCE_IGNORED, COMMAND, STRING
	}

	private static final int LONGEST_COMMAND = 4096;
	private static final int LONGEST_STRING = 1 << 20;
	private static final int ESC = 0x1b;
	private static final int CAN = 0x18;
	private static final int SUB = 0x1a;
	private static final int BEL = 0x07;
	private static final int DEL = 0x7f;
	private static final int REPLACEMENT = 0xfffd;

	private final Actions actions;
	private final Sequence sequence = new Sequence();
	private final StringBuilder command = new StringBuilder();
	private State state = State.GROUND;
	private int intermediate;
	private int skipped;
	/** Of UTF-8: bytes that are missing, what came, the smallest that it may be. */
	private int missing;
	private int partial;
	private int least;

	Parser(Actions actions) {
		this.actions = actions;
	}

	/** Forgets what has begun. */
	void reset() {
		state = State.GROUND;
		missing = 0;
		command.setLength(0);
	}

	void feed(byte[] bytes, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			int value = bytes[i] & 0xff;
			if (missing > 0) {
				if ((value & 0xc0) == 0x80) {
					partial = partial << 6 | value & 0x3f;
					if (--missing == 0) {
						decoded(partial < least || partial > Character.MAX_CODE_POINT || partial >= 0xd800 && partial < 0xe000 ? REPLACEMENT : partial);
					}
					continue;
				}
				missing = 0;
				decoded(REPLACEMENT);
			}
			if (value < 0x80) {
				if (state == State.GROUND && value >= 0x20 && value != DEL) {
					actions.print(value);
				} else {
					decoded(value);
				}
			} else if (value >= 0xc2 && value < 0xf5) {
				missing = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
				least = missing == 1 ? 0x80 : missing == 2 ? 0x800 : 0x10000;
				partial = value & 0x3f >> missing;
			} else {
				decoded(REPLACEMENT);
			}
		}
	}

	private void decoded(int code) {
		if (code >= 0x80 && code < 0xa0) {
			decoded(ESC); // a control of eight bits is short for two of seven
			decoded(code - 0x40);
			return;
		}
		if (code == CAN || code == SUB) {
			reset();
		} else if (code == ESC) {
			escaped();
		} else if (state == State.COMMAND || state == State.STRING) {
			string(code);
		} else if (code < 0x20) {
			actions.control(code);
		} else if (code != DEL) {
			visible(code);
		}
	}

	private void escaped() {
		if (state == State.COMMAND) {
			endCommand();
		}
		state = State.ESCAPE;
		intermediate = 0;
	}

	private void string(int code) {
		if (code == BEL) {
			if (state == State.COMMAND) {
				endCommand();
			}
			state = State.GROUND;
		} else if (state == State.STRING) {
			if (++skipped > LONGEST_STRING) {
				state = State.GROUND;
			}
		} else if (code >= 0x20) {
			command.appendCodePoint(code);
			if (command.length() > LONGEST_COMMAND) {
				reset();
			}
		} else if (code == '\n' || code == '\r') {
			// no command goes over the end of a line: its end was lost
			reset();
			actions.control(code);
		}
	}

	private void endCommand() {
		actions.command(command.toString());
		command.setLength(0);
	}

	private void visible(int code) {
		switch (state) {
		case GROUND -> actions.print(code);
		case ESCAPE -> escape(code);
		case ESCAPE_INTERMEDIATE -> {
			if (code < 0x30) {
				intermediate = code;
			} else {
				state = State.GROUND;
				if (code < DEL) {
					actions.escape(intermediate, code);
				}
			}
		}
		case SEQUENCE -> sequence(code);
		default -> {
			if (code >= 0x40) {
				state = State.GROUND;
			}
		}
		}
	}

	private void escape(int code) {
		switch (code) {
		case '[' -> {
			state = State.SEQUENCE;
			sequence.begin();
		}
		case ']' -> {
			state = State.COMMAND;
			command.setLength(0);
		}
		case 'P', 'X', '^', '_' -> {
			state = State.STRING;
			skipped = 0;
		}
		default -> {
			if (code < 0x30) {
				state = State.ESCAPE_INTERMEDIATE;
				intermediate = code;
			} else {
				state = State.GROUND;
				if (code < DEL) {
					actions.escape(0, code);
				}
			}
		}
		}
	}

	private void sequence(int code) {
		if (code >= '0' && code <= '9') {
			sequence.digit(code - '0');
		} else if (code == ';' || code == ':') {
			sequence.separator(code == ':');
		} else if (code >= 0x3c && code <= 0x3f) {
			if (sequence.size() > 0 || sequence.prefix != 0) {
				state = State.SEQUENCE_IGNORED;
			}
			sequence.prefix = code;
		} else if (code < 0x30) {
			sequence.intermediate = code;
		} else {
			state = State.GROUND;
			if (code < DEL) {
				sequence.end = code;
				actions.sequence(sequence);
			}
		}
	}
}
