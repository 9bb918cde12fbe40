package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.HypervisorException;

/**
 * A command that virsh has too, with its grammar and its output. What it prints is in English in every language, because
 * scripts read it; hints and help are in the user's language.
 */
interface HostCommand {
	Syntax syntax();

	/**
	 * Does it.
	 *
	 * @throws CommandFailure with what virsh would say
	 * @throws HypervisorException for a connection that cannot be had
	 */
	void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException;
}
