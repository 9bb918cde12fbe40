package org.gasthaus.cli.internal.validate;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/**
 * {@code gasthaus validate}: checks definitions against libvirt's schemas and against the rules, without a hypervisor. Exit code 0 means no errors,
 * 1 errors, 2 that something could not be checked.
 */
public final class ValidateCommand implements Command {
	private static final int CLEAN = 0;
	private static final int ERRORS = 1;
	private static final int FAILED = 2;

	private final InputStream standardInput;

	/** @param standardInput what {@code -} stands for; it is not closed */
	public ValidateCommand(InputStream standardInput) {
		this.standardInput = standardInput;
	}

	@Override
	public String help() {
		return Messages.text("help");
	}

	@Override
	public int usageExitCode() {
		return FAILED;
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws UsageException {
		ValidateArguments wanted = ValidateArguments.read(arguments);
		if (wanted.help()) {
			invocation.out().append(help());
			return CLEAN;
		}
		if (wanted.inputs().isEmpty()) {
			throw new UsageException(Messages.text("noFiles"));
		}
		Report report = report(wanted.format(), invocation.directory());
		Schemas schemas = new Schemas(source(wanted.schemaFolder(), invocation.directory()));
		List<Input> inputs = new InputCollector(invocation.directory()).collect(wanted.inputs());
		if (wanted.together()) {
			inputs = InputCollector.distinct(inputs);
		}
		CheckResult[] results;
		try {
			results = new CheckRun(schemas, standardInput, inputs, wanted.together()).run();
		} catch (InterruptedException given) {
			Thread.currentThread().interrupt();
			throw new UsageException(Messages.text("interrupted"));
		}
		report.print(results, invocation.out());
		invocation.out().flush();
		return summarize(results, invocation.err(), invocation.quiet());
	}

	private static Report report(String format, Path directory) throws UsageException {
		return switch (format) {
		case "text" -> new TextReport();
		case "json" -> new JsonReport();
		case "sarif" -> new SarifReport(directory);
		case "github" -> new GithubReport();
		default -> throw new UsageException(Messages.text("unknownFormat", format));
		};
	}

	private static SchemaSource source(String folder, Path directory) throws UsageException {
		try {
			return folder == null ? SchemaSource.standard() : SchemaSource.folder(directory.resolve(folder));
		} catch (SchemaException unusable) {
			throw new UsageException(unusable.getMessage());
		}
	}

	private static int summarize(CheckResult[] results, PrintStream err, boolean quiet) {
		int checked = 0;
		int faulty = 0;
		int errors = 0;
		for (CheckResult result : results) {
			if (result.failure() != null) {
				err.println("error: " + result.failure());
			} else {
				checked++;
				int own = result.errors();
				errors += own;
				faulty += own > 0 ? 1 : 0;
			}
		}
		if (!quiet) {
			err.println(summary(checked, faulty, errors, results.length - checked));
		}
		if (checked < results.length) {
			return FAILED;
		}
		return errors > 0 ? ERRORS : CLEAN;
	}

	private static String summary(int checked, int faulty, int errors, int failed) {
		String clean = checked == 1 ? Messages.text("summaryCleanOne") : Messages.text("summaryClean", checked);
		String summary = errors == 0 ? clean : errors == 1 ? Messages.text("summaryError", checked) : Messages.text("summaryErrors", checked, faulty, errors);
		return failed == 0 ? summary : Messages.text("summaryFailures", summary, failed);
	}
}
