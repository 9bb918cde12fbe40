package org.gasthaus.xml.ui.internal.fix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;

/**
 * The fixes of findings, tried in a thread of their own: each takes some checks of the whole text, too much for the UI thread. What was tried
 * is kept for the last findings that somebody looked at. May be used from any thread.
 */
public final class TriedFixes {
	/** In longer texts a trial would take too long; there only what a finding brings itself is offered. */
	static final int MAX_TRIED_LENGTH = 200_000;
	/** Whoever asks in the UI thread waits no longer. */
	private static final int PATIENCE_MILLIS = 200;
	private static final int MAX_KEPT = 200;
	/** So many findings of a text are tried before somebody asks. */
	private static final int AHEAD = 16;

	private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
		Thread thread = new Thread(task, "Tries fixes of definitions");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		return thread;
	});
	/** Guarded by itself. */
	private static final Map<Key, CompletableFuture<List<Fix>>> KEPT = new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<List<Fix>>> eldest) {
			return size() > MAX_KEPT;
		}
	};

	private record Key(String text, Finding finding) {
	}

	private TriedFixes() {
	}

	/** Has the fixes of a text's first findings tried while nobody waits. */
	public static void prepare(DefinitionText text, List<Finding> findings) {
		if (text.text().length() <= MAX_TRIED_LENGTH) {
			findings.stream().limit(AHEAD).forEach(finding -> start(text, finding));
		}
	}

	/**
	 * The fixes of a finding, the best one first. In the UI thread only what the finding brings itself if trying takes too long; the next call
	 * may know more.
	 */
	public static List<Fix> of(DefinitionText text, Finding finding) {
		if (text.text().length() > MAX_TRIED_LENGTH) {
			return finding.fixes();
		}
		try {
			CompletableFuture<List<Fix>> fixes = start(text, finding);
			return Display.getCurrent() == null ? fixes.get() : fixes.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			return finding.fixes();
		} catch (ExecutionException e) {
			ILog.of(TriedFixes.class).error(e.getCause().getMessage(), e.getCause());
			return finding.fixes();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return finding.fixes();
		}
	}

	private static CompletableFuture<List<Fix>> start(DefinitionText text, Finding finding) {
		synchronized (KEPT) {
			return KEPT.computeIfAbsent(new Key(text.text(), finding), key -> CompletableFuture.supplyAsync(() -> QuickFixes.of(text, finding), THREAD));
		}
	}
}
