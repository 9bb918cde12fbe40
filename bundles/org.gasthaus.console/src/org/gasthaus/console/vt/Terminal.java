package org.gasthaus.console.vt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a user would see of what a program wrote. Not thread-safe: who feeds it and who reads it agree on a lock.
 *
 * <p>Lines have numbers that stay while the terminal scrolls: from {@link #firstLine()}, the oldest that is held, over {@link #screenTop()}, the first of the
 * screen, to before {@link #endLine()}.
 */
public final class Terminal {
	/** The smallest screen. */
	private static final int LEAST = 2;
	/** More than any screen has; bounds what a mistake may cost. */
	private static final int MOST = 1000;
	private static final int TAB = 8;
	private static final int LONGEST_TITLE = 200;
	private static final int MOST_ANSWERS = 4096;

	/** The shape that a program asked the cursor to have. */
	public enum CursorShape {
		BLOCK, UNDERLINE, BAR
	}

	private final Parser parser = new Parser(new Actions());
	private final History history;
	private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
	private Grid main;
	private Grid alternate;
	private Grid grid;
	private boolean[] tabs;

	private long style;
	private Charsets charsets;
	private int charsetOnce;
	private int last;
	private boolean insert;
	private boolean newLine;
	private boolean origin;
	private boolean autoWrap;
	private boolean inverse;
	private boolean cursorVisible;
	private boolean applicationCursor;
	private boolean applicationKeypad;
	private boolean bracketedPaste;
	private CursorShape shape;
	private String title = "";
	private int bells;
	private long changes;

	/** @param history how many lines are kept that left the screen at its top */
	public Terminal(int columns, int rows, int history) {
		this.history = new History(history);
		int width = Math.max(LEAST, Math.min(MOST, columns));
		int height = Math.max(LEAST, Math.min(MOST, rows));
		main = new Grid(width, height, this.history);
		alternate = new Grid(width, height, null);
		tabs = new boolean[0];
		reset(true);
	}

	/** Takes what a program wrote; it may end anywhere, also within a character. Never throws. */
	public void feed(byte[] bytes, int offset, int length) {
		parser.feed(bytes, offset, length);
		changes++;
	}

	/** What the program is to be told, since this was asked last: it asked for the place of the cursor, or what this is. */
	public byte[] takeAnswers() {
		byte[] taken = answers.toByteArray();
		answers.reset();
		return taken;
	}

	/** How often the bell rang since this was asked last. */
	public int takeBells() {
		int taken = bells;
		bells = 0;
		return taken;
	}

	/** Changes whenever anything may look different. */
	public long changes() {
		return changes;
	}

	/** Another size; what does not fit leaves at the top and is kept. Sizes that no screen has are brought into range. */
	public void resize(int columns, int rows) {
		int width = Math.max(LEAST, Math.min(MOST, columns));
		int height = Math.max(LEAST, Math.min(MOST, rows));
		if (width != grid.columns || height != grid.rows) {
			main.resize(width, height, true);
			alternate.resize(width, height, false);
			int before = tabs.length;
			tabs = Arrays.copyOf(tabs, Math.max(before, width));
			for (int i = before; i < tabs.length; i++) {
				tabs[i] = i % TAB == 0;
			}
			changes++;
		}
	}

	/**
	 * Another program begins where one ended without tidying up: its colours, modes and second screen go, what is to be read stays. The next text begins on a
	 * line of its own.
	 */
	public void beginAnew() {
		useAlternate(false);
		parser.reset();
		softReset();
		grid.resetMargins();
		if (grid.column > 0) {
			grid.column = 0;
			grid.down(style);
		}
		changes++;
	}

	/** Forgets the lines that left the screen. */
	public void clearHistory() {
		main.clearHistory();
		changes++;
	}

	public int columns() {
		return grid.columns;
	}

	public int rows() {
		return grid.rows;
	}

	/** The number of the oldest line that is held. */
	public long firstLine() {
		return main.first();
	}

	/** The number of the first line of the screen. */
	public long screenTop() {
		return main.first() + main.held();
	}

	/** The number behind the last line of the screen. */
	public long endLine() {
		return screenTop() + grid.rows;
	}

	/** A line by its number; it changes with the terminal. */
	public Line line(long number) {
		int index = (int) (number - main.first());
		return index < main.held() ? main.old(index) : grid.line(index - main.held());
	}

	public int cursorColumn() {
		return grid.column;
	}

	/** On the screen, 0 for its first line. */
	public int cursorRow() {
		return grid.row;
	}

	public boolean isCursorVisible() {
		return cursorVisible;
	}

	public CursorShape cursorShape() {
		return shape;
	}

	/** Whether all colours change places. */
	public boolean isInverse() {
		return inverse;
	}

	/** Whether a program has the screen for itself, such as an editor: nothing of it is kept. */
	public boolean isAlternate() {
		return grid == alternate;
	}

	/** Whether the keys of the cursor send what a program asked for instead of what a shell expects. */
	public boolean isApplicationCursor() {
		return applicationCursor;
	}

	/** Whether a program wants to know what was pasted. */
	public boolean isBracketedPaste() {
		return bracketedPaste;
	}

	/** Whether the Enter key sends a line feed, too. */
	public boolean isNewLine() {
		return newLine;
	}

	/** What a program called its window; empty if it did not. */
	public String title() {
		return title;
	}

	/** The text from one place to before another, line by line; what was wrapped at the edge of the screen is one line. */
	public String text(long fromLine, int fromColumn, long toLine, int toColumn) {
		StringBuilder text = new StringBuilder();
		for (long number = Math.max(fromLine, firstLine()); number <= toLine && number < endLine(); number++) {
			Line line = line(number);
			int from = number == fromLine ? fromColumn : 0;
			int to = number == toLine ? Math.min(toColumn, line.end()) : line.end();
			boolean goesOn = line.isWrapped() && number < toLine;
			if (goesOn) {
				to = Math.max(to, Math.min(grid.columns, line.length()));
			}
			text.append(goesOn ? line.text(from, to) : line.text(from, to).stripTrailing());
			if (number < toLine && !goesOn) {
				text.append('\n');
			}
		}
		return text.toString();
	}

	private void reset(boolean everything) {
		if (everything) {
			useAlternate(false);
			grid = main;
			main.resetMargins();
			alternate.resetMargins();
			main.eraseLines(0, main.rows, Style.PLAIN);
			alternate.eraseLines(0, alternate.rows, Style.PLAIN);
			main.moveTo(0, 0);
			alternate.moveTo(0, 0);
			tabs = new boolean[grid.columns];
			for (int i = 0; i < tabs.length; i++) {
				tabs[i] = i % TAB == 0;
			}
			title = "";
			inverse = false;
		}
		softReset();
	}

	private void softReset() {
		style = Style.PLAIN;
		charsets = Charsets.ASCII;
		charsetOnce = -1;
		last = 0;
		insert = false;
		newLine = false;
		origin = false;
		autoWrap = true;
		cursorVisible = true;
		applicationCursor = false;
		applicationKeypad = false;
		bracketedPaste = false;
		shape = CursorShape.BLOCK;
		main.saved = null;
		alternate.saved = null;
		grid.resetMargins();
	}

	private void useAlternate(boolean use) {
		Grid wanted = use ? alternate : main;
		if (grid != wanted && grid != null) {
			int column = grid.column;
			int row = grid.row;
			grid = wanted;
			grid.moveTo(column, row);
			for (int i = 0; i < grid.rows; i++) {
				grid.touched(i);
			}
		}
	}

	private long blank() {
		return Style.erased(style);
	}

	private void saveCursor() {
		grid.saved = new Grid.Cursor(grid.column, grid.row, style, grid.wrapPending, origin, charsets);
	}

	private void restoreCursor() {
		Grid.Cursor cursor = grid.saved;
		if (cursor == null) {
			grid.moveTo(0, 0);
			style = Style.PLAIN;
			charsets = Charsets.ASCII;
			origin = false;
			return;
		}
		grid.moveTo(cursor.column(), cursor.row());
		grid.wrapPending = cursor.wrapPending() && cursor.column() == grid.columns - 1;
		style = cursor.style();
		origin = cursor.origin();
		charsets = cursor.charsets();
	}

	private void print(int codePoint) {
		int shown = charsetOnce < 0 && charsets == Charsets.ASCII ? codePoint : charsets.map(codePoint, charsetOnce);
		charsetOnce = -1;
		int width = CharWidth.of(shown);
		if (width == 0) {
			combine(shown);
			return;
		}
		last = shown;
		if (grid.wrapPending || width == 2 && grid.column == grid.columns - 1 && autoWrap) {
			grid.touched(grid.row).wrap(true);
			grid.column = 0;
			grid.down(blank());
		}
		if (width == 2 && grid.column == grid.columns - 1) {
			grid.column--; // no room, and no next line
		}
		Line line = grid.touched(grid.row);
		if (insert) {
			line.insert(grid.column, Math.min(width, grid.columns - grid.column), grid.columns, blank());
		}
		line.set(grid.column, shown, style);
		if (width == 2) {
			line.setTail(grid.column + 1, style);
		}
		int next = grid.column + width;
		if (next >= grid.columns) {
			grid.column = grid.columns - 1;
			grid.wrapPending = autoWrap;
		} else {
			grid.column = next;
		}
	}

	private void combine(int mark) {
		int column = grid.wrapPending ? grid.column : grid.column - 1;
		if (column >= 0) {
			grid.touched(grid.row).mark(column, mark);
		}
	}

	private void answer(String text) {
		if (answers.size() < MOST_ANSWERS) {
			answers.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
		}
	}

	private void tab(int count) {
		int column = grid.column;
		for (int i = 0; i < Math.min(count, grid.columns) && column < grid.columns - 1; i++) {
			do {
				column++;
			} while (column < grid.columns - 1 && !tabs[column]);
		}
		grid.moveTo(column, grid.row);
	}

	private void backTab(int count) {
		int column = grid.column;
		for (int i = 0; i < Math.min(count, grid.columns) && column > 0; i++) {
			do {
				column--;
			} while (column > 0 && !tabs[column]);
		}
		grid.moveTo(column, grid.row);
	}

	/** Of a program that counts within its margins. */
	private void moveTo(int column, int row) {
		if (origin) {
			grid.moveTo(column, Math.min(grid.top + row, grid.bottom));
		} else {
			grid.moveTo(column, row);
		}
	}

	/** Up to the margin that the cursor is within. */
	private void moveRows(int rows) {
		if (rows < 0) {
			grid.moveTo(grid.column, Math.max(grid.row + rows, grid.row >= grid.top ? grid.top : 0));
		} else {
			grid.moveTo(grid.column, Math.min(grid.row + rows, grid.row <= grid.bottom ? grid.bottom : grid.rows - 1));
		}
	}

	private final class Actions implements Parser.Actions {
		@Override
		public void print(int codePoint) {
			Terminal.this.print(codePoint);
		}

		@Override
		public void control(int code) {
			switch (code) {
			case 0x07 -> bells++;
			case '\b' -> grid.moveTo(grid.column - 1, grid.row);
			case '\t' -> tab(1);
			case '\n', 0x0b, 0x0c -> {
				grid.down(blank());
				if (newLine) {
					grid.moveTo(0, grid.row);
				}
			}
			case '\r' -> grid.moveTo(0, grid.row);
			case 0x0e -> charsets = charsets.choose(1);
			case 0x0f -> charsets = charsets.choose(0);
			default -> {
				// means nothing on a screen
			}
			}
		}

		@Override
		public void escape(int intermediate, int end) {
			switch (intermediate) {
			case 0 -> plainEscape(end);
			case '(' -> charsets = charsets.with(0, (char) end);
			case ')' -> charsets = charsets.with(1, (char) end);
			case '*' -> charsets = charsets.with(2, (char) end);
			case '+' -> charsets = charsets.with(3, (char) end);
			case '#' -> {
				if (end == '8') {
					fillWithE();
				}
			}
			default -> {
				// not for us
			}
			}
		}

		private void plainEscape(int end) {
			switch (end) {
			case '7' -> saveCursor();
			case '8' -> restoreCursor();
			case 'D' -> grid.down(blank());
			case 'E' -> {
				grid.moveTo(0, grid.row);
				grid.down(blank());
			}
			case 'H' -> tabs[grid.column] = true;
			case 'M' -> grid.up(blank());
			case 'N' -> charsetOnce = 2;
			case 'O' -> charsetOnce = 3;
			case 'Z' -> answer("\033[?62;22c");
			case 'c' -> reset(true);
			case 'n' -> charsets = charsets.choose(2);
			case 'o' -> charsets = charsets.choose(3);
			case '=' -> applicationKeypad = true;
			case '>' -> applicationKeypad = false;
			default -> {
				// not for us
			}
			}
		}

		private void fillWithE() {
			grid.resetMargins();
			for (int row = 0; row < grid.rows; row++) {
				for (int column = 0; column < grid.columns; column++) {
					grid.touched(row).set(column, 'E', Style.PLAIN);
				}
			}
			grid.moveTo(0, 0);
		}

		@Override
		public void command(String text) {
			if (text.startsWith("0;") || text.startsWith("2;")) {
				String name = text.substring(2).codePoints().filter(code -> !Character.isISOControl(code)).limit(LONGEST_TITLE)
						.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
				title = name.strip();
			}
		}

		@Override
		public void sequence(Sequence sequence) {
			if (sequence.intermediate != 0) {
				withIntermediate(sequence);
			} else if (sequence.prefix == 0) {
				plain(sequence);
			} else if (sequence.prefix == '?') {
				ofDec(sequence);
			} else if (sequence.prefix == '>' && sequence.end == 'c') {
				answer("\033[>1;10;0c");
			}
		}

		private void withIntermediate(Sequence sequence) {
			if (sequence.intermediate == '!' && sequence.end == 'p') {
				softReset();
			} else if (sequence.intermediate == ' ' && sequence.end == 'q') {
				int wanted = sequence.number(0);
				shape = wanted == 3 || wanted == 4 ? CursorShape.UNDERLINE : wanted == 5 || wanted == 6 ? CursorShape.BAR : CursorShape.BLOCK;
			} else if (sequence.intermediate == '$' && sequence.end == 'p') {
				int mode = sequence.number(0);
				boolean dec = sequence.prefix == '?';
				Boolean set = dec ? isSet(mode) : mode == 4 ? Boolean.valueOf(insert) : mode == 20 ? Boolean.valueOf(newLine) : null;
				answer("\033[" + (dec ? "?" : "") + mode + ";" + (set == null ? 0 : set ? 1 : 2) + "$y");
			}
		}

		private Boolean isSet(int mode) {
			return switch (mode) {
			case 1 -> applicationCursor;
			case 5 -> inverse;
			case 6 -> origin;
			case 7 -> autoWrap;
			case 25 -> cursorVisible;
			case 66 -> applicationKeypad;
			case 47, 1047, 1049 -> isAlternate();
			case 2004 -> bracketedPaste;
			default -> null;
			};
		}

		private void plain(Sequence sequence) {
			int steps = sequence.steps(0);
			switch (sequence.end) {
			case '@' -> {
				Line line = grid.touched(grid.row);
				line.insert(grid.column, Math.min(steps, grid.columns - grid.column), grid.columns, blank());
				grid.wrapPending = false;
			}
			case 'A' -> moveRows(-steps);
			case 'B', 'e' -> moveRows(steps);
			case 'C', 'a' -> grid.moveTo(grid.column + steps, grid.row);
			case 'D' -> grid.moveTo(grid.column - steps, grid.row);
			case 'E' -> {
				moveRows(steps);
				grid.moveTo(0, grid.row);
			}
			case 'F' -> {
				moveRows(-steps);
				grid.moveTo(0, grid.row);
			}
			case 'G', '`' -> grid.moveTo(steps - 1, grid.row);
			case 'H', 'f' -> moveTo(sequence.steps(1) - 1, steps - 1);
			case 'I' -> tab(steps);
			case 'J' -> eraseScreen(sequence.number(0));
			case 'K' -> eraseLine(sequence.number(0));
			case 'L' -> grid.insertLines(steps, blank());
			case 'M' -> grid.deleteLines(steps, blank());
			case 'P' -> {
				Line line = grid.touched(grid.row);
				line.delete(grid.column, Math.min(steps, grid.columns - grid.column), grid.columns, blank());
				grid.wrapPending = false;
			}
			case 'S' -> grid.scrollUp(steps, blank());
			case 'T' -> {
				if (sequence.size() <= 1) {
					grid.scrollDown(steps, blank());
				}
			}
			case 'X' -> {
				grid.touched(grid.row).erase(grid.column, Math.min(grid.columns, grid.column + steps), blank());
				grid.wrapPending = false;
			}
			case 'Z' -> backTab(steps);
			case 'b' -> repeat(steps);
			case 'c' -> {
				if (sequence.number(0) == 0) {
					answer("\033[?62;22c");
				}
			}
			case 'd' -> moveTo(grid.column, steps - 1);
			case 'g' -> {
				if (sequence.number(0) == 3) {
					Arrays.fill(tabs, false);
				} else if (sequence.number(0) == 0) {
					tabs[grid.column] = false;
				}
			}
			case 'h' -> modes(sequence, true);
			case 'l' -> modes(sequence, false);
			case 'm' -> style = StyleSequence.apply(style, sequence);
			case 'n' -> report(sequence, false);
			case 'r' -> margins(sequence);
			case 's' -> {
				if (sequence.size() == 0) {
					saveCursor();
				}
			}
			case 't' -> {
				if (sequence.number(0) == 18) {
					answer("\033[8;" + grid.rows + ";" + grid.columns + "t");
				}
			}
			case 'u' -> restoreCursor();
			default -> {
				// not for us
			}
			}
		}

		private void ofDec(Sequence sequence) {
			switch (sequence.end) {
			case 'h' -> decModes(sequence, true);
			case 'l' -> decModes(sequence, false);
			case 'J' -> eraseScreen(sequence.number(0));
			case 'K' -> eraseLine(sequence.number(0));
			case 'n' -> report(sequence, true);
			default -> {
				// not for us
			}
			}
		}

		private void repeat(int times) {
			if (last != 0) {
				for (int i = 0; i < Math.min(times, grid.columns * grid.rows); i++) {
					Terminal.this.print(last);
				}
			}
		}

		private void margins(Sequence sequence) {
			int top = sequence.steps(0) - 1;
			int bottom = Math.min(grid.rows, sequence.number(1) == 0 ? grid.rows : sequence.number(1)) - 1;
			if (top < bottom) {
				grid.margins(top, bottom);
				moveTo(0, 0);
			}
		}

		private void report(Sequence sequence, boolean dec) {
			if (sequence.number(0) == 5 && !dec) {
				answer("\033[0n");
			} else if (sequence.number(0) == 6) {
				int row = origin ? grid.row - grid.top : grid.row;
				answer("\033[" + (dec ? "?" : "") + (row + 1) + ";" + (grid.column + 1) + "R");
			}
		}

		private void eraseLine(int what) {
			boolean pending = grid.wrapPending;
			switch (what) {
			case 0 -> grid.erase(grid.row, grid.column, grid.columns, blank());
			case 1 -> grid.touched(grid.row).erase(0, grid.column + 1, blank());
			case 2 -> grid.erase(grid.row, 0, grid.columns, blank());
			default -> {
				return;
			}
			}
			grid.wrapPending = pending && what == 1;
		}

		private void eraseScreen(int what) {
			switch (what) {
			case 0 -> {
				grid.erase(grid.row, grid.column, grid.columns, blank());
				grid.eraseLines(grid.row + 1, grid.rows, blank());
			}
			case 1 -> {
				grid.eraseLines(0, grid.row, blank());
				grid.touched(grid.row).erase(0, grid.column + 1, blank());
			}
			case 2 -> grid.eraseLines(0, grid.rows, blank());
			case 3 -> main.clearHistory();
			default -> {
				// not for us
			}
			}
		}

		private void modes(Sequence sequence, boolean set) {
			for (int i = 0; i < sequence.size(); i++) {
				if (sequence.number(i) == 4) {
					insert = set;
				} else if (sequence.number(i) == 20) {
					newLine = set;
				}
			}
		}

		private void decModes(Sequence sequence, boolean set) {
			for (int i = 0; i < sequence.size(); i++) {
				decMode(sequence.number(i), set);
			}
		}

		private void decMode(int mode, boolean set) {
			switch (mode) {
			case 1 -> applicationCursor = set;
			case 5 -> inverse = set;
			case 6 -> {
				origin = set;
				moveTo(0, 0);
			}
			case 7 -> {
				autoWrap = set;
				grid.wrapPending &= set;
			}
			case 25 -> cursorVisible = set;
			case 66 -> applicationKeypad = set;
			case 47 -> useAlternate(set);
			case 1047 -> {
				if (!set && isAlternate()) {
					alternate.eraseLines(0, alternate.rows, Style.PLAIN);
				}
				useAlternate(set);
			}
			case 1048 -> {
				if (set) {
					saveCursor();
				} else {
					restoreCursor();
				}
			}
			case 1049 -> {
				if (set && !isAlternate()) {
					saveCursor();
					useAlternate(true);
					alternate.eraseLines(0, alternate.rows, blank());
				} else if (!set && isAlternate()) {
					useAlternate(false);
					restoreCursor();
				}
			}
			case 2004 -> bracketedPaste = set;
			default -> {
				// not for us
			}
			}
		}
	}
}
