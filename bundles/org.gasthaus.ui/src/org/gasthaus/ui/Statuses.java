package org.gasthaus.ui;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.gasthaus.hypervisor.HypervisorException;

/** The one place where a hypervisor's refusal becomes a status of the workbench. */
public final class Statuses {
	private Statuses() {
	}

	/** An error that the platform shows to the user, with the sentence of the exception; the code and the cause are for the log. */
	public static IStatus of(HypervisorException failure) {
		return new Status(IStatus.ERROR, GasthausUi.ID, failure.nativeCode(), failure.getMessage(), failure.getCause());
	}

	/** The same as a warning: it goes to the log and opens no dialog. For what nobody asked for at that moment. */
	public static IStatus quietly(HypervisorException failure) {
		return new Status(IStatus.WARNING, GasthausUi.ID, failure.nativeCode(), failure.getMessage(), failure.getCause());
	}
}
