package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.HypervisorException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of {@code gasthaus}. Made when it is called and only then, so that start-up does not pay for the others. */
public interface Command {
	/** Its options and arguments, made by hand: reading annotations would cost more than most commands take. */
	CommandSpec spec();

	/**
	 * Does it.
	 *
	 * @return the exit code
	 * @throws HypervisorException printed by the caller, which then exits with 1
	 * @throws UsageException printed by the caller, which then exits with {@link #usageExitCode()}
	 */
	int run(ParseResult arguments, Invocation invocation) throws HypervisorException, UsageException;

	/** The exit code for arguments that make no sense: 1, as virsh's, unless a command documents another. */
	default int usageExitCode() {
		return 1;
	}
}
