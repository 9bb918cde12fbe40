package org.gasthaus.model.xml;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.XmlTree;

/**
 * Reads, changes, writes and compares many definitions and prints times and memory. Arguments: how many (10000), a folder with
 * definitions to use instead of our sample.
 *
 * <p>Memory is the heap after full collections with all definitions still reachable, less the heap before and less the texts, which the caller has
 * anyway; both figures are printed.
 */
final class ReadBenchmark {
	private ReadBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
		List<String> sources = arguments.length > 1 ? texts(Path.of(arguments[1])) : List.of(Samples.text("domain-server"));
		PrintStream out = System.out;
		long empty = usedHeap();
		List<String> texts = new ArrayList<>(count);
		long characters = 0;
		for (int i = 0; i < count; i++) {
			// every definition has a text of its own
			texts.add(new StringBuilder(sources.get(i % sources.size())).append('\n').toString());
			characters += texts.get(i).length();
		}
		long withTexts = usedHeap();
		List<Definition> definitions = new ArrayList<>(count);
		Clock start = Clock.now();
		NamePool names = new NamePool();
		for (String text : texts) {
			definitions.add(Definition.read(XmlTree.of(text, names)));
		}
		report(out, "read", start, count);
		long read = usedHeap();
		out.printf("heap       %8.1f KB each, and %.1f KB for the text of %d characters%n", (read - withTexts) / 1024.0 / count,
				(withTexts - empty) / 1024.0 / count, characters / count);
		start = Clock.now();
		long unchanged = 0;
		for (Definition definition : definitions) {
			unchanged += definition.write().length();
		}
		report(out, "write", start, count);
		for (Definition definition : definitions) {
			if (definition.root() instanceof Domain domain) {
				domain.setName("changed");
			}
		}
		start = Clock.now();
		long changed = 0;
		for (Definition definition : definitions) {
			changed += definition.write().length();
		}
		report(out, "change", start, count);
		start = Clock.now();
		long differences = 0;
		for (int i = 0; i < count; i++) {
			differences += DefinitionComparison.compare(definitions.get(i), Definition.read(XmlTree.of(texts.get(i), names)), Options.libvirt()).size();
		}
		report(out, "compare", start, count);
		out.printf("(%d characters read, %d written, %d after the change, %d differences)%n", characters, unchanged, changed, differences);
		Reference.reachabilityFence(definitions);
		Reference.reachabilityFence(texts);
	}

	private static void report(PrintStream out, String what, Clock start, int count) {
		Clock end = Clock.now();
		out.printf("%-10s %8.0f ms for %d, %.0f ms of them on the processor%n", what, (end.wall - start.wall) / 1e6, count, (end.processor - start.processor) / 1e6);
	}

	/** The time on the wall, and that which this thread had the processor: on a busy machine they differ. */
	private record Clock(long wall, long processor) {
		static Clock now() {
			return new Clock(System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
		}
	}

	private static long usedHeap() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 4; i++) {
			System.gc();
			least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return least;
	}

	private static List<String> texts(Path folder) throws IOException {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(path -> path.toString().endsWith(".xml")).sorted().collect(Collectors.toList())) {
				String text = Files.readString(file, StandardCharsets.UTF_8);
				if (text.contains("<domain ")) {
					texts.add(text);
				}
			}
		}
		return texts;
	}
}
