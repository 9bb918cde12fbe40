package org.gasthaus.cli.internal.fix;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.cli.internal.validate.Input;
import org.gasthaus.cli.internal.validate.InputCollector;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.check.DefinitionMender;
import org.gasthaus.xml.check.DefinitionMender.Applied;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextPosition;
import org.gasthaus.xml.text.XmlDecoder;

/**
 * {@code gasthaus fix}: repairs definitions by the fixes that {@code validate} knows, in their files. Exit code 0 means that no error is
 * left, 1 that some are, 2 that something could not be mended at all.
 */
public final class FixCommand implements Command {
	private static final int CLEAN = 0;
	private static final int ERRORS = 1;
	private static final int FAILED = 2;

	private final InputStream standardInput;
	private final Counts counts = new Counts();
	private FixArguments wanted;
	private DefinitionMender mender;
	/** {@code null} where text is wanted. */
	private JsonReport report;
	private PrintStream out;
	private PrintStream err;

	/** What happened to all inputs together. */
	private static final class Counts {
		private int fixes;
		private int changed;
		private int errors;
		private int faulty;
		private int failed;
	}

	/** @param standardInput what {@code -} stands for; it is not closed */
	public FixCommand(InputStream standardInput) {
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
		wanted = FixArguments.read(arguments);
		out = invocation.out();
		err = invocation.err();
		if (wanted.help()) {
			out.append(help());
			return CLEAN;
		}
		if (wanted.inputs().isEmpty()) {
			throw new UsageException(Messages.text("noFiles"));
		}
		if (wanted.inputs().contains("-") && wanted.inputs().size() > 1) {
			throw new UsageException(Messages.text("inputAlone"));
		}
		DefinitionCheck.prepare();
		mender = new DefinitionMender(new DefinitionCheck(new Schemas(source(wanted.schemaFolder(), invocation.directory()))));
		report = wanted.json() ? new JsonReport() : null;
		for (Input input : InputCollector.distinct(new InputCollector(invocation.directory()).collect(wanted.inputs()))) {
			fix(input);
		}
		if (report != null) {
			out.append(report.end()).append('\n');
		}
		out.flush();
		if (!invocation.quiet()) {
			err.append(summary()).append('\n');
		}
		return counts.failed > 0 ? FAILED : counts.errors > 0 ? ERRORS : CLEAN;
	}

	private static SchemaSource source(String folder, Path directory) throws UsageException {
		try {
			return folder == null ? SchemaSource.standard() : SchemaSource.folder(directory.resolve(folder));
		} catch (SchemaException unusable) {
			throw new UsageException(unusable.getMessage());
		}
	}

	private void fix(Input input) {
		String name = input.name();
		if (input.failure() != null) {
			fail(name, input.failure());
			return;
		}
		try {
			if (input.file() == null) {
				filter(name);
			} else {
				fixFile(name, input.file());
			}
		} catch (TextFile.Refusal refusal) {
			fail(name, refusal.getMessage());
		} catch (SchemaException unusable) {
			fail(name, Messages.text("noSchema", name, unusable.getMessage()));
		} catch (IOException failed) {
			fail(name, TextFile.sentence(name, failed));
		}
	}

	private void fail(String name, String reason) {
		out.flush();
		if (report != null) {
			report.failure(name, reason);
		} else {
			err.append("error: ").append(reason).append('\n');
		}
		counts.failed++;
	}

	/** From the standard input to the standard output. What cannot be mended passes unchanged, however large it is. */
	private void filter(String name) throws IOException, TextFile.Refusal, SchemaException {
		byte[] bytes = standardInput.readNBytes(XmlDecoder.MAX_BYTES + 1);
		byte[] result = bytes;
		try {
			TextFile file = TextFile.of(name, bytes);
			Mended mended = mended(file);
			byte[] changed = file.bytes(name, mended.text());
			if (report != null) {
				report.file(name, file.text(), mended, wanted.dryRun(), true);
			} else if (wanted.dryRun()) {
				out.append(LineDiff.unified(name, file.text(), mended.text()));
			}
			result = changed;
			count(mended);
		} finally {
			if (!wanted.dryRun() && report == null) {
				out.write(result, 0, result.length);
				standardInput.transferTo(out);
			}
		}
	}

	private void fixFile(String name, Path path) throws IOException, TextFile.Refusal, SchemaException {
		if (Files.exists(path) && !Files.isRegularFile(path)) {
			throw new TextFile.Refusal(Messages.text("noFile", name));
		}
		TextFile file;
		try (InputStream in = Files.newInputStream(path)) {
			file = TextFile.read(name, in);
		}
		Mended mended = mended(file);
		if (!mended.applied().isEmpty()) {
			byte[] bytes = file.bytes(name, mended.text());
			if (!wanted.dryRun()) {
				file.replace(name, path, bytes);
				if (report == null) {
					tell(name, file.text(), mended);
				}
			} else if (report == null) {
				out.append(LineDiff.unified(name, file.text(), mended.text()));
			}
		}
		if (report != null) {
			report.file(name, file.text(), mended, wanted.dryRun(), false);
		}
		count(mended);
	}

	private Mended mended(TextFile file) throws SchemaException {
		return mender.mend(file.text(), wanted::wants);
	}

	/** One line for each fix. Its place is that in the text at its time: fixes before it may have moved it. */
	private void tell(String name, String before, Mended mended) {
		String text = before;
		for (Applied applied : mended.applied()) {
			TextPosition place = new LineMap(text).position(applied.finding().offset());
			out.append(name).append(':').append(Integer.toString(place.line())).append(':').append(Integer.toString(place.column())).append(": ")
					.append(applied.fix().title()).append(" [").append(applied.finding().code()).append("]\n");
			text = org.gasthaus.xml.text.TextEdit.apply(text, applied.fix().edits());
		}
	}

	private void count(Mended mended) {
		int errors = 0;
		for (Finding finding : mended.left()) {
			errors += finding.isError() ? 1 : 0;
		}
		counts.fixes += mended.applied().size();
		counts.changed += mended.applied().isEmpty() ? 0 : 1;
		counts.errors += errors;
		counts.faulty += errors > 0 ? 1 : 0;
	}

	private String summary() {
		String mode = wanted.dryRun() ? "dryRun" : "summary";
		String done = Messages.text(mode, counts.fixes, counts.changed);
		String left = counts.errors == 0 ? Messages.text(mode.concat("Clean"), done)
				: Messages.text(mode.concat("Errors"), done, counts.errors, counts.faulty);
		return counts.failed == 0 ? left : Messages.text("summaryFailures", left, counts.failed);
	}
}
