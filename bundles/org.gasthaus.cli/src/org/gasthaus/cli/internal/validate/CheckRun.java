package org.gasthaus.cli.internal.validate;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.gasthaus.xml.schema.Schemas;

/**
 * Checks inputs; the results are in their order. Many inputs are read in a thread of their own, while the calling thread loads
 * the schema and matches. There is one matcher: what it learns from the first definitions makes the later ones fast, and a
 * second one would have to learn it again.
 */
final class CheckRun {
	/** For fewer inputs a second thread does not pay. */
	private static final int MANY = 20;
	/** How many inputs may wait to be checked; bounds the memory. */
	private static final int WAITING = 256;
	private static final ParsedInput FAILED = new ParsedInput(-1, null, null, null, null);

	private final InputChecker checker;
	private final InputReader reader;
	private final List<Input> inputs;
	private final CheckResult[] results;
	private final BlockingQueue<ParsedInput> queue = new ArrayBlockingQueue<>(WAITING);
	private volatile Throwable readerFailure;

	CheckRun(Schemas schemas, InputStream standardInput, List<Input> inputs) {
		this.checker = new InputChecker(schemas);
		this.reader = new InputReader(standardInput);
		this.inputs = inputs;
		this.results = new CheckResult[inputs.size()];
	}

	/** @throws InterruptedException if the calling thread is interrupted; the reading then ends too */
	CheckResult[] run() throws InterruptedException {
		if (inputs.size() < MANY || Runtime.getRuntime().availableProcessors() == 1) {
			for (int i = 0; i < results.length; i++) {
				results[i] = checker.check(reader.read(i, inputs.get(i)));
			}
			return results;
		}
		Thread helper = new Thread(null, this::readAll, "validate-reader");
		helper.setDaemon(true);
		helper.start();
		try {
			for (int i = 0; i < results.length; i++) {
				ParsedInput parsed = queue.take();
				if (parsed == FAILED) {
					throw new IllegalStateException(readerFailure);
				}
				results[parsed.index()] = checker.check(parsed);
			}
		} finally {
			helper.interrupt();
		}
		return results;
	}

	private void readAll() {
		try {
			for (int i = 0; i < results.length; i++) {
				queue.put(reader.read(i, inputs.get(i)));
			}
		} catch (RuntimeException | Error failure) {
			readerFailure = failure;
			queue.clear();
			queue.offer(FAILED);
		} catch (InterruptedException given) {
			Thread.currentThread().interrupt();
		}
	}
}
