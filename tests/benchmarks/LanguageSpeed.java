import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.CancelIndicator;
import org.gasthaus.xml.language.DefinitionLanguage;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.language.ValidationContext;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.XmlTree;

/**
 * Measures the Xtext language in one process: medians after a warm-up, by the clock and of the
 * processor (which other load on the machine does not change, but garbage collection is not in it), and the memory of many open definitions.
 *
 * <p>Arguments: the folder of the examples, a folder of definitions to hold open.
 */
class LanguageSpeed {
	private static final DefinitionLanguage LANGUAGE = DefinitionLanguage.instance();
	private static final java.lang.management.ThreadMXBean THREADS = java.lang.management.ManagementFactory.getThreadMXBean();
	private static final ValidationContext PACKED = ValidationContext.of(new Schemas(SchemaSource.packed()));

	public static void main(String[] arguments) throws Exception {
		System.out.printf("%n### Xtext language%n%n| what | by the clock | processor |%n|---|---|---|%n");
		for (int kilobytes : new int[] { 20, 1000 }) {
			String text = domain(kilobytes * 1000);
			int rounds = kilobytes == 20 ? 300 : 15;
			String size = kilobytes == 20 ? "20 KB" : "1 MB";
			measure("tree of " + size, rounds, () -> XmlTree.of(text).syntaxFindings());
			measure("resource of " + size, rounds, () -> resource(text));
			DefinitionResource edited = resource(text);
			int[] place = { text.length() / 2 };
			measure("update of " + size + ", one character", rounds, () -> {
				LANGUAGE.update(edited, place[0], 0, " ");
				LANGUAGE.update(edited, place[0], 1, "");
			}, 2);
			measure("validate " + size, rounds, () -> LANGUAGE.validate(edited, CancelIndicator.NullImpl));
			measure("key to issues, " + size, rounds, () -> {
				LANGUAGE.update(edited, text.indexOf("<disk") + 1, 0, "x");
				LANGUAGE.validate(edited, CancelIndicator.NullImpl);
				LANGUAGE.update(edited, text.indexOf("<disk") + 1, 1, "");
				LANGUAGE.validate(edited, CancelIndicator.NullImpl);
			}, 2);
			measure("resource and validation of " + size, rounds, () -> LANGUAGE.validate(resource(text), CancelIndicator.NullImpl));
		}
		memory(Path.of(arguments[0]), "examples, again and again");
		memory(Path.of(arguments[1]), "generated domain definitions");
	}

	private static void measure(String what, int rounds, Runnable action) {
		measure(what, rounds, action, 1);
	}

	private static void measure(String what, int rounds, Runnable action, int parts) {
		for (int i = 0; i < rounds; i++) {
			action.run();
		}
		long[] nanos = new long[rounds];
		long[] processor = new long[rounds];
		for (int i = 0; i < rounds; i++) {
			long begun = System.nanoTime();
			long used = THREADS.getCurrentThreadCpuTime();
			action.run();
			processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / parts;
			nanos[i] = (System.nanoTime() - begun) / parts;
		}
		java.util.Arrays.sort(nanos);
		java.util.Arrays.sort(processor);
		System.out.printf(Locale.ROOT, "| %s | %.2f ms | %.2f ms |%n", what, nanos[rounds / 2] / 1e6, processor[rounds / 2] / 1e6);
	}

	/** The heap that 1,000 open definitions hold: text, tree, nodes and objects. */
	private static void memory(Path folder, String what) throws Exception {
		List<byte[]> files = new ArrayList<>();
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter(each -> each.toString().endsWith(".xml")).sorted().toList()) {
				files.add(Files.readAllBytes(file));
			}
		}
		long before = used();
		long bytes = 0;
		List<DefinitionResource> open = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			byte[] file = files.get(i % files.size());
			bytes += file.length;
			open.add(LANGUAGE.resource(URI.createURI("test:/" + i + ".xml"), file));
		}
		long after = used();
		System.out.printf(Locale.ROOT, "%n%,d open definitions (%s, %,d KB of text): %,d MB of heap%n", open.size(), what, bytes / 1000,
				(after - before) / 1_000_000);
	}

	private static long used() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static DefinitionResource resource(String text) {
		DefinitionResource resource = LANGUAGE.resource(URI.createURI("test:/domain.xml"), text);
		resource.setValidationContext(PACKED);
		return resource;
	}

	private static String domain(int length) {
		StringBuilder out = new StringBuilder("<domain type='kvm'>\n  <name>n</name>\n  <memory unit='KiB'>1048576</memory>\n  <vcpu>2</vcpu>\n")
				.append("  <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n  </os>\n  <devices>\n");
		for (int i = 0; out.length() < length; i++) {
			out.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2' cache='none'/>\n      <source file='/srv/images/guest-")
					.append(i).append(".qcow2'/>\n      <target dev='").append(disk(i)).append("' bus='scsi'/>\n    </disk>\n");
		}
		return out.append("  </devices>\n</domain>\n").toString();
	}

	private static String disk(int number) {
		String letters = "";
		for (int i = number; i >= 0; i = i / 26 - 1) {
			letters = (char) ('a' + i % 26) + letters;
		}
		return "sd" + letters;
	}
}
