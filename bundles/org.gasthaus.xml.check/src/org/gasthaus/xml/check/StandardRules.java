package org.gasthaus.xml.check;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;

/** The standard rules, loaded once, with the model that they are about. */
final class StandardRules {
	/** Touches what every definition needs: the packages of the model, the shapes of its elements, the rules' classes. */
	private static final String SAMPLE = "<domain type='kvm'><name>n</name><memory>1</memory><os><type arch='x86_64'>hvm</type></os>"
			+ "<devices><disk type='file'><source file='/n'/><target dev='vda' bus='virtio'/></disk></devices></domain>";
	private static final FutureTask<RuleSet> LOADING = new FutureTask<>(StandardRules::load);

	private StandardRules() {
	}

	/** Starts loading in a thread of its own, if nobody has yet. */
	static void prepare() {
		if (!LOADING.isDone()) {
			Thread loader = new Thread(null, LOADING, "rules-loader");
			loader.setDaemon(true);
			loader.start();
		}
	}

	/** The rules; loads them, or waits for who is loading them. */
	static RuleSet get() {
		LOADING.run();
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return LOADING.get();
				} catch (InterruptedException again) {
					// loading takes a fraction of a second, and half of it would be of no use
					interrupted = true;
				}
			}
		} catch (ExecutionException failed) {
			throw new IllegalStateException(failed.getCause());
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static RuleSet load() {
		RuleSet rules = RuleSet.standard();
		rules.check(Definition.read(SAMPLE).root(), HostFacts.UNKNOWN);
		return rules;
	}
}
