package org.gasthaus.xml.ui.internal.fix;

import java.util.List;

import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;

/** What a fix changes, as lines before and after. */
final class FixPreview {
	private static final int MAX_LINES = 14;

	private FixPreview() {
	}

	/** The changed lines of a text: those that go with a minus sign, those that come with a plus sign. */
	static String of(String text, Fix fix) {
		String after;
		try {
			after = TextEdit.apply(text, fix.edits());
		} catch (IllegalArgumentException e) {
			return "";
		}
		List<String> old = text.lines().toList();
		List<String> now = after.lines().toList();
		int head = 0;
		while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
			head++;
		}
		int tail = 0;
		while (tail < old.size() - head && tail < now.size() - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
			tail++;
		}
		StringBuilder result = new StringBuilder();
		append(result, '-', old.subList(head, old.size() - tail));
		append(result, '+', now.subList(head, now.size() - tail));
		return result.toString();
	}

	private static void append(StringBuilder result, char sign, List<String> lines) {
		lines.stream().limit(MAX_LINES).forEach(line -> result.append(sign).append(' ').append(line).append('\n'));
		if (lines.size() > MAX_LINES) {
			result.append(sign).append(" \u2026\n");
		}
	}
}
