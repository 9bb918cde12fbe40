package org.gasthaus.xml.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.gasthaus.xml.language.ast.Attribute;
import org.gasthaus.xml.language.ast.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damages definitions as somebody who types does, and counts how many of the elements keep their path: in texts as they are, and in the same
 * texts without indentation and line ends. The percentages are what was measured with the examples of the project and with the corpus, the
 * smaller of the two, rounded down; they must not get worse.
 */
class RecoveryTest {
	private static final int CASES = 1500;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "<disk ty|99|99", "<disk type=|99|99", "<disk type='fi|99|99", "<disk type='f'|99|99",
			"<disk type='f'>|99|99", "<disk type='f'></di|99|99", "<|99|99", "</|99|99", "</disk>|99|99", "<!-- x|99|99", "DELETE end tag|99|89",
			"DELETE /|99|96", "DELETE quote|96|96", "DELETE >|99|99", "DELETE <|93|91", "CUT|99|99" })
	void theOtherElementsKeepTheirPaths(String edit, int percent, int percentWithoutIndentation) {
		double asWritten = kept(edit, false);
		double onOneLine = kept(edit, true);
		System.out.printf(java.util.Locale.ROOT, "RecoveryTest: %-20s %5.1f %% of the elements keep their path, without indentation %5.1f %%%n", edit, asWritten,
				onOneLine);
		assertTrue(asWritten >= percent, () -> edit + ": " + asWritten + " % of the elements keep their path");
		assertTrue(onOneLine >= percentWithoutIndentation, () -> edit + ": " + onOneLine + " % of the elements keep their path without indentation");
	}

	private static double kept(String edit, boolean onOneLine) {
		Random random = new Random(7);
		List<String> texts = new ArrayList<>();
		for (String text : Texts.examplesAndCorpus(400)) {
			if (text.contains("</devices>") && text.length() < 40_000 && ReferenceParser.isWellFormed(text)) {
				texts.add(onOneLine ? text.replaceAll("(?s)<!--.*?-->", "").replaceAll(">\\s*\\n\\s*<", "><").strip() : text);
			}
		}
		long kept = 0;
		long all = 0;
		for (int i = 0; i < CASES; i++) {
			String text = texts.get(i % texts.size());
			String damaged = edit.equals("CUT") ? cut(text, random) : edit.startsWith("DELETE ") ? delete(text, edit.substring(7), random)
					: insert(text, edit, random);
			Map<String, Integer> found = paths(damaged);
			// of a text that is cut, what comes after the cut is not lost by a guess
			Map<String, Integer> expected = edit.equals("CUT") ? paths(text.substring(0, damaged.length())) : paths(text);
			for (Map.Entry<String, Integer> path : expected.entrySet()) {
				all += path.getValue();
				kept += Math.min(path.getValue(), found.getOrDefault(path.getKey(), 0));
			}
		}
		return 100.0 * kept / all;
	}

	private static String cut(String text, Random random) {
		return text.substring(0, 1 + random.nextInt(text.length() - 1));
	}

	/** Types something between two devices, on a line of its own where the text has lines. */
	private static String insert(String text, String typed, Random random) {
		List<Integer> places = new ArrayList<>();
		int end = text.indexOf("</devices>");
		for (int at = text.indexOf("<disk", text.indexOf("<devices>")); at >= 0 && at < end; at = text.indexOf("<disk", at + 1)) {
			places.add(at);
		}
		for (int at = text.indexOf("<interface", text.indexOf("<devices>")); at >= 0 && at < end; at = text.indexOf("<interface", at + 1)) {
			places.add(at);
		}
		places.add(end);
		int place = places.get(random.nextInt(places.size()));
		int line = text.lastIndexOf('\n', place) + 1;
		boolean first = line > 0 && text.substring(line, place).isBlank();
		String indentation = first ? text.substring(line, place) + (place == end ? "  " : "") : "";
		return first ? text.substring(0, line) + indentation + typed + "\n" + text.substring(line)
				: text.substring(0, place) + typed + text.substring(place);
	}

	private static String delete(String text, String what, Random random) {
		List<int[]> places = new ArrayList<>();
		for (int at = text.indexOf('<', 1); at >= 0; at = text.indexOf('<', at + 1)) {
			int close = text.indexOf('>', at);
			char next = text.charAt(at + 1);
			if (next == '!' || next == '?') {
				continue;
			}
			boolean endTag = next == '/';
			int quote = text.indexOf('\'', at);
			int slash = endTag ? at + 1 : close - 1;
			switch (what) {
			case "end tag":
				addIf(endTag, at, close + 1, places);
				break;
			case "/":
				addIf(text.charAt(slash) == '/', slash, slash + 1, places);
				break;
			case "quote":
				addIf(quote >= 0 && quote < close, quote, quote + 1, places);
				break;
			case ">":
				places.add(new int[] { close, close + 1 });
				break;
			default:
				places.add(new int[] { at, at + 1 });
				break;
			}
		}
		if (places.isEmpty()) {
			return text;
		}
		int[] place = places.get(random.nextInt(places.size()));
		return text.substring(0, place[0]) + text.substring(place[1]);
	}

	private static void addIf(boolean wanted, int start, int end, List<int[]> places) {
		if (wanted) {
			places.add(new int[] { start, end });
		}
	}

	/** How often each path of names occurs, the last element with its attributes. */
	private static Map<String, Integer> paths(String text) {
		Map<String, Integer> paths = new HashMap<>();
		TreeIterator<EObject> objects = Language.resource(text).getAllContents();
		while (objects.hasNext()) {
			if (objects.next() instanceof Element element && element.getName() != null) {
				StringBuilder path = new StringBuilder();
				for (EObject each = element; each instanceof Element outer; each = each.eContainer()) {
					path.insert(0, "/" + outer.getName());
				}
				for (Attribute attribute : element.getAttributes()) {
					path.append(' ').append(NodeModelUtils.getNode(attribute).getText().strip());
				}
				paths.merge(path.toString(), 1, Integer::sum);
			}
		}
		return paths;
	}
}
