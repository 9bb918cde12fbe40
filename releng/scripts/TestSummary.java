import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Counts the tests of one run out of the surefire reports below a folder and prints them by circle, with every failure and the
 * reason of every skip. Run from source: {@code java TestSummary.java TESTS-FOLDER BASELINE EXIT-CODE-OF-MAVEN NUMBER-OF-EXTRA-ARGUMENTS}.
 *
 * <p>Exit code 0 when the build succeeded, at least one test passed, none failed, and every test module left a report
 * (with arguments of the caller for Maven some may have been left out on purpose). A test that passed only when it was tried
 * again counts as passed and is named with what it said at first. The last line is {@code N passed, N failed, N skipped}.
 */
final class TestSummary {
	private static final int LONGEST = 600;

	/** Where a test runs. A class whose name ends in {@code LiveTest} is live wherever its module stands. */
	enum Circle {
		PLAIN("plain JVM"), EQUINOX("Equinox"), WINDOW("window"), LIVE("live libvirt");

		final String title;

		Circle(String title) {
			this.title = title;
		}
	}

	static final class Count {
		int passed;
		int failed;
		int skipped;
		final List<String> failures = new ArrayList<>();
		/** what failed at first and passed when it was tried again: passed, and told */
		final List<String> retried = new ArrayList<>();
		/** reason, and the tests it kept from running */
		final Map<String, List<String>> skips = new TreeMap<>();

		@Override
		public String toString() {
			return passed + " passed, " + failed + " failed, " + skipped + " skipped";
		}
	}

	private final DocumentBuilder parser;
	private final Map<Circle, Count> counts = new EnumMap<>(Circle.class);
	private final List<String> silent = new ArrayList<>();

	TestSummary() throws Exception {
		parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
		for (Circle circle : Circle.values()) {
			counts.put(circle, new Count());
		}
	}

	public static void main(String[] args) throws Exception {
		TestSummary summary = new TestSummary();
		for (Path module : list(Path.of(args[0]))) {
			if (Files.isDirectory(module.resolve("src"))) {
				summary.module(module);
			}
		}
		System.exit(summary.print(args[1], Integer.parseInt(args[2]), args[3].equals("0")) ? 0 : 1);
	}

	private static List<Path> list(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.sorted().toList();
		}
	}

	private void module(Path module) throws Exception {
		Circle circle = circleOf(module);
		boolean reported = false;
		for (Path report : list(module.resolve("target/surefire-reports"))) {
			String name = report.getFileName().toString();
			if (name.startsWith("TEST-") && name.endsWith(".xml")) {
				reported = true;
				suite(parser.parse(report.toFile()).getDocumentElement(), circle);
			}
		}
		if (!reported && holdsTests(module)) {
			silent.add(module.getFileName().toString());
		}
	}

	private static boolean holdsTests(Path module) throws IOException {
		try (Stream<Path> files = Files.walk(module.resolve("src"))) {
			return files.anyMatch(file -> file.getFileName().toString().endsWith("Test.java"));
		}
	}

	private static Circle circleOf(Path module) throws IOException {
		Path pom = module.resolve("pom.xml");
		String text = Files.exists(pom) ? Files.readString(pom) : "";
		if (text.contains("<useUIHarness>true</useUIHarness>")) {
			return Circle.WINDOW;
		}
		return text.contains("<packaging>jar</packaging>") ? Circle.PLAIN : Circle.EQUINOX;
	}

	private void suite(Element suite, Circle circle) {
		NodeList cases = suite.getElementsByTagName("testcase");
		if (cases.getLength() == 0) {
			// an assumption in @BeforeAll ends a class so, and surefire drops its reason
			Count count = counts.get(circle);
			count.skipped++;
			count.skips.computeIfAbsent("the whole class, without a reason in the report; an assumption in @BeforeEach would give one",
					key -> new ArrayList<>()).add(suite.getAttribute("name").replaceFirst(".*\\.", ""));
		}
		for (int i = 0; i < cases.getLength(); i++) {
			Element test = (Element) cases.item(i);
			String type = test.getAttribute("classname");
			String shortType = type.substring(type.lastIndexOf('.') + 1);
			Count count = counts.get(shortType.replaceFirst("\\$.*", "").endsWith("LiveTest") ? Circle.LIVE : circle);
			String name = test.getAttribute("name").isEmpty() ? shortType : shortType + "." + test.getAttribute("name");
			Element skip = child(test, "skipped");
			Element failure = child(test, "failure");
			Element error = failure != null ? failure : child(test, "error");
			if (skip != null) {
				count.skipped++;
				count.skips.computeIfAbsent(reason(skip), key -> new ArrayList<>()).add(name);
			} else if (error != null) {
				count.failed++;
				count.failures.add(name + ": " + message(error));
			} else {
				count.passed++;
				Element first = child(test, "flakyFailure");
				first = first != null ? first : child(test, "flakyError");
				if (first != null) {
					count.retried.add(name + ": " + message(first));
				}
			}
		}
	}

	private static Element child(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals(name)) {
				return element;
			}
		}
		return null;
	}

	private static String reason(Element skip) {
		String line = message(skip).replaceFirst("^(org\\.opentest4j\\.TestAbortedException: )?(Assumption failed: )?", "");
		return line.isEmpty() ? "no reason given" : line;
	}

	/** The message on one line, without its middle if it is long: what was expected stands at its end. */
	private static String message(Element element) {
		String text = element.getAttribute("message");
		if (text.isBlank()) {
			text = element.getTextContent().isBlank() ? element.getAttribute("type") : element.getTextContent().strip().lines().findFirst().orElse("");
		}
		String line = text.lines().map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining(" / "));
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST / 2) + " ... " + line.substring(line.length() - LONGEST / 2);
	}

	private boolean print(String baseline, int maven, boolean whole) {
		Count all = new Count();
		System.out.println("Tests on baseline " + baseline + ":");
		counts.forEach((circle, count) -> {
			System.out.printf("  %-13s %s%n", circle.title, count);
			count.failures.forEach(failure -> System.out.println("    FAILED  " + failure));
			count.retried.forEach(test -> System.out.println("    passed only when tried again  " + test));
			count.skips.forEach((reason, tests) -> System.out.println("    skipped " + tests.size() + ": " + reason + " (" + some(tests) + ")"));
			all.passed += count.passed;
			all.failed += count.failed;
			all.skipped += count.skipped;
		});
		boolean good = all.failed == 0;
		if (maven != 0) {
			System.out.println("The build failed (exit code " + maven + " of Maven).");
			good = false;
		}
		if (!silent.isEmpty()) {
			System.out.println("No report from: " + String.join(", ", silent));
			good &= !whole;
		}
		if (all.passed == 0) {
			System.out.println("No test passed.");
			good = false;
		}
		System.out.println(all);
		return good;
	}

	private static String some(List<String> tests) {
		return tests.size() <= 3 ? String.join(", ", tests) : tests.get(0) + " and " + (tests.size() - 1) + " more";
	}
}
