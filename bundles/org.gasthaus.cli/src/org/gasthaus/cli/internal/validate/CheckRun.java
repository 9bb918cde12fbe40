package org.gasthaus.cli.internal.validate;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.check.DefinitionSetCheck;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;

/**
 * Checks inputs; the results are in their order. Many inputs are checked by several threads, each taking the next one that nobody has;
 * each has a checker of its own, because what a checker learns from the first definitions makes the later ones fast.
 */
final class CheckRun {
	/** For fewer inputs a second thread does not pay: it would have to learn what the first one knows. */
	private static final int MANY = 40;
	/** More threads than these would spend their time on learning. */
	private static final int MOST_THREADS = 4;

	private final Schemas schemas;
	private final InputStream standardInput;
	private final List<Input> inputs;
	private final CheckResult[] results;
	private final XmlTree[] trees;
	private final AtomicInteger next = new AtomicInteger();
	private volatile Throwable failure;

	/** @param together whether the inputs are a set, checked against each other too */
	CheckRun(Schemas schemas, InputStream standardInput, List<Input> inputs, boolean together) {
		this.schemas = schemas;
		this.standardInput = standardInput;
		this.inputs = inputs;
		this.results = new CheckResult[inputs.size()];
		this.trees = together ? new XmlTree[inputs.size()] : null;
	}

	/** @throws InterruptedException if the calling thread is interrupted; all threads then end soon */
	CheckResult[] run() throws InterruptedException {
		int processors = Runtime.getRuntime().availableProcessors();
		if (processors > 1) {
			DefinitionCheck.prepare();
		}
		int threads = inputs.size() < MANY ? 1 : Math.min(processors, MOST_THREADS);
		Thread[] helpers = new Thread[threads - 1];
		for (int i = 0; i < helpers.length; i++) {
			helpers[i] = new Thread(null, this::checkSome, "validate-" + (i + 1));
			helpers[i].setDaemon(true);
			helpers[i].start();
		}
		checkSome();
		for (Thread helper : helpers) {
			helper.join();
		}
		if (failure != null) {
			throw new IllegalStateException(failure);
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		if (trees != null) {
			checkTogether();
		}
		return results;
	}

	/** Until all are taken, somebody failed, or the thread is interrupted. */
	private void checkSome() {
		InputReader reader = new InputReader(standardInput);
		InputChecker checker = new InputChecker(schemas);
		try {
			for (int i = next.getAndIncrement(); i < results.length && !Thread.currentThread().isInterrupted(); i = next.getAndIncrement()) {
				ParsedInput parsed = reader.read(inputs.get(i));
				results[i] = checker.check(parsed);
				if (trees != null && results[i].failure() == null) {
					trees[i] = parsed.tree();
				}
			}
		} catch (RuntimeException | Error broken) {
			failure = broken;
		}
		// whatever made this one end ends the others
		next.set(results.length);
	}

	/** Adds to the results what is wrong between them. */
	private void checkTogether() {
		DefinitionSetCheck set = new DefinitionSetCheck();
		Map<String, Integer> places = new HashMap<>();
		for (int i = 0; i < results.length; i++) {
			List<Finding> own = results[i].findings().stream().map(PlacedFinding::finding).toList();
			if (trees[i] != null && set.add(results[i].name(), trees[i], own)) {
				places.put(results[i].name(), i);
			}
		}
		set.check().forEach((name, found) -> {
			int i = places.get(name);
			List<PlacedFinding> all = new ArrayList<>(results[i].findings());
			all.addAll(InputChecker.placed(found, trees[i].text()));
			all.sort(Comparator.comparingInt(placed -> placed.finding().offset()));
			results[i] = new CheckResult(name, all, trees[i].text(), null);
		});
	}
}
