package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damages indented definitions as somebody who types does, and counts how many of the other elements keep their path. The
 * percentages are what was measured, rounded down; they must not get worse.
 */
class RecoveryTest {
	private static final int PLACES = 400;

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "<disk ty|100", "<disk type=|100", "<disk type='fi|100", "<disk type='f'|100",
			"<disk type='f' /|100", "<disk type='f'>|100", "<disk type='f'></di|100", "<|100", "</|100", "</disk>|100", "<!-- x|100",
			"DELETE end tag|99", "DELETE /|95", "DELETE quote|97", "DELETE >|98", "DELETE <|85" })
	void theOtherElementsKeepTheirPaths(String edit, int percent) {
		Random random = new Random(7);
		long kept = 0;
		long all = 0;
		for (int i = 0; i < PLACES; i++) {
			String text = definition(random);
			String damaged = edit.startsWith("DELETE ") ? delete(text, edit.substring(7), random) : insert(text, edit, random);
			Set<String> expected = paths(text);
			Set<String> found = paths(damaged);
			all += expected.size();
			expected.retainAll(found);
			kept += expected.size();
		}
		long percentage = kept * 100 / all;
		assertTrue(percentage >= percent, edit + ": " + percentage + " % of the elements keep their path");
	}

	@ParameterizedTest
	@CsvSource({ "1", "40", "200" })
	void aTextThatEndsAnywhereKeepsWhatIsThere(int seed) {
		String text = definition(new Random(seed));
		for (int end = 1; end < text.length(); end++) {
			XmlTree tree = XmlTree.of(text.substring(0, end));
			assertEquals(end, tree.tokens().end(tree.tokens().count() - 1));
			assertTrue(end < 8 || tree.root().name().equals("domain"), text.substring(0, end));
		}
	}

	private static String definition(Random random) {
		StringBuilder out = new StringBuilder("<domain type='kvm'>\n  <name>n</name>\n  <os>\n    <type arch='x86_64'>hvm</type>\n");
		out.append("    <boot dev='hd'/>\n  </os>\n  <devices>\n");
		int devices = 2 + random.nextInt(6);
		for (int i = 0; i < devices; i++) {
			if (random.nextBoolean()) {
				out.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='raw'/>\n      <source file='/a/").append(i)
						.append("'/>\n      <target dev='vd").append((char) ('a' + i)).append("' bus='virtio'/>\n    </disk>\n");
			} else {
				out.append("    <interface type='network'>\n      <source network='n").append(i)
						.append("'/>\n      <alias name='net").append(i).append("'></alias>\n    </interface>\n");
			}
		}
		return out.append("  </devices>\n</domain>\n").toString();
	}

	/** Types something on a line of its own between two device lines. */
	private static String insert(String text, String typed, Random random) {
		List<Integer> places = new ArrayList<>();
		for (int at = text.indexOf("\n    <"); at >= 0; at = text.indexOf("\n    <", at + 1)) {
			places.add(at);
		}
		int place = places.get(random.nextInt(places.size()));
		return text.substring(0, place) + "\n    " + typed + text.substring(place);
	}

	private static String delete(String text, String what, Random random) {
		List<int[]> places = new ArrayList<>();
		for (int at = text.indexOf('<', 1); at >= 0; at = text.indexOf('<', at + 1)) {
			int close = text.indexOf('>', at);
			boolean endTag = text.charAt(at + 1) == '/';
			switch (what) {
			case "end tag":
				addIf(endTag, at, close + 1, places);
				break;
			case "/":
				int slash = endTag ? at + 1 : close - 1;
				addIf(text.charAt(slash) == '/', slash, slash + 1, places);
				break;
			case "quote":
				int quote = text.indexOf('\'', at);
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
		int[] place = places.get(random.nextInt(places.size()));
		return text.substring(0, place[0]) + text.substring(place[1]);
	}

	private static void addIf(boolean wanted, int start, int end, List<int[]> places) {
		if (wanted) {
			places.add(new int[] { start, end });
		}
	}

	/** The paths of all elements that can be told apart by name and attributes. */
	private static Set<String> paths(String text) {
		Set<String> paths = new HashSet<>();
		for (XmlNode node : XmlTree.of(text).nodes()) {
			if (node instanceof XmlElement element) {
				collect("", element, paths);
			}
		}
		return paths;
	}

	private static void collect(String path, XmlElement element, Set<String> paths) {
		StringBuilder own = new StringBuilder(path + "/" + element.name());
		paths.add(own.toString());
		for (XmlAttribute attribute : element.attributes()) {
			if (!element.name().equals("disk") && !element.name().equals("interface")) {
				paths.add(own + "@" + attribute.name() + "=" + attribute.value());
			}
		}
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement child) {
				collect(own.toString(), child, paths);
			}
		}
	}
}
