package org.gasthaus.cli.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NativeFormats;

/** What a command runs with: where to print, what file names are relative to, and, once it asks, the host. */
public interface Invocation {
	/** Buffered; the caller flushes it. */
	PrintStream out();

	PrintStream err();

	/** What relative file names are relative to. */
	Path directory();

	/** Whether commands are written one after the other, so that one can change {@link #directory()} for those that follow. */
	default boolean inShell() {
		return false;
	}

	/** Changes {@link #directory()}, {@link #inShell()} only. @param folder an absolute path */
	default void enter(Path folder) {
		throw new IllegalStateException(folder.toString());
	}

	/** The variables of the environment. */
	Map<String, String> environment();

	/** Whether what is printed reaches the user at once, so that there may be questions. */
	boolean interactive();

	/** Whether only what was asked for is to be printed. */
	boolean quiet();

	/**
	 * Takes the answer as data, where JSON is wanted: a command that knows more of its values than their text puts them here and prints nothing.
	 * For one guest it is printed at once, so that a command may go on for long after it.
	 *
	 * @return {@code null} where text is wanted
	 */
	default Consumer<JsonContent> json() {
		return null;
	}

	/** Whether the user wants stack traces. */
	boolean debug();

	/** The URI of the host as it was given; {@code null} if none was. */
	String uri();

	/** The character that leaves a console: itself, or {@code ^} and a letter for a control character. */
	default String escape() {
		return "^]";
	}

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

	/** The host that {@link #session()} asks, without asking it. */
	ConnectionUri host() throws HypervisorException;

	/** A host without asking it. @param named its URI, or an alias of it in libvirt's configuration */
	ConnectionUri host(String named) throws HypervisorException;

	/** What is meant by a URI or an alias, as a text that may still be no URI. @throws HypervisorException if libvirt's configuration makes no sense */
	default String meant(String named) throws HypervisorException {
		return named;
	}

	/** How long a host may take for what this command asks. */
	default CallLimits limits(ConnectionUri host) {
		return CallLimits.STANDARD;
	}

	/** The hypervisors that can be reached. */
	Backends backends();

	/** The session to the host of {@code --connect}, opened at the first call and closed by the caller of the command. */
	HypervisorSession session() throws HypervisorException;

	/** A session to a further host, for what concerns two; asked for credentials the same way. The caller closes it. @param uri may be an alias */
	HypervisorSession open(String uri) throws HypervisorException;

	/** The formats of its own that the hypervisor of {@link #session()} has for guests. */
	NativeFormats nativeFormats() throws HypervisorException;
}
