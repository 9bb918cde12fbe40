package org.gasthaus.console.vt;

/** The lines of a screen, its cursor and its margins; knows no sequences. What leaves it goes to the history, if it has one. */
final class Grid {
	/** What is saved and restored with a cursor. */
	record Cursor(int column, int row, long style, boolean wrapPending, boolean origin, Charsets charsets) {
	}

	private final History history;
	/** Lines that left the history for good, or never came into it. */
	private long gone;
	private Line[] lines;
	private long versions;
	int columns;
	int rows;
	int column;
	int row;
	int top;
	int bottom;
	boolean wrapPending;
	Cursor saved;

	/** @param history {@code null} for none */
	Grid(int columns, int rows, History history) {
		this.columns = columns;
		this.rows = rows;
		this.history = history;
		lines = new Line[rows];
		for (int i = 0; i < rows; i++) {
			lines[i] = fresh(Style.PLAIN);
		}
		bottom = rows - 1;
	}

	private Line fresh(long style) {
		Line line = new Line(columns);
		if (style != Style.PLAIN) {
			line.erase(0, columns, style);
		}
		line.stamp(++versions);
		return line;
	}

	int held() {
		return history == null ? 0 : history.size();
	}

	/** The number of the oldest line that is held. */
	long first() {
		return gone;
	}

	Line old(int index) {
		return history.get(index);
	}

	Line line(int row) {
		return lines[row];
	}

	/** A line that is about to change. */
	Line touched(int row) {
		lines[row].stamp(++versions);
		return lines[row];
	}

	void moveTo(int toColumn, int toRow) {
		column = Math.max(0, Math.min(columns - 1, toColumn));
		row = Math.max(0, Math.min(rows - 1, toRow));
		wrapPending = false;
	}

	void margins(int newTop, int newBottom) {
		top = newTop;
		bottom = newBottom;
	}

	void resetMargins() {
		margins(0, rows - 1);
	}

	private boolean isWithinMargins() {
		return row >= top && row <= bottom;
	}

	void down(long style) {
		if (row == bottom) {
			scrollUp(1, style);
		} else if (row < rows - 1) {
			row++;
		}
		wrapPending = false;
	}

	void up(long style) {
		if (row == top) {
			scrollDown(1, style);
		} else if (row > 0) {
			row--;
		}
		wrapPending = false;
	}

	void scrollUp(int count, long style) {
		for (int i = 0; i < Math.min(count, bottom - top + 1); i++) {
			Line leaving = lines[top];
			if (top == 0 && history != null) {
				remember(leaving.trimmed());
			}
			System.arraycopy(lines, top + 1, lines, top, bottom - top);
			lines[bottom] = emptied(leaving, style);
		}
	}

	private void remember(Line line) {
		if (history.add(line)) {
			gone++;
		}
	}

	void scrollDown(int count, long style) {
		for (int i = 0; i < Math.min(count, bottom - top + 1); i++) {
			Line leaving = lines[bottom];
			System.arraycopy(lines, top, lines, top + 1, bottom - top);
			lines[top] = emptied(leaving, style);
		}
	}

	/** A line that left is used again. */
	private Line emptied(Line line, long style) {
		line.erase(0, line.length(), style);
		line.wrap(false);
		line.stamp(++versions);
		return line;
	}

	void insertLines(int count, long style) {
		if (isWithinMargins()) {
			int before = top;
			top = row;
			scrollDown(count, style);
			top = before;
			column = 0;
			wrapPending = false;
		}
	}

	void deleteLines(int count, long style) {
		if (isWithinMargins()) {
			int before = top;
			for (int i = 0; i < Math.min(count, bottom - row + 1); i++) {
				Line leaving = lines[row];
				System.arraycopy(lines, row + 1, lines, row, bottom - row);
				lines[bottom] = emptied(leaving, style);
			}
			top = before;
			column = 0;
			wrapPending = false;
		}
	}

	/** Erases a part of a line; behind the screen's edge too, if that is its end. */
	void erase(int inRow, int from, int to, long style) {
		Line line = touched(inRow);
		line.erase(from, to >= columns ? line.length() : to, style);
		if (to >= columns) {
			line.wrap(false);
		}
	}

	void eraseLines(int from, int to, long style) {
		for (int i = from; i < to; i++) {
			erase(i, 0, columns, style);
		}
	}

	void clearHistory() {
		if (history != null) {
			gone += history.size();
			history.clear();
		}
	}

	/**
	 * What a lower screen cannot hold leaves at the top, as long as that keeps the cursor in place; what left last comes back to a higher one.
	 */
	void resize(int newColumns, int newRows, boolean keepsHistory) {
		Line[] next = new Line[newRows];
		int shift = 0; // how many lines leave at the top, or come back if it is less than 0
		if (newRows < rows) {
			shift = Math.max(0, row - newRows + 1);
			if (history != null && keepsHistory) {
				for (int i = 0; i < shift; i++) {
					remember(lines[i].trimmed());
				}
			}
		} else if (history != null && keepsHistory) {
			shift = -Math.min(newRows - rows, history.size());
		}
		columns = newColumns;
		for (int i = -1; i >= shift; i--) {
			next[i - shift] = history.removeLast();
		}
		for (int i = Math.max(0, shift); i < rows && i - shift < newRows; i++) {
			next[i - shift] = lines[i];
		}
		for (int i = 0; i < newRows; i++) {
			if (next[i] == null) {
				next[i] = fresh(Style.PLAIN);
			}
			next[i].widen(newColumns, Style.PLAIN);
			next[i].stamp(++versions);
		}
		lines = next;
		rows = newRows;
		row = Math.max(0, Math.min(newRows - 1, row - shift));
		column = Math.min(column, newColumns - 1);
		wrapPending = false;
		resetMargins();
	}
}
