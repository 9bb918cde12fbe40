package org.gasthaus.console.vt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.StringJoiner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sequences do to a small screen. {@code \e} in a text is the escape character. */
class TerminalTest {
	private static Terminal terminal(String... texts) {
		Terminal terminal = new Terminal(10, 4, 100);
		for (String text : texts) {
			feed(terminal, text);
		}
		return terminal;
	}

	private static void feed(Terminal terminal, String text) {
		byte[] bytes = text.replace("\\e", "\033").getBytes(StandardCharsets.UTF_8);
		terminal.feed(bytes, 0, bytes.length);
	}

	/** The lines of the screen without blanks at their ends, separated by bars. */
	private static String screen(Terminal terminal) {
		StringJoiner lines = new StringJoiner("|");
		for (long line = terminal.screenTop(); line < terminal.endLine(); line++) {
			lines.add(terminal.line(line).text(0, terminal.columns()).stripTrailing());
		}
		return lines.toString().replaceFirst("\\|+$", "");
	}

	private static String answer(Terminal terminal) {
		return new String(terminal.takeAnswers(), StandardCharsets.US_ASCII).replace("\033", "\\e");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = false, value = { "ab\\e[1;1HX~Xb", //
			"abc\\e[2DX~aXc", "a\\e[3CX~a   X", "a\\e[2BX~a|| X", "a\\r\\nb\\e[AX~aX|b", "a\\e[2EX~a||X", "a\\r\\n\\r\\nb\\e[FX~a|X|b", "abc\\e[2GX~aXc", //
			"abc\\e[3dX~abc||   X", "abcdef\\e[3G\\e[2@~ab  cdef", "abcdef\\e[3G\\e[2P~abef", "abcdef\\e[3G\\e[2X~ab  ef", //
			"abcdef\\e[3G\\e[K~ab", "abcdef\\e[3G\\e[1K~   def", "abcdef\\e[3G\\e[2KX~  X", //
			"a\\r\\nb\\r\\nc\\e[2;1H\\e[J~a", "a\\r\\nb\\r\\nc\\e[2;1H\\e[1J~||c", "a\\r\\nb\\e[2JX~| X", //
			"a\\r\\nb\\r\\nc\\e[1;1H\\e[L~|a|b|c", "a\\r\\nb\\r\\nc\\e[1;1H\\e[M~b|c", //
			"a\\r\\nb\\r\\nc\\r\\nd\\e[2;3r\\e[3;1H\\n~a|c||d", "a\\r\\nb\\r\\nc\\r\\nd\\e[2;3r\\e[2;1H\\eM~a||b|d", //
			"a\\r\\nb\\r\\nc\\r\\nd\\e[S~b|c|d", "a\\r\\nb\\r\\nc\\r\\nd\\e[T~|a|b|c", //
			"\\e[2;3r\\e[?6h\\e[1;1HX\\e[9;1HY~|X|Y", //
			"a\\tb~a       b", "\\tX\\e[1;1H\\e[3g\\tY~        XY", "\\e[5GX\\e[5G\\eH\\r\\tY~    Y", "\\tX\\e[ZY~        Y", //
			"\\e[4hbc\\e[1;1Ha~abc", "a\\e[3b~aaaa", "\\e(0lqk\\e(Bx~┌─┐x", "\\e)0\\x0elq\\x0fx~┌─x", "\\e(A#\\e(B#~£#", //
			"\\e7abc\\e8X~Xbc", "\\e#8~EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE", "ab\\ecX~X", "ab\\bX~aX" })
	void aSequenceDoesWhatItsNameSays(String sent, String shown) {
		assertEquals(shown, screen(terminal(sent.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\b", "\b").replace("\\x0e", "\016")
				.replace("\\x0f", "\017"))));
	}

	@Test
	void theLastColumnWaitsForTheNextCharacter() {
		Terminal terminal = terminal("0123456789");
		assertEquals(9, terminal.cursorColumn());
		assertEquals(0, terminal.cursorRow());
		feed(terminal, "\rX");
		assertEquals("X123456789", screen(terminal), "a carriage return before the wrap stays in the line");
		assertEquals("0123456789|a", screen(terminal("0123456789a")));
		assertEquals("012345678b", screen(terminal("\\e[?7l0123456789ab")), "without wrapping the last column is written again");
	}

	@Test
	void aLineThatIsWrappedIsOneLineOfText() {
		Terminal terminal = terminal("0123456789abc\r\nnext");
		assertEquals("0123456789abc\nnext", terminal.text(0, 0, 2, 10));
		assertEquals("89ab", terminal.text(0, 8, 1, 2));
		feed(terminal, "\\e[1;5H\\e[K");
		assertEquals("0123\nabc\nnext", terminal.text(0, 0, 2, 10), "what was erased to its end goes on nowhere");
	}

	@Test
	void wideCharactersTakeTwoCellsAndNeverOne() {
		assertEquals("漢字x", screen(terminal("漢字x")));
		Terminal terminal = terminal("漢字x");
		assertEquals(Line.TAIL, terminal.line(0).character(1));
		feed(terminal, "\\e[1;2Ha");
		assertEquals(" a字x", screen(terminal), "half of one is none");
		assertEquals("012345678|漢", screen(terminal("012345678漢")), "it does not fit at the end");
		assertEquals("  字", screen(terminal("漢字\\e[1;2H\\e[X")));
		assertEquals(" 字", screen(terminal("漢字\\e[1;2H\\e[P")));
		assertEquals("漢 a", screen(terminal("漢字\\e[1;4Ha")));
	}

	@Test
	void marksStandOnTheCharacterBefore() {
		assertEquals("e\u0301x", screen(terminal("e\u0301x")));
		assertEquals(2, terminal("e\u0301x").cursorColumn());
		assertEquals("漢\u3099", screen(terminal("漢\u3099")));
		assertEquals("x", screen(terminal("\u0301x")), "on nothing it is nothing");
		assertTrue(screen(terminal("e" + "\u0301".repeat(10_000))).length() < 30);
	}

	@Test
	void bytesMayBeCutAnywhereAndWhatIsNoTextIsMarked() {
		Terminal terminal = terminal();
		for (byte one : "ä漢😀".getBytes(StandardCharsets.UTF_8)) {
			terminal.feed(new byte[] { one }, 0, 1);
		}
		assertEquals("ä漢😀", screen(terminal));
		terminal.feed(new byte[] { '\r', (byte) 0xc3, 'x', (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80 }, 0, 7);
		assertEquals("\ufffdx\ufffd\ufffd", screen(terminal));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\\e[31m|1000001|0", "\\e[97m|100000f|0", "\\e[38;5;200m|10000c8|0", "\\e[38;2;1;2;3m|2010203|0",
			"\\e[38:2::1:2:3m|2010203|0", "\\e[38:2:1:2:3m|2010203|0", "\\e[38:5:7;41m|1000007|1000001", "\\e[48;2;255;0;16m|0|2ff0010", "\\e[31m\\e[39m|0|0",
			"\\e[31;42m\\e[m|0|0", "\\e[999;31m|1000001|0" })
	void coloursAreChosen(String sent, String foreground, String background) {
		long style = terminal(sent + "x").line(0).style(0);
		assertEquals(foreground, Integer.toHexString(Style.foreground(style)));
		assertEquals(background, Integer.toHexString(Style.background(style)));
	}

	@Test
	void attributesComeAndGo() {
		long all = terminal("\\e[1;2;3;4;5;7;8;9mx").line(0).style(0);
		assertEquals(Style.BOLD | Style.FAINT | Style.ITALIC | Style.UNDERLINE | Style.BLINK | Style.INVERSE | Style.HIDDEN | Style.STRIKE, all);
		assertEquals(Style.PLAIN, terminal("\\e[1;2;3;4;5;7;8;9m\\e[22;23;24;25;27;28;29mx").line(0).style(0));
		assertEquals(Style.UNDERLINE, terminal("\\e[4:3mx").line(0).style(0), "a curly line is a line");
		assertEquals(Style.PLAIN, terminal("\\e[4m\\e[4:0mx").line(0).style(0));
		Line erased = terminal("\\e[1;44m\\e[K").line(0);
		assertEquals(Style.indexed(4), Style.background(erased.style(5)));
		assertFalse(Style.has(erased.style(5), Style.BOLD), "an erased cell has a background and nothing else");
	}

	@Test
	void aSecondScreenComesAndGoesWithoutATrace() {
		Terminal terminal = terminal("shell\\e[?1049hEDITOR\n\n\n\n\n\n");
		assertTrue(terminal.isAlternate());
		assertEquals(0, terminal.firstLine() + terminal.screenTop(), "nothing of it is kept");
		feed(terminal, "\\e[?1049lx");
		assertEquals("shellx", screen(terminal));
		assertFalse(terminal.isAlternate());
	}

	@Test
	void whatLeavesTheScreenIsKeptUpToALimit() {
		Terminal terminal = terminal();
		for (int i = 0; i < 1000; i++) {
			feed(terminal, i + "\r\n");
		}
		assertEquals(997, terminal.screenTop());
		assertEquals(897, terminal.firstLine(), "a hundred lines are kept");
		assertEquals("897", terminal.line(897).toString());
		assertEquals("897\n898", terminal.text(0, 0, 898, 10));
		feed(terminal, "\\e[3J");
		assertEquals(terminal.screenTop(), terminal.firstLine());
		assertEquals("997", terminal.line(terminal.screenTop()).toString());
	}

	@Test
	void aLowerScreenKeepsWhatLeavesAndAHigherOneTakesItBack() {
		Terminal terminal = terminal("a\r\nb\r\nc\r\nd");
		terminal.resize(10, 2);
		assertEquals("c|d", screen(terminal));
		assertEquals("b", terminal.line(terminal.screenTop() - 1).toString());
		terminal.resize(4, 3);
		assertEquals("b|c|d", screen(terminal));
		assertEquals(2, terminal.cursorRow());
		terminal.resize(10, 4);
		assertEquals("a|b|c|d", screen(terminal));
		feed(terminal, "\\e[1;1H0123456789");
		terminal.resize(4, 4);
		assertEquals("0123|b|c|d", screen(terminal));
		terminal.resize(10, 4);
		assertEquals("0123456789|b|c|d", screen(terminal), "what was behind the edge is there again");
		terminal.resize(-5, 1_000_000);
		assertEquals(2, terminal.columns());
		assertEquals(1000, terminal.rows());
	}

	@Test
	void programsAreAnswered() {
		assertEquals("\\e[2;3R", answer(terminal("\r\nab\\e[6n")));
		assertEquals("\\e[0n", answer(terminal("\\e[5n")));
		assertEquals("\\e[?62;22c", answer(terminal("\\e[c")));
		assertEquals("\\e[>1;10;0c", answer(terminal("\\e[>c")));
		assertEquals("\\e[4;10R", answer(terminal("\\e[999;999H\\e[6n")), "so a guest finds out how large the screen is");
		assertEquals("\\e[8;4;10t", answer(terminal("\\e[18t")));
		assertEquals("\\e[?25;1$y", answer(terminal("\\e[?25$p")));
		assertEquals("\\e[?9999;0$y", answer(terminal("\\e[?9999$p")));
		Terminal much = terminal("\\e[6n".repeat(100_000));
		assertTrue(much.takeAnswers().length < 5000, "who asks without end gets an end");
		assertEquals(0, much.takeAnswers().length);
	}

	@Test
	void modesAreKnownToWhoSendsKeys() {
		Terminal terminal = terminal("\\e[?1h\\e[?2004h\\e[20h\\e[?25l\\e[5 q");
		assertTrue(terminal.isApplicationCursor() && terminal.isBracketedPaste() && terminal.isNewLine());
		assertFalse(terminal.isCursorVisible());
		assertEquals(Terminal.CursorShape.BAR, terminal.cursorShape());
		feed(terminal, "\\e[!p");
		assertFalse(terminal.isApplicationCursor() || terminal.isBracketedPaste() || terminal.isNewLine());
		assertTrue(terminal.isCursorVisible());
	}

	@Test
	void aTitleIsTextAndBounded() {
		assertEquals("guest: top", terminal("\\e]0;guest: \001top\007").title().replace("\001", ""));
		assertEquals("guest", terminal("\\e]2;guest\\e\\").title());
		assertEquals("x", screen(terminal("\\e]2;guest\\e\\x")));
		assertEquals("", terminal("\\e]2;" + "y".repeat(100_000)).title());
		assertEquals(200, terminal("\\e]2;" + "y".repeat(4000) + "\007").title().length());
	}

	@Test
	void aLostEndOfACommandSilencesNothing() {
		assertEquals("|login:", screen(terminal("\\e]2;guest\r\nlogin:")));
		assertEquals("ok", screen(terminal("\\ePq" + "#".repeat(100) + "\\e\\ok")));
		assertTrue(screen(terminal("\\eP" + "#".repeat(2_000_000) + "\r\nok")).endsWith("ok"));
		assertEquals("[1x", screen(terminal("\\e[1\030[1x")), "CAN ends a sequence");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\e[?1000h", "\\e[>4;2m", "\\e[?2026h", "\\e%G", "\\e]52;c;AAAA\007", "\\e_G\\e\\", "\\e[1;2;3;4;5y", "\\e[ @", "\\e[?5;6;7s", "\\e^x\\e\\",
			"\\e[=3c", "\\e[<1u", "\\e[1 ~", "\\e[20;30H\\e[21t\\e[1;1H" })
	void whatIsNotKnownIsLeftOut(String sent) {
		Terminal terminal = terminal(sent + "x");
		assertEquals("x", screen(terminal));
		assertEquals("", answer(terminal));
	}

	@Test
	void theNextProgramFindsATidyScreenWithEverythingOnIt() {
		Terminal terminal = terminal("boot\r\npanic\\e[2;3r\\e[31m\\e(0\\e[?25l\\e[3;6H");
		terminal.beginAnew();
		feed(terminal, "lqk");
		assertEquals("boot|panic||lqk", screen(terminal));
		assertEquals(Style.PLAIN, terminal.line(terminal.screenTop() + 3).style(0));
		Terminal editor = terminal("shell\\e[?1049hEDITOR");
		editor.beginAnew();
		feed(editor, "ready");
		assertTrue(screen(editor).startsWith("shell|"), screen(editor));
		assertTrue(screen(editor).endsWith("ready"), screen(editor));
	}

	@Test
	void aLineTellsWhenItChanges() {
		Terminal terminal = terminal("a\r\nb");
		long first = terminal.line(0).version();
		long second = terminal.line(1).version();
		assertNotEquals(first, second);
		Line copy = terminal.line(1).copy();
		feed(terminal, "c");
		assertEquals(first, terminal.line(0).version());
		assertNotEquals(second, terminal.line(1).version());
		assertEquals("b", copy.toString());
		assertEquals(second, copy.version());
	}

	/** Random bytes, mostly pieces of sequences, at random sizes: whatever comes, nothing is thrown and the screen is one. */
	@Test
	void noiseIsSurvived() {
		Random random = new Random(20_261_128);
		String[] pieces = { "\033[", "\033", "\033]", "\033P", "\033(0", ";", "?", "38;2;", "1049h", "1049l", "7l", "6h", "r", "m", "H", "A", "L", "M", "P", "@", "X", "J",
				"K", "S", "T", "b", "漢", "e\u0301", "\r", "\n", "\t", "\b", "99999999999", "\007", "\030", "\u009b", "x", "字字字", "!p", "c", "4h", "Z", "I", "#8", "\0337",
				"\0338" };
		Terminal terminal = new Terminal(12, 5, 50);
		for (int i = 0; i < 200_000; i++) {
			byte[] bytes;
			if (random.nextInt(4) == 0) {
				bytes = new byte[random.nextInt(20)];
				random.nextBytes(bytes);
			} else {
				bytes = (pieces[random.nextInt(pieces.length)] + (random.nextBoolean() ? random.nextInt(20) : "")).getBytes(StandardCharsets.UTF_8);
			}
			terminal.feed(bytes, 0, bytes.length);
			if (random.nextInt(50) == 0) {
				terminal.resize(2 + random.nextInt(30), 2 + random.nextInt(12));
			}
			if (random.nextInt(500) == 0) {
				terminal.beginAnew();
			}
			check(terminal);
		}
	}

	private static void check(Terminal terminal) {
		assertTrue(terminal.cursorColumn() >= 0 && terminal.cursorColumn() < terminal.columns());
		assertTrue(terminal.cursorRow() >= 0 && terminal.cursorRow() < terminal.rows());
		assertTrue(terminal.screenTop() - terminal.firstLine() <= 50);
		for (long number = terminal.screenTop(); number < terminal.endLine(); number++) {
			Line line = terminal.line(number);
			assertTrue(line.length() >= terminal.columns() && line.length() <= 32, () -> "length " + line.length());
			assertNotEquals(Line.TAIL, line.character(0));
			for (int column = 1; column < terminal.columns(); column++) {
				if (line.character(column) == Line.TAIL) {
					assertTrue(line.character(column - 1) > 0 && CharWidth.of(line.character(column - 1)) == 2, "a tail without a head");
				}
			}
		}
	}

	@Test
	void aHundredMegabytesOfLinesTakeNoMoreThanTheLinesThatAreKept() {
		Terminal terminal = new Terminal(80, 24, 1000);
		byte[] piece = "0123456789abcdef\033[31mred\033[m and the rest of a line that is not short\r\n".repeat(250).getBytes(StandardCharsets.US_ASCII);
		for (long sent = 0; sent < 100L << 20; sent += piece.length) {
			terminal.feed(piece, 0, piece.length);
		}
		assertEquals(1000, terminal.screenTop() - terminal.firstLine());
	}
}
