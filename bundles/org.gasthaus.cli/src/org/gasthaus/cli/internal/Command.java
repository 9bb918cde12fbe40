package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;

/** One command of {@code gasthaus}. Made when it is called and only then, so that start-up does not pay for the others. */
public interface Command {
	/** How it is written and what its options do, in lines for the help. */
	String help();

	/**
	 * Does it.
	 *
	 * @param arguments what stands after its name
	 * @return the exit code
	 * @throws HypervisorException printed by the caller, which then exits with {@link #failureExitCode()}
	 * @throws UsageException printed by the caller, which then exits with {@link #usageExitCode()}
	 */
	int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException;

	/** Whether it can answer as JSON: then it gets the option {@code --json} wherever that was written. */
	default boolean answersAsJson() {
		return true;
	}

	/** The exit code for what the host refuses: 1, as virsh's, unless a command documents another. */
	default int failureExitCode() {
		return 1;
	}

	/** The exit code for arguments that make no sense: 1, as virsh's, unless a command documents another. */
	default int usageExitCode() {
		return 1;
	}
}
