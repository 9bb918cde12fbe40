import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/**
 * Measures how long completion and hover take on a definition of 20 KB, at its end, where most is to be looked at. Each time with a new
 * snapshot, as after a key. Prints a table in milliseconds: the time on the clock, and that of the processor, which says more on a busy machine.
 */
class CompletionBenchmark {
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final int WARM = 300;
	private static final int RUNS = 200;

	public static void main(String[] arguments) throws Exception {
		String start = Files.readString(Path.of(arguments[0]));
		int end = start.lastIndexOf("  </devices>");
		StringBuilder text = new StringBuilder(start.substring(0, end));
		for (int i = 0; text.length() < 20_000; i++) {
			text.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2' cache='none'/>\n      <source file='/srv/images/data")
					.append(i).append(".qcow2'/>\n      <target dev='sd").append(name(i)).append("' bus='scsi'/>\n    </disk>\n");
		}
		String before = text.toString();
		String after = start.substring(end);
		LanguageContext context = LanguageContext.of(new Schemas(SchemaSource.packed()));
		Map<String, String> places = new LinkedHashMap<>();
		places.put("a new device", "    <");
		places.put("a new attribute", "    <disk ");
		places.put("a value", "    <disk type='");
		places.put("in a device", "    <disk type='file'>");
		places.put("a generated value", "    <interface type='network'><mac address='");
		System.out.printf("%n### Completion in %,d characters%n%n| place | proposals | first | median | 95 %% | median of processor time | 95 %% |%n|---|---|---|---|---|---|---|%n", before.length() + after.length());
		for (Map.Entry<String, String> place : places.entrySet()) {
			String whole = before + place.getValue() + after;
			int offset = before.length() + place.getValue().length();
			measure(place.getKey(), () -> Completion.at(DefinitionText.of(whole, context), offset).size());
		}
		int offset = before.lastIndexOf("bus=");
		measure("hover on an attribute", () -> Hovers.at(DefinitionText.of(before + after, context), offset).isPresent() ? 1 : 0);
	}

	private static String name(int index) {
		return (index < 26 ? "" : String.valueOf((char) ('a' + index / 26 - 1))) + (char) ('a' + index % 26);
	}

	private interface Task {
		int run();
	}

	private static void measure(String title, Task task) {
		double[] millis = new double[WARM + RUNS];
		double[] processor = new double[WARM + RUNS];
		int count = 0;
		for (int i = 0; i < millis.length; i++) {
			long begin = System.nanoTime();
			long used = THREADS.getCurrentThreadCpuTime();
			count = task.run();
			processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
			millis[i] = (System.nanoTime() - begin) / 1e6;
		}
		double[] warm = Arrays.copyOfRange(millis, WARM, millis.length);
		double[] warmProcessor = Arrays.copyOfRange(processor, WARM, millis.length);
		Arrays.sort(warm);
		Arrays.sort(warmProcessor);
		System.out.printf("| %s | %d | %.1f | %.2f | %.2f | %.2f | %.2f |%n", title, count, millis[0], warm[RUNS / 2], warm[RUNS * 95 / 100],
				warmProcessor[RUNS / 2], warmProcessor[RUNS * 95 / 100]);
	}
}
