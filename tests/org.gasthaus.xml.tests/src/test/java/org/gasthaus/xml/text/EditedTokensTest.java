package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that follow an edit are those that cutting the whole text finds. */
class EditedTokensTest {
	private static final String TEXT = "\uFEFF<?xml version='1.0'?>\n<!-- a guest -->\n<domain type='kvm' id=\"1\">\n  <name>web &amp; mail</name>\n"
			+ "  <x:y xmlns:x='urn:a'><![CDATA[ <a> ]]></x:y>\n  <empty/><no></no>\n</domain>\n";
	private static final String[] TYPED = { "a", "é", " ", "\n", "<", ">", "'", "\"", "/", "=", "&", "-", "]", "!", "?", "\uFEFF", "", "<b/>", "</", "-->", "a='b'",
			"xy", "\uD83D\uDE00" };

	private static void assertSame(String before, int offset, int removed, String inserted) {
		String after = before.substring(0, offset) + inserted + before.substring(offset + removed);
		XmlTokens expected = XmlTokens.of(after);
		XmlTokens first = XmlTokens.of(before);
		XmlTokens edited = first.edited(after, offset, removed, inserted.length());
		assertEquals(shown(expected), shown(edited), () -> "in " + before + "\nat " + offset + " " + removed + " characters become '" + inserted + "'");
		assertEquals(expected.isRepaired(), edited.isRepaired());
		if (edited.areThoseOf(first)) {
			assertOnlyOneHasChanged(first, edited, offset, removed, inserted.length());
		}
	}

	/** The one before or at the edit, as whoever colours the text relies on. */
	private static void assertOnlyOneHasChanged(XmlTokens first, XmlTokens edited, int offset, int removed, int inserted) {
		assertEquals(first.count(), edited.count());
		int from = edited.start(Math.max(0, edited.tokenBefore(offset)));
		int to = edited.end(edited.tokenBefore(offset + inserted + 1));
		for (int i = 0; i < first.count(); i++) {
			assertEquals(first.type(i), edited.type(i));
			if (edited.end(i) <= from || edited.start(i) >= to) {
				assertEquals(first.string(i), edited.string(i));
				assertEquals(first.start(i) + (edited.start(i) >= to ? inserted - removed : 0), edited.start(i));
			}
		}
	}

	private static String shown(XmlTokens tokens) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < tokens.count(); i++) {
			shown.append(tokens.type(i)).append('[').append(tokens.string(i)).append("]\n");
		}
		return shown.toString();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5 })
	void whatIsTypedAtAnyPlace(int removed) {
		for (int offset = 0; offset + removed <= TEXT.length(); offset++) {
			for (String typed : TYPED) {
				assertSame(TEXT, offset, removed, typed);
			}
		}
	}

	@Test
	void manyEditsOneAfterTheOther() {
		Random random = new Random(20_000);
		String text = TEXT;
		XmlTokens tokens = XmlTokens.of(text);
		for (int i = 0; i < 20_000; i++) {
			int offset = random.nextInt(text.length() + 1);
			int removed = random.nextInt(Math.min(4, text.length() - offset + 1));
			String typed = TYPED[random.nextInt(TYPED.length)];
			text = text.substring(0, offset) + typed + text.substring(offset + removed);
			tokens = tokens.edited(text, offset, removed, typed.length());
			assertEquals(shown(XmlTokens.of(text)), shown(tokens));
			if (tokens.isRepaired() && random.nextInt(3) == 0 || text.length() > 2 * TEXT.length()) {
				text = TEXT;
				tokens = XmlTokens.of(text);
			}
		}
	}
}
