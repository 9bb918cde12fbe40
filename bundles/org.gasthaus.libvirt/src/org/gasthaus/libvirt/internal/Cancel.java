package org.gasthaus.libvirt.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The check for cancel. Apart, so that a command without a monitor loads no class of the platform. */
final class Cancel {
	private Cancel() {
	}

	static void check(IProgressMonitor monitor) {
		if (monitor != null) {
			Thrower.check(monitor);
		}
	}

	private static final class Thrower {
		static void check(IProgressMonitor monitor) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
		}
	}
}
