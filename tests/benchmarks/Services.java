import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.colours.Colours;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.ide.fix.Refactorings;
import org.gasthaus.xml.ide.format.FormatOptions;
import org.gasthaus.xml.ide.format.Formatter;
import org.gasthaus.xml.ide.hints.Hints;
import org.gasthaus.xml.ide.structure.Folding;
import org.gasthaus.xml.ide.structure.Outline;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;

/**
 * Measures what an editor asks of a definition of 20 KB after each key, each time with a new snapshot; a check counts from the text to its
 * findings. Prints a table in milliseconds: the time on the clock, and that of the processor, which says more on a busy machine.
 */
class ServicesBenchmark {
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final int WARM = 300;
	private static final int RUNS = 200;

	public static void main(String[] arguments) throws Exception {
		String start = Files.readString(Path.of(arguments[0]));
		int end = start.lastIndexOf("  </devices>");
		StringBuilder longer = new StringBuilder(start.substring(0, end));
		for (int i = 0; longer.length() < 20_000; i++) {
			longer.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2' cache='none'/>\n      <source file='/srv/images/data")
					.append(i).append(".qcow2'/>\n      <target dev='sd").append(name(i)).append("' bus='scsi'/>\n    </disk>\n");
		}
		String text = longer + start.substring(end);
		String wrong = text.replaceFirst("<memory", "<memroy").replaceFirst("</memory", "</memroy");
		LanguageContext context = LanguageContext.of(new Schemas(SchemaSource.packed()));
		DefinitionCheck check = new DefinitionCheck(context.schemas());
		Finding finding = check.check(wrong).get(0);
		System.out.printf("%n### Services on %,d characters, in milliseconds%n%n| service | first | median | 95 %% | median of processor time | 95 %% |%n|---|---|---|---|---|---|%n", text.length());
		measure("check: syntax, schema, rules", () -> check.check(text));
		measure("outline", () -> Outline.of(DefinitionText.of(text, context)));
		measure("folding", () -> Folding.of(DefinitionText.of(text, context)));
		measure("formatting", () -> Formatter.format(DefinitionText.of(text, context), FormatOptions.LIBVIRT));
		measure("colours", () -> Colours.of(DefinitionText.of(text, context)));
		measure("hints", () -> Hints.of(DefinitionText.of(text, context)));
		measure("fixes of one finding, each tried", () -> QuickFixes.of(DefinitionText.of(wrong, context), finding));
		measure("refactorings, each tried", () -> Refactorings.at(DefinitionText.of(text, context), text.lastIndexOf("<target")));
	}

	private static String name(int index) {
		return (index < 26 ? "" : String.valueOf((char) ('a' + index / 26 - 1))) + (char) ('a' + index % 26);
	}

	private interface Task {
		List<?> run() throws Exception;
	}

	private static void measure(String title, Task task) throws Exception {
		double[] millis = new double[WARM + RUNS];
		double[] processor = new double[WARM + RUNS];
		int seen = 0;
		for (int i = 0; i < millis.length; i++) {
			long begin = System.nanoTime();
			long used = THREADS.getCurrentThreadCpuTime();
			seen += task.run().size();
			processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
			millis[i] = (System.nanoTime() - begin) / 1e6;
		}
		double[] warm = Arrays.copyOfRange(millis, WARM, millis.length);
		double[] warmProcessor = Arrays.copyOfRange(processor, WARM, millis.length);
		Arrays.sort(warm);
		Arrays.sort(warmProcessor);
		System.out.printf("| %s | %.1f | %.2f | %.2f | %.2f | %.2f |%n", title, millis[0], warm[RUNS / 2], warm[RUNS * 95 / 100],
				warmProcessor[RUNS / 2], warmProcessor[RUNS * 95 / 100]);
		if (seen < 0) {
			throw new IllegalStateException();
		}
	}
}
