import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.model.xml.DefinitionComparison;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.XmlTree;

/**
 * Reads the definitions of a folder into models, checks, changes, writes and compares them, all in this process, and prints a table. Arguments:
 * the folder, how many times.
 *
 * <p>Times are of the processor, for this one thread: the same on a busy machine as on a quiet one, but without the garbage collector's threads.
 *
 * <p>The first pass is printed too: it is what a command that runs once pays. Memory is the heap after full collections with all definitions
 * reachable, without their texts.
 */
class Model {
	private static final int BIG = 100_000;

	private record Step(String name, List<Double> millis) {
	}

	private static final List<Step> STEPS = new ArrayList<>();

	public static void main(String[] arguments) throws IOException {
		List<String> texts;
		try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
			texts = files.filter(file -> file.toString().endsWith(".xml")).sorted().map(Model::read).toList();
		}
		int passes = Integer.parseInt(arguments[1]);
		double heap = 0;
		for (int pass = 0; pass < passes; pass++) {
			heap = pass(texts, pass == passes - 1);
		}
		long characters = texts.stream().mapToLong(String::length).sum();
		System.out.printf(Locale.ROOT, "%n### %,d domain definitions (%,d characters each) as models, in one process%n%n", texts.size(),
				characters / texts.size());
		System.out.println("| what | first pass | median of the others | a definition |");
		System.out.println("|---|---|---|---|");
		for (Step step : STEPS) {
			List<Double> others = step.millis.subList(Math.min(1, step.millis.size() - 1), step.millis.size()).stream().sorted().toList();
			double median = others.get(others.size() / 2);
			System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.3f ms |%n", step.name, step.millis.get(0), median, median / texts.size());
		}
		System.out.printf(Locale.ROOT, "| heap |  |  | %.1f KB |%n", heap);
		big();
	}

	private static double pass(List<String> texts, boolean measureHeap) {
		NamePool names = new NamePool();
		long before = measureHeap ? usedHeap() : 0;
		List<Definition> definitions = new ArrayList<>(texts.size());
		time("read", () -> texts.forEach(text -> definitions.add(Definition.read(XmlTree.of(text, names)))));
		double heap = measureHeap ? (usedHeap() - before) / 1024.0 / texts.size() : 0;
		time("all rules", () -> definitions.forEach(definition -> RuleSet.standard().check(definition.root(), HostFacts.UNKNOWN)));
		RuleRunner runner = new RuleRunner();
		time("all rules, with places and fixes", () -> definitions.forEach(runner::check));
		time("write, nothing changed", () -> definitions.forEach(Definition::write));
		time("compare with itself, read again", () -> {
			for (int i = 0; i < texts.size(); i++) {
				DefinitionComparison.compare(definitions.get(i), Definition.read(XmlTree.of(texts.get(i), names)), Options.libvirt());
			}
		});
		for (Definition definition : definitions) {
			if (definition.root() instanceof Domain domain) {
				domain.setName("changed");
			}
		}
		time("write, the name changed", () -> definitions.forEach(Definition::write));
		Reference.reachabilityFence(definitions);
		return heap;
	}

	/** One definition with very many devices: everything must stay in proportion. */
	private static void big() {
		System.out.printf(Locale.ROOT, "%n### One domain with very many devices%n%n| devices | text | read | all rules |%n|---|---|---|---|%n");
		for (int devices : new int[] { BIG / 10, BIG }) {
			StringBuilder text = new StringBuilder("<domain type='kvm'><name>big</name><memory>1</memory><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>\n");
			for (int i = 0; i < devices; i++) {
				text.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'/>\n      <source file='/images/disk").append(i)
						.append(".qcow2'/>\n      <target dev='").append(target(i)).append("' bus='virtio'/>\n    </disk>\n");
			}
			String all = text.append("  </devices>\n</domain>\n").toString();
			long start = now();
			Definition definition = Definition.read(all);
			long read = now();
			RuleSet.standard().check(definition.root(), HostFacts.UNKNOWN);
			long checked = now();
			System.out.printf(Locale.ROOT, "| %,d | %.1f MB | %.0f ms | %.0f ms |%n", devices, all.length() / 1e6, (read - start) / 1e6,
					(checked - read) / 1e6);
		}
	}

	private static String target(int index) {
		StringBuilder letters = new StringBuilder();
		for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
			letters.insert(0, (char) ('a' + rest % 26));
		}
		return "vd" + letters;
	}

	private static void time(String name, Runnable work) {
		long start = now();
		work.run();
		double millis = (now() - start) / 1e6;
		STEPS.stream().filter(step -> step.name.equals(name)).findFirst().orElseGet(() -> {
			STEPS.add(new Step(name, new ArrayList<>()));
			return STEPS.get(STEPS.size() - 1);
		}).millis.add(millis);
	}

	private static long now() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
