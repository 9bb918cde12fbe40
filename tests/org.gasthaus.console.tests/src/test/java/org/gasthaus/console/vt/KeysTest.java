package org.gasthaus.console.vt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys send, with {@code \e} for the escape character. */
class KeysTest {
	private final Terminal terminal = new Terminal(80, 24, 0);

	private static String readable(byte[] sent) {
		return new String(sent, StandardCharsets.UTF_8).replace("\033", "\\e").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t").replace("\b", "\\b")
				.replace("\177", "DEL");
	}

	private void mode(String sequence) {
		byte[] bytes = sequence.getBytes(StandardCharsets.US_ASCII);
		terminal.feed(bytes, 0, bytes.length);
	}

	@ParameterizedTest
	@CsvSource({ "UP,0,\\e[A", "LEFT,4,\\e[1;5D", "HOME,0,\\e[H", "END,1,\\e[1;2F", "F1,0,\\eOP", "F4,2,\\e[1;3S", "F5,0,\\e[15~", "F12,4,\\e[24;5~", "DELETE,0,\\e[3~",
			"PAGE_UP,4,\\e[5;5~", "INSERT,0,\\e[2~", "ENTER,0,\\r", "ENTER,2,\\e\\r", "TAB,0,\\t", "TAB,1,\\e[Z", "BACKSPACE,0,DEL", "BACKSPACE,4,\\b", "ESCAPE,0,\\e" })
	void aKeySends(Key key, int modifiers, String sent) {
		assertEquals(sent, readable(Keys.encode(key, modifiers, terminal)));
	}

	@Test
	void whatAProgramAskedForCounts() {
		mode("\033[?1h\033[20h");
		assertEquals("\\eOA", readable(Keys.encode(Key.UP, 0, terminal)));
		assertEquals("\\eOH", readable(Keys.encode(Key.HOME, 0, terminal)));
		assertEquals("\\e[1;5A", readable(Keys.encode(Key.UP, Keys.CTRL, terminal)));
		assertEquals("\\e[3~", readable(Keys.encode(Key.DELETE, 0, terminal)));
		assertEquals("\\r\\n", readable(Keys.encode(Key.ENTER, 0, terminal)));
	}

	@ParameterizedTest
	@CsvSource({ "c,4,3", "C,4,3", "[,4,27", "@,4,0", "'?',4,127", "/,4,31", "2,4,0", "' ',4,0" })
	void controlMakesAControlCharacter(char key, int modifiers, int sent) {
		assertEquals(sent, Keys.encode(key, modifiers)[0]);
	}

	@Test
	void charactersAreSentAsUtf8AndAltAsAnEscapeBeforeThem() {
		assertEquals("ä", readable(Keys.encode('ä', 0)));
		assertEquals("😀", readable(Keys.encode(0x1f600, 0)));
		assertEquals("\\ex", readable(Keys.encode('x', Keys.ALT)));
	}

	@Test
	void whatIsPastedCanDoNoMoreThanType() {
		assertEquals("a\\rb\\r\\tc", readable(Keys.paste("a\r\nb\n\tc\003", terminal)));
		mode("\033[?2004h");
		assertEquals("\\e[200~ls[201~\\rrm\\e[201~", readable(Keys.paste("ls\033[201~\nrm", terminal)));
	}
}
