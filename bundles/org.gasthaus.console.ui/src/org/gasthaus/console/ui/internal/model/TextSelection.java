package org.gasthaus.console.ui.internal.model;

import org.gasthaus.console.vt.Line;
import org.gasthaus.console.vt.Terminal;

/**
 * What is selected of a terminal, from one cell to before another one; the first may be behind the second while it is dragged. Lines by their numbers, so
 * that it stays on its text while the terminal scrolls.
 *
 * @param anchorLine where it began
 * @param line where it is now
 */
public record TextSelection(long anchorLine, int anchorColumn, long line, int column) {
	/** Nothing, at a place. */
	public static TextSelection at(long line, int column) {
		return new TextSelection(line, column, line, column);
	}

	/** The word at a place: what a shell takes for one argument of it. */
	public static TextSelection word(Terminal terminal, long number, int column) {
		Line line = terminal.line(number);
		int from = column;
		int to = column;
		while (from > 0 && isOfWord(line.character(from - 1))) {
			from--;
		}
		while (to < terminal.columns() && isOfWord(line.character(to))) {
			to++;
		}
		return new TextSelection(number, from, number, Math.max(to, column + 1));
	}

	private static boolean isOfWord(int character) {
		return character == Line.TAIL || Character.isLetterOrDigit(character) || character > 0 && "-_./:@~%+#?=&,".indexOf(character) >= 0;
	}

	/** The whole line at a place. */
	public static TextSelection wholeLine(Terminal terminal, long number) {
		return new TextSelection(number, 0, number, terminal.columns());
	}

	/** Everything that is held. */
	public static TextSelection everything(Terminal terminal) {
		return new TextSelection(terminal.firstLine(), 0, terminal.endLine() - 1, terminal.columns());
	}

	/** The same beginning and another end. */
	public TextSelection draggedTo(long newLine, int newColumn) {
		return new TextSelection(anchorLine, anchorColumn, newLine, newColumn);
	}

	public boolean isEmpty() {
		return anchorLine == line && anchorColumn == column;
	}

	private boolean isForward() {
		return line > anchorLine || line == anchorLine && column >= anchorColumn;
	}

	private long firstLine() {
		return isForward() ? anchorLine : line;
	}

	private int firstColumn() {
		return isForward() ? anchorColumn : column;
	}

	private long lastLine() {
		return isForward() ? line : anchorLine;
	}

	private int lastColumn() {
		return isForward() ? column : anchorColumn;
	}

	/** The first selected column of a line. */
	public int from(long number) {
		return number == firstLine() ? firstColumn() : number > firstLine() ? 0 : Integer.MAX_VALUE;
	}

	/** The column behind the last selected one of a line; not behind {@link #from} if nothing of it is. */
	public int to(long number, int columns) {
		return number == lastLine() ? lastColumn() : number < lastLine() ? columns : 0;
	}

	/** Its text. */
	public String text(Terminal terminal) {
		return isEmpty() ? "" : terminal.text(firstLine(), firstColumn(), lastLine(), lastColumn());
	}
}
