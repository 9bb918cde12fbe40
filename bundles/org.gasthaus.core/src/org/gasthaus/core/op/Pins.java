package org.gasthaus.core.op;

import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;

/** What pinning has to say where a driver knows running domains only. */
final class Pins {
	/** Tells a host which processors may be used. */
	@FunctionalInterface
	interface Pin {
		/** Blocks. */
		void pin() throws HypervisorException;
	}

	private Pins() {
	}

	/** The test driver has no words for the next start; it says so with those of its check of flags. */
	static void pin(DomainHandle domain, Set<Impact> impacts, Pin change) throws HypervisorException {
		try {
			change.pin();
		} catch (HypervisorException e) {
			if (impacts.contains(Impact.CONFIG) && knowsNoWord(e)) {
				throw new HypervisorException(Code.UNSUPPORTED, NLS.bind(Messages.Pins_runningOnly, domain.name(), domain.connection()), e);
			}
			throw e;
		}
	}

	/** Whether a driver refused because it was told for which state something is. */
	static boolean knowsNoWord(HypervisorException e) {
		return e.reason().contains("unsupported flags");
	}
}
