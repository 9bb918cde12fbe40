package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDifferenceTest {
	@Test
	void whatIsAlikeIsNotTouched() {
		assertEquals(List.of(), TextEdit.differences("same\n", "same\n"));
		assertEquals(List.of(new TextEdit(4, 1, "")), TextEdit.differences("<a bb='1'/>\n", "<a b='1'/>\n"));
		assertEquals(List.of(new TextEdit(1, 1, "b"), new TextEdit(9, 1, "d")), TextEdit.differences("<a/>\n<!><c/>\n", "<b/>\n<!><d/>\n"));
		assertEquals(List.of(new TextEdit(5, 5, "")), TextEdit.differences("<a/>\n<b/>\n<c/>\n", "<a/>\n<c/>\n"));
		assertEquals(List.of(new TextEdit(5, 0, "<b/>\n")), TextEdit.differences("<a/>\n<c/>\n", "<a/>\n<b/>\n<c/>\n"));
		assertEquals(List.of(new TextEdit(3, 1, "1"), new TextEdit(9, 1, "2")), TextEdit.differences("a='x' b='y'", "a='1' b='2'"));
	}

	/** Whatever two texts are, the edits lead from one to the other. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void theEditsLeadToTheOtherText(int seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 2_000; i++) {
			String before = text(random);
			String after = random.nextInt(4) == 0 ? text(random) : changed(before, random);
			List<TextEdit> edits = TextEdit.differences(before, after);
			assertEquals(after, TextEdit.apply(before, edits), () -> before + " to " + after);
			for (TextEdit edit : edits) {
				assertTrue(edit.offset() == 0 || edit.offset() == before.length() || !Character.isLowSurrogate(before.charAt(edit.offset())), edits::toString);
			}
		}
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(40); i > 0; i--) {
			text.append(new String[] { "a", "b", "<", " ", "\n", "\r\n", "word", "\uD83D\uDE00", "\uD83D\uDE01" }[random.nextInt(9)]);
		}
		return text.toString();
	}

	private static String changed(String before, Random random) {
		String after = before;
		for (int i = random.nextInt(4); i >= 0; i--) {
			int start = after.isEmpty() ? 0 : after.offsetByCodePoints(0, random.nextInt(after.codePointCount(0, after.length()) + 1));
			int end = Math.min(after.length(), start + random.nextInt(3));
			if (end < after.length() && Character.isLowSurrogate(after.charAt(end))) {
				end++;
			}
			after = after.substring(0, start) + text(random).strip() + after.substring(end);
		}
		return after;
	}
}
