package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One slip while typing gives one finding. Each test makes one slip at random places of the examples, which are right otherwise;
 * {@code -Dgasthaus.texts=DIR} names a folder of other texts. The percentages are what was measured, rounded down.
 */
class HalfTypedTest {
	private static final int PLACES = 20;
	private static final int VALUE = XmlTokens.VALUE;
	private static final DefinitionChecker CHECKER = new DefinitionChecker(new Schemas(SchemaSource.packed()));
	private static final List<String> TEXTS = rightTexts();

	@ParameterizedTest
	@ValueSource(strings = { "<", "<b", "<=", "<b>", "&", "&b", "'" })
	void aCharacterInAValueThatIsNotEscaped(String typed) {
		count("in a value: " + typed, 99, (text, random) -> {
			XmlTokens tokens = XmlTokens.of(text);
			int value = pick(tokens, random, i -> tokens.type(i) == XmlTokens.VALUE && tokens.end(i) > tokens.start(i) + 3
					&& text.charAt(tokens.start(i)) == '\'');
			return value < 0 ? null : insert(text, tokens.start(value) + 2 + random.nextInt(tokens.end(value) - tokens.start(value) - 3), typed);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<", "< ", "<=", " < ", "&", "& " })
	void aCharacterInTextThatIsNotEscaped(String typed) {
		count("in text: " + typed, 100, (text, random) -> {
			XmlTokens tokens = XmlTokens.of(text);
			int found = pick(tokens, random, i -> tokens.type(i) == XmlTokens.TEXT && tokens.string(i).strip().length() > 1);
			return found < 0 ? null : insert(text, text.indexOf(tokens.string(found).strip(), tokens.start(found)) + 1, typed);
		});
	}

	@ParameterizedTest
	@CsvSource({ VALUE + ",-1,0,99", VALUE + ",0,1,99", XmlTokens.EQUALS + ",0,0,99", XmlTokens.TAG_END + ",0,0,98", XmlTokens.EMPTY_TAG_END + ",0,0,100",
			XmlTokens.EMPTY_TAG_END + ",0,1,100", XmlTokens.EMPTY_TAG_END + ",-1,0,100", XmlTokens.TAG_START + ",0,0,92",
			XmlTokens.END_TAG_START + ",0,1,100", XmlTokens.END_TAG_START + ",-1,0,98", XmlTokens.END_TAG_START + ",0,0,98" })
	void aMissingCharacter(int type, int from, int to, int percent) {
		count("missing: token " + type + " from " + from + " to " + to, percent, (text, random) -> {
			XmlTokens tokens = XmlTokens.of(text);
			int found = pick(tokens, random, i -> tokens.type(i) == type && tokens.end(i) > tokens.start(i) + (type == VALUE ? 2 : 0));
			if (found < 0) {
				return null;
			}
			int start = from < 0 ? tokens.end(found) + from : tokens.start(found);
			int end = to > 0 ? tokens.start(found) + to : tokens.end(found);
			return text.substring(0, start) + text.substring(end);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<", "</", "<disk", "<disk ", "<disk ty", "<disk type=", "<disk type='", "<disk type='fi", "<disk type='file'",
			"<disk type='file' /", "<disk type='file'>", "<disk type='file'></", "<disk type='file'></di", "<!", "<!--", "<!-- x", "&", "x", "<?", "<![CDATA[ x" })
	void aLineThatIsBeingTyped(String typed) {
		count("typed: " + typed, 98, (text, random) -> {
			List<Integer> places = new ArrayList<>();
			for (int at = text.indexOf("\n  <"); at >= 0; at = text.indexOf("\n  <", at + 1)) {
				places.add(at);
			}
			return places.isEmpty() ? null : insert(text, places.get(random.nextInt(places.size())), "\n  " + typed);
		});
	}

	@Test
	void theRestKeepsItsElements() {
		for (String slip : List.of("a<b", "<5", "a < b", "O'Neil", "\"x\"")) {
			String value = "<a>\n  <b c='" + slip + "' d='e'/>\n  <f g='h'/>\n</a>";
			assertEquals(List.of("b", "f"), names(value), value);
			String text = "<a>\n  <b>x" + slip + "</b>\n  <f g='h'/>\n</a>";
			assertEquals(List.of("b", "f"), names(text), text);
			assertEquals("x" + slip, XmlTree.of(text).root().element("b").characterContent());
		}
	}

	private interface Slip {
		/** The text with a slip in it, {@code null} if there is no place for it. */
		String make(String text, Random random);
	}

	private static void count(String slip, int percent, Slip maker) {
		Random random = new Random(11);
		int cases = 0;
		int one = 0;
		String more = "";
		for (String text : TEXTS) {
			for (int i = 0; i < PLACES; i++) {
				String damaged = maker.make(text, random);
				if (damaged != null) {
					List<Finding> findings = check(damaged);
					cases++;
					// one of its own text may be right: 'x' where any text may stand, a value that any text is
					one += findings.size() <= 1 ? 1 : 0;
					more = findings.size() > 1 ? findings + " in " + damaged : more;
				}
			}
		}
		assertTrue(cases > PLACES, "no places for " + slip);
		String last = more;
		int share = 100 * one / cases;
		assertTrue(share >= percent, () -> slip + ": one finding in " + share + " % of the cases; the last other: " + last);
	}

	private static List<String> names(String text) {
		return XmlTree.of(text).root().children().stream().filter(XmlElement.class::isInstance).map(node -> ((XmlElement) node).name()).toList();
	}

	private static int pick(XmlTokens tokens, Random random, IntPredicate wanted) {
		List<Integer> found = new ArrayList<>();
		for (int i = 0; i < tokens.count(); i++) {
			if (wanted.test(i)) {
				found.add(i);
			}
		}
		return found.isEmpty() ? -1 : found.get(random.nextInt(found.size()));
	}

	private static String insert(String text, int at, String typed) {
		return text.substring(0, at) + typed + text.substring(at);
	}

	private static List<Finding> check(String text) {
		try {
			return CHECKER.check(text);
		} catch (SchemaException missing) {
			throw new AssertionError(missing);
		}
	}

	private static List<String> rightTexts() {
		String folder = System.getProperty("gasthaus.texts", System.getProperty("gasthaus.examples", "../../examples"));
		List<String> texts = new ArrayList<>();
		try (Stream<Path> found = Files.walk(Path.of(folder))) {
			for (Path file : found.filter(file -> file.toString().endsWith(".xml")).sorted().toList()) {
				String text = XmlDecoder.decode(Files.readAllBytes(file)).text();
				if (text.length() < 40_000 && check(text).isEmpty()) {
					texts.add(text);
				}
			}
		} catch (java.io.IOException unreadable) {
			throw new AssertionError(unreadable);
		}
		return texts;
	}
}
