package org.gasthaus.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** What a command runs with: where to print, what file names are relative to, and, once it asks, the host. */
public interface Invocation {
	/** Buffered; the caller flushes it. */
	PrintStream out();

	PrintStream err();

	/** What relative file names are relative to. */
	Path directory();

	/** Whether only what was asked for is to be printed. */
	boolean quiet();

	/** Whether the user wants stack traces. */
	boolean debug();

	/** The session to the host of {@code --connect}, opened at the first call and closed by the caller of the command. */
	HypervisorSession session() throws HypervisorException;
}
