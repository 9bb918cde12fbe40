package org.gasthaus.console.vt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real programs wrote to a terminal, beside the screen that another terminal made of it: see {@code recordings/README.md}. */
class RecordingsTest {
	private static final long SHOWN = Style.BOLD | Style.UNDERLINE | Style.INVERSE;

	static List<String> moments() throws IOException {
		try (Stream<Path> files = Files.list(folder())) {
			List<String> found = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".len"))
					.map(name -> name.substring(0, name.length() - ".len".length())).sorted().toList();
			assertTrue(found.size() > 10, () -> "looked in the wrong place: " + found);
			return found;
		}
	}

	private static Path folder() {
		try {
			return Path.of(RecordingsTest.class.getResource("/recordings").toURI());
		} catch (URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	/** @param piece how many bytes come at once */
	private static Terminal played(String moment, int piece) throws IOException {
		String[] size = Files.readString(folder().resolve(moment + ".len")).strip().split(" ");
		byte[] bytes = Files.readAllBytes(folder().resolve(moment.substring(0, moment.indexOf('.')) + ".rec"));
		Terminal terminal = new Terminal(Integer.parseInt(size[1]), Integer.parseInt(size[2]), 1000);
		int end = Integer.parseInt(size[0]);
		for (int i = 0; i < end; i += piece) {
			terminal.feed(bytes, i, Math.min(piece, end - i));
		}
		return terminal;
	}

	@ParameterizedTest
	@MethodSource("moments")
	void theScreenShowsTheSameText(String moment) throws IOException {
		List<String> expected = padded(Files.readString(folder().resolve(moment + ".txt")), 100);
		assertEquals(String.join("\n", expected), screen(played(moment, Integer.MAX_VALUE / 2)));
		assertEquals(String.join("\n", expected), screen(played(moment, 1)), "one byte after the other");
	}

	@ParameterizedTest
	@MethodSource("moments")
	void theTextLooksTheSame(String moment) throws IOException {
		Terminal shown = played(moment, 4096);
		// the other terminal's screen as text with attributes, read by a terminal that has nothing else to do
		Terminal expected = new Terminal(shown.columns(), shown.rows(), 0);
		byte[] bytes = Files.readString(folder().resolve(moment + ".esc")).stripTrailing().replace("\n", "\033[m\r\n").getBytes(StandardCharsets.UTF_8);
		expected.feed(bytes, 0, bytes.length);
		List<String> differences = new ArrayList<>();
		for (int row = 0; row < shown.rows(); row++) {
			Line line = shown.line(shown.screenTop() + row);
			Line other = expected.line(row);
			for (int column = 0; column < shown.columns(); column++) {
				if (line.character(column) > ' ' && looks(line.style(column)) != looks(other.style(column))) {
					differences.add(row + "," + column + " " + Character.toString(line.character(column)));
				}
			}
		}
		assertEquals(List.of(), differences);
	}

	private static long looks(long style) {
		return style & SHOWN | Style.foreground(style) | (long) Style.background(style) << 26;
	}

	private static List<String> padded(String text, int columns) {
		List<String> lines = new ArrayList<>();
		for (String line : text.split("\n", -1)) {
			lines.add(line.stripTrailing());
		}
		while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
			lines.remove(lines.size() - 1);
		}
		return lines;
	}

	private static String screen(Terminal terminal) {
		List<String> lines = new ArrayList<>();
		for (long number = terminal.screenTop(); number < terminal.endLine(); number++) {
			lines.add(terminal.line(number).text(0, terminal.columns()).stripTrailing());
		}
		while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
			lines.remove(lines.size() - 1);
		}
		return String.join("\n", lines);
	}
}
