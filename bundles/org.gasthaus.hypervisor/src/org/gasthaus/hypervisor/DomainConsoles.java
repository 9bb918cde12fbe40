package org.gasthaus.hypervisor;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;

/** Text consoles and channels of running domains. */
public interface DomainConsoles {
	/**
	 * Opens one. It belongs to the caller, who closes it; closing the session closes it too.
	 *
	 * @param device alias of the device, or {@code null} for the first console
	 * @throws HypervisorException {@code WRONG_STATE} if the domain does not run, {@code FAILED} if somebody has it open already, {@code NO_DOMAIN},
	 *             {@code READ_ONLY}, {@code UNSUPPORTED}
	 */
	DomainConsole open(DomainId id, String device, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException;

	/**
	 * Opens the host's end of a channel, which a program in the guest reads and writes as a port of its virtio bus. As {@link #open} otherwise.
	 *
	 * @param channel alias of the device, or the name that the guest knows it by
	 */
	DomainConsole openChannel(DomainId id, String channel, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException;
}
