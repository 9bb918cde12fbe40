package org.gasthaus.hypervisor;

import org.eclipse.core.runtime.IProgressMonitor;

/** What running domains show. */
public interface DomainScreens {
	/**
	 * Takes a picture.
	 *
	 * @param screen the number of the screen, from 0
	 * @throws TransferException with how far it came; {@code WRONG_STATE} if the domain does not run, {@code INVALID_ARGUMENT} for a screen that is not
	 *             there, {@code READ_ONLY}, {@code UNSUPPORTED}
	 */
	Screenshot take(DomainId id, int screen, IProgressMonitor monitor) throws HypervisorException;
}
