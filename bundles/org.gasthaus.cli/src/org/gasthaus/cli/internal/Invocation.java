package org.gasthaus.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

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

	/** The URI of the host as it was given; {@code null} if none was. */
	String uri();

	/** Whether the host is asked without the right to change something. */
	boolean readOnly();

	/**
	 * Runs other commands of this command line on the same host, one after the other; what they print and how they fail is as if they had been
	 * called. If one of them does not exist, or is written wrongly, none is run.
	 *
	 * @return the exit code of the last one
	 */
	int run(List<List<String>> commands);

	/** Leaves the host; the next call of {@link #session()} connects to this one. @param uri {@code null} for the default */
	void connect(String uri, boolean readOnly);

	/** The session to the host of {@code --connect}, opened at the first call and closed by the caller of the command. */
	HypervisorSession session() throws HypervisorException;
}
