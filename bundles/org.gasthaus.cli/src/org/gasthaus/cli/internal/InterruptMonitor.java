package org.gasthaus.cli.internal;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.jline.utils.Signals;

/** Cancelled by the user's Ctrl+C, which until it is closed does not end the program. */
final class InterruptMonitor extends NullProgressMonitor implements AutoCloseable {
	private final Object before = Signals.register("INT", () -> setCanceled(true));

	@Override
	public void close() {
		Signals.unregister("INT", before);
	}
}
