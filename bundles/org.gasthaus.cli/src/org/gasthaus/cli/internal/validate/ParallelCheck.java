package org.gasthaus.cli.internal.validate;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.xml.schema.Schemas;

/** Checks many inputs in the calling thread and, where it pays, in a few more; the results are in the order of the inputs. */
final class ParallelCheck {
	/** Each thread has a matcher that first has to learn; for fewer inputs per thread one thread alone is faster. */
	private static final int INPUTS_PER_THREAD = 200;
	private static final int MAX_THREADS = 4;

	private final Schemas schemas;
	private final InputStream standardInput;
	private final List<Input> inputs;
	private final CheckResult[] results;
	private final AtomicInteger next = new AtomicInteger();

	ParallelCheck(Schemas schemas, InputStream standardInput, List<Input> inputs) {
		this.schemas = schemas;
		this.standardInput = standardInput;
		this.inputs = inputs;
		this.results = new CheckResult[inputs.size()];
	}

	CheckResult[] run() {
		int threads = Math.min(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()), inputs.size() / INPUTS_PER_THREAD);
		Thread[] helpers = new Thread[Math.max(0, threads - 1)];
		Throwable[] thrown = new Throwable[1];
		for (int i = 0; i < helpers.length; i++) {
			helpers[i] = new Thread(null, this::work, "validate-".concat(String.valueOf(i)));
			helpers[i].setDaemon(true);
			helpers[i].setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
			helpers[i].start();
		}
		work();
		for (Thread helper : helpers) {
			join(helper);
		}
		if (thrown[0] != null) {
			throw new IllegalStateException(thrown[0]);
		}
		return results;
	}

	private void work() {
		InputChecker checker = new InputChecker(schemas, standardInput);
		for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
			results[i] = checker.check(inputs.get(i));
		}
	}

	private static void join(Thread helper) {
		boolean interrupted = false;
		while (helper.isAlive()) {
			try {
				helper.join();
			} catch (InterruptedException again) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
