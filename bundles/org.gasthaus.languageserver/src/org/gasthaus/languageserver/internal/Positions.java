package org.gasthaus.languageserver.internal;

import java.util.List;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextPosition;

/** Offsets of one text as the protocol counts: lines and UTF-16 units from 0. What a client says outside of the text means its nearest place. */
final class Positions {
	private final String text;
	private final LineMap lines;

	Positions(String text) {
		this(text, new LineMap(text));
	}

	Positions(String text, LineMap lines) {
		this.text = text;
		this.lines = lines;
	}

	int offset(Position position) {
		if (position.getLine() < 0) {
			return 0;
		}
		if (position.getLine() >= lines.lineCount()) {
			return text.length();
		}
		int start = lines.lineStart(position.getLine() + 1);
		int end = position.getLine() + 1 < lines.lineCount() ? lines.lineStart(position.getLine() + 2) : text.length();
		while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return (int) Math.min(end, start + (long) Math.max(0, position.getCharacter()));
	}

	Position position(int offset) {
		TextPosition place = lines.position(Math.max(0, Math.min(offset, text.length())));
		return new Position(place.line() - 1, place.column() - 1);
	}

	Range range(int offset, int length) {
		return new Range(position(offset), position(offset + length));
	}

	TextEdit edit(org.gasthaus.xml.text.TextEdit edit) {
		return new TextEdit(range(edit.offset(), edit.length()), edit.text());
	}

	List<TextEdit> edits(List<org.gasthaus.xml.text.TextEdit> edits) {
		return edits.stream().map(this::edit).toList();
	}

	int line(int offset) {
		return position(offset).getLine();
	}

	int lineCount() {
		return lines.lineCount();
	}

	/** Where a line, counted from 0, starts. */
	int lineStart(int line) {
		return lines.lineStart(line + 1);
	}
}
