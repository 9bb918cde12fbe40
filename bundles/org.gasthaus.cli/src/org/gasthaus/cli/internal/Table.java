package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** A table as virsh prints it. */
final class Table {
	private final List<String[]> rows = new ArrayList<>();

	Table(String... header) {
		rows.add(header);
	}

	void row(String... cells) {
		for (int i = 0; i < cells.length; i++) {
			cells[i] = printable(cells[i]);
		}
		rows.add(cells);
	}

	/** Prints it; the header only if the user wants more than what was asked for. */
	void print(Invocation invocation) {
		StringBuilder out = new StringBuilder();
		print(out, !invocation.quiet());
		invocation.out().append(out);
	}

	/** @param header whether to print it, and the line below it */
	void print(StringBuilder out, boolean header) {
		int columns = rows.get(0).length;
		int[] widths = new int[columns];
		int first = header ? 0 : 1;
		for (int r = first; r < rows.size(); r++) {
			for (int i = 0; i < columns; i++) {
				widths[i] = Math.max(widths[i], width(rows.get(r)[i]));
			}
		}
		for (int r = first; r < rows.size(); r++) {
			String[] row = rows.get(r);
			for (int i = 0; i < columns; i++) {
				out.append(' ').append(row[i]);
				if (i < columns - 1) {
					pad(out, ' ', widths[i] - width(row[i]) + 2);
				}
			}
			out.append('\n');
			if (r == 0) {
				for (int width : widths) {
					pad(out, '-', width + 3);
				}
				out.append('\n');
			}
		}
	}

	private static void pad(StringBuilder out, char with, int count) {
		for (int i = 0; i < count; i++) {
			out.append(with);
		}
	}

	/** Control characters as {@code \x1b}: a name may not steer the terminal. */
	private static String printable(String cell) {
		StringBuilder result = null;
		for (int i = 0; i < cell.length(); i++) {
			char c = cell.charAt(i);
			boolean control = c < ' ' || c == 0x7f;
			if (control && result == null) {
				result = new StringBuilder(cell.substring(0, i));
			}
			if (control) {
				result.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
			} else if (result != null) {
				result.append(c);
			}
		}
		return result == null ? cell : result.toString();
	}

	/** Columns on a terminal: combining marks take none, East Asian wide characters take two. */
	private static int width(String cell) {
		int width = 0;
		for (int i = 0; i < cell.length();) {
			int c = cell.codePointAt(i);
			i += Character.charCount(c);
			if (c < 0x300) {
				width++;
			} else if (Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.ENCLOSING_MARK) {
				width += isWide(c) ? 2 : 1;
			}
		}
		return width;
	}

	/** What stands between two columns of a terminal. */
	static String columns(String line, int from, int to) {
		StringBuilder part = new StringBuilder();
		int column = 0;
		for (int i = 0; i < line.length() && column < to;) {
			int c = line.codePointAt(i);
			int end = i + Character.charCount(c);
			if (column >= from) {
				part.appendCodePoint(c);
			}
			column += width(line.substring(i, end));
			i = end;
		}
		return part.toString();
	}

	private static boolean isWide(int c) {
		return c >= 0x1100 && c <= 0x115f || c >= 0x2e80 && c <= 0x303e || c >= 0x3041 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3
				|| c >= 0xf900 && c <= 0xfaff || c >= 0xfe30 && c <= 0xfe6f || c >= 0xff00 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6
				|| c >= 0x1f300 && c <= 0x1faff || c >= 0x20000 && c <= 0x3fffd;
	}
}
