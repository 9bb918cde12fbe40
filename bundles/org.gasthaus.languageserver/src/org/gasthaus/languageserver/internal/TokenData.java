package org.gasthaus.languageserver.internal;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.xml.ide.colours.Colour;
import org.gasthaus.xml.ide.colours.ColourKind;

/** Colours in the numbers of the protocol: each relative to the one before, none over a line end. */
final class TokenData {
	/** The legend, from the protocol's own names, which every theme knows. */
	static final List<String> TYPES = List.of("type", "property", "string", "enumMember", "number", "variable", "comment", "namespace", "macro");

	private final String text;
	private final Positions positions;
	private final List<Integer> data = new ArrayList<>();
	private int lastLine;
	private int lastColumn;

	private TokenData(String text, Positions positions) {
		this.text = text;
		this.positions = positions;
	}

	static List<Integer> of(String text, Positions positions, List<Colour> colours) {
		TokenData tokens = new TokenData(text, positions);
		for (Colour colour : colours) {
			int type = type(colour.kind());
			if (type >= 0) {
				tokens.add(colour.offset(), colour.offset() + colour.length(), type);
			}
		}
		return tokens.data;
	}

	private static int type(ColourKind kind) {
		return switch (kind) {
		case ELEMENT -> 0;
		case ATTRIBUTE -> 1;
		case VALUE, CDATA -> 2;
		case ENUM_VALUE -> 3;
		case NUMBER -> 4;
		case REFERENCE_NAME -> 5;
		case COMMENT -> 6;
		case NAMESPACE -> 7;
		case INSTRUCTION -> 8;
		case ERROR -> -1;
		};
	}

	private void add(int start, int end, int type) {
		int at = start;
		while (at < end) {
			int line = positions.line(at);
			int lineEnd = line + 1 < positions.lineCount() ? positions.lineStart(line + 1) : text.length();
			int stop = Math.min(end, lineEnd);
			int visible = stop;
			while (visible > at && (text.charAt(visible - 1) == '\n' || text.charAt(visible - 1) == '\r')) {
				visible--;
			}
			if (visible > at) {
				int column = at - positions.lineStart(line);
				data.addAll(List.of(line - lastLine, line == lastLine ? column - lastColumn : column, visible - at, type, 0));
				lastLine = line;
				lastColumn = column;
			}
			at = stop;
		}
	}
}
