package org.gasthaus.console.vt;

import java.util.Arrays;

/**
 * A line of cells. A line of a {@link Terminal} changes with it; {@link #copy()} does not. Two lines of one terminal with the same {@link #version()} are
 * equal.
 */
public final class Line {
	/** The right half of a character that takes two cells. */
	public static final int TAIL = -1;
	/** Marks on one character; a guest that sends more of them does not get them. */
	private static final int MOST_MARKS = 16;

	private int[] characters;
	private long[] styles;
	/** What combines with the character of a cell; {@code null} while nothing does. */
	private String[] marks;
	private boolean wrapped;
	private long version;

	Line(int columns) {
		characters = new int[columns];
		styles = new long[columns];
	}

	private Line(Line other, int length) {
		characters = Arrays.copyOf(other.characters, length);
		styles = Arrays.copyOf(other.styles, length);
		marks = other.marks == null ? null : Arrays.copyOf(other.marks, length);
		wrapped = other.wrapped;
		version = other.version;
	}

	/** The same, as it is now. */
	public Line copy() {
		return new Line(this, characters.length);
	}

	/** A copy without the empty cells at its end. */
	Line trimmed() {
		int length = characters.length;
		while (length > 0 && characters[length - 1] == 0 && styles[length - 1] == Style.PLAIN) {
			length--;
		}
		return new Line(this, length);
	}

	/** Cells that are held; behind them all are empty. */
	public int length() {
		return characters.length;
	}

	/** Changes whenever the line does. */
	public long version() {
		return version;
	}

	/** Whether the text goes on in the next line without an end of line. */
	public boolean isWrapped() {
		return wrapped;
	}

	/** The character of a cell: 0 for an empty one, {@link #TAIL} for the second cell of the one before. */
	public int character(int column) {
		return column < characters.length ? characters[column] : 0;
	}

	/** How a cell looks. */
	public long style(int column) {
		return column < styles.length ? styles[column] : Style.PLAIN;
	}

	/** Appends the character of a cell with its marks; a blank for an empty cell, nothing for a tail. */
	public void append(int column, StringBuilder text) {
		int character = character(column);
		if (character == TAIL) {
			return;
		}
		if (character == 0) {
			text.append(' ');
			return;
		}
		text.appendCodePoint(character);
		if (marks != null && marks[column] != null) {
			text.append(marks[column]);
		}
	}

	/** Whether a cell's character has marks. */
	public boolean isMarked(int column) {
		return marks != null && column < marks.length && marks[column] != null;
	}

	/** The text between two columns, blanks for empty cells. */
	public String text(int from, int to) {
		StringBuilder text = new StringBuilder();
		for (int column = from; column < to; column++) {
			append(column, text);
		}
		return text.toString();
	}

	/** The column behind the last cell that is not empty. */
	public int end() {
		int end = characters.length;
		while (end > 0 && characters[end - 1] == 0) {
			end--;
		}
		return end;
	}

	void stamp(long now) {
		version = now;
	}

	void wrap(boolean goesOn) {
		wrapped = goesOn;
	}

	/** Makes it at least so long. What is behind a narrower screen is kept, and seen again when the screen is wider. */
	void widen(int columns, long style) {
		int before = characters.length;
		if (columns > before) {
			characters = Arrays.copyOf(characters, columns);
			styles = Arrays.copyOf(styles, columns);
			Arrays.fill(styles, before, columns, style);
			marks = marks == null ? null : Arrays.copyOf(marks, columns);
		}
	}

	void set(int column, int character, long style) {
		if (characters[column] == TAIL || column + 1 < characters.length && characters[column + 1] == TAIL) {
			split(column);
		}
		characters[column] = character;
		styles[column] = style;
		if (marks != null) {
			marks[column] = null;
		}
	}

	/** Half of a character that takes two cells is none. */
	private void split(int column) {
		if (characters[column] == TAIL && column > 0) {
			clear(column - 1);
		}
		if (column + 1 < characters.length && characters[column + 1] == TAIL) {
			characters[column + 1] = 0;
		}
	}

	private void clear(int column) {
		characters[column] = 0;
		if (marks != null) {
			marks[column] = null;
		}
	}

	/** The second half of the character before; {@link #set} was called for the first. */
	void setTail(int column, long style) {
		if (column + 1 < characters.length && characters[column + 1] == TAIL) {
			characters[column + 1] = 0;
		}
		clear(column);
		characters[column] = TAIL;
		styles[column] = style;
	}

	void mark(int column, int codePoint) {
		int base = characters[column] == TAIL && column > 0 ? column - 1 : column;
		if (characters[base] <= 0) {
			return;
		}
		if (marks == null) {
			marks = new String[characters.length];
		}
		String before = marks[base] == null ? "" : marks[base];
		if (before.length() < MOST_MARKS) {
			marks[base] = before + Character.toString(codePoint);
		}
	}

	/** Erases from one column to before another one; to the end of what is held if that is the end of the screen. */
	void erase(int from, int to, long style) {
		if (from >= to) {
			return;
		}
		if (characters[from] == TAIL) {
			split(from);
		}
		if (to < characters.length && characters[to] == TAIL) {
			characters[to] = 0;
		}
		Arrays.fill(characters, from, to, 0);
		Arrays.fill(styles, from, to, style);
		if (marks != null) {
			Arrays.fill(marks, from, to, null);
		}
	}

	/** Moves what is between two columns to the right; what leaves is gone. */
	void insert(int column, int count, int columns, long style) {
		halve(column, columns);
		int moved = columns - column - count;
		move(column, column + count, moved);
		erase(column, column + count, style);
		if (characters[columns - 1] > 0 && CharWidth.of(characters[columns - 1]) == 2) {
			clear(columns - 1); // its second half left
		}
	}

	/** Moves what is behind to the left. */
	void delete(int column, int count, int columns, long style) {
		halve(column, columns);
		if (column + count < columns && characters[column + count] == TAIL) {
			split(column + count);
		}
		move(column + count, column, columns - column - count);
		erase(columns - count, columns, style);
	}

	private void halve(int column, int columns) {
		if (characters[column] == TAIL) {
			split(column);
			characters[column] = 0;
		}
		if (columns < characters.length && characters[columns] == TAIL) {
			characters[columns] = 0;
		}
	}

	private void move(int from, int to, int count) {
		if (count > 0) {
			System.arraycopy(characters, from, characters, to, count);
			System.arraycopy(styles, from, styles, to, count);
			if (marks != null) {
				System.arraycopy(marks, from, marks, to, count);
			}
		}
	}

	@Override
	public String toString() {
		return text(0, end());
	}
}
